// Bundles the program into dist: one file that every command line loads, one for each command, and one for each library
// that few command lines need. Loading hundreds of modules one by one would take longer than all the rest.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Libraries that are loaded by the first use, with the exports that relctl uses. */
const LATE = {
  yaml: { functions: ['isAlias', 'isMap', 'isScalar', 'isSeq', 'parseDocument'] },
  'jsonc-parser': { functions: ['parseTree', 'printParseErrorCode'] },
  'toml-eslint-parser': { functions: ['parseTOML'], classes: ['ParseError'] },
  diff: { functions: ['createTwoFilesPatch'] },
  'fastest-levenshtein': { functions: ['closest', 'distance'] },
  'supports-hyperlinks': { functions: ['createSupportsHyperlinks'] },
};

/** A module of relctl that is loaded in the same way: most command lines report no error, and it is as large as the rest of `base`. */
const CATALOGUE = { name: 'catalogue', file: 'src/core/error/catalogue.ts', objects: ['catalogue'] };

/** Libraries that stay packages: they are loaded from node_modules, and rarely. */
const PACKAGES = [/^@oclif\//, /^@inquirer\//, 'listr2'];

/** The package loads all of its modules, but only the parser is used. */
const TOML_PARSER = `import parse from '@iarna/toml/parse-string.js'; export default { parse };`;

const VIRTUAL = '\0late:';

const late = {
  name: 'late',
  resolveId(name, importer) {
    if (name === '@iarna/toml') return `${VIRTUAL}${name}`;
    if (name === './catalogue.ts' && importer?.includes('/core/error/')) return `${VIRTUAL}${CATALOGUE.name}`;
    return Object.hasOwn(LATE, name) && importer !== undefined ? `${VIRTUAL}${name}` : null;
  },
  load(id) {
    if (!id.startsWith(VIRTUAL)) return null;
    const name = id.slice(VIRTUAL.length);
    if (name === '@iarna/toml') return TOML_PARSER;
    return lateModule(name, name === CATALOGUE.name ? CATALOGUE : LATE[name]);
  },
};

/** A module that loads the library's own file in dist. */
function lateModule(name, { functions = [], classes = [], objects = [] }) {
  return [
    `import { createRequire } from 'node:module';`,
    `let loaded; const library = () => (loaded ??= createRequire(import.meta.url)('./${name}.cjs'));`,
    ...functions.map((each) => `export const ${each} = (...words) => library().${each}(...words);`),
    ...classes.map(
      (each) =>
        `export class ${each} { static [Symbol.hasInstance](value) { return value instanceof library().${each}; } }`,
    ),
    ...objects.map(
      (each) =>
        `export const ${each} = new Proxy({}, {
          get: (_, key) => library().${each}[key],
          ownKeys: () => Reflect.ownKeys(library().${each}),
          getOwnPropertyDescriptor: (_, key) => Object.getOwnPropertyDescriptor(library().${each}, key),
        });`,
    ),
  ].join('\n');
}

/**
 * Which modules share a file. Every file costs a third of a millisecond, and so does every 20 KB that are not needed: each
 * kind of command line has one file for what all of its kind load, after those of the kinds before it.
 */
const SHARED = [
  ['base', ['program/main.ts', 'core/error/catalogue.ts']],
  ['hook', ['commands/hook/commit-msg.ts', 'commands/hook/pre-commit.ts']],
  ['project', ['commands/check.ts']],
  ['release', ['commands/bump.ts']],
];

/** The name of the first file in {@link SHARED} whose commands load the module; null if none does. */
function sharedFile(id, context) {
  if (id.startsWith(`${root}src/core/error/catalogue`)) return null;
  const found = SHARED.find(([, entries]) =>
    entries.some((entry) => loadedBy(`${root}src/${entry}`, context).has(id)),
  );
  return found?.[0] ?? null;
}

const closures = new Map();

/** All modules that are loaded at once with this one. */
function loadedBy(entry, context) {
  const known = closures.get(entry);
  if (known !== undefined) return known;
  const reached = new Set([entry]);
  for (const id of reached)
    for (const next of context.getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  closures.set(entry, reached);
  return reached;
}

await rm(`${root}/dist`, { recursive: true, force: true });
const { output } = await build({
  cwd: root,
  input: {
    main: 'src/program/main.ts',
    oclif: 'src/program/oclif.ts',
    help: 'src/program/help.ts',
    'command-not-found': 'src/program/command-not-found.ts',
    [CATALOGUE.name]: CATALOGUE.file,
    ...Object.fromEntries(Object.keys(LATE).map((name) => [name, name])),
  },
  platform: 'node',
  // jsonc-parser's CommonJS form can't be bundled.
  resolve: { mainFields: ['module', 'main'] },
  checks: { eval: false },
  logLevel: 'warn',
  external: PACKAGES,
  plugins: [late],
  output: {
    dir: 'dist',
    format: 'cjs',
    exports: 'named',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    codeSplitting: { groups: [{ name: sharedFile, debugName: 'shared' }] },
    sourcemap: 'hidden',
    minify: true,
  },
});

await writeLicenses(output.flatMap(({ moduleIds = [] }) => moduleIds));
for (const file of await readdir(`${root}/dist`))
  if (file.endsWith('.map')) await leaveOutSources(`${root}/dist/${file}`);

/** The licenses of the bundled libraries ask to be passed on. */
async function writeLicenses(modules) {
  const folders = new Set(
    modules.flatMap((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0] ?? []),
  );
  const texts = await Promise.all([...folders].sort().map(licenseOf));
  await writeFile(`${root}/dist/LICENSES.txt`, texts.join('\n'));
}

async function licenseOf(folder) {
  const { name, version, license } = createRequire(import.meta.url)(join(folder, 'package.json'));
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? '' : await readFile(join(folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text}`;
}

/** A stack names files and lines. The text of all modules would triple the package. */
async function leaveOutSources(file) {
  const map = JSON.parse(await readFile(file, 'utf8'));
  delete map.sourcesContent;
  await writeFile(file, JSON.stringify(map));
}
