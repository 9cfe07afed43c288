import tseslint from 'typescript-eslint';

/**
 * The rooms of docs/architecture.md and what each may import. `core` is pure: nothing there reads a clock, a
 * file, a process or the network, and only the packages named in `PURE_PACKAGES` are allowed.
 */
const PURE_PACKAGES = [
  '@iarna/toml',
  'toml-eslint-parser',
  'jsonc-parser',
  'yaml',
  'fastest-levenshtein',
  'conventional-commits-parser',
  '@noble/hashes/sha2.js',
  '@noble/hashes/utils.js',
];

/** The rooms that know the command line; nobody below imports them. */
const EDGE = ['program', 'commands', 'cli', 'demo'];

const IMPURE_GLOBALS = [
  'process',
  'console',
  'Date',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'fetch',
  'Buffer',
  'performance',
].map((name) => ({ name, message: 'core and report are pure: io reads the world and hands it over' }));

const notFrom = (...rooms) =>
  rooms.map((room) => ({
    group: [`**/${room}/*`, `**/${room}/**`],
    message: `this room does not import ${room}`,
  }));

/** Inside core, each room imports only those below it. */
const CORE_ORDER = [
  ['init'],
  ['audit'],
  ['release'],
  ['rule'],
  ['notes'],
  ['changelog', 'provider', 'image'],
  ['snapshot'],
  ['tag'],
  ['version', 'commit', 'preflight', 'plan'],
  ['config'],
  ['syntax', 'jinja', 'hook'],
  ['error', 'text'],
];

const coreOrder = CORE_ORDER.flatMap((rooms, level) =>
  rooms.map((room) => ({
    files: [`src/core/${room}/**/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: `^(?!\\.|${PURE_PACKAGES.join('$|')}$)`, message: 'core imports only pure packages' },
            ...notFrom('io', 'report', ...EDGE, ...CORE_ORDER.slice(0, level).flat()),
          ],
        },
      ],
    },
  })),
);

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'coverage'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: './test/tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['bin/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: { 'max-lines': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['src/core/**/*.ts', 'src/report/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
      'no-restricted-syntax': [
        'error',
        {
          selector: ':function[async=true]',
          message: 'core and report are synchronous: io does the waiting',
        },
        { selector: 'AwaitExpression', message: 'core and report are synchronous: io does the waiting' },
      ],
    },
  },
  ...coreOrder,
  {
    files: ['src/report/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^(?!\\.|diff$)', message: 'report is pure' }, ...notFrom('io', ...EDGE)],
        },
      ],
    },
  },
  {
    files: ['src/io/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@oclif/*', 'listr2', '@inquirer/*'], message: 'io does not know the command line' },
            ...notFrom('report', ...EDGE),
          ],
        },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['src/cli/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: notFrom('commands', 'demo', 'program') }] },
  },
  {
    files: ['src/demo/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: notFrom('commands', 'program', 'report') }] },
  },
  {
    files: ['src/program/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: notFrom('demo', 'report') }] },
  },
  {
    files: ['src/commands/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@oclif/*'], message: 'a command is data: src/program gives it to oclif' },
            {
              group: ['**/io/**', '!**/io/files/package.ts'],
              message: 'commands call cli, and cli calls io',
            },
            ...notFrom('program'),
          ],
        },
      ],
    },
  },
);
