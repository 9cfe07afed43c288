/** A program that keeps a repository's hooks; 'elsewhere': they stand in a folder of the person's or the machine's. */
export type HookManager = 'pre-commit' | 'husky' | 'lefthook' | 'elsewhere';

/** What a repository shows of who keeps its hooks. */
export interface HookSigns {
  /** Whether `core.hooksPath` is set outside of the repository. */
  readonly isElsewhere: boolean;
  /** `core.hooksPath`; null where it is not set. */
  readonly hooksPath: string | null;
  /** Names in the top of the work tree. */
  readonly names: readonly string[];
  /** The texts of the hooks that are there. */
  readonly hooks: readonly string[];
}

/** null: nobody does. */
export function managerOf({ isElsewhere, hooksPath, names, hooks }: HookSigns): HookManager | null {
  const says = (pattern: RegExp): boolean => hooks.some((text) => pattern.test(text));
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (isElsewhere) return 'elsewhere';
  if (/(?:^|\/)\.husky(?:\/_)?\/?$/.test(hooksPath ?? '') || says(/husky/) || has(/^\.husky$/))
    return 'husky';
  if (says(/lefthook/) || has(/^\.?lefthook\.(?:ya?ml|toml|json)$/)) return 'lefthook';
  return says(/pre-commit\.com/) || has(/^\.pre-commit-config\.ya?ml$/) ? 'pre-commit' : null;
}

/** What a person adds, and to what, for relctl's hooks to run there. */
export function linesFor(manager: HookManager, folder: string): string {
  switch (manager) {
    case 'elsewhere':
      return (
        `to ${folder}/commit-msg:\n\n    relctl hook commit-msg "$1" || exit\n\n` +
        `to ${folder}/pre-push, which has to hand on what git says on stdin:\n\n    relctl hook pre-push "$@" || exit\n`
      );
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
            name: the commit message, and no version by hand
            language: system
            entry: relctl hook commit-msg
            stages: [commit-msg]
            always_run: true

and then: pre-commit install --hook-type commit-msg
`;
  }
}
