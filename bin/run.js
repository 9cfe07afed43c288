#!/usr/bin/env node
import { fileURLToPath } from 'node:url';

const argv = process.argv.slice(2);
// Commit hooks have their own entry point, which loads little, because every commit waits for them.
const isAnswered =
  argv[0] === 'hook' && (await (await import('../dist/hook/commit.js')).answerHook(argv.slice(1)));
if (!isAnswered) {
  const { main } = await import('../dist/cli/main.js');
  await main(argv, fileURLToPath(new URL('..', import.meta.url)));
  for (const stream of [process.stdout, process.stderr]) await new Promise((done) => stream.write('', done));
  // Node takes a while to exit by itself. A signal during that time would end the process with a failure, although the
  // release is published.
  process.exit();
}
