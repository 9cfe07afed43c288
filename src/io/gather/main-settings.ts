import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configPaths, locateConfig } from '../../core/config/locate.ts';
import { readRelctl, readSettings, relctlPaths } from '../../core/config/read.ts';
import type { Settings } from '../../core/config/settings.ts';
import { readBlobs } from '../git/objects.ts';
import { withOwnPaths } from '../files/own-path.ts';
import type { Repository } from '../git/repository.ts';

/** The settings of a branch without settings of its own. */
export interface MainsSettings {
  readonly settings: Settings;
  /** As `git show` takes it: `origin/main:pyproject.toml`. */
  readonly from: string;
}

/**
 * The settings for a branch that was created before commitizen was configured: those of main, as last fetched. Its
 * hooks are not included: relctl runs only hooks from the checked-out configuration.
 *
 * @param own the settings without a configuration
 * @param rules as for `loadSettings`
 * @returns null if HEAD is on main, or main has no settings either
 */
export async function mainsSettings(
  repository: Repository,
  own: Settings,
  rules: string | null,
): Promise<MainsSettings | null> {
  const paths = configPaths(repository.prefix);
  for (const main of await mainsOf(repository, own.relctl.remote)) {
    const files = await filesAt(main, paths, repository);
    const config = locateConfig(paths, files);
    if (config === null) continue;
    const settings = await withOwnPaths(readSettings(config, files, rules), repository.top);
    const commitizen = { ...settings.commitizen, preBumpHooks: [], postBumpHooks: [] };
    return {
      settings: { ...settings, commitizen },
      from: `${main.replace(/^refs\/(?:remotes|heads)\//, '')}:${config.path}`,
    };
  }
  return null;
}

/**
 * The settings of a branch that was created before relctl was configured: relctl's own settings come from main, as last
 * fetched. If the branch has its own, they apply.
 */
export async function withMainsRelctl(repository: Repository, settings: Settings): Promise<Settings> {
  if (settings.relctlFile !== null) return settings;
  const paths = relctlPaths(settings.configFile);
  for (const main of await mainsOf(repository, settings.relctl.remote)) {
    const mains = readRelctl(settings.configFile, await filesAt(main, paths, repository));
    if (mains.relctlFile !== null) return { ...settings, ...mains };
  }
  return settings;
}

async function filesAt(
  ref: string,
  paths: readonly string[],
  { git }: Repository,
): Promise<ReadonlyMap<string, string>> {
  const texts = await readBlobs(
    git,
    paths.map((path) => `${ref}:${path}`),
  );
  return new Map([...texts].map(([name, text]) => [name.slice(ref.length + 1), text]));
}

/**
 * The refs of the main branch, the remote's first; none if HEAD is on that branch. relctl reads them from the files,
 * because every release needs them. If a repository does not keep its refs in files, relctl assumes `main`.
 */
async function mainsOf({ gitDir, commonDir }: Repository, remote: string): Promise<readonly string[]> {
  const [head, there] = await Promise.all([
    target(join(gitDir, 'HEAD')),
    target(join(commonDir, 'refs', 'remotes', remote, 'HEAD')),
  ]);
  const main = there ?? `refs/remotes/${remote}/main`;
  const here = main.replace(`refs/remotes/${remote}/`, 'refs/heads/');
  return head === here ? [] : [main, here];
}

async function target(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return /^ref: (\S+)/.exec(text)?.[1] ?? null;
}
