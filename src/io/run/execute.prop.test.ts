import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Scratch } from '../../../test/support/scratch.ts';
import type { Effect } from '../../core/plan/effect.ts';
import { execute } from './execute.ts';
import type { Progress } from './plan-run.ts';
import { findRepository } from '../git/repository.ts';

const TRACKED = ['a.toml', 'with space.md', '-dash', 'ünï/$(x).txt', 'crlf.py'];
const NEW = ['new.md', 'ünï/"quoted".md', ':(top)magic'];

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', 'x', 'a\r\nb\r\n', '\ufeffbom\n', 'no newline at the end', '\0'),
);

it(
  'executing a plan that fails at its end, and undoing it, changes nothing',
  { timeout: 120_000 },
  async () => {
    const scratch = await Scratch.create(Object.fromEntries(TRACKED.map((path) => [path, `${path}\r\n`])));
    Object.assign(process.env, scratch.env);
    const head = (await scratch.git('rev-parse', 'HEAD')).trim();
    const repository = await findRepository(scratch.dir);
    const before = await scratch.state();

    const plans = fc.record({
      writes: fc.dictionary(fc.constantFrom(...TRACKED, ...NEW), text, { maxKeys: 5 }),
      commits: fc.boolean(),
      tags: fc.constantFrom(null, 'lightweight', 'annotated'),
    });
    await fc.assert(
      fc.asyncProperty(plans, async ({ writes, commits, tags }) => {
        const files = Object.entries(writes);
        const effects: Effect[] = [
          ...files.map(([path, after]): Effect => {
            return { kind: 'write-file', path, before: TRACKED.includes(path) ? `${path}\r\n` : null, after };
          }),
          ...(commits ? [commit(files.map(([path]) => path))] : []),
          ...(tags === null
            ? []
            : [
                {
                  kind: 'create-tag' as const,
                  name: 'v1',
                  message: tags === 'annotated' ? '# v1\n' : null,
                  signed: false,
                },
              ]),
          { kind: 'run-hook', stage: 'pre', command: 'exit 1', environment: {} },
        ];
        let reached = false;
        const onProgress = (progress: Progress): void => {
          reached ||= progress.kind === 'begun' && progress.effect.kind === 'run-hook';
        };
        const plan = { title: 'a plan', basis: { head, branch: 'main', dirty: [] }, effects };
        const run = execute(plan, {
          repository,
          hookOutput: 'stderr',
          stop: new AbortController().signal,
          onProgress,
        });
        await expect(run).rejects.toMatchObject({ exit: 26 });
        // Everything was in place when the last effect began: the undo had really something to do.
        expect(reached).toBe(true);
        expect(await scratch.state()).toEqual(before);
      }),
      { numRuns: 15, seed: 4190 },
    );
  },
);

function commit(paths: readonly string[]): Effect {
  return { kind: 'create-commit', message: '# bump', paths, verify: true, retry: false, optional: true };
}
