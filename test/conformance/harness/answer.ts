import { join } from 'node:path';
import type { Program } from './programs.ts';
import type { Run } from './scenario.ts';
import type { Stage } from './stage.ts';
import { viewOf } from './view.ts';
import type { View } from './view.ts';

/** The output and the changes of one run, without values that depend on the day or the place. */
export interface Answer {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** New and changed tags: the kind of object, and where it points. null: deleted. */
  readonly tags: Readonly<Record<string, TagAnswer | null>>;
  /** The messages of the new commits on HEAD, newest first. null: HEAD moved somewhere else. */
  readonly commits: readonly string[] | null;
  /** New and changed files; null: deleted. */
  readonly files: Readonly<Record<string, string | null>>;
  /** git's short status, if it changed. */
  readonly status: string | null;
}

export interface TagAnswer {
  readonly type: string;
  /** `HEAD`, or the position of another commit. */
  readonly at: string;
  readonly message: string | null;
}

/**
 * Runs one step on one side. The clock advances by one day.
 *
 * @param today the date of today for the program; the answer contains `{today}` instead
 */
export async function ask(program: Program, stage: Stage, step: Run, today: string): Promise<Answer> {
  stage.nextDay();
  const before = await viewOf(stage);
  const ran = await program.run({
    args: step.cz,
    cwd: join(stage.folder, step.folder ?? '.'),
    env: stage.environment,
    stdin: step.stdin ?? null,
  });
  const after = await viewOf(stage);
  const dated = (text: string): string => text.replaceAll(today, '{today}');
  const said = (text: string): string => dated(withoutPlace(text, stage, after));
  return {
    exit: ran.exit,
    stdout: said(ran.stdout),
    stderr: said(withoutTraceback(ran.stderr)),
    tags: tagsChanged(before, after, dated),
    commits: await commitsGained(stage, before, after, dated),
    files: filesChanged(before, after, dated),
    status: before.status === after.status ? null : after.status,
  };
}

/** Whether the run changed nothing. */
export function changesNothing({ tags, commits, files, status }: Answer): boolean {
  const nothing = (record: object): boolean => Object.keys(record).length === 0;
  return nothing(tags) && nothing(files) && commits?.length === 0 && status === null;
}

function withoutPlace(text: string, { folder }: Stage, after: View): string {
  // The commit in git's output may already be removed.
  const told = text.replaceAll(folder, '{root}').replace(/^(\[.* )[0-9a-f]{7,}(?=\] )/gm, '$1{sha}');
  return after.commit === null ? told : told.replaceAll(after.commit, '{sha}');
}

/** The last line of a Python traceback, which is the error. The rest is about files on this machine. */
function withoutTraceback(stderr: string): string {
  const at = stderr.indexOf('Traceback (most recent call last)');
  if (at === -1) return stderr.replace(/^.*\.py:\d+: (\w*Warning: .*)\n.*\n/gm, '$1\n');
  const last = stderr.trimEnd().split('\n').at(-1) ?? '';
  return `${stderr.slice(0, at)}Traceback: ${last}\n`;
}

type Dated = (text: string) => string;

function tagsChanged(before: View, after: View, dated: Dated): Record<string, TagAnswer | null> {
  const changed: Record<string, TagAnswer | null> = {};
  const names = new Set([...Object.keys(before.refs), ...Object.keys(after.refs)]);
  for (const name of [...names].sort()) {
    if (!name.startsWith('refs/tags/')) continue;
    const ref = after.refs[name];
    if (ref?.object === before.refs[name]?.object) continue;
    const at = ref?.commit === after.commit ? 'HEAD' : 'elsewhere';
    const { type = '', message = null } = ref ?? {};
    changed[name.slice('refs/tags/'.length)] =
      ref === undefined ? null : { type, at, message: message === null ? null : dated(message) };
  }
  return changed;
}

async function commitsGained(
  stage: Stage,
  before: View,
  after: View,
  dated: Dated,
): Promise<readonly string[] | null> {
  if (before.head === after.head && before.commit === after.commit) return [];
  if (after.commit === null) return null;
  const exclude = before.commit === null ? [] : [`^${before.commit}`];
  const { stdout } = await stage.git('log', '--format=%B%x1e', after.commit, ...exclude);
  return stdout
    .split('\x1e')
    .map((message) => message.replace(/^\n/, ''))
    .slice(0, -1)
    .map((message) => dated(message.trimEnd()));
}

function filesChanged(before: View, after: View, dated: Dated): Record<string, string | null> {
  const changed: Record<string, string | null> = {};
  for (const path of new Set([...Object.keys(before.files), ...Object.keys(after.files)])) {
    const text = after.files[path];
    if (before.files[path] !== text) changed[path] = text === undefined ? null : dated(text);
  }
  return changed;
}
