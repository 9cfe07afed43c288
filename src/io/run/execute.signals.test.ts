import { describe, expect, it } from 'vitest';
import { failureOf, FULL, hook, planOf, project, replaced, when } from '../../../test/support/plan.ts';
import type { StopSignal } from '../../core/error/stop-signal.ts';
import type { Effect } from '../../core/plan/effect.ts';

describe('a signal before the release is out', () => {
  const signals: readonly (readonly [StopSignal, number, readonly Effect[]])[] = [
    ['SIGINT', 130, FULL.slice(0, 7)],
    ['SIGHUP', 129, FULL.slice(5, 6)],
    ['SIGTERM', 143, FULL.slice(6, 7)],
  ];
  it.each(signals)('a %s stops at the next boundary, whichever it is', async (signal, exit, effects) => {
    const scratch = await project();
    const before = await scratch.state();
    const plan = await planOf(scratch, FULL);
    for (const effect of effects) {
      const stop = new AbortController();
      const onProgress = when('done', effect, () => {
        stop.abort(signal);
      });
      const failure = await failureOf(scratch, plan, { onProgress, stop: stop.signal });
      expect(failure).toMatchObject({ exit });
      expect(await scratch.state()).toEqual(before);
    }
  });
});

describe('once the release is out', () => {
  it('a failing post hook undoes nothing', async () => {
    const scratch = await project();
    const effects = replaced(8, hook('exit 4', 'post'))(FULL);
    const failure = await failureOf(scratch, await planOf(scratch, effects));
    expect(failure).toMatchObject({
      code: 'HOOK_FAILED',
      message:
        "the post-bump hook 'exit 4' failed (exit code 4)\nthe release itself is complete: nothing was rolled back",
    });
    expect((await scratch.state()).remote).toContain('refs/tags/v1.2.0');
    expect((await scratch.state()).journal).toEqual([]);
  });

  it('a signal during a post hook is not told as "nothing was changed"', async () => {
    const scratch = await project();
    const effects = replaced(8, hook('exit 4', 'post'))(FULL);
    const stop = new AbortController();
    const failure = await failureOf(scratch, await planOf(scratch, effects), {
      onProgress: when('begun', effects[8]!, () => {
        stop.abort('SIGINT');
      }),
      stop: stop.signal,
    });
    expect(failure).toMatchObject({
      code: 'HOOK_FAILED',
      message: expect.stringContaining('the release itself is complete') as string,
    });
  });

  it('a signal that arrives during the push does not undo what the remote took', async () => {
    const scratch = await project();
    const stop = new AbortController();
    const failure = await failureOf(scratch, await planOf(scratch, FULL), {
      onProgress: when('begun', FULL[7]!, () => {
        stop.abort('SIGTERM');
      }),
      stop: stop.signal,
    });
    expect(failure).toBeNull();
    expect((await scratch.state()).remote).toContain('refs/tags/v1.2.0');
  });
});
