/**
 * What uv itself refuses before it runs anything: its own words, without those that it says of every run.
 *
 * @returns null where the program of the command has run, or the command is none of uv's
 */
export function refusalOfUv(run: string, output: string): string | null {
  if (!/^uv\b/.test(run)) return null;
  const lines = output.split('\n');
  const first = lines.findIndex((line) => !PROGRESS.test(line));
  const said = lines.slice(first).join('\n');
  if (first === -1 || !OWN.some((words) => words.test(said))) return null;
  return (lines[first] ?? '').replace(/^(?:error: | +× )/, '');
}

/** What uv tells on its way to the program. */
const PROGRESS =
  /^(?:$|warning: |Using |Creating |Removed |Resolved |Prepared |Installed |Uninstalled |Audited |Bytecode | *(?:Building|Built|Downloading|Downloaded|Updating|Updated|Preparing) | [+~-] |\s)/;

/** Its errors: with a cause below them, as older releases had it, or of these words. Those of a program that it runs look alike. */
const OWN = [
  /^error: .*\n {2}(?:cause|Caused by): /,
  /^ +× /,
  /^error: (?:No interpreter found|The Python request|The requested interpreter|The lockfile|Failed to parse(?: `uv\.lock`|: pyproject)|Failed to spawn|No solution found)/,
];
