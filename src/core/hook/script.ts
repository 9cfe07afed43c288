import { shellCommand } from '../text/shell.ts';

/** The hooks that `hook install` sets up. */
export const INSTALLED_HOOKS = ['commit-msg', 'pre-push'] as const;
export type InstalledHook = (typeof INSTALLED_HOOKS)[number];

/** Where a script finds relctl when it is neither on the PATH nor in the project. */
export interface InstalledFrom {
  /** The Node that relctl ran on; absolute. */
  readonly node: string;
  /** relctl's own `bin/run.js`; absolute. */
  readonly program: string;
  /** The configuration, where it is not found from the top of the work tree; relative to that. */
  readonly config: string | null;
}

/** The name under which a hook that was there before is kept, beside the script that runs it first. */
export function keptName(hook: InstalledHook): string {
  return `${hook}.before-relctl`;
}

/** Set, it makes a script tell where relctl is and let nothing through. */
export const PROBE = 'RELCTL_HOOK_PROBE';

/** What a script says to a probe, before the token and where it found relctl. */
export const PROBE_ANSWER = 'relctl-hook';

/** In a script's answer to a probe: relctl was nowhere to be found. */
export const GONE = 'gone';

/** Raised when the script changes. */
const FORMAT = 1;

/** A hook for any POSIX shell. git starts it at the top of the work tree. */
export function hookScript(hook: InstalledHook, { node, program, config }: InstalledFrom): string {
  const settings = config === null ? '' : ` ${shellCommand(['--config', config])}`;
  return `#!/bin/sh
# relctl ${hook} ${FORMAT}: made by 'relctl hook install', taken out by 'relctl hook uninstall'
node=${quoted(node)}
installed=${quoted(program)}
before="\${0%/*}/${keptName(hook)}"

if command -v relctl >/dev/null 2>&1; then
  found=relctl
elif [ -x ./node_modules/.bin/relctl ]; then
  found=./node_modules/.bin/relctl
elif [ -x "$node" ] && [ -f "$installed" ]; then
  found=$installed
else
  found=
fi

# A probe asks whether this script is run at all: it lets nothing through.
if [ -n "\${${PROBE}+set}" ]; then
  echo "${PROBE_ANSWER} ${hook} $${PROBE} \${found:-${GONE}}"
  exit 97
fi

judge() {
  case $found in
    '')
      echo "relctl's ${hook} hook can't find relctl: it is not on the PATH, not in node_modules/.bin and not at $installed; install it, or take the hook out: rm \\"$0\\"" >&2
      exit 1 ;;
    "$installed") exec "$node" "$installed" hook ${hook}${settings} "$@" ;;
    *) exec "$found" hook ${hook}${settings} "$@" ;;
  esac
}

${chain(hook)}`;
}

/** The hook that was there before comes first: it may still change the message. */
function chain(hook: InstalledHook): string {
  if (hook === 'commit-msg') return `if [ -x "$before" ]; then "$before" "$@" || exit; fi\njudge "$@"\n`;
  // Both read what git says of the push; the full stop keeps the last newline.
  return `[ -x "$before" ] || judge "$@"
input=$(cat; echo .)
say() { printf '%s' "\${input%.}" 2>/dev/null; }
say | "$before" "$@" || exit
say | judge "$@"
`;
}

export type ScriptKind =
  /** As relctl wrote it. */
  | 'own'
  /** As an earlier relctl wrote it, or one at another place. */
  | 'older'
  /** relctl's, changed by a person. */
  | 'edited'
  /** Not relctl's. */
  | 'foreign';

/** @param from where relctl is now */
export function kindOfScript(text: string, hook: InstalledHook, from: InstalledFrom): ScriptKind {
  const format = new RegExp(`^#!/bin/sh\n# relctl ${hook} (\\d+): `).exec(text)?.[1];
  if (format === undefined) return 'foreign';
  if (text === hookScript(hook, from)) return 'own';
  if (Number(format) !== FORMAT) return 'older';
  return withoutPlaces(text) === withoutPlaces(hookScript(hook, from)) ? 'older' : 'edited';
}

/** What differs between two places, left out. */
function withoutPlaces(script: string): string {
  return script
    .replace(/^(node|installed)=.*$/gm, '$1=')
    .replaceAll(/ --config (?:'[^\n]*'|\S+) "\$@"/g, ' "$@"');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
