// Bundles the commit hooks into one file, dist/hook/commit.js: loading two hundred files would make every commit slow.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Parsers that most commits do not need, with the exports that are used. They are loaded on the first call. */
const LATE = {
  yaml: { functions: ['isAlias', 'isMap', 'isScalar', 'isSeq', 'parseDocument'], classes: [] },
  'jsonc-parser': { functions: ['parseTree', 'printParseErrorCode'], classes: [] },
  'toml-eslint-parser': { functions: ['parseTOML'], classes: ['ParseError'] },
};

const TOML = '@iarna/toml';
/** The package loads all of its modules, but only the parser is used. */
const PARSE_ALONE = `import parse from '@iarna/toml/parse-string.js'; export default { parse };`;

await build({
  root: fileURLToPath(new URL('..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  plugins: [
    {
      name: 'late',
      enforce: 'pre',
      resolveId: (name) => (Object.hasOwn(LATE, name) || name === TOML ? `\0late:${name}` : null),
      load(id) {
        if (!id.startsWith('\0late:')) return null;
        const name = id.slice('\0late:'.length);
        return name === TOML ? PARSE_ALONE : lateModule(name);
      },
    },
  ],
  ssr: { noExternal: true, external: ['simple-git'], target: 'node' },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/hook',
    emptyOutDir: true,
    minify: true,
    rollupOptions: { input: { commit: 'dist/cli/hook/hook-entry.js' } },
  },
});

function lateModule(name) {
  const { functions, classes } = LATE[name];
  return [
    `import { createRequire } from 'node:module';`,
    `let loaded; const library = () => (loaded ??= createRequire(import.meta.url)('${name}'));`,
    ...functions.map((each) => `export const ${each} = (...words) => library().${each}(...words);`),
    ...classes.map(
      (each) =>
        `export class ${each} { static [Symbol.hasInstance](value) { return value instanceof library().${each}; } }`,
    ),
  ].join('\n');
}
