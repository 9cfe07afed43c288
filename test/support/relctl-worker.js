// Runs relctl many times in one process. Its output goes to stdout and stderr of the process, which are files. The answer
// to each message is the exit code.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { main } = createRequire(import.meta.url)('../../dist/main.cjs');
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

// Each run listens to both streams.
process.stdout.setMaxListeners(0);
process.stderr.setMaxListeners(0);

process.on('message', async ({ args, cwd, env }) => {
  process.env = { ...env };
  process.chdir(cwd);
  process.exitCode = undefined;
  await main(args);
  const exit = process.exitCode ?? 0;
  process.exitCode = undefined;
  process.chdir(ROOT);
  process.send(exit);
});
