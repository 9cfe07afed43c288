import { pyproject } from '../../support/pyproject.ts';
import type { Stage } from './stage.ts';

/** One command in a repository that it changes. */
export interface Scenario {
  readonly name: string;
  /** Builds the repository. The remote already has main and its tags. */
  readonly build: (stage: Stage) => Promise<void>;
  /** The arguments, which can refer to the built repository. */
  readonly args: readonly string[];
  /** Its exit code without a fault. If that is not 0, everything is as before. */
  readonly exit?: number;
  /** The working tree in which it runs. */
  readonly tree: 'project' | 'tree';
}

/** Slow hooks that write to a file outside the repository that they ran. */
const HOOKS = [
  'version_files = ["src/version.py"]',
  'pre_bump_hooks = ["echo hooked >> README.md && echo new > made.txt && sleep 0.05 && git add README.md"]',
  'post_bump_hooks = ["sleep 0.05; touch \\"$HOME/announced\\""]',
];

/** A hook that stages one file and changes another one, as formatters do. */
const COMMIT_HOOK =
  'set -e; echo formatted >> formatted.txt; git add formatted.txt; sleep 0.05; echo left >> left.txt';

export const SCENARIOS: readonly Scenario[] = [
  { name: 'release', args: ['bump'], tree: 'project', build: featured },
  { name: 'prerelease', args: ['prerelease', 'alpha'], tree: 'project', build: featured },
  {
    name: 'hotfix ship',
    args: ['hotfix', 'ship'],
    tree: 'project',
    build: async (stage) => {
      await featured(stage);
      await fixed(stage);
    },
  },
  {
    name: 'hotfix reconcile',
    args: ['hotfix', 'reconcile'],
    tree: 'project',
    build: async (stage) => {
      await featured(stage);
      await fixed(stage);
      await mustRun(stage, 'hotfix', 'ship');
      await stage.git('checkout', '--quiet', '--force', 'main');
    },
  },
  {
    name: 'hotfix TAG --pick',
    args: ['hotfix', 'v1.1.0', '--pick', 'first', '--pick', 'second'],
    tree: 'project',
    build: async (stage) => {
      await featured(stage);
      await stage.commit('fix: a crash', { 'crash.py': 'mended\n', 'README.md': 'my_app\n' });
      await stage.git('branch', 'first');
      await stage.commit('fix: another one', { 'other.py': 'mended\n' });
      await stage.git('branch', 'second');
      await stage.git('push', '--quiet', 'origin', 'main');
    },
  },
  {
    name: 'release in a linked work tree',
    args: ['bump'],
    tree: 'tree',
    build: async (stage) => {
      await featured(stage);
      await stage.git('switch', '--quiet', '--create', 'aside');
      await stage.git('worktree', 'add', '--quiet', '../tree', 'main');
    },
  },
  {
    name: 'release among changes of a person',
    args: ['bump', '--allow', 'clean-tree'],
    tree: 'project',
    build: async (stage) => {
      await featured(stage);
      await stage.write({ 'mine.txt': 'staged\n', 'made.by.me': 'untracked\n' });
      await stage.git('add', 'mine.txt');
      await stage.write({ 'mine.txt': 'staged\nand changed again\n' });
    },
  },
  {
    name: 'release that the remote refuses',
    args: ['bump'],
    exit: 82,
    tree: 'project',
    build: async (stage) => {
      await featured(stage);
      await stage.hook('pre-receive', 'exit 1', 'remote');
    },
  },
];

/** Builds the project up to its release v1.1.0. */
export async function begin(stage: Stage, commitizen: readonly string[] = HOOKS): Promise<void> {
  const files = {
    'src/version.py': '__version__ = "1.0.0"\n',
    'README.md': 'my_app\n',
    'formatted.txt': '',
    'left.txt': '',
    'mine.txt': 'of a person\n',
  };
  await stage.git('init', '--quiet', '--template=');
  await stage.commit('chore: begin', { ...files, 'pyproject.toml': pyproject('1.0.0', commitizen) });
  await stage.git('tag', 'v1.0.0');
  await stage.commit('feat: the first feature');
  await stage.commit('bump: version 1.0.0 → 1.1.0', {
    'pyproject.toml': pyproject('1.1.0', commitizen),
    'src/version.py': '__version__ = "1.1.0"\n',
  });
  await stage.git('tag', 'v1.1.0');
}

async function featured(stage: Stage): Promise<void> {
  await stage.commit('feat: search', { 'search.py': '' });
  await stage.git('push', '--quiet', 'origin', 'main');
  await stage.hook('pre-commit', COMMIT_HOOK);
}

/** On the hotfix branch of v1.1.0, with a fix that is not released yet. */
async function fixed(stage: Stage): Promise<void> {
  await mustRun(stage, 'hotfix', 'v1.1.0');
  await stage.commit('fix: a crash', { 'crash.py': 'mended\n' });
}

async function mustRun(stage: Stage, ...args: readonly string[]): Promise<void> {
  const ran = await stage.relctl(args).ended;
  if (ran.exit !== 0) throw new Error(`relctl ${args.join(' ')}: ${ran.stderr}`);
}
