// Measures how much the commit-msg hook adds to `git commit`, compared with the start of Node and the real `cz check`.
// The fastest of many runs counts, because other processes can only slow a run down. Prints ratios, and asserts nothing.
// Run it with `npm run bench:hook`. cz must be on the PATH, or in CZ.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, printRows, ratio, RELCTL, run } from './measure.js';

const ROUNDS = Number(process.argv[2] ?? 30);
const CZ = process.env.CZ ?? 'cz';
const root = mkdtempSync(join(tmpdir(), 'relctl-bench-'));
const PYPROJECT = `[project]\nname = "app"\nversion = "1.0.0"\n\n[tool.commitizen]\ntag_format = "v$version"\nversion_provider = "pep621"\n`;

try {
  const [plain, hooked, versioned, checked] = ['plain', 'hooked', 'versioned', 'checked'].map(repository);
  for (const folder of [hooked, versioned]) run(process.execPath, [RELCTL, 'hook', 'install'], folder);
  const hook = join(checked, '.git', 'hooks', 'commit-msg');
  writeFileSync(hook, `#!/bin/sh\nexec '${CZ}' check --allow-abort --commit-msg-file "$1"\n`);
  chmodSync(hook, 0o755);
  const hasCz = answers(CZ, ['version']);

  const contestants = {
    node: () => run(process.execPath, ['-e', '0'], root),
    plain: () => commit(plain),
    hooked: () => commit(hooked),
    versioned: () => commit(versioned, true),
    ...(hasCz ? { checked: () => commit(checked) } : {}),
  };
  const least = {};
  // Each round runs all of them, so that a busy minute affects all of them.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, measure] of Object.entries(contestants)) {
      least[name] = Math.min(least[name] ?? Infinity, measure());
    }
  }
  const cost = (name) => least[name] - least.plain;
  const told = (name) => `${ratio(cost(name), least.node)} × node -e 0`;
  printRows([
    ['node -e 0', least.node, ''],
    ['git commit without hooks', least.plain, ''],
    ['the hook, nothing of the version', cost('hooked'), told('hooked')],
    ['the hook, pyproject.toml staged', cost('versioned'), told('versioned')],
    ...(hasCz ? [['cz check as the hook', cost('checked'), told('checked')]] : []),
  ]);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function repository(name) {
  const folder = join(root, name);
  execFileSync('git', ['init', '--quiet', '-b', 'main', folder], { env });
  for (const [key, value] of [
    ['user.name', 'A'],
    ['user.email', 'a@example.com'],
    ['gc.auto', '0'],
  ]) {
    execFileSync('git', ['-C', folder, 'config', key, value], { env });
  }
  writeFileSync(join(folder, 'pyproject.toml'), PYPROJECT);
  execFileSync('git', ['-C', folder, 'add', '.'], { env });
  execFileSync('git', ['-C', folder, 'commit', '--quiet', '-m', 'feat: begin'], { env });
  return folder;
}

/** The time of one commit that changes the version's file or another file, in milliseconds. */
function commit(folder, touchesVersionFile = false) {
  const stamp = `# ${process.hrtime.bigint()}\n`;
  if (touchesVersionFile) writeFileSync(join(folder, 'pyproject.toml'), PYPROJECT + stamp);
  else writeFileSync(join(folder, 'a'), stamp);
  execFileSync('git', ['-C', folder, 'add', '.'], { env });
  return run('git', ['commit', '--quiet', '-m', 'feat: a change'], folder);
}

function answers(program, args) {
  try {
    run(program, args, root);
    return true;
  } catch {
    return false;
  }
}
