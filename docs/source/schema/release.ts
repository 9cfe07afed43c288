import { RULE_IDS } from '../../../src/core/config/rule-id.ts';
import { anyOf, bool, constant, listOf, object, oneOf, orNull, text } from './kit.ts';
import type { Schema } from './kit.ts';

export const INCREMENT = oneOf('MAJOR', 'MINOR', 'PATCH');
export const RULE = oneOf(...RULE_IDS);
export const COMMIT = object({ sha: text, subject: text });

const AT = object({ head: text, branch: orNull(text) });

/** The steps that look the same in every document: all but `write-file` and `push`. */
const STEPS: readonly Schema[] = [
  object({
    kind: constant('run-hook'),
    stage: oneOf('pre', 'post'),
    command: text,
    environment: { type: 'object', additionalProperties: text },
  }),
  object({
    kind: constant('create-commit'),
    message: text,
    paths: listOf(text),
    verify: bool,
    retry: bool,
    optional: bool,
  }),
  object({ kind: constant('empty-commit'), message: text }),
  object({ kind: constant('create-tag'), name: text, message: orNull(text), signed: bool }),
  object({ kind: constant('create-branch'), name: text, at: text }),
  object({ kind: constant('switch-branch'), from: AT, to: AT }),
  object({ kind: constant('fast-forward'), branch: text, from: text, to: text }),
  object({ kind: constant('cherry-pick'), commit: text, subject: text, whenEmpty: orNull(text) }),
];

const EFFECT = anyOf(
  object({ kind: constant('write-file'), path: text, creates: bool, diff: text }),
  ...STEPS,
  object({ kind: constant('push'), remote: text, branch: text, tag: orNull(text), command: text }),
  object({ kind: constant('push-tag'), remote: text, branch: text, tag: text, command: text }),
);

/** A step of `init`. */
export const INIT_EFFECT = anyOf(
  object({ kind: constant('write-file'), path: text, creates: bool, diff: text }),
  object({ kind: constant('install-hook'), hook: text, path: text, keeps: orNull(text) }),
);

/** A step of a command that makes no release. A file comes with its texts. */
export const PLAIN_EFFECT = anyOf(
  object({ kind: constant('write-file'), path: text, before: orNull(text), after: text }, { encoding: text }),
  ...STEPS,
  object({ kind: constant('push'), remote: text, branch: text, tag: orNull(text) }),
  object({ kind: constant('push-tag'), remote: text, branch: text, tag: text }),
);

/** `bump`, `prerelease`, `hotfix ship` and `dry-run`. */
export const RELEASE = object({
  released: bool,
  previous: object({ version: text, tag: orNull(text) }),
  version: text,
  tag: text,
  prerelease: bool,
  increment: orNull(INCREMENT),
  evidence: listOf(object({ sha: text, line: text, keyword: text, increment: INCREMENT })),
  commit: orNull(text),
  branch: orNull(text),
  basis: text,
  notes: text,
  rules: listOf(
    object({
      rule: RULE,
      state: oneOf('kept', 'broken', 'lifted', 'warned', 'not-checked'),
      why: orNull(text),
      violations: listOf(object({ found: text, remedy: text })),
    }),
  ),
  refusedBy: listOf(RULE),
  preflight: listOf(object({ name: text, run: text })),
  effects: listOf(EFFECT),
  unpushed: orNull(listOf(COMMIT)),
  images: listOf(text),
  notices: listOf(text),
});
