import type { Settings } from '../../core/config/settings.ts';
import { refuse, RelctlError } from '../../core/error/error.ts';
import { findBase, resolveMeans, resolveTagMeans } from '../../core/release/base.ts';
import { plainIntent } from '../../core/release/intent.ts';
import type { Intent } from '../../core/release/intent.ts';
import { nextOfProject, nextOfVersion } from '../../core/release/answers/next-version.ts';
import { policyOf } from '../../core/release/policy.ts';
import { filesToRead } from '../../core/release/release-files.ts';
import { partWithoutVersion, versionPart } from '../../core/release/answers/version-query.ts';
import type { VersionPart } from '../../core/release/answers/version-query.ts';
import { findTag } from '../../core/tag/find.ts';
import { excerpt } from '../../core/text/excerpt.ts';
import { isPrerelease, parseVersion } from '../../core/version/version.ts';
import type { Version } from '../../core/version/version.ts';
import { forbidPrompts } from '../../io/process/environment.ts';
import { inTime } from '../../io/process/in-time.ts';
import { readTexts } from '../../io/files/files.ts';
import { recognizeTags } from '../../io/gather/recognize-tags.ts';
import { gather } from '../../io/gather/gather.ts';
import { readLog } from '../../io/git/log.ts';
import { toolVersion } from '../../io/files/package.ts';
import { readRefs, readReleased } from '../../io/git/refs.ts';
import { findRepository, findWorkPlace } from '../../io/git/repository.ts';
import type { WorkPlace } from '../../io/git/repository.ts';
import { readStatus } from '../../io/git/status.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { folderOf, settingsIn } from './project.ts';

/** A parsed `relctl version` command line. */
export interface VersionRequest {
  readonly globals: GlobalFlags;
  /** A version to use instead of the project's; null: not given. */
  readonly manual: string | null;
  /** 'tool': relctl's own version alone; 'both': that and the project's. */
  readonly of: 'tool' | 'project' | 'both';
  readonly part: VersionPart;
  /** The intent that decides the next version, if that is printed; null: print the current one. */
  readonly next: Intent | null;
}

/** Finds the versions to print, or the reason why there are none. */
export async function versionAnswer(request: VersionRequest): Promise<VersionAnswer> {
  const { manual, of, part, next, globals } = request;
  const tool = await toolVersion();
  const asked = manual !== null || of !== 'tool' || next !== null;
  const misuse = partWithoutVersion(part, asked);
  if (misuse !== null) return { kind: 'misuse', message: misuse };
  if (!asked) return { kind: 'answer', tool, version: null, whole: null };

  const place = await findWorkPlace(folderOf(globals));
  const { settings } = await settingsIn(place, globals);
  try {
    return await answerIn(place, settings, request, tool);
  } catch (error) {
    const asking = { ...plainIntent('version'), profile: globals.profile ?? null };
    const { profile } = policyOf(asking, settings);
    const isMisuse = error instanceof RelctlError && isUnreadable(error.code, settings, request);
    if (profile === 'golden' || !isMisuse) throw error;
    return { kind: 'misuse', message: error.message };
  }
}

/** Parity: commitizen exits with 0 if it can't find the version for one of these reasons. */
const UNREADABLE: readonly string[] = [
  'INVALID_VERSION',
  'VERSION_NOT_A_STRING',
  'NO_VERSION_SPECIFIED',
  'NO_CONFIGURATION',
];

/** Whether commitizen exits with 0 for this error. With the provider `scm` an unknown scheme fails, since tags are read by it. */
function isUnreadable(
  code: RelctlError['code'],
  { commitizen }: Settings,
  { manual }: VersionRequest,
): boolean {
  if (code === 'UNKNOWN_SCHEME') return manual !== null || commitizen.versionProvider !== 'scm';
  return UNREADABLE.includes(code);
}

async function answerIn(
  place: WorkPlace,
  settings: Settings,
  request: VersionRequest,
  tool: string,
): Promise<VersionAnswer> {
  const { manual, of, part, next } = request;
  const { scheme, formats } = resolveTagMeans(settings);
  const current = manual === null ? null : parseVersion(manual);
  if (manual !== null && current === null)
    return { kind: 'misuse', message: `'${excerpt(manual)}' is not a version` };
  const version =
    next === null
      ? (current ?? (await versionOf(place, settings)))
      : await nextVersion(request, settings, current, next);
  return {
    kind: 'answer',
    tool: of === 'both' ? tool : null,
    version: versionPart(version, part, scheme, formats),
    whole: {
      version: versionPart(version, 'whole', scheme, formats),
      tag: versionPart(version, 'tag', scheme, formats),
      prerelease: isPrerelease(version),
    },
  };
}

export type VersionAnswer =
  | {
      readonly kind: 'answer';
      readonly tool: string | null;
      readonly version: string | null;
      /** The whole version, of which a part may be printed; null if the project's version was not asked for. */
      readonly whole: WholeVersion | null;
    }
  /** Parity: reported on stderr, with exit code 0. */
  | { readonly kind: 'misuse'; readonly message: string };

export interface WholeVersion {
  readonly version: string;
  readonly tag: string;
  readonly prerelease: boolean;
}

async function versionOf(place: WorkPlace, settings: Settings): Promise<Version> {
  const means = resolveMeans(settings);
  const files = await readTexts(place.top, filesToRead(means, settings));
  if (means.provider.file(means.place) !== null) {
    return findBase(means, { files, tags: [], released: null }).version;
  }
  const { git } = await findRepository(place.top);
  const [{ sha }, { tags }] = await Promise.all([readStatus(git), readRefs(git)]);
  recognizeTags(means.formats, tags);
  return findBase(means, { files, tags, released: await readReleased(git, means, tags, sha) }).version;
}

async function nextVersion(
  { globals }: VersionRequest,
  settings: Settings,
  manual: Version | null,
  intent: Intent,
): Promise<Version> {
  forbidPrompts('all');
  const repository = await findRepository(folderOf(globals));
  if (manual === null) {
    const snapshot = await gather(repository, { intent, settings, scope: 'version', mustAnswer: false });
    return inTime(() => nextOfProject(intent, settings, snapshot).version);
  }
  // Parity: a given version needs no provider, so an unknown provider is not an error.
  const means = resolveTagMeans(settings);
  const [{ sha, branch }, { tags }] = await Promise.all([
    readStatus(repository.git),
    readRefs(repository.git),
  ]);
  if (sha === null) throw refuse('UNBORN_BRANCH', { branch });
  recognizeTags(means.formats, tags);
  const tag = findTag(tags, manual, means.scheme, means.formats);
  const commits = await readLog(repository.git, { since: tag?.commit ?? null, head: sha });
  const base = { ...means, version: manual, spelled: means.scheme.format(manual), tag };
  return inTime(() => nextOfVersion(intent, settings, base, commits));
}
