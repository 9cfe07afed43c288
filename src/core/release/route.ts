import { refuse } from '../error/error.ts';
import type { Difference, Snapshot } from '../snapshot/snapshot.ts';
import type { Push, PushTag } from '../plan/effect.ts';
import type { Intent } from './intent.ts';
import type { Policy } from './policy.ts';

/** Where a release is pushed to. */
export interface Route {
  readonly remote: string;
  readonly pushes: boolean;
  /** Whether the default remote for the push is missing. */
  readonly remoteMissing: boolean;
  /** The other commits that a push would bring; null if unknown. */
  readonly unpushed: Difference['ahead'] | null;
  readonly push: (tag: string) => readonly (Push | PushTag)[];
}

/** @throws NO_SUCH_REMOTE if the user asked for a push, or named the remote */
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
