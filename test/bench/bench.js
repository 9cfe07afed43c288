// Measures what relctl costs, against the start of Node, plain git, and any of cz and git-cliff on the PATH. All programs of a
// row run in turns. Prints the table of docs/performance.md, and asserts nothing.
// Run it with `npm run bench [-- --rounds N] [-- --only TEXT] [-- --million]`. It needs python3. The rows with a million commits
// take a minute each.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { env, has, measured } from './measure.js';
import { repository } from './repository.js';

const RELCTL = fileURLToPath(new URL('../../bin/run.js', import.meta.url));
const MEMORY = fileURLToPath(new URL('memory.js', import.meta.url));
const { values } = parseArgs({
  options: { rounds: { type: 'string' }, only: { type: 'string' }, million: { type: 'boolean' } },
});
const ROUNDS = Number(values.rounds ?? 11);
const root = mkdtempSync(join(tmpdir(), 'relctl-bench-'));
const [cz, cliff] = [has('cz'), has('git-cliff')];

const relctl = (line) => [process.execPath, RELCTL, ...line.split(' ')];
const START = ['node -e 0', [process.execPath, '-e', '0']];
const TAGS = ['git for-each-ref', ['git', 'for-each-ref', 'refs/tags']];
const log = (range) => ['git log', ['git', 'log', '-z', '--format=tformat:%H%x00%P%x00%s%x00%b', range]];
const CZ_BUMP = ['cz', 'bump', '--dry-run', '--yes'];
const CLIFF_BUMP = ['git-cliff', '--unreleased', '--bump'];

/** Each row: its name, the repository, what the limit is made of, and the programs. */
const ROWS = [
  ['`--version`', 'small', [START], relctl('--version'), ['cz', 'version'], ['git-cliff', '--version']],
  [
    'hook commit-msg',
    'small',
    [START],
    relctl('hook commit-msg message'),
    ['cz', 'check', '--commit-msg-file', 'message'],
  ],
  [
    'check --commit-msg-file',
    'small',
    [START],
    relctl('check --commit-msg-file message'),
    ['cz', 'check', '--commit-msg-file', 'message'],
  ],
  ['version --project', 'small', [START], relctl('version --project'), ['cz', 'version', '--project']],
  ['images', 'small', [START, TAGS], relctl('images')],
  ['status', 'small', [START, TAGS, log('v1.9.0..HEAD')], relctl('status')],
  [
    'check --rev-range',
    'small',
    [START, log('v1.9.0..HEAD')],
    relctl('check --rev-range v1.9.0..HEAD'),
    ['cz', 'check', '--rev-range', 'v1.9.0..HEAD'],
  ],
  [
    'bump --dry-run, 1k commits, 50 since the tag',
    'small',
    [START, TAGS, log('v1.9.0..HEAD')],
    relctl('bump --dry-run'),
    CZ_BUMP,
    CLIFF_BUMP,
  ],
  [
    'the same, 100k commits',
    'long',
    [START, TAGS, log('v1.999.0..HEAD')],
    relctl('bump --dry-run'),
    CZ_BUMP,
    CLIFF_BUMP,
  ],
  [
    '100k commits, 5,000 since the tag',
    'wide',
    [START, TAGS, log('v1.950.0..HEAD')],
    relctl('bump --dry-run'),
    CZ_BUMP,
    CLIFF_BUMP,
  ],
  [
    'changelog from scratch, 10k commits',
    'new',
    [START, TAGS, log('HEAD')],
    relctl('changelog --dry-run'),
    ['cz', 'changelog', '--dry-run'],
    ['git-cliff'],
  ],
  [
    'the same, 100k commits',
    'newer',
    [START, TAGS, log('HEAD')],
    relctl('changelog --dry-run'),
    ['cz', 'changelog', '--dry-run'],
    null,
  ],
  ['audit, 100k commits', 'long', [START, TAGS, log('HEAD')], relctl('audit')],
  ...(values.million
    ? [
        ['audit, 1M commits', 'million', [START, TAGS, log('HEAD')], relctl('audit')],
        [
          'changelog from scratch, 1M commits',
          'million',
          [START, TAGS, log('HEAD')],
          relctl('changelog --dry-run'),
        ],
      ]
    : []),
];

const REPOSITORIES = {
  small: (folder) => repository(folder, 1_000, 50),
  long: (folder) => repository(folder, 100_000, 50),
  wide: (folder) => repository(folder, 100_000, 5_000),
  new: (folder) => repository(folder, 10_000, 50, false),
  newer: (folder) => repository(folder, 100_000, 50, false),
  million: (folder) => repository(folder, 1_000_000, 50),
};

try {
  console.log(
    '| workload | limit | relctl | commitizen | git-cliff | wall, memory |\n| --- | --- | --- | --- | --- | --- |',
  );
  const built = new Set();
  for (const [name, place, limits, ours, theirs = null, cliffs = null] of ROWS) {
    if (values.only !== undefined && !name.includes(values.only)) continue;
    const cwd = join(root, place);
    if (!built.has(place)) {
      REPOSITORIES[place](cwd);
      writeFileSync(join(cwd, '.git', 'message'), 'feat: search\n');
      writeFileSync(join(cwd, 'message'), 'feat: search\n');
      built.add(place);
    }
    const commands = {
      ...Object.fromEntries(limits.map(([what, argv]) => [what, { argv, cwd }])),
      relctl: { argv: ours, cwd },
      ...(cz && theirs !== null ? { cz: { argv: theirs, cwd } } : {}),
      ...(cliff && cliffs !== null ? { cliff: { argv: cliffs, cwd } } : {}),
    };
    const found = measured(commands, ROUNDS);
    console.log(rowOf(name, limits, found, memoryOf(ours, cwd)));
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** In MB, of relctl alone. */
function memoryOf([node, ...line], cwd) {
  const file = join(root, 'memory');
  const argv = ['--import', MEMORY, ...line];
  spawnSync(node, argv, { cwd, env: { ...env, BENCH_MEMORY: file }, stdio: 'ignore' });
  return Number(readFileSync(file, 'utf8')) / 1024;
}

function rowOf(name, limits, found, memory) {
  const limit = limits.reduce((sum, [what]) => sum + found[what].cpu, 0);
  const cell = (one) =>
    one === undefined ? '–' : `${(one.cpu / limit).toFixed(1)} × (${one.cpu.toFixed(0)} ms)`;
  const { wall } = found.relctl;
  const cells = [name, `${limit.toFixed(0)} ms`, cell(found.relctl), cell(found.cz), cell(found.cliff)];
  return `| ${[...cells, `${wall.toFixed(0)} ms, ${memory.toFixed(0)} MB`].join(' | ')} |`;
}
