import { anyOf, bool, constant, count, listOf, number, object, oneOf, orNull, text } from './kit.ts';
import { COMMIT, INCREMENT } from './release.ts';

const PROBLEM = { code: text, found: text, remedy: orNull(text) };

const NEXT = anyOf(
  object({
    kind: constant('release'),
    tag: text,
    version: text,
    increment: orNull(INCREMENT),
    broken: listOf(object({ rule: text, found: text, remedy: text })),
  }),
  object({ kind: oneOf('nothing', 'refused'), ...PROBLEM }),
);

export const STATUS = object({
  version: object({
    value: orNull(text),
    file: orNull(text),
    provider: text,
    problem: orNull(object(PROBLEM)),
  }),
  branch: object({ name: orNull(text), commit: orNull(text), operation: orNull(text), main: text }),
  lastTag: orNull(object({ name: text, date: text, commit: text, current: bool })),
  unreleased: orNull(
    object({
      since: orNull(text),
      commits: listOf(object({ sha: text, subject: text, increment: orNull(INCREMENT) })),
    }),
  ),
  next: NEXT,
  cycle: orNull(
    object({
      phase: oneOf('alpha', 'beta', 'rc', 'dev'),
      final: text,
      tags: listOf(text),
      next: orNull(text),
    }),
  ),
  hotfixes: object({
    open: listOf(object({ branch: text, tag: text, here: bool, remote: bool, commits: orNull(count) })),
    unreconciled: orNull(listOf(object({ tag: text, missing: listOf(COMMIT) }))),
  }),
  branches: orNull(
    object({
      remote: text,
      count,
      maxDays: number,
      old: listOf(object({ name: text, since: number, days: number })),
    }),
  ),
  drift: orNull(
    listOf(
      object({
        kind: oneOf('version-file', 'lock', 'tag', 'changelog', 'unpushed'),
        found: text,
        remedy: text,
      }),
    ),
  ),
  interrupted: orNull(
    object({
      what: text,
      state: oneOf('waits', 'interrupted', 'running'),
      running: orNull(text),
      journal: text,
      steps: orNull(listOf(object({ text, done: bool }))),
      remedy: orNull(text),
    }),
  ),
  missing: listOf(object({ found: text, remedy: text })),
  unknown: orNull(text),
});
