let isSet = false;

/**
 * Has V8 optimize less code, for the rest of this process. A command on a long history runs for less than a second: to
 * optimize its loops takes more CPU than it saves. It must be called after the program is loaded, since Node does not use its
 * own code cache with other flags.
 */
export async function expectShortRun(): Promise<void> {
  if (isSet || !HAS_FLAG) return;
  isSet = true;
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--interrupt-budget=2000000');
}

/** Newer versions of V8 don't have this flag, and print an error. */
const HAS_FLAG = Number.parseInt(process.versions.node, 10) < 22;
