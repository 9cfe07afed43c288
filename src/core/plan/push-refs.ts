import type { Push, PushTag } from './effect.ts';

/** git's arguments for a push, with exact refs: a dry run prints them, a release runs them. */
export function pushArguments(effect: Push | PushTag): readonly string[] {
  const refs = pushedRefs(effect);
  const atomic = refs.length === 1 ? [] : ['--atomic'];
  return ['push', ...atomic, '--no-follow-tags', '--', effect.remote, ...refs.map((ref) => `${ref}:${ref}`)];
}

/** The full names of the refs that a push updates, the branch first. */
export function pushedRefs(effect: Push | PushTag): readonly string[] {
  if (effect.kind === 'push-tag') return [`refs/tags/${effect.tag}`];
  const { branch, tag } = effect;
  return [`refs/heads/${branch}`, ...(tag === null ? [] : [`refs/tags/${tag}`])];
}
