import { isTable } from '../syntax/document.ts';
import { isImageName } from './image-name.ts';
import { isRuleId, NEVER_OVERRIDDEN, RULE_LEVELS } from './rule-id.ts';
import type { RuleId, RuleLevel } from './rule-id.ts';
import { PREFLIGHT_MOMENTS, PROFILES } from './settings.ts';
import type { PreflightCheck, RelctlSettings } from './settings.ts';
import { days, flag, listOf, nonEmptyText, oneOf, value, wrong } from './value.ts';
import type { Reader, Reading } from './value.ts';

/** One key of `[tool.relctl]`. `read.ts` reads it, and `docs/configuration.md` is generated from it. */
export interface RelctlKey<T> {
  readonly reader: Reader<T>;
  readonly default: T;
  /** The default in words, if the value alone doesn't say it. */
  readonly defaultMeans?: string;
  readonly means: string;
}

const IMAGE = 'an image name in lowercase, without a tag';

/** Every key of `[tool.relctl]`, under its name in the file. */
export const RELCTL_KEYS = {
  profile: {
    reader: oneOf(PROFILES),
    default: 'golden',
    means:
      '`"golden"` checks the release rules, pushes, and makes annotated tags. `"commitizen"` decides as commitizen does: no release rules, no push, lightweight tags.',
  },
  main_branch: {
    reader: nonEmptyText,
    default: null,
    defaultMeans: "the remote's default branch, else `main`",
    means: 'The branch to release from.',
  },
  hotfix_branch: {
    reader: { ...nonEmptyText, expected: 'a branch name that contains $tag', read: readHotfixBranch },
    default: 'hotfix/$tag',
    means: 'The branch for a patch of an older release. `$tag` is the new tag.',
  },
  remote: { reader: nonEmptyText, default: 'origin', means: 'The remote to push releases to.' },
  push: {
    reader: flag,
    default: true,
    means: 'Whether to push releases. If the remote does not exist, relctl pushes nothing and says so.',
  },
  image: {
    reader: { ...nonEmptyText, expected: IMAGE, read: readImage },
    default: null,
    defaultMeans: "the project's name",
    means: 'The name of the container image, with its registry and without a tag.',
  },
  max_branch_days: {
    reader: days,
    default: 2,
    means: 'How many days old a feature branch may be before `relctl status` lists it.',
  },
  preflight: {
    reader: listOf({ expected: 'a table { name = "…", run = "…" }', read: readCheck }),
    default: null,
    defaultMeans: 'the format, lint, test and security tools that the project uses',
    means:
      'The checks of [`relctl preflight`](commands.md#relctl-preflight). Each has a `name` and a command to `run` in the folder of this file.',
  },
  preflight_before: {
    reader: listOf(oneOf(PREFLIGHT_MOMENTS)),
    default: [],
    means:
      'When all preflight checks must pass: `bump` (before a release), `push` (before any push), `push-main` (before a push to main). The pre-push hook runs the last two.',
  },
  rules: {
    reader: { expected: 'a table of rule = "error", "warn" or "off"', read: readRules },
    default: {},
    means: 'The level of each rule: `"error"` (the default), `"warn"` or `"off"`.',
  },
} satisfies {
  [K in keyof RelctlSettings as SnakeCase<K>]: RelctlKey<RelctlSettings[K]> | NullableKey<RelctlSettings[K]>;
};

type NullableKey<T> = Omit<RelctlKey<T>, 'reader'> & { readonly reader: Reader<NonNullable<T>> };
type SnakeCase<K extends string> = K extends `${infer Head}${infer Rest}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${SnakeCase<Rest>}`
  : K;

function readHotfixBranch(found: unknown): Reading<string> {
  const accepted = typeof found === 'string' && found.includes('$tag');
  return accepted ? value(found) : wrong(found, 'a branch name that contains $tag');
}

function readImage(found: unknown): Reading<string> {
  return typeof found === 'string' && isImageName(found) ? value(found) : wrong(found, IMAGE);
}

function readCheck(found: unknown): Reading<PreflightCheck> {
  if (!isTable(found)) return wrong(found, 'a table { name = "…", run = "…" }');
  for (const key of Object.keys(found)) {
    if (key !== 'name' && key !== 'run') return wrong(found[key], 'only the keys name and run', [key]);
  }
  for (const key of ['name', 'run'] as const) {
    const reading = nonEmptyText.read(found[key]);
    if (reading.kind === 'wrong') return { ...reading, at: [key] };
  }
  return value({ name: String(found['name']), run: String(found['run']) });
}

function readRules(found: unknown): Reading<Readonly<Partial<Record<RuleId, RuleLevel>>>> {
  if (!isTable(found)) return wrong(found, 'a table of rule = "error", "warn" or "off"');
  const level = oneOf(RULE_LEVELS);
  const levels: Partial<Record<RuleId, RuleLevel>> = {};
  for (const [rule, setting] of Object.entries(found)) {
    if (!isRuleId(rule)) return { ...wrong(rule, 'a rule', [rule]), unknownRule: rule };
    const reading = level.read(setting);
    if (reading.kind === 'wrong') return { ...reading, at: [rule] };
    if (NEVER_OVERRIDDEN.includes(rule) && reading.value !== 'error') {
      return wrong(setting, '"error": this rule is never overridden', [rule]);
    }
    levels[rule] = reading.value;
  }
  return value(levels);
}
