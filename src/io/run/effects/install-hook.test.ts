import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { InstallHook } from '../../../core/plan/effect.ts';
import { temporaryFolder } from '../../../../test/support/scratch.ts';
import { installHookEffect } from './install-hook.ts';
import { EffectFailed } from './interpreter.ts';
import type { InterruptedContext } from '../run-context.ts';

/** Installing a hook uses nothing of the context. */
const CONTEXT = {} as InterruptedContext;

async function effect(before: string | null, kept: string | null): Promise<InstallHook> {
  const folder = join(await temporaryFolder(), 'hooks');
  await mkdir(folder);
  const path = join(folder, 'pre-push');
  if (before !== null) {
    await writeFile(path, before);
    await chmod(path, 0o755);
  }
  return { kind: 'install-hook', hook: 'pre-push', path, script: '#!/bin/sh\nours\n', before, kept };
}

test.each<readonly [string, string | null, string | null]>([
  ['none', null, null],
  ['the user’s', '#!/bin/sh\ntheirs\n', 'pre-push.before-relctl'],
  ['an older one of relctl', '#!/bin/sh\nolder\n', null],
])('an undo restores the hook that was there before: %s', async (_, before, kept) => {
  const hook = await effect(before, kept);
  const folder = join(hook.path, '..');
  const receipt = await installHookEffect.apply(hook, CONTEXT);
  expect(await readFile(hook.path, 'utf8')).toBe(hook.script);
  expect(await installHookEffect.recover(hook, CONTEXT)).toEqual({ kind: 'done', receipt });
  if (kept !== null) expect(await readFile(join(folder, kept), 'utf8')).toBe(before);
  expect(await installHookEffect.undo(hook, receipt, CONTEXT)).toEqual([]);
  expect(await installHookEffect.undo(hook, receipt, CONTEXT)).toEqual([]);
  expect(await readdir(folder)).toEqual(before === null ? [] : ['pre-push']);
  if (before !== null) expect(await readFile(hook.path, 'utf8')).toBe(before);
});

test('a changed hook is neither replaced nor removed', async () => {
  const hook = await effect('#!/bin/sh\ntheirs\n', 'pre-push.before-relctl');
  await writeFile(hook.path, 'another\n');
  await expect(installHookEffect.apply(hook, CONTEXT)).rejects.toBeInstanceOf(EffectFailed);
  expect(await installHookEffect.undo(hook, { path: hook.path }, CONTEXT)).toHaveLength(1);
  expect(await readFile(hook.path, 'utf8')).toBe('another\n');
});

test('recovery moves a hook back that exists under its other name only', async () => {
  const hook = await effect(null, 'pre-push.before-relctl');
  await writeFile(`${hook.path}.before-relctl`, 'theirs\n');
  const begun = { ...hook, before: 'theirs\n' };
  expect(await installHookEffect.recover(begun, CONTEXT)).toEqual({ kind: 'not-done', left: [] });
  expect(await readdir(join(hook.path, '..'))).toEqual(['pre-push']);
});
