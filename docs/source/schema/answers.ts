import { PARTS } from '../../../src/core/init/part.ts';
import { anyOf, bool, constant, count, DRAFT, listOf, number, object, oneOf, orNull, text } from './kit.ts';
import type { Schema } from './kit.ts';
import { COMMIT, INCREMENT, INIT_EFFECT, PLAIN_EFFECT, RELEASE, RULE } from './release.ts';
import { STATUS } from './status.ts';

const CHANGE = object({
  sha: text,
  url: orNull(text),
  type: orNull(text),
  scope: orNull(text),
  message: text,
  breaking: listOf(text),
  references: listOf(
    object({ action: orNull(text), repository: orNull(text), issue: text, url: orNull(text) }),
  ),
});

const HOTFIX_START = {
  from: text,
  tag: text,
  branch: text,
  takenUp: bool,
  picked: listOf(text),
  empty: listOf(text),
  effects: listOf(PLAIN_EFFECT),
};

const RECONCILIATION = {
  tags: listOf(text),
  branch: text,
  picked: listOf(COMMIT),
  empty: listOf(COMMIT),
  skipped: listOf(COMMIT),
  changelog: bool,
  effects: listOf(PLAIN_EFFECT),
};

const ENDED = { done: bool, what: orNull(text) };

const HOOK_CHANGES = listOf(
  object({
    hook: text,
    path: text,
    done: oneOf('installed', 'brought up to date', 'there already', 'taken out', 'not there'),
    isChained: bool,
  }),
);

/** null in a clone. */
const SERVER_BRANCH = orNull(
  object({ name: orNull(text), from: orNull(oneOf('relctl.mainBranch', 'HEAD')) }),
);

const JUDGED = object({ refused: constant(false), warnings: listOf(text) });

const PART = oneOf(...PARTS);

/** The output of each command with `--json`. null: only errors. */
const ANSWERS: Readonly<Record<string, Schema | null>> = {
  abort: object(ENDED),
  audit: object({
    findings: listOf(
      object({
        level: oneOf('error', 'warn'),
        rule: RULE,
        commit: orNull(text),
        ref: orNull(text),
        found: text,
        remedy: text,
      }),
    ),
    known: count,
    baseline: orNull(text),
    notChecked: listOf(object({ rule: text, why: text })),
    commits: count,
    tags: count,
  }),
  bump: anyOf(RELEASE, object({ version: text })),
  changelog: anyOf(
    object({
      written: bool,
      file: text,
      creates: bool,
      sections: listOf(text),
      text,
      lost: listOf(text),
      notices: listOf(text),
    }),
    object({ written: constant(true), file: text }),
  ),
  check: object({
    valid: bool,
    commits: listOf(
      object({ sha: orNull(text), subject: text, valid: bool, problem: orNull(text), at: orNull(count) }),
    ),
  }),
  commit: object({ message: text, commit: orNull(text) }),
  demo: null,
  'dry-run': RELEASE,
  example: object({ example: text }),
  explain: object({
    range: text,
    commits: listOf(
      object({
        sha: text,
        subject: text,
        increment: orNull(INCREMENT),
        line: orNull(text),
        asks: listOf(object({ line: text, keyword: text, increment: INCREMENT })),
      }),
    ),
    increment: orNull(INCREMENT),
    majorVersionZero: object({ set: bool, without: orNull(INCREMENT) }),
    next: orNull(object({ from: text, to: text })),
  }),
  'hook commit-msg': JUDGED,
  'hook install': anyOf(
    object({ kind: constant('installed'), changes: HOOK_CHANGES, server: SERVER_BRANCH }),
    object({
      kind: constant('kept'),
      manager: oneOf('pre-commit', 'husky', 'lefthook', 'elsewhere'),
      folder: text,
      hooks: listOf(text),
    }),
  ),
  'hook pre-commit': JUDGED,
  'hook pre-push': null,
  'hook pre-receive': null,
  'hook status': object({
    hooks: listOf(
      object({
        hook: text,
        path: text,
        state: oneOf('fires', 'gone', 'silent', 'edited', 'called', 'foreign', 'absent'),
        program: orNull(text),
      }),
    ),
    server: SERVER_BRANCH,
  }),
  'hook uninstall': object({ changes: HOOK_CHANGES }),
  hotfix: object({ done: bool, ...HOTFIX_START, notices: listOf(text) }),
  'hotfix reconcile': anyOf(object({ done: bool, ...RECONCILIATION }), object(ENDED, RECONCILIATION)),
  'hotfix ship': RELEASE,
  images: object({
    ref: object({ kind: oneOf('branch', 'tag'), name: text }),
    version: orNull(text),
    images: listOf(object({ name: text, tag: text, mutable: bool })),
    latest: object({
      moves: bool,
      because: oneOf('highest', 'exceeded', 'prerelease', 'branch'),
      higher: orNull(text),
    }),
    notices: listOf(text),
  }),
  init: object({
    done: bool,
    parts: listOf(PART),
    files: listOf(object({ path: text, part: PART, creates: bool, reasons: listOf(text) })),
    left: listOf(object({ part: PART, what: text, why: text })),
    next: listOf(text),
    effects: listOf(INIT_EFFECT),
  }),
  info: object({ info: text }),
  ls: object({ rules: listOf(text) }),
  notes: object({
    tag: text,
    version: text,
    prerelease: bool,
    date: text,
    previous: orNull(text),
    url: orNull(text),
    breaking: listOf(CHANGE),
    groups: listOf(object({ title: orNull(text), changes: listOf(CHANGE) })),
    markdown: text,
  }),
  preflight: object({
    passed: bool,
    complete: bool,
    checks: listOf(
      object({
        name: text,
        command: text,
        outcome: oneOf('green', 'red', 'not-checked'),
        seconds: number,
        exit: orNull({ type: 'integer' }),
        means: orNull(text),
        next: orNull(text),
        output: orNull(text),
      }),
    ),
  }),
  prerelease: RELEASE,
  resume: anyOf(
    object(ENDED),
    object({ ...ENDED, ...HOTFIX_START }),
    object({ ...ENDED, ...RECONCILIATION }),
  ),
  schema: object({ schema: text }),
  status: STATUS,
  version: object({ tool: orNull(text), version: orNull(text) }),
};

export const ANSWERING: readonly string[] = Object.keys(ANSWERS);

const REFUSAL = object({
  error: object({ code: text, exit: { type: 'integer' }, message: text, hint: orNull(text) }),
});

/** The schema of everything that `relctl COMMAND --json` can print. */
export function answerSchema(command: string): Schema {
  const answer = ANSWERS[command] ?? null;
  const shapes = [...alternatives(answer), REFUSAL].map(withShape);
  return { $schema: DRAFT, title: `relctl ${command} --json`, anyOf: shapes };
}

function alternatives(answer: Schema | null): readonly Schema[] {
  if (answer === null) return [];
  return 'anyOf' in answer ? (answer['anyOf'] as readonly Schema[]) : [answer];
}

/** Every document starts with the version of these schemas. */
function withShape({ properties, required, ...rest }: Schema): Schema {
  return {
    ...rest,
    properties: { shape: constant(1), ...(properties as Schema) },
    required: ['shape', ...(required as readonly string[])],
  };
}
