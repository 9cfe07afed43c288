#!/usr/bin/env node
'use strict';
// CommonJS: Node loads it faster than an ES module, and git waits for this program at every commit.
const argv = process.argv.slice(2);

if (argv.length === 1 && argv[0] === '--version') {
  const { version } = require('../package.json');
  console.log(`relctl/${version} ${process.platform}-${process.arch} node-${process.version}`);
} else {
  const { enableCompileCache } = require('node:module');
  // Node has it since 22.1, and keeps it apart for each version of itself since 22.8.
  if (enableCompileCache !== undefined) keepCompiled(enableCompileCache);
  void start();
}

async function start() {
  const { main } = require('../dist/main.cjs');
  await main(argv);
  for (const stream of [process.stdout, process.stderr]) await new Promise((done) => stream.write('', done));
  // Node takes a while to exit by itself. A signal during that time would end the process with a failure, although the
  // release is published.
  process.exit();
}

/**
 * Keeps the compiled program in the user's cache folder. Node executes what it finds there, so nobody else may be able to
 * write to the folder. Without such a folder, relctl only starts more slowly.
 */
function keepCompiled(enableCompileCache) {
  const { lstatSync, mkdirSync } = require('node:fs');
  const { isAbsolute, join } = require('node:path');
  const { XDG_CACHE_HOME = '', HOME = '' } = process.env;
  const parent = isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(HOME, '.cache');
  if (!isAbsolute(parent) || process.getuid === undefined) return;
  const folder = join(parent, 'relctl');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(folder);
    const isOwn = uid === process.getuid() && (mode & 0o170000) === 0o040000 && (mode & 0o022) === 0;
    if (isOwn) enableCompileCache(folder);
  } catch {
    // A read-only file system, or no home.
  }
}
