import { RELCTL_KEYS } from '../../../src/core/config/relctl-keys.ts';
import { NEVER_OVERRIDDEN, RULE_IDS, RULE_LEVELS } from '../../../src/core/config/rule-id.ts';
import { PREFLIGHT_MOMENTS, PROFILES } from '../../../src/core/config/settings.ts';
import { bool, constant, DRAFT, listOf, number, object, oneOf } from './kit.ts';
import type { Schema } from './kit.ts';

const FULL_TEXT: Schema = { type: 'string', pattern: '\\S' };

/** The schema of each key. A test compares it with the key's reader. */
const TAKES: Readonly<Record<keyof typeof RELCTL_KEYS, Schema>> = {
  profile: oneOf(...PROFILES),
  main_branch: FULL_TEXT,
  hotfix_branch: { type: 'string', pattern: '\\$tag' },
  remote: FULL_TEXT,
  push: bool,
  image: FULL_TEXT,
  max_branch_days: number,
  preflight: listOf({ ...object({ name: FULL_TEXT, run: FULL_TEXT }), additionalProperties: false }),
  preflight_before: listOf(oneOf(...PREFLIGHT_MOMENTS)),
  rules: {
    type: 'object',
    properties: Object.fromEntries(
      RULE_IDS.map((rule) => [
        rule,
        NEVER_OVERRIDDEN.includes(rule) ? constant('error') : oneOf(...RULE_LEVELS),
      ]),
    ),
    additionalProperties: false,
  },
};

/** The schema of a pyproject.toml with relctl's own table. Other tables may contain anything. */
export function pyprojectSchema(): Schema {
  const keys = Object.entries(RELCTL_KEYS).map(([key, { means, default: fallback }]) => [
    key,
    {
      description: means.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1'),
      ...TAKES[key as keyof typeof RELCTL_KEYS],
      ...(fallback === null ? {} : { default: fallback }),
    },
  ]);
  const relctl = {
    type: 'object',
    properties: Object.fromEntries(keys) as Schema,
    additionalProperties: false,
  };
  return {
    $schema: DRAFT,
    title: 'pyproject.toml with [tool.relctl]',
    type: 'object',
    properties: { tool: { type: 'object', properties: { relctl } } },
  };
}

/** Values to try for each key. For `image` the schema is less strict than relctl, because one pattern can't describe image names. */
export const SAMPLES: Readonly<Record<keyof typeof RELCTL_KEYS, readonly unknown[]>> = {
  profile: ['golden', 'commitizen', 'Golden', '', 1],
  main_branch: ['main', ' ', '', true, ['main']],
  hotfix_branch: ['hotfix/$tag', '$tag', 'hotfix/', 1],
  remote: ['origin', '', 1],
  push: [true, false, 'true', 0],
  image: ['registry.example.com/my_app', '', 1, false],
  max_branch_days: [0, 2, 1.5, -1, '2'],
  preflight: [
    [],
    [{ name: 'lint', run: 'ruff check' }],
    [{ name: 'lint' }],
    [{ name: 'lint', run: '' }],
    [{ name: 'lint', run: 'x', when: 'y' }],
    ['ruff check'],
    { name: 'lint', run: 'x' },
  ],
  preflight_before: [[], ['bump', 'push', 'push-main'], ['later'], 'bump'],
  rules: [
    {},
    { 'up-to-date': 'warn', 'clean-tree': 'off', 'tag-is-new': 'error' },
    { 'tag-is-new': 'warn' },
    { 'up-to-date': 'no' },
    { nonesuch: 'warn' },
    [],
  ],
};
