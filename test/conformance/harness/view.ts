import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from './stage.ts';

/** Everything that a release can change in a repository. */
export interface View {
  /** The full name of the branch, or the commit of a detached HEAD. */
  readonly head: string;
  /** The commit of HEAD; null before the first commit. */
  readonly commit: string | null;
  readonly refs: Readonly<Record<string, Ref>>;
  /** All files in the working tree, as text. */
  readonly files: Readonly<Record<string, string>>;
  /** git's short status. */
  readonly status: string;
}

export interface Ref {
  /** `commit` or `tag`. */
  readonly type: string;
  readonly object: string;
  /** The commit of an annotated tag. */
  readonly commit: string;
  /** The message of an annotated tag. */
  readonly message: string | null;
}

/** A view, and the bytes that it was made from. */
export interface Seen {
  readonly stamp: string;
  readonly view: View;
}

/** Reads the repository again. git is called only if something has changed since the last view. */
export async function viewOf(stage: Stage): Promise<View> {
  const files = await filesIn(stage.folder);
  const stamp = JSON.stringify([files, await gitFilesOf(stage)]);
  if (stage.seen?.stamp !== stamp) stage.seen = { stamp, view: await look(stage, files) };
  return stage.seen.view;
}

/** The files of the refs and the index. */
async function gitFilesOf({ folder }: Stage): Promise<unknown> {
  const git = join(folder, '.git');
  const text = (name: string): Promise<string> => readFile(join(git, name), 'latin1').catch(() => '');
  const refs = await filesIn(git, 'refs').catch(() => null);
  return [
    await text('HEAD'),
    refs,
    await text('packed-refs'),
    await text('index'),
    await text('info/exclude'),
  ];
}

async function look(stage: Stage, files: View['files']): Promise<View> {
  const [head, refs, status] = await Promise.all([
    // Outside of git there is no such file.
    readFile(join(stage.folder, '.git', 'HEAD'), 'utf8').catch(() => ''),
    stage.git('for-each-ref', `--format=${REF_FORMAT}`),
    // Otherwise git rewrites the index, and its bytes change.
    stage.git('--no-optional-locks', 'status', '--porcelain', '--untracked-files=all'),
  ]);
  const name = head.trim().replace(/^ref: /, '');
  const known = readRefs(refs.stdout);
  return {
    head: name,
    // A detached HEAD contains its commit.
    commit: name.startsWith('refs/') ? (known[name]?.object ?? null) : name || null,
    refs: known,
    files,
    status: status.stdout,
  };
}

const FIELD = '\x1f';
const END = '\x1e';
const REF_FORMAT =
  ['%(refname)', '%(objecttype)', '%(objectname)', '%(*objectname)', '%(contents)'].join('%1f') + '%1e';

function readRefs(output: string): Readonly<Record<string, Ref>> {
  const refs: Record<string, Ref> = {};
  for (const record of output.split(END)) {
    const [name = '', type = '', object = '', peeled = '', contents = ''] = record.trimStart().split(FIELD);
    if (name === '') continue;
    refs[name] = {
      type,
      object,
      commit: peeled === '' ? object : peeled,
      message: type === 'tag' ? contents : null,
    };
  }
  return refs;
}

async function filesIn(folder: string, under = ''): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const entry of await readdir(join(folder, under), { withFileTypes: true })) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (path === '.git') continue;
    if (entry.isDirectory()) Object.assign(files, await filesIn(folder, path));
    else if (entry.isSymbolicLink()) files[path] = `→ ${await readlink(join(folder, path))}`;
    else files[path] = await readFile(join(folder, path), 'utf8');
  }
  return files;
}
