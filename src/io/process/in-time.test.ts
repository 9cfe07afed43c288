import { expect, it } from 'vitest';
import { customRules } from '../../core/commit/custom.ts';
import { readSettings } from '../../core/config/read.ts';
import { locateConfig } from '../../core/config/locate.ts';
import { refuse } from '../../core/error/error.ts';
import { parseVersionFile } from '../../core/provider/version-files.ts';
import { inTime, inTimeTogether } from './in-time.ts';

const ENDLESS = '^(a+)+$';
const TEXT = `${'a'.repeat(50)}!`;

function rulesWith(keys: string): ReturnType<typeof customRules> {
  const files = new Map([
    ['.cz.toml', `[tool.commitizen]\nname = "cz_customize"\n[tool.commitizen.customize]\n${keys}\n`],
  ]);
  const { customize } = readSettings(locateConfig(['.cz.toml'], files), files).commitizen;
  return customRules(customize!, { file: '.cz.toml', section: 'tool.commitizen.customize' });
}

it.each<readonly [string, () => unknown]>([
  ['schema_pattern', () => rulesWith(`schema_pattern = "${ENDLESS}"`).schema.faultIn(TEXT)],
  ['bump_pattern', () => rulesWith(`bump_pattern = "${ENDLESS}"`).asksIn(TEXT, false)],
  [
    'bump_map',
    () =>
      rulesWith(
        `bump_pattern = "^(.*)$"\n[tool.commitizen.customize.bump_map]\n"${ENDLESS}" = "MINOR"`,
      ).asksIn(TEXT, false),
  ],
  [
    'commit_parser',
    () =>
      rulesWith(`commit_parser = "${ENDLESS}"`).entriesOf({ sha: '', parents: [], subject: TEXT, body: '' }),
  ],
  [
    'changelog_pattern',
    () =>
      rulesWith(`changelog_pattern = "${ENDLESS}"`).entriesOf({
        sha: '',
        parents: [],
        subject: TEXT,
        body: '',
      }),
  ],
  ['version_files', () => parseVersionFile(`a.txt:${ENDLESS}`).pattern!.test(TEXT)],
])('what never comes to an end is given up: %s', (_, compute) => {
  expect(() => inTime(compute, 0.2)).toThrow(expect.objectContaining({ code: 'TOOK_TOO_LONG', exit: 19 }));
});

it('hands over what came of it, an error too', () => {
  const value = { a: 1 };
  expect(inTime(() => value)).toBe(value);
  const error = refuse('UNBORN_BRANCH', { branch: null });
  expect(() =>
    inTime(() => {
      throw error;
    }),
  ).toThrow(error);
});

it('limits many computations together', () => {
  const inTime = inTimeTogether(0.2);
  const busy = (): void => {
    const end = performance.now() + 60;
    while (performance.now() < end);
  };
  inTime(busy);
  expect(() => {
    for (let times = 0; times < 5; times += 1) inTime(busy);
  }).toThrow(expect.objectContaining({ code: 'TOOK_TOO_LONG' }));
});
