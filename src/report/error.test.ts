import { expect, it } from 'vitest';
import { refuse } from '../core/error/error.ts';
import { errorJson, errorText } from './error.ts';
import { foldedLine } from './text/fold.ts';
import { PLAIN } from './text/paint.ts';

it('no error shows a password in a URL, whoever typed it', () => {
  for (const error of [
    refuse('NO_SUCH_REMOTE', { remote: 'https://ada:s3cret@h/x', pushes: true }),
    refuse('GIT_COMMAND_FAILED', { command: 'git x', said: 'https://s3cret@h/x' }),
    new Error('https://ada:s3cret@h/x'),
  ]) {
    const told = `${errorText(error, PLAIN)}${JSON.stringify(errorJson(error))}`;
    expect(told).toContain('https://h/x');
    expect(told).not.toContain('s3cret');
  }
});

it('a narrow terminal does not break commands', () => {
  const error = refuse('ROLLBACK_FAILED', {
    cause: 'the remote refused the push',
    left: ['CHANGELOG.md was changed since relctl wrote it'],
    commands: ['git checkout 0123456789 -- CHANGELOG.md'],
  });
  const paint = { ...PLAIN, fold: (line: string, hang: number) => foldedLine(line, 30, hang) };
  expect(errorText(error, paint).split('\n')).toEqual([
    'error: the remote refused the',
    '       push',
    'not everything could be rolled',
    '       back:',
    '  - CHANGELOG.md was changed',
    '         since relctl wrote it',
    '  hint:',
    '       to finish by hand (this discards the changes in these files):',
    '    git checkout 0123456789 -- CHANGELOG.md',
  ]);
});
