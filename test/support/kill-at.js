// Loaded before relctl (`node --import`): kills the process at a step that changes something, for example a started git
// command or a renamed file.
//
// RELCTL_KILL names the moment: `before git commit`, `at git commit` (right after it was started), `after rename CHANGELOG.md`.
// RELCTL_KILL_AT is a number instead: the process is killed before that step. If it ends by itself, the number of steps is
// written to the file in RELCTL_CALLS.
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename, relative } from 'node:path';

const killAt = Number(process.env.RELCTL_KILL_AT);
const [, moment, awaited] = /^(before|at|after) (.*)$/.exec(process.env.RELCTL_KILL ?? '') ?? [];
let calls = 0;
let isNext = false;

function fatal(owner, name, stepOf) {
  const real = owner[name];
  owner[name] = (...args) => {
    calls += 1;
    const isAwaited = awaited !== undefined && stepOf(args) === awaited;
    if (calls === killAt || isNext || (isAwaited && moment === 'before'))
      process.kill(process.pid, 'SIGKILL');
    isNext = isAwaited;
    return real.apply(owner, args);
  };
}

const pathOf = (path) => relative(process.cwd(), String(path));

for (const name of ['chmod', 'mkdir', 'open', 'rm', 'writeFile'])
  fatal(fs.promises, name, ([path]) => `${name} ${pathOf(path)}`);
for (const name of ['link', 'rename', 'symlink'])
  fatal(fs.promises, name, ([, path]) => `${name} ${pathOf(path)}`);
fatal(fs, 'writeFileSync', ([path]) => `writeFile ${pathOf(path)}`);
fatal(childProcess, 'spawn', ([program, args]) => commandOf([program, ...args]));
syncBuiltinESMExports();

/** `git commit`, or only the program. A command that relctl watches is started by a shell. */
function commandOf(words) {
  const git = words.indexOf('git');
  if (git === -1) return words.map((word) => basename(word)).findLast((word) => !word.startsWith('-')) ?? '';
  const [, ...args] = words.slice(git);
  while (args[0]?.startsWith('-')) args.splice(0, args[0] === '-c' ? 2 : 1);
  return `git ${args[0] ?? ''}`;
}

process.on('exit', () => {
  if (process.env.RELCTL_CALLS !== undefined) fs.appendFileSync(process.env.RELCTL_CALLS, String(calls));
});
