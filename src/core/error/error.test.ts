import { expect, it } from 'vitest';
import { refuse } from './error.ts';

it('quotes only the beginning of what a repository may make endless', () => {
  const endless = 'x'.repeat(1_000_000);
  for (const error of [
    refuse('INVALID_VERSION', { version: endless, where: 'pyproject.toml' }),
    refuse('INVALID_MANUAL_VERSION', { version: endless }),
    refuse('GIT_COMMAND_FAILED', { command: 'git push', said: `first\n${endless}\nlast` }),
    refuse('FILE_LEFT_OUT', { files: [endless] }),
    refuse('PUSH_RACED', {
      remote: 'origin',
      branch: 'main',
      tag: null,
      rival: { ref: 'main', sha: 'abc', subject: endless, author: 'Bob' },
      undone: true,
    }),
  ]) {
    expect(error.message).toContain('x…');
    expect(`${error.message}${error.hint ?? ''}`.length).toBeLessThan(20_000);
  }
});

it('leaves the lines around a long one as they are', () => {
  const said = `first\n${'x'.repeat(1_000_000)}\nlast`;
  const [first, , last] = refuse('GIT_COMMAND_FAILED', { command: 'git push', said }).message.split('\n');
  expect([first, last]).toEqual(['git push failed: first', 'last']);
});

it('says how long a version may be where one is longer', () => {
  const version = `1.0+${'a'.repeat(300)}`;
  expect(refuse('INVALID_VERSION', { version, where: 'pyproject.toml' }).message).toBe(
    `pyproject.toml has no valid version: '${version.slice(0, 200)}…' has 304 characters. A version has at most 255`,
  );
});
