import { describe, expect, it } from 'vitest';
import type { Verdict } from '../core/rule/rule.ts';
import { PLAIN } from './text/paint.ts';
import { brokenRulesText, lenientText, rulesText } from './rules.ts';

const SAID = 'origin can’t be asked: ssh: no route to host\nfatal: Could not read from remote repository.';
const BROKEN: Verdict = {
  rule: 'up-to-date',
  law: 'law',
  state: 'broken',
  violations: [{ rule: 'up-to-date', found: SAID, remedy: 'try again', overridable: true }],
  why: null,
};
const NOT_CHECKED: Verdict = { ...BROKEN, state: 'not-checked', violations: [], why: SAID };

describe('program output of several lines', () => {
  it('is one line in a table', () => {
    expect(rulesText([BROKEN, NOT_CHECKED], PLAIN)).toBe(
      [
        '  ✗ up-to-date  broken: law',
        '      found: origin can’t be asked: ssh: no route to host',
        '      next:  try again',
        '  – up-to-date  not checked: origin can’t be asked: ssh: no route to host',
      ].join('\n'),
    );
    expect(lenientText([{ ...BROKEN, state: 'lifted' }], PLAIN)).toBe(
      'overridden: up-to-date: origin can’t be asked: ssh: no route to host\n',
    );
  });

  it('is complete in a refusal, below its rule', () => {
    expect(brokenRulesText([BROKEN], PLAIN)).toBe(
      [
        '✗ up-to-date: law',
        '    found: origin can’t be asked: ssh: no route to host',
        '           fatal: Could not read from remote repository.',
        '    next:  try again',
      ].join('\n'),
    );
  });
});
