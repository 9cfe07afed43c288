import { expect, it } from 'vitest';
import { byLevel } from './level.ts';

const found = [{ rule: 'message-valid' }, { rule: 'version-grows' }, { rule: 'tag-not-moved' }] as const;

it('without a configuration every rule refuses', () => {
  expect(byLevel(found, {})).toEqual({ broken: found, warned: [] });
});

it('a rule that is set to warn is reported, and one that is off is not', () => {
  expect(byLevel(found, { 'message-valid': 'warn', 'version-grows': 'off' })).toEqual({
    broken: [{ rule: 'tag-not-moved' }],
    warned: [{ rule: 'message-valid' }],
  });
});
