// Measures `relctl status` with many branches and tags, compared with its own start in a small repository and with plain
// `git for-each-ref`. Prints ratios, and asserts nothing. Run it with
// `npm run bench:status [-- BRANCHES TAGS]`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, median, printRows, processes, ratio, RELCTL, run } from './measure.js';

const BRANCHES = Number(process.argv[2] ?? 5_000);
const TAGS = Number(process.argv[3] ?? 10_000);
/** The number of commits on each branch. */
const OWN = 4;
const root = mkdtempSync(join(tmpdir(), 'relctl-bench-'));

try {
  const small = repository('small', 1, 1);
  const large = repository('large', BRANCHES, TAGS);
  const start = median(() => run(process.execPath, [RELCTL, 'status'], small));
  const whole = median(() => run(process.execPath, [RELCTL, 'status'], large));
  const names = median(() => run('git', ['for-each-ref'], large));
  const dates = median(() => run('git', ['for-each-ref', '--format=%(refname) %(creatordate)'], large));
  const size = `${BRANCHES} branches, ${TAGS} tags`;
  printRows([
    ['status, 1 branch, 1 tag', start, ''],
    ['git for-each-ref', names, size],
    ['git for-each-ref with dates', dates, size],
    ['status', whole, `${ratio(whole, start)} × the small one; ${size}`],
    ['status, start-up aside', whole - start, `${ratio(whole - start, names)} × git for-each-ref`],
    ['', whole - start, `${ratio(whole - start, dates)} × git for-each-ref with dates`],
    ['git processes, small', processes(small, ['status'], root), ''],
    ['git processes, large', processes(large, ['status'], root), ''],
  ]);
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** A main branch with only releases, and branches on the remote that start at many of its commits. */
function repository(name, branches, tags) {
  const folder = join(root, name);
  execFileSync('git', ['init', '--quiet', '-b', 'main', folder], { env });
  const begin = 1_600_000_000;
  const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const commit = (ref, mark, at, message) =>
    `commit ${ref}\n${mark}committer A <a@example.com> ${begin + at} +0000\n${data(message)}`;
  const stream = [];
  for (let number = 1; number <= tags; number += 1) {
    const version = `1.${Math.floor(number / 100)}.${number % 100}`;
    const pyproject = `[project]\nname = "app"\nversion = "${version}"\n\n[tool.commitizen]\ntag_format = "v$version"\nversion_provider = "pep621"\n`;
    stream.push(
      commit('refs/heads/main', `mark :${number}\n`, number * 100, `bump: version to ${version}\n`),
      `M 100644 inline pyproject.toml\n${data(pyproject)}\n`,
      `tag v${version}\nfrom :${number}\ntagger A <a@example.com> ${begin + number * 100} +0000\n`,
      data(`v${version}\n\nReleased-by: relctl 1.0.0\n`),
    );
  }
  for (let number = 0; number < branches; number += 1) {
    for (let own = 0; own < OWN; own += 1) {
      const at = tags * 100 + number * 10 + own;
      stream.push(commit(`refs/remotes/origin/feat/${number}`, '', at, `feat: ${number}.${own}\n`));
      if (own === 0) stream.push(`from :${tags - (number % tags)}\n`);
      stream.push(`M 100644 inline src/${number}\n${data(String(own))}\n`);
    }
  }
  stream.push('reset refs/remotes/origin/main\nfrom refs/heads/main\n\n');
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], {
    env,
    input: stream.join(''),
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  execFileSync('git', ['-C', folder, 'remote', 'add', 'origin', join(root, 'nowhere')], { env });
  execFileSync('git', ['-C', folder, 'pack-refs', '--all'], { env });
  execFileSync('git', ['-C', folder, 'reset', '--quiet', '--hard'], { env });
  return folder;
}
