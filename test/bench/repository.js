// Builds the repositories of the benchmark with `git fast-import`, since `git commit` would take minutes.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { env } from './measure.js';

const TYPES = ['feat', 'fix', 'docs', 'chore', 'refactor(core)', 'perf'];
const EVERY = 100;
const pyproject = (version) =>
  `[project]\nname = "app"\nversion = "${version}"\n\n[tool.commitizen]\ntag_format = "v$version"\nversion_provider = "pep621"\nupdate_changelog_on_bump = true\n`;

/**
 * A project with a release after every hundredth commit. The first section of its changelog is the last release, as in real ones.
 *
 * @param since how many commits come after the last release
 * @param changelog whether there is a changelog
 */
export function repository(folder, commits, since, changelog = true) {
  execFileSync('git', ['init', '--quiet', '-b', 'main', folder], { env });
  // A million commits are too long for one string.
  const input = `${folder}.import`;
  const file = openSync(input, 'w');
  let stream = [];
  const last = commits - since;
  let minor = 0;
  for (let number = 1; number <= commits; number += 1) {
    const isRelease = number === last || (number < last && number % EVERY === 0);
    if (isRelease) minor += 1;
    const message = isRelease
      ? `bump: version 1.${minor - 1}.0 → 1.${minor}.0\n`
      : `${TYPES[number % TYPES.length]}: change number ${number}\n\nA line about change ${number}.\nAnother line.\n`;
    stream.push(
      `commit refs/heads/main\ncommitter A <a@b> ${1_600_000_000 + number * 600} +0000\n`,
      data(message),
    );
    if (number === 1) stream.push(blob('pyproject.toml', pyproject('1.0.0')));
    if (isRelease) {
      stream.push(blob('pyproject.toml', pyproject(`1.${minor}.0`)));
      const section = `## v1.${minor}.0 (2024-01-01)\n\n### Feat\n\n- something\n`;
      if (changelog) stream.push(blob('CHANGELOG.md', section));
    }
    stream.push(blob(`src/file${number % 50}.py`, `x = ${number}\n`));
    if (isRelease) stream.push(`reset refs/tags/v1.${minor}.0\nfrom refs/heads/main\n\n`);
    if (number % 10_000 === 0 || number === commits) {
      writeSync(file, stream.join(''));
      stream = [];
    }
  }
  closeSync(file);
  const stdin = openSync(input, 'r');
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], { env, stdio: [stdin, 'ignore', 'inherit'] });
  closeSync(stdin);
  rmSync(input);
  execFileSync('git', ['-C', folder, 'reset', '--quiet', '--hard'], { env });
  execFileSync('git', ['-C', folder, 'pack-refs', '--all'], { env });
  return folder;
}

function data(text) {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function blob(path, text) {
  return `M 100644 inline ${path}\n${data(text)}`;
}
