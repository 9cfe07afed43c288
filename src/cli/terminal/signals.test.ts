import { afterEach, expect, it } from 'vitest';
import { holdingSignals } from './signals.ts';

const before = process.listeners('SIGTERM');
afterEach(() => {
  for (const listener of process.listeners('SIGTERM')) {
    if (!before.includes(listener)) process.off('SIGTERM', listener);
  }
});

function listeners(): number {
  return process.listenerCount('SIGTERM') - before.length;
}

it('after a successful run, signals are ignored, with one listener only', async () => {
  for (let times = 0; times < 2; times += 1) {
    await holdingSignals(() => Promise.resolve());
    expect(listeners()).toBe(1);
  }
});

it('after a failed run, signals work again, and the first signal is the reason', async () => {
  const failed = holdingSignals((stop) => {
    process.emit('SIGTERM', 'SIGTERM');
    process.emit('SIGTERM', 'SIGINT');
    return Promise.reject(new Error(String(stop.reason)));
  });
  await expect(failed).rejects.toThrow('SIGTERM');
  expect(listeners()).toBe(0);
});
