/**
 * The error of uv itself, if it failed before it ran the program, without its progress messages.
 *
 * @returns null if the program ran, or the command does not start with uv
 */
export function refusalOfUv(run: string, output: string): string | null {
  if (!/^uv\b/.test(run)) return null;
  const lines = output.split('\n');
  const first = lines.findIndex((line) => !PROGRESS.test(line));
  const said = lines.slice(first).join('\n');
  if (first === -1 || !OWN.some((words) => words.test(said))) return null;
  return (lines[first] ?? '').replace(/^(?:error: | +× )/, '');
}

/** Progress messages of uv before it runs the program. */
const PROGRESS =
  /^(?:$|warning: |Using |Creating |Removed |Resolved |Prepared |Installed |Uninstalled |Audited |Bytecode | *(?:Building|Built|Downloading|Downloaded|Updating|Updated|Preparing) | [+~-] |\s)/;

/** Errors of uv itself: with a cause below, in the form of older releases, or with these words. Errors of the program look similar. */
const OWN = [
  /^error: .*\n {2}(?:cause|Caused by): /,
  /^ +× /,
  /^error: (?:No interpreter found|The Python request|The requested interpreter|The lockfile|Failed to parse(?: `uv\.lock`|: pyproject)|Failed to spawn|No solution found)/,
];
