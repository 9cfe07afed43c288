#!/usr/bin/env node
import { fileURLToPath } from 'node:url';

const argv = process.argv.slice(2);
// The hooks of a commit have a way of their own, which loads little: somebody waits for them.
const isAnswered =
  argv[0] === 'hook' && (await (await import('../dist/hook/commit.js')).answerHook(argv.slice(1)));
if (!isAnswered) {
  const { main } = await import('../dist/cli/main.js');
  await main(argv, fileURLToPath(new URL('..', import.meta.url)));
  for (const stream of [process.stdout, process.stderr]) await new Promise((done) => stream.write('', done));
  // Node's own way out takes its time, and a signal ends the process there though all is done: the release is out, and
  // the exit code would say that it is not.
  process.exit();
}
