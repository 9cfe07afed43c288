import type { Settings } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import type { Texts } from '../provider/provider.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { formatOf } from './changelog-means.ts';
import type { Decision } from './decide.ts';
import { encodingIn } from '../plan/effect.ts';
import type { CreateCommit, CreateTag, Effect, Push, PushTag, RunHook, WriteFile } from '../plan/effect.ts';
import type { Intent } from './intent.ts';
import type { Policy } from './policy.ts';
import { encodingOf } from './survey.ts';
import { tagMessage } from './tag-message.ts';

/** A release with every decision made, but without its steps. */
export interface ReleaseWork {
  readonly intent: Intent;
  readonly settings: Settings;
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  readonly decision: Decision;
  /** The commit message. */
  readonly message: string;
  readonly notes: string;
  /** The new text of every file that changes. */
  readonly edits: Texts;
  /** Whether the changelog is among them. */
  readonly writesChangelog: boolean;
  readonly hooks: { readonly pre: readonly RunHook[]; readonly post: readonly RunHook[] };
  readonly pushes: readonly (Push | PushTag)[];
}

/** The steps of a release, in their order: files, pre-bump hooks, commit, tag, push, post-bump hooks. @throws FILE_READ_ONLY */
export function releaseEffects(work: ReleaseWork): readonly Effect[] {
  const { hooks } = work;
  const files = [...writeEffects(work), ...hooks.pre];
  if (work.intent.filesOnly) return files;
  return [...files, ...commitEffect(work), tagEffect(work), ...work.pushes, ...hooks.post];
}

function writeEffects({
  snapshot: { files, readOnly },
  settings,
  decision,
  edits,
}: ReleaseWork): readonly WriteFile[] {
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
function commitEffect(work: ReleaseWork): readonly CreateCommit[] {
  const { intent, policy, message, edits, hooks } = work;
  if (edits.size === 0 && hooks.pre.length === 0) return [];
  return [
    {
      kind: 'create-commit',
      message,
      paths: [...edits.keys()],
      verify: intent.verify,
      retry: intent.retry && (policy.retriesAlways || work.writesChangelog),
      optional: policy.tagsWithoutCommit,
    },
  ];
}

function tagEffect({ intent, settings, snapshot, policy, decision, notes }: ReleaseWork): CreateTag {
  const { tag } = decision;
  const wanted = intent.tagMessage === '' ? null : intent.tagMessage;
  const annotated = policy.annotatedTag || intent.annotatedTag || wanted !== null;
  const text = policy.tellingTag
    ? tagMessage(tag, notes, wanted, {
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
