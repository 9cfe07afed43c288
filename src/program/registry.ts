import type { Command } from '../cli/line/command.ts';

/** Loads a command. A command line loads only its own. */
type Load = () => Promise<{ readonly default: Command }>;

/** All commands by id: their words, joined with `:`. */
export const COMMANDS: Readonly<Record<string, Load>> = {
  abort: () => import('../commands/abort.ts'),
  audit: () => import('../commands/audit.ts'),
  bump: () => import('../commands/bump.ts'),
  changelog: () => import('../commands/changelog.ts'),
  check: () => import('../commands/check.ts'),
  commit: () => import('../commands/commit.ts'),
  demo: () => import('../commands/demo.ts'),
  'dry-run': () => import('../commands/dry-run.ts'),
  example: () => import('../commands/example.ts'),
  explain: () => import('../commands/explain.ts'),
  'hook:commit-msg': () => import('../commands/hook/commit-msg.ts'),
  'hook:install': () => import('../commands/hook/install.ts'),
  'hook:pre-commit': () => import('../commands/hook/pre-commit.ts'),
  'hook:pre-push': () => import('../commands/hook/pre-push.ts'),
  'hook:pre-receive': () => import('../commands/hook/pre-receive.ts'),
  'hook:status': () => import('../commands/hook/status.ts'),
  'hook:uninstall': () => import('../commands/hook/uninstall.ts'),
  hotfix: () => import('../commands/hotfix/index.ts'),
  'hotfix:reconcile': () => import('../commands/hotfix/reconcile.ts'),
  'hotfix:ship': () => import('../commands/hotfix/ship.ts'),
  images: () => import('../commands/images.ts'),
  info: () => import('../commands/info.ts'),
  init: () => import('../commands/init.ts'),
  ls: () => import('../commands/ls.ts'),
  notes: () => import('../commands/notes.ts'),
  preflight: () => import('../commands/preflight.ts'),
  prerelease: () => import('../commands/prerelease.ts'),
  resume: () => import('../commands/resume.ts'),
  schema: () => import('../commands/schema.ts'),
  status: () => import('../commands/status.ts'),
  version: () => import('../commands/version.ts'),
};

/** Other names of commands. commitizen has `ch` and `c`; only its help for `ch` shows the short name. */
export const ALIASES: Readonly<Record<string, { readonly of: string; readonly isHidden: boolean }>> = {
  ch: { of: 'changelog', isHidden: false },
  c: { of: 'commit', isHidden: true },
};
