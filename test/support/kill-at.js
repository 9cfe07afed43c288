// Loaded before relctl (`node --import`): ends the process, without a word, right before the nth call by which it
// changes the world. RELCTL_KILL_AT is that n; where the process lives to see its end, RELCTL_CALLS gets the count.
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
