import type { RefUpdate } from './push.ts';

/** What git hands to `pre-push`: `<local ref> <local object> <remote ref> <remote object>` in each line. */
export function updatesOfPush(text: string): readonly RefUpdate[] {
  return linesOf(text).flatMap(([, to = '', ref = '', from = '']) => update(ref, from, to));
}

/** What git hands to `pre-receive`: `<old object> <new object> <ref>` in each line. */
export function updatesOfReceive(text: string): readonly RefUpdate[] {
  return linesOf(text).flatMap(([from = '', to = '', ref = '']) => update(ref, from, to));
}

/** Whether no rule applies to any of them: notes, refs of a forge. */
export function areFree(updates: readonly RefUpdate[]): boolean {
  return !updates.some(({ ref }) => /^refs\/(?:heads|tags)\//.test(ref));
}

function linesOf(text: string): readonly (readonly string[])[] {
  return text.split('\n').map((line) => line.trim().split(' '));
}

function update(ref: string, from: string, to: string): readonly RefUpdate[] {
  const isRead = ref.startsWith('refs/') && OBJECT.test(from) && OBJECT.test(to);
  return isRead ? [{ ref, from: present(from), to: present(to) }] : [];
}

/** SHA-1 or SHA-256. */
const OBJECT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** git writes a missing object as zeros. */
function present(object: string): string | null {
  return /^0+$/.test(object) ? null : object;
}
