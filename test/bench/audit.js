// Measures `relctl audit` on a long history and the push hooks on a long push, compared with plain `git log` of the
// same commits. Prints figures and ratios, and asserts nothing. Run it with `npm run bench:audit [-- COMMITS TAGS]`.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, printRows, processes, ratio, RELCTL, run } from './measure.js';

const COMMITS = Number(process.argv[2] ?? 100_000);
const TAGS = Number(process.argv[3] ?? 10_000);
/** The number of commits in a push. */
const PUSHED = 10_000;
const root = mkdtempSync(join(tmpdir(), 'relctl-bench-'));

try {
  const small = repository('small', 10, 1);
  const large = repository('large', COMMITS, TAGS);
  const start = run(process.execPath, [RELCTL, 'audit'], small);
  const whole = run(process.execPath, [RELCTL, 'audit'], large);
  const log = run('git', ['log', '-z', '--format=tformat:%H%x00%P%x00%s%x00%b'], large);
  const size = `${COMMITS} commits, ${TAGS} tags`;
  printRows([
    ['git log', log, size],
    ['audit, 10 commits', start, ''],
    ['audit', whole, `${ratio(whole, log)} × git log; ${size}`],
    ['pre-push', hook(large, 'pre-push', ['origin']), `${PUSHED} commits to main`],
    ['pre-receive', hook(large, 'pre-receive', []), `${PUSHED} commits to main`],
    ['git processes, small', processes(small, ['audit'], root), ''],
    ['git processes, large', processes(large, ['audit'], root), ''],
  ]);
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** The time of a hook for a push of the newest commits to main, in milliseconds. */
function hook(folder, name, args) {
  const revision = (text) =>
    execFileSync('git', ['rev-parse', text], { cwd: folder, env, encoding: 'utf8' }).trim();
  const [from, to] = [revision(`main~${Math.min(PUSHED, COMMITS - 1)}`), revision('main')];
  const input =
    name === 'pre-push'
      ? `refs/heads/main ${to} refs/heads/main ${from}\n`
      : `${from} ${to} refs/heads/main\n`;
  const begin = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, [RELCTL, 'hook', name, ...args], {
    cwd: folder,
    env,
    input,
  });
  if (status !== 0) throw new Error(`hook ${name}: ${stderr}`);
  return Number(process.hrtime.bigint() - begin) / 1e6;
}

/** A main branch with evenly spaced releases. Each has its own lock file and a changelog section. */
function repository(name, commits, tags) {
  const folder = join(root, name);
  execFileSync('git', ['init', '--quiet', '-b', 'main', folder], { env });
  const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const versionOf = (number) => `1.${Math.floor(number / 100)}.${number % 100}`;
  const every = Math.floor(commits / tags);
  const stream = [];
  let released = 0;
  const sections = [];
  for (let number = 0; number < commits; number += 1) {
    const isRelease = number % every === 0 && released < tags;
    const version = versionOf(released);
    const message = isRelease
      ? `bump: version ${released === 0 ? '0.0.0' : versionOf(released - 1)} → ${version}\n`
      : 'fix(api): a bug\n\nA body of two lines,\nas people write them.\n';
    stream.push(
      `commit refs/heads/main\ncommitter A <a@example.com> ${1_600_000_000 + number} +0000\n${data(message)}`,
    );
    stream.push(`M 100644 inline src/file${number % 50}.txt\n${data(String(number))}`);
    if (!isRelease) continue;
    const pyproject = `[project]\nname = "app"\nversion = "${version}"\n\n[tool.commitizen]\ntag_format = "v$version"\nversion_provider = "pep621"\nupdate_changelog_on_bump = true\n`;
    const lock = `[[package]]\nname = "app"\nversion = "${version}"\nsource = { editable = "." }\n`;
    stream.push(`M 100644 inline pyproject.toml\n${data(pyproject)}M 100644 inline uv.lock\n${data(lock)}`);
    sections.push(`## v${version} (2020-09-13)\n\n### Fix\n\n- **api**: a bug\n`);
    if (released === tags - 1)
      stream.push(`M 100644 inline CHANGELOG.md\n${data(sections.toReversed().join('\n'))}`);
    stream.push(`reset refs/tags/v${version}\nfrom refs/heads/main\n\n`);
    released += 1;
  }
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], {
    env,
    input: stream.join(''),
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  execFileSync('git', ['-C', folder, 'pack-refs', '--all'], { env });
  execFileSync('git', ['-C', folder, 'reset', '--quiet', '--hard'], { env });
  return folder;
}
