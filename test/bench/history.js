// Measures a dry run on a long history, compared with the start of Node and with plain `git log` of the same fields.
// Prints ratios, and asserts nothing. Run it with `npm run bench [-- COMMITS]`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, median, printRows, processes, ratio, RELCTL, run } from './measure.js';

const COMMITS = Number(process.argv[2] ?? 100_000);
const root = mkdtempSync(join(tmpdir(), 'relctl-bench-'));

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
    ['git processes, 10 commits', processes(small, ['bump', '--dry-run'], root), ''],
    [`git processes, ${COMMITS} commits`, processes(long, ['bump', '--dry-run'], root), ''],
  ];
  printRows(rows);
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** A released project with this many commits since. Made with fast-import, since `git commit` would take minutes. */
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
