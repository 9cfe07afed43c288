import { readRelctl, relctlPaths } from '../core/config/read.ts';
import type { Settings } from '../core/config/settings.ts';
import { readBlobs } from './objects.ts';
import type { Repository } from './repository.ts';

/**
 * The settings of a branch that was cut before relctl was configured: relctl's own are those of the remote's main
 * branch, as it was last seen. Where the branch has them itself, they hold.
 */
export async function withMainsRelctl({ git }: Repository, settings: Settings): Promise<Settings> {
  if (settings.relctlFile !== null) return settings;
  const paths = relctlPaths(settings.configFile);
  const { remote } = settings.relctl;
  for (const ref of [`refs/remotes/${remote}/HEAD`, `refs/remotes/${remote}/main`]) {
    const texts = await readBlobs(
      git,
      paths.map((path) => `${ref}:${path}`),
    );
    if (texts.size === 0) continue;
    const files = new Map([...texts].map(([name, text]) => [name.slice(ref.length + 1), text]));
    return { ...settings, ...readRelctl(settings.configFile, files) };
  }
  return settings;
}
