import type { InstalledHook } from './script.ts';

/** A tool that manages a repository's hooks. 'elsewhere': they are in a folder outside the repository. */
export type HookManager = 'pre-commit' | 'husky' | 'lefthook' | 'elsewhere';

/** The signs of what manages the hooks of a repository. */
export interface HookSigns {
  /** Whether `core.hooksPath` is set outside the repository. */
  readonly isElsewhere: boolean;
  /** `core.hooksPath`; null: it is not set. */
  readonly hooksPath: string | null;
  /** The names at the top of the working tree. */
  readonly names: readonly string[];
  /** The texts of the hooks that are there. */
  readonly hooks: readonly string[];
}

/** null: no tool does. */
export function managerOf({ isElsewhere, hooksPath, names, hooks }: HookSigns): HookManager | null {
  const says = (pattern: RegExp): boolean => hooks.some((text) => pattern.test(text));
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (isElsewhere) return 'elsewhere';
  if (/(?:^|\/)\.husky(?:\/_)?\/?$/.test(hooksPath ?? '') || says(/husky/) || has(/^\.husky$/))
    return 'husky';
  if (says(/lefthook/) || has(/^\.?lefthook\.(?:ya?ml|toml|json)$/)) return 'lefthook';
  return says(/pre-commit\.com/) || has(/^\.pre-commit-config\.ya?ml$/) ? 'pre-commit' : null;
}

/** The lines to add, and the files to add them to, so that relctl's hooks run. */
export function linesFor(manager: HookManager, folder: string, hooks: readonly InstalledHook[]): string {
  switch (manager) {
    case 'elsewhere':
      return hooks.map((hook) => `to ${folder}/${CALLS[hook]}`).join('\n');
    case 'husky':
      return (
        'to .husky/commit-msg:\n\n    relctl hook commit-msg "$1"\n\n' +
        'to .husky/pre-push:\n\n    relctl hook pre-push "$@"\n'
      );
    case 'lefthook':
      return `to lefthook's configuration:

    commit-msg:
      commands:
        relctl:
          run: relctl hook commit-msg {1}
    pre-push:
      commands:
        relctl:
          run: relctl hook pre-push {1} {2}
          use_stdin: true

and then: lefthook install
`;
    case 'pre-commit':
      return `to .pre-commit-config.yaml:

    repos:
      - repo: local
        hooks:
          - id: relctl-commit-msg
            name: check the commit message and the version
            language: system
            entry: relctl hook commit-msg
            stages: [commit-msg]
            always_run: true

and then: pre-commit install --hook-type commit-msg
`;
  }
}

const CALLS: Readonly<Record<InstalledHook, string>> = {
  'commit-msg': 'commit-msg:\n\n    relctl hook commit-msg "$1" || exit\n',
  'pre-push': 'pre-push, which must pass its stdin on:\n\n    relctl hook pre-push "$@" || exit\n',
  'pre-receive': 'pre-receive, which must pass its stdin on:\n\n    relctl hook pre-receive || exit\n',
};
