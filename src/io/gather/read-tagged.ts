import { lenientHeadingReader } from '../../core/changelog/format/heading.ts';
import type { HeadingReader } from '../../core/changelog/format/heading.ts';
import { readChangelog } from '../../core/changelog/outline.ts';
import { updatesChangelogIn } from '../../core/config/read.ts';
import type { Settings } from '../../core/config/settings.ts';
import { projectName } from '../../core/provider/project-name.ts';
import { ownEntry } from '../../core/provider/uv-lock.ts';
import type { Means } from '../../core/release/base.ts';
import { formatOf } from '../../core/release/changelog/changelog-means.ts';
import { changelogPath } from '../../core/release/release-files.ts';
import { tagReader } from '../../core/tag/recognise.ts';
import type { Tag } from '../../core/tag/tag.ts';
import { pep440 } from '../../core/version/pep440.ts';
import { isPrerelease } from '../../core/version/version.ts';
import type { Version } from '../../core/version/version.ts';
import type { Git } from '../git/git.ts';
import { readBlobs, visitBlobs } from '../git/objects.ts';

type Release = Tag & { readonly version: Version };

interface Question {
  readonly tags: readonly Release[];
  readonly all: readonly Tag[];
  /** The commit whose changelog is read first. */
  readonly head: string;
}

export interface Beside {
  /** By tag: the version of the project's own entry in uv.lock. */
  readonly locked: ReadonlyMap<string, string>;
  /** The tags whose section is missing from the changelog. */
  readonly lacking: ReadonlySet<string>;
}

/** What release tags contain besides the version: lock and changelog. */
export async function readBeside(
  git: Git,
  settings: Settings,
  means: Means,
  question: Question,
): Promise<Beside> {
  const [locked, lacking] = await Promise.all([
    readLocked(git, means, question.tags),
    readLacking(git, settings, means, question),
  ]);
  return { locked, lacking };
}

async function readLocked(
  git: Git,
  { place }: Means,
  tags: readonly Release[],
): Promise<ReadonlyMap<string, string>> {
  const tagOf = new Map(tags.map(({ name, commit }) => [commit, name]));
  const names = await readBlobs(
    git,
    [...tagOf.keys()].map((commit) => `${commit}:${place.folder}pyproject.toml`),
  );
  const locked = new Map<string, string>();
  await visitBlobs(
    git,
    [...tagOf.keys()].map((commit) => `${commit}:${place.folder}uv.lock`),
    (name, text) => {
      const commit = name.slice(0, name.indexOf(':'));
      const project = projectName(names.get(`${commit}:${place.folder}pyproject.toml`) ?? '');
      const own = project === null ? null : ownEntry(text, project);
      if (own !== null) locked.set(tagOf.get(commit) ?? '', own.version);
    },
  );
  return locked;
}

/**
 * A changelog keeps its sections, so the newest changelog covers nearly all releases. If a section is missing, relctl
 * reads the changelog of that release, if the configuration at that time had one written.
 */
async function readLacking(
  git: Git,
  settings: Settings,
  means: Means,
  { tags, all, head }: Question,
): Promise<ReadonlySet<string>> {
  const { commitizen } = settings;
  const path = changelogPath(means.place, commitizen);
  const { configFile } = means.place;
  const format = formatOf(commitizen);
  const read = lenientHeadingReader(tagReader(means.formats), all, format.releaseInTitle);
  const versionsIn = (text: string): ReadonlySet<string> => sectionsOf(text, format, read);
  const newest =
    (await readBlobs(git, [`${head}:${path}`], commitizen.encoding)).get(`${head}:${path}`) ?? '';
  const listed = versionsIn(newest);
  const absent = tags.filter(
    ({ version }) =>
      !listed.has(pep440.format(version)) && !(commitizen.changelogMergePrerelease && isPrerelease(version)),
  );
  const configs = await readBlobs(
    git,
    absent.map(({ commit }) => `${commit}:${configFile}`),
  );
  const judged = absent.filter(({ commit }) =>
    updatesChangelogIn(configs.get(`${commit}:${configFile}`) ?? '', configFile),
  );
  const lacking = new Set(judged.map(({ name }) => name));
  const byCommit = new Map(judged.map((tag) => [tag.commit, tag]));
  await visitBlobs(
    git,
    [...byCommit.keys()].map((commit) => `${commit}:${path}`),
    (name, text) => {
      const tag = byCommit.get(name.slice(0, name.indexOf(':')));
      if (tag !== undefined && versionsIn(text).has(pep440.format(tag.version))) lacking.delete(tag.name);
    },
    commitizen.encoding,
  );
  return lacking;
}

function sectionsOf(
  text: string,
  format: ReturnType<typeof formatOf>,
  read: HeadingReader,
): ReadonlySet<string> {
  const { headings } = readChangelog(text.replace(/^\ufeff/, ''), format, read);
  return new Set(
    headings.flatMap(({ release }) => {
      const version = release?.version ?? null;
      return version === null ? [] : [pep440.format(version)];
    }),
  );
}
