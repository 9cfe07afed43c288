// relctl, run again and again in one process: what it prints goes to the process's own stdout and stderr, which are
// files; its exit code is the answer to each message.
import { fileURLToPath } from 'node:url';
import { main } from '../../dist/cli/main.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

// Each run listens to both streams.
process.stdout.setMaxListeners(0);
process.stderr.setMaxListeners(0);

process.on('message', async ({ args, cwd, env }) => {
  process.env = { ...env };
  process.chdir(cwd);
  process.exitCode = undefined;
  await main(args, ROOT);
  const exit = process.exitCode ?? 0;
  process.exitCode = undefined;
  process.chdir(ROOT);
  process.send(exit);
});
