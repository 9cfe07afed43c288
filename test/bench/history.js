// What a dry run costs on a long history, beside the limits it is measured against: the start of Node, and plain
// `git log` of the same fields. Prints ratios; asserts nothing. Run it with `npm run bench [-- COMMITS]`.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RELCTL = fileURLToPath(new URL('../../bin/run.js', import.meta.url));
const RUNS = 5;
const COMMITS = Number(process.argv[2] ?? 100_000);
const root = mkdtempSync(join(tmpdir(), 'relctl-bench-'));
const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', TZ: 'UTC' };
// Reading a certificate store takes longer than all of Node's start.
delete env.NODE_EXTRA_CA_CERTS;

try {
  const small = repository('small', 10);
  const long = repository('long', COMMITS);
  const node = median(() => run(process.execPath, ['-e', '0'], root));
  const start = median(() => run(process.execPath, [RELCTL, 'bump', '--dry-run'], small));
  const whole = median(() => run(process.execPath, [RELCTL, 'bump', '--dry-run'], long));
  const fields = ['log', '-z', '--format=tformat:%H%x00%P%x00%s%x00%b', 'v1.0.0..HEAD'];
  const log = median(() => run('git', fields, long));
  const rows = [
    ['node -e 0', node, ''],
    ['dry run, 10 commits', start, `${ratio(start, node)} × node -e 0`],
    [`git log, ${COMMITS} commits`, log, ''],
    [`dry run, ${COMMITS} commits`, whole, `${ratio(whole - start, log)} × git log, start-up aside`],
    ['git processes, 10 commits', processes(small), ''],
    [`git processes, ${COMMITS} commits`, processes(long), ''],
  ];
  for (const [what, figure, remark] of rows) {
    const shown = what.startsWith('git processes') ? String(figure) : `${figure.toFixed(0)} ms`;
    console.log(`${what.padEnd(32)}${shown.padStart(10)}  ${remark}`);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** A released project with this many commits since; made by fast-import, for `git commit` would take minutes. */
function repository(name, commits) {
  const folder = join(root, name);
  execFileSync('git', ['init', '--quiet', '-b', 'main', folder], { env });
  const messages = [
    'feat(api): a feature\n\nA body of two lines,\nas people write them.\n',
    'docs: words\n',
    'fix: a bug\n\nRefs: #12\n',
  ];
  const stream = [];
  const pyproject =
    '[project]\nname = "app"\nversion = "1.0.0"\n\n[tool.commitizen]\ntag_format = "v$version"\nversion_provider = "pep621"\nupdate_changelog_on_bump = true\n';
  const changelog = '## v1.0.0 (2020-09-13)\n\n### Feat\n\n- begin\n';
  for (let number = 0; number <= commits; number += 1) {
    const message = number === 0 ? 'chore: begin\n' : messages[number % messages.length];
    stream.push(
      `commit refs/heads/main\ncommitter A <a@example.com> ${1_600_000_000 + number} +0000\ndata ${Buffer.byteLength(message)}\n${message}\n`,
    );
    if (number === 0) {
      stream.push(`M 100644 inline pyproject.toml\ndata ${pyproject.length}\n${pyproject}\n`);
      stream.push(`M 100644 inline CHANGELOG.md\ndata ${changelog.length}\n${changelog}\n`);
    }
    const text = `${number}\n`;
    stream.push(`M 100644 inline src/file${number % 50}.txt\ndata ${text.length}\n${text}\n`);
    if (number === 0) stream.push('reset refs/tags/v1.0.0\nfrom refs/heads/main\n\n');
  }
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], {
    env,
    input: stream.join(''),
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  execFileSync('git', ['-C', folder, 'reset', '--quiet', '--hard'], { env });
  return folder;
}

/** Milliseconds. */
function run(program, args, cwd, more = {}) {
  const begin = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, { cwd, env: { ...env, ...more }, maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return Number(process.hrtime.bigint() - begin) / 1e6;
}

function median(measure) {
  measure();
  const figures = Array.from({ length: RUNS }, measure).sort((a, b) => a - b);
  return figures[Math.floor(RUNS / 2)];
}

/** Every process of git writes one file of its own into the trace folder. */
function processes(folder) {
  const trace = mkdtempSync(join(root, 'trace-'));
  run(process.execPath, [RELCTL, 'bump', '--dry-run'], folder, { GIT_TRACE2_EVENT: trace });
  return readdirSync(trace).length;
}

function ratio(a, b) {
  return (a / b).toFixed(1);
}
