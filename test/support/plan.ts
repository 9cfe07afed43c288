import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Effect, RunHook } from '../../src/core/plan/effect.ts';
import type { Plan } from '../../src/core/plan/plan.ts';
import { execute } from '../../src/io/run/execute.ts';
import type { Execution, Progress } from '../../src/io/run/plan-run.ts';
import { findRepository } from '../../src/io/git/repository.ts';
import { pyproject, Scratch } from './scratch.ts';

/** Bytes that are not valid UTF-8. */
const BINARY = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00, 0xfe]);

export const MESSAGE = 'bump: version 1.1.0 → 1.2.0';
export const NEW_SECTION = '## v1.2.0 (2026-02-03)\n\n### Feat\n\n- search\n';

/** A project with all kinds of files for a release and its hooks: text, an executable, a binary file, ignored files. */
export async function project(): Promise<Scratch> {
  const scratch = await Scratch.create({
    'pyproject.toml': pyproject('1.1.0'),
    'src/my_app/__init__.py': '__version__ = "1.1.0"\r\n',
    'README.md': 'my_app\n',
    'run.sh': '#!/bin/sh\n',
    '.gitignore': 'dist/\n',
  });
  await writeFile(join(scratch.dir, 'logo.png'), BINARY);
  await chmod(join(scratch.dir, 'run.sh'), 0o755);
  await scratch.git('add', '--all');
  await scratch.commit('feat: search');
  await scratch.withRemote();
  await scratch.write({ 'notes.txt': 'not tracked\n', 'dist/old.whl': 'ignored\n' });
  // The plan is executed in this process, so it needs the environment of the scratch repository.
  Object.assign(process.env, scratch.env);
  return scratch;
}

export function write(path: string, before: string | null, after: string): Effect {
  return { kind: 'write-file', path, before, after };
}

export function hook(command: string, stage: RunHook['stage'] = 'pre'): RunHook {
  return { kind: 'run-hook', stage, command, environment: {} };
}

/** All kinds of effects, and hooks that change files of the release, other files, and files that the other hook changed. */
export const FULL: readonly Effect[] = [
  write('pyproject.toml', pyproject('1.1.0'), pyproject('1.2.0')),
  write('src/my_app/__init__.py', '__version__ = "1.1.0"\r\n', '__version__ = "1.2.0"\r\n'),
  write('CHANGELOG.md', null, NEW_SECTION),
  hook(
    'echo "version 1.2.0" >> README.md; echo new > generated.txt; git add generated.txt; echo more >> logo.png; git rm -q run.sh',
  ),
  hook('echo again >> README.md; echo "reviewed" >> CHANGELOG.md; git add -f dist/old.whl'),
  {
    kind: 'create-commit',
    message: MESSAGE,
    paths: ['pyproject.toml', 'src/my_app/__init__.py', 'CHANGELOG.md'],
    verify: true,
    retry: false,
    optional: true,
  },
  { kind: 'create-tag', name: 'v1.2.0', message: `v1.2.0\n\n${NEW_SECTION}`, signed: false },
  { kind: 'push', remote: 'origin', branch: 'main', tag: 'v1.2.0' },
  hook('exit 0', 'post'),
];

export async function planOf(scratch: Scratch, effects: readonly Effect[]): Promise<Plan> {
  const head = (await scratch.git('rev-parse', 'HEAD')).trim();
  return { title: 'the release of v1.2.0', basis: { head, branch: 'main', dirty: [] }, effects };
}

export interface Watched {
  readonly onProgress?: (progress: Progress) => void;
  readonly stop?: AbortSignal;
}

export async function executionIn(scratch: Scratch): Promise<Execution> {
  const repository = await findRepository(scratch.dir);
  return {
    repository,
    hookOutput: 'stderr',
    stop: new AbortController().signal,
    onProgress: () => undefined,
  };
}

/** @returns the error of `execute`; null if it succeeded */
export async function failureOf(scratch: Scratch, plan: Plan, watched: Watched = {}): Promise<unknown> {
  return execute(plan, { ...(await executionIn(scratch)), ...watched }).then(
    () => null,
    (error: unknown) => error,
  );
}

/** Calls `act` right before the k-th effect of the plan. */
export function when(kind: 'begun' | 'done', effect: Effect, act: () => void): (progress: Progress) => void {
  return (progress) => {
    if (progress.kind === kind && progress.effect === effect) act();
  };
}

/** The effects, with the one at `at` replaced. */
export function replaced(at: number, effect: Effect): (effects: readonly Effect[]) => readonly Effect[] {
  return (effects) => effects.map((planned, index) => (index === at ? effect : planned));
}
