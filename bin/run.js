#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { main } from '../dist/cli/main.js';

await main(process.argv.slice(2), fileURLToPath(new URL('..', import.meta.url)));
for (const stream of [process.stdout, process.stderr]) await new Promise((done) => stream.write('', done));
// Node's own way out takes its time, and a signal ends the process there though all is done: the release is out, and
// the exit code would say that it is not.
process.exit();
