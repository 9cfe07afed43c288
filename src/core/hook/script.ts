import { shellCommand } from '../text/shell.ts';

/** The hooks that `hook install` installs in a clone. */
export const CLIENT_HOOKS = ['commit-msg', 'pre-push'] as const;

/** The hooks that it installs in a bare repository. */
export const SERVER_HOOKS = ['pre-receive'] as const;

export type InstalledHook = (typeof CLIENT_HOOKS)[number] | (typeof SERVER_HOOKS)[number];

/** Where a script finds relctl if it is not on the PATH. */
export interface InstalledFrom {
  /** The Node that relctl ran on; absolute. */
  readonly node: string;
  /** relctl's own `bin/run.js`; absolute. */
  readonly program: string;
  /** The configuration, if it is not found from the top of the working tree; relative to that. */
  readonly config: string | null;
}

/** The new name of a hook that was there before. The script runs it first. */
export function keptName(hook: InstalledHook): string {
  return `${hook}.before-relctl`;
}

/** If it is set, a script only says where relctl is, and lets nothing through. */
export const PROBE = 'RELCTL_HOOK_PROBE';

/** How a script's answer to a probe begins. The token and the place of relctl follow. */
export const PROBE_ANSWER = 'relctl-hook';

/** In a script's answer to a probe: it did not find relctl. */
export const GONE = 'gone';

/** Raised when the script changes. */
const FORMAT = 2;

/** A hook for any POSIX shell. git starts it at the top of the working tree, or in the bare repository. */
export function hookScript(hook: InstalledHook, { node, program, config }: InstalledFrom): string {
  const settings = config === null ? '' : ` ${shellCommand(['--config', config])}`;
  return `#!/bin/sh
# relctl ${hook} ${FORMAT}: installed by 'relctl hook install', removed by 'relctl hook uninstall'
node=${quoted(node)}
installed=${quoted(program)}
before="\${0%/*}/${keptName(hook)}"

if command -v relctl >/dev/null 2>&1; then
  found=relctl
elif [ -x "$node" ] && [ -f "$installed" ]; then
  found=$installed
${inProject(hook)}else
  found=
fi

# A probe only asks whether git runs this script.
if [ -n "\${${PROBE}+set}" ]; then
  echo "${PROBE_ANSWER} ${hook} $${PROBE} \${found:-${GONE}}"
  exit 97
fi

judge() {
  case $found in
    '')
      echo "relctl's ${hook} hook can't find relctl: it is neither on the PATH nor at $installed. Install it, or remove the hook: rm \\"$0\\"" >&2
      exit 1 ;;
    "$installed") exec "$node" "$installed" hook ${hook}${settings} "$@" ;;
    *) exec "$found" hook ${hook}${settings} "$@" ;;
  esac
}

${chain(hook)}`;
}

/** A project may have relctl among its dependencies. A bare repository has no project. */
function inProject(hook: InstalledHook): string {
  if (hook === 'pre-receive') return '';
  return `elif [ -x ./node_modules/.bin/relctl ]; then
  found=./node_modules/.bin/relctl
`;
}

/** The hook that was there before runs first: it may still change the message. */
function chain(hook: InstalledHook): string {
  if (hook === 'commit-msg') return `if [ -x "$before" ]; then "$before" "$@" || exit; fi\njudge "$@"\n`;
  // Both read git's list of refs from stdin; the full stop keeps the last newline.
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
  /** As an earlier relctl wrote it, or a relctl at another place. */
  | 'older'
  /** relctl's, but edited. */
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

/** The script without what depends on where relctl is. */
function withoutPlaces(script: string): string {
  return script
    .replace(/^(node|installed)=.*$/gm, '$1=')
    .replaceAll(/ --config (?:'[^\n]*'|\S+) "\$@"/g, ' "$@"');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
