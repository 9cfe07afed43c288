/** Loaded before relctl (`node --import`): makes stdin and stderr look like a terminal, although they are pipes. */
process.stdin.isTTY = true;
process.stdin.setRawMode = () => process.stdin;
process.stderr.isTTY = true;
process.stderr.getWindowSize = () => [120, 40];
