import type { Settings } from '../../core/config/settings.ts';
import type { RefRequest } from '../../core/image/ref.ts';
import { resolveTagMeans } from '../../core/release/base.ts';
import { mustAskAboutImages } from '../../core/release/answers/image-plan.ts';
import type { ImageSnapshot, RemoteNames } from '../../core/release/answers/image-plan.ts';
import { readTexts } from '../files/files.ts';
import { readBranches, readRefs } from '../git/refs.ts';
import { recognizeTags } from './recognize-tags.ts';
import { askRefNames, remoteNames } from '../git/remote.ts';
import { shallowBoundary } from '../git/repository.ts';
import type { Repository } from '../git/repository.ts';
import { readStatus } from '../git/status.ts';

/** Everything that the names of images depend on. relctl asks the remote only if its answer could change them. */
export async function gatherImages(
  repository: Repository,
  settings: Settings,
  request: RefRequest,
): Promise<ImageSnapshot> {
  const { git, top } = repository;
  const { place, formats } = resolveTagMeans(settings);
  const [{ sha, branch }, { tags, defaultBranches }, branches, shallow, files] = await Promise.all([
    readStatus(git),
    readRefs(git),
    readBranches(git, settings.relctl.remote),
    shallowBoundary(repository),
    readTexts(top, [`${place.folder}pyproject.toml`]),
  ]);
  recognizeTags(formats, tags);
  const here: ImageSnapshot = {
    head: { sha, branch },
    tags,
    branches,
    defaultBranch: defaultBranches.get(settings.relctl.remote) ?? null,
    shallow,
    files,
    remote: { kind: 'not-asked' },
  };
  return mustAskAboutImages(request, settings, here)
    ? { ...here, remote: await askNames(repository, settings.relctl.remote) }
    : here;
}

async function askNames({ git }: Repository, name: string): Promise<RemoteNames> {
  if (!(await remoteNames(git)).includes(name)) return { kind: 'not-asked' };
  const answer = await askRefNames(git, name);
  return typeof answer === 'string' ? { kind: 'unreachable', said: answer } : { kind: 'asked', ...answer };
}
