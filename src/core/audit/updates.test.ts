import { describe, expect, it } from 'vitest';
import { areFree, updatesOfPush, updatesOfReceive } from './updates.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(64);
const NONE = '0'.repeat(40);

describe('what git says on stdin', () => {
  it('before a push', () => {
    const text = `refs/heads/x ${A} refs/heads/main ${B}\n(delete) ${NONE} refs/tags/v1 ${A}\nHEAD ${A} refs/heads/new ${NONE}\n`;
    expect(updatesOfPush(text)).toEqual([
      { ref: 'refs/heads/main', from: B, to: A },
      { ref: 'refs/tags/v1', from: A, to: null },
      { ref: 'refs/heads/new', from: null, to: A },
    ]);
  });

  it('on the server', () => {
    expect(updatesOfReceive(`${A} ${B} refs/heads/main\n${NONE} ${A} refs/tags/v1\n`)).toEqual([
      { ref: 'refs/heads/main', from: A, to: B },
      { ref: 'refs/tags/v1', from: null, to: A },
    ]);
  });

  it.each(['', '\n', 'x', `refs/heads/x --all refs/heads/main ${A}`, `x ${A} --all ${A}`])(
    'is nothing in %j',
    (text) => {
      expect(updatesOfPush(text)).toEqual([]);
    },
  );

  it('may concern no rule', () => {
    const of = (ref: string) => areFree([{ ref, from: null, to: A }]);
    expect(['refs/notes/commits', 'refs/heads/x', 'refs/tags/x'].map(of)).toEqual([true, false, false]);
  });
});
