import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRelctl, relctlPaths } from '../core/config/read.ts';
import type { Settings } from '../core/config/settings.ts';
import { readBlobs } from './objects.ts';
import type { Repository } from './repository.ts';

/**
 * The settings of a branch that was cut before relctl was configured: relctl's own are those of the remote's main
 * branch, as it was last seen. Where the branch has them itself, they hold.
 */
export async function withMainsRelctl(repository: Repository, settings: Settings): Promise<Settings> {
  if (settings.relctlFile !== null) return settings;
  const paths = relctlPaths(settings.configFile);
  const main = await mainThere(repository, settings.relctl.remote);
  if (main === null) return settings;
  const texts = await readBlobs(
    repository.git,
    paths.map((path) => `${main}:${path}`),
  );
  const files = new Map([...texts].map(([name, text]) => [name.slice(main.length + 1), text]));
  return { ...settings, ...readRelctl(settings.configFile, files) };
}

/**
 * The ref of the remote's main branch; null where HEAD is on that very branch. Read from the files, for every release
 * asks it: a repository that keeps its refs in another way than in files is taken to call it `main`.
 */
async function mainThere({ gitDir, commonDir }: Repository, remote: string): Promise<string | null> {
  const [head, there] = await Promise.all([
    target(join(gitDir, 'HEAD')),
    target(join(commonDir, 'refs', 'remotes', remote, 'HEAD')),
  ]);
  const main = there ?? `refs/remotes/${remote}/main`;
  return head === main.replace(`refs/remotes/${remote}/`, 'refs/heads/') ? null : main;
}

async function target(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return /^ref: (\S+)/.exec(text)?.[1] ?? null;
}
