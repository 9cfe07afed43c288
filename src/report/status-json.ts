import { refuse } from '../core/error/error.ts';
import type { Interruption } from '../core/error/catalogue/interruption-errors.ts';
import type { Status } from '../core/release/status/status.ts';
import type { Next } from '../core/release/status/status-next.ts';

/** `relctl status --json`: whatever is unknown is null. */
export function statusJson(status: Status): Readonly<Record<string, unknown>> {
  const { version, head, main, lastTag, unreleased, cycle, branches, drift, interruption } = status;
  return {
    version: {
      value: version.spelled,
      file: version.file,
      provider: version.provider,
      problem: version.problem,
    },
    branch: { name: head.branch, commit: head.sha, operation: head.operation, main: main.name },
    lastTag:
      lastTag === null
        ? null
        : { name: lastTag.name, date: lastTag.date, commit: lastTag.commit, current: lastTag.isCurrent },
    unreleased,
    next: nextJson(status.next),
    cycle,
    hotfixes: hotfixesJson(status),
    branches:
      branches === null
        ? null
        : { remote: status.remote.name, count: branches.count, maxDays: branches.maxDays, old: branches.old },
    drift,
    interrupted: interruption === null ? null : interruptionJson(interruption),
    missing: status.missing.map(({ means, next }) => ({ found: means, remedy: next })),
    unknown: status.unknown,
  };
}

function nextJson(next: Next): Readonly<Record<string, unknown>> {
  return next.kind === 'release' ? { ...next } : { kind: next.kind, ...next.problem };
}

function hotfixesJson({ openHotfixes, unreconciled }: Status): Readonly<Record<string, unknown>> {
  return {
    open: openHotfixes.map(({ branch, tag, isHere, isThere, commits }) => ({
      branch,
      tag,
      here: isHere,
      remote: isThere,
      commits,
    })),
    unreconciled:
      unreconciled?.map(({ tag, missing }) => ({
        tag: tag.name,
        missing: missing.map(({ sha, subject }) => ({ sha, subject })),
      })) ?? null,
  };
}

function interruptionJson(interruption: Interruption): Readonly<Record<string, unknown>> {
  const { what, paused, running, journal, steps } = interruption;
  return {
    what,
    state: paused ? 'waits' : running === null ? 'interrupted' : 'running',
    running,
    journal,
    steps,
    remedy: refuse('INTERRUPTED_RELEASE', interruption).hint,
  };
}
