// Loaded before relctl (`node --import`): kills the process right before its nth call that changes something.
// RELCTL_KILL_AT is n. If the process ends by itself, the number of calls is written to the file in RELCTL_CALLS.
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const killAt = Number(process.env.RELCTL_KILL_AT);
let calls = 0;

function fatal(owner, name) {
  const real = owner[name];
  owner[name] = (...args) => {
    calls += 1;
    if (calls === killAt) process.kill(process.pid, 'SIGKILL');
    return real.apply(owner, args);
  };
}

for (const name of ['chmod', 'link', 'mkdir', 'open', 'rename', 'rm', 'symlink', 'writeFile'])
  fatal(fs.promises, name);
fatal(fs, 'writeFileSync');
fatal(childProcess, 'spawn');
syncBuiltinESMExports();

process.on('exit', () => {
  fs.appendFileSync(process.env.RELCTL_CALLS, String(calls));
});
