/** Loaded before relctl (`node --import`): stdin and stderr say that they are a terminal, though they are pipes. */
process.stdin.isTTY = true;
process.stdin.setRawMode = () => process.stdin;
process.stderr.isTTY = true;
process.stderr.getWindowSize = () => [120, 40];
