import { expect, it } from 'vitest';
import { refuse } from '../core/error/error.ts';
import { errorJson, errorText } from './error.ts';
import { PLAIN } from './paint.ts';

it('a password in a URL is told by no error, whoever typed it', () => {
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
