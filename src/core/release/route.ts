import { refuse } from '../error/error.ts';
import type { Difference, Snapshot } from '../snapshot/snapshot.ts';
import type { Push, PushTag } from '../plan/effect.ts';
import type { Intent } from './intent.ts';
import type { Policy } from './policy.ts';

/** Where a release goes. */
export interface Route {
  readonly remote: string;
  readonly pushes: boolean;
  /** Whether the remote is missing that a push would have gone to by default. */
  readonly remoteMissing: boolean;
  /** Commits that a push would bring along; null when that is not known. */
  readonly unpushed: Difference['ahead'] | null;
  readonly push: (tag: string) => readonly (Push | PushTag)[];
}

/** @throws NO_SUCH_REMOTE when a push, or the remote, was asked for by name */
export function routeOf(intent: Intent, policy: Policy, { remote, head }: Snapshot): Route {
  const wanted = !intent.filesOnly && (intent.push ?? policy.pushes);
  const missing = remote.kind === 'absent';
  if (missing && (intent.push === true || intent.remote !== null)) {
    throw refuse('NO_SUCH_REMOTE', { remote: remote.name, pushes: wanted });
  }
  const pushes = wanted && !missing;
  const { branch } = head;
  return {
    remote: remote.name,
    pushes,
    remoteMissing: wanted && missing,
    unpushed: remote.kind === 'asked' ? (remote.difference?.ahead ?? null) : null,
    push: (tag) => (pushes && branch !== null ? pushesOf(remote.name, branch, tag, intent.atomic) : []),
  };
}

function pushesOf(remote: string, branch: string, tag: string, atomic: boolean): readonly (Push | PushTag)[] {
  if (atomic) return [{ kind: 'push', remote, branch, tag }];
  return [
    { kind: 'push', remote, branch, tag: null },
    { kind: 'push-tag', remote, branch, tag },
  ];
}
