import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from './stage.ts';

/** All that a release may change in a repository. */
export interface View {
  /** The branch's full name, or the commit where HEAD is detached. */
  readonly head: string;
  /** The commit that HEAD is at; null before the first one. */
  readonly commit: string | null;
  readonly refs: Readonly<Record<string, Ref>>;
  /** Each file in the work tree, as text. */
  readonly files: Readonly<Record<string, string>>;
  /** git's short status. */
  readonly status: string;
}

export interface Ref {
  /** `commit` or `tag`. */
  readonly type: string;
  readonly object: string;
  /** The commit below an annotated tag. */
  readonly commit: string;
  /** Of an annotated tag. */
  readonly message: string | null;
}

/** A view, and the bytes that it was made from. */
export interface Seen {
  readonly stamp: string;
  readonly view: View;
}

/** Looks again; git is asked only where something is not as it was when the stage was last looked at. */
export async function viewOf(stage: Stage): Promise<View> {
  const files = await filesIn(stage.folder);
  const stamp = JSON.stringify([files, await gitFilesOf(stage)]);
  if (stage.seen?.stamp !== stamp) stage.seen = { stamp, view: await look(stage, files) };
  return stage.seen.view;
}

/** What refs and index are made of. */
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
    // Outside of git there is none.
    readFile(join(stage.folder, '.git', 'HEAD'), 'utf8').catch(() => ''),
    stage.git('for-each-ref', `--format=${REF_FORMAT}`),
    // Otherwise it writes the index anew, which is not the same then.
    stage.git('--no-optional-locks', 'status', '--porcelain', '--untracked-files=all'),
  ]);
  const name = head.trim().replace(/^ref: /, '');
  const known = readRefs(refs.stdout);
  return {
    head: name,
    // A detached HEAD holds its commit.
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
