import { expect, it } from 'vitest';
import { today } from './clock.ts';

it.each([
  ['0', '1970-01-01'],
  ['1770076800', '2026-02-03'],
  ['253402300799', '9999-12-31'],
])('SOURCE_DATE_EPOCH=%s is %s', (epoch, date) => {
  expect(today({ SOURCE_DATE_EPOCH: epoch })).toBe(date);
});

it.each(['2026-01-02', 'x', '-1', '1.5', '253402300800', ' 1'])(
  'SOURCE_DATE_EPOCH=%s is refused',
  (epoch) => {
    expect(() => today({ SOURCE_DATE_EPOCH: epoch })).toThrow(
      expect.objectContaining({ code: 'BAD_SOURCE_DATE_EPOCH', exit: 19 }),
    );
  },
);

it('SOURCE_DATE_EPOCH without a value is unset', () => {
  expect(today({ SOURCE_DATE_EPOCH: '' })).toBe(today({}));
});
