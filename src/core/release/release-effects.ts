import type { Settings } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import { encodingIn } from '../plan/effect.ts';
import type { CreateCommit, CreateTag, Effect, Push, PushTag, RunHook, WriteFile } from '../plan/effect.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { formatOf } from './changelog/changelog-means.ts';
import type { Intent } from './intent.ts';
import type { PackageRelease } from './package-release.ts';
import type { Policy } from './policy.ts';
import { encodingOf } from './release-files.ts';
import { tagMessage } from './tag-message.ts';

/** A release with every decision made, but without its steps. */
export interface ReleaseWork {
  readonly intent: Intent;
  readonly settings: Settings;
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  readonly packages: readonly PackageRelease[];
  /** The commit message. */
  readonly message: string;
  readonly hooks: { readonly pre: readonly RunHook[]; readonly post: readonly RunHook[] };
  readonly pushes: readonly (Push | PushTag)[];
}

/** The steps of a release, in their order: files, pre-bump hooks, commit, tags, push, post-bump hooks. @throws FILE_READ_ONLY */
export function releaseEffects(work: ReleaseWork): readonly Effect[] {
  const { hooks, packages } = work;
  const writes = packages.flatMap((one) => writeEffects(one, work));
  const files = [...writes, ...hooks.pre];
  if (work.intent.filesOnly) return files;
  const tags = packages.map((one) => tagEffect(one, work));
  return [...files, ...commitEffect(writes, work), ...tags, ...work.pushes, ...hooks.post];
}

function writeEffects(
  { decision, edits }: PackageRelease,
  { snapshot: { files, readOnly }, settings }: ReleaseWork,
): readonly WriteFile[] {
  const locked = [...edits.keys()].filter((path) => readOnly.includes(path));
  if (locked.length > 0) throw refuse('FILE_READ_ONLY', { files: locked });
  return [...edits].map(([path, after]) => ({
    kind: 'write-file',
    path,
    before: files.get(path) ?? null,
    after,
    ...encodingIn(encodingOf(path, decision.base, settings)),
  }));
}

/** A first release with the current version may change no file. Then relctl tags the existing commit. */
function commitEffect(writes: readonly WriteFile[], work: ReleaseWork): readonly CreateCommit[] {
  const { intent, policy, message, hooks, packages } = work;
  if (writes.length === 0 && hooks.pre.length === 0) return [];
  const writesChangelog = packages.some(({ changelog }) => changelog.file !== null);
  return [
    {
      kind: 'create-commit',
      message,
      paths: writes.map(({ path }) => path),
      verify: intent.verify,
      retry: intent.retry && (policy.retriesAlways || writesChangelog),
      optional: policy.tagsWithoutCommit,
    },
  ];
}

function tagEffect(
  { decision: { tag }, changelog }: PackageRelease,
  { intent, settings, snapshot, policy }: ReleaseWork,
): CreateTag {
  const wanted = intent.tagMessage === '' ? null : intent.tagMessage;
  const annotated = policy.annotatedTag || intent.annotatedTag || wanted !== null;
  const text = policy.tellingTag
    ? tagMessage(tag, changelog.notes, wanted, {
        format: formatOf(settings.commitizen),
        toolVersion: snapshot.toolVersion,
      })
    : `${wanted ?? tag}\n`;
  return {
    kind: 'create-tag',
    name: tag,
    message: annotated ? text : null,
    signed: settings.commitizen.gpgSign || intent.gpgSign,
  };
}
