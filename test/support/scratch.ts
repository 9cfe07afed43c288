import { createHash } from 'node:crypto';
import {
  access,
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { start } from './process.ts';
import type { Ran, Running } from './process.ts';
import { pyproject } from './pyproject.ts';
import { checkShape } from './shapes.ts';
import { readsStdin, WarmRelctl } from './warm-relctl.ts';

export type { Ran, Running } from './process.ts';
export { pyproject } from './pyproject.ts';

export const RELCTL = fileURLToPath(new URL('../../bin/run.js', import.meta.url));

/** The whole state of a repository that a refused release must not change, as one value. */
export interface RepositoryState {
  readonly head: string;
  readonly branch: string;
  readonly index: string;
  readonly refs: string;
  readonly status: string;
  readonly files: Readonly<Record<string, string>>;
  readonly journal: readonly string[];
  readonly remote: string | null;
}

/** Environment variables that a process reads only once, when it starts. */
const AT_START = { TZ: 'UTC', LC_ALL: 'C.UTF-8', NO_COLOR: '1' } as const;

const folders: string[] = [];
let warm: WarmRelctl | null = null;
afterAll(async () => {
  warm?.end();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

/** An empty temporary folder, removed when the test file ends. Its name contains a space, as real ones do. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'relctl test '));
  folders.push(folder);
  return folder;
}

/** A real repository in a temporary folder, with a clock that advances one minute with each commit. */
export class Scratch {
  readonly root: string;
  readonly dir: string;
  /** The built relctl, as a file for Node. */
  readonly program = RELCTL;
  /** The environment of every process that is started here. Tests can add to it. */
  readonly env: Record<string, string>;
  #clock = Date.UTC(2026, 0, 2, 12, 0, 0) / 1000;
  #remote: string | null = null;

  private constructor(root: string, name: string) {
    this.root = root;
    this.dir = join(root, name);
    const own = Object.fromEntries(
      Object.entries(process.env).filter(
        // NODE_ENV comes from vitest, and makes oclif warn on stderr.
        ([name]) => !name.startsWith('GIT_') && name !== 'NODE_EXTRA_CA_CERTS' && name !== 'NODE_ENV',
      ),
    );
    this.env = {
      ...(own as Record<string, string>),
      HOME: root,
      GIT_CONFIG_GLOBAL: join(root, 'gitconfig'),
      GIT_CONFIG_NOSYSTEM: '1',
      ...AT_START,
      SOURCE_DATE_EPOCH: String(Date.UTC(2026, 1, 3) / 1000),
    };
  }

  /** A repository on main with these files in its first commit. Without files it has no commit. */
  static async create(files: Readonly<Record<string, string>> | null): Promise<Scratch> {
    const scratch = new Scratch(await temporaryFolder(), 'my project');
    await mkdir(scratch.dir);
    await writeFile(
      join(scratch.root, 'gitconfig'),
      '[user]\n\tname = Ada\n\temail = ada@example.com\n[init]\n\tdefaultBranch = main\n[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n[receive]\n\tfsckObjects = true\n',
    );
    await scratch.git('init', '--quiet');
    if (files !== null) await scratch.commit('chore: begin', files);
    return scratch;
  }

  /** A copy with the same name, remote and clock, in another folder. */
  async copy(): Promise<Scratch> {
    const copy = new Scratch(await temporaryFolder(), basename(this.dir));
    const ran = await this.run('cp', ['-Rp', `${this.root}/.`, copy.root], this.root);
    if (ran.exit !== 0) throw new Error(`cp: ${ran.stderr}`);
    const config = join(copy.dir, '.git', 'config');
    await writeFile(config, (await readFile(config, 'utf8')).replaceAll(this.root, copy.root));
    copy.#clock = this.#clock;
    copy.#remote = this.#remote?.replace(this.root, copy.root) ?? null;
    return copy;
  }

  /** Runs git in the repository. If git fails, the test fails. */
  async git(...args: readonly string[]): Promise<string> {
    const ran = await this.run('git', args, this.dir);
    if (ran.exit !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr}`);
    return ran.stdout;
  }

  /**
   * Runs the built relctl in the repository, with empty stdin. Usually it runs in a process that is kept for the whole test
   * file. It runs in a separate process if that one is busy, or can't do what is requested.
   */
  async relctl(...args: readonly string[]): Promise<Ran> {
    warm ??= new WarmRelctl(await temporaryFolder(), { PATH: process.env['PATH'] ?? '', ...AT_START });
    const ran =
      warm.isBusy || !canBeWarm(args, this.env)
        ? await this.start(...args).ended
        : await warm.run({ args, cwd: this.dir, env: this.#environment() });
    checkShape(args, ran.stdout);
    return ran;
  }

  /** Starts the built relctl in the repository. The caller waits for `ended`. */
  start(...args: readonly string[]): Running {
    return start(process.execPath, [RELCTL, ...args], this.dir, this.#environment());
  }

  run(program: string, args: readonly string[], cwd: string): Promise<Ran> {
    return start(program, args, cwd, this.#environment()).ended;
  }

  #environment(): Record<string, string> {
    const date = `${this.#clock} +0000`;
    return { ...this.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  }

  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(this.dir, path)), { recursive: true });
      await writeFile(join(this.dir, path), text);
    }
  }

  read(path: string): Promise<string> {
    return readFile(join(this.dir, path), 'utf8');
  }

  async commit(message: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
    this.#clock += 60;
    await this.write(files);
    if (Object.keys(files).length > 0) await this.git('add', '--', ...Object.keys(files));
    await this.git('commit', '--quiet', '--allow-empty', '--cleanup=verbatim', '-m', message);
    return this.#head();
  }

  /** The new commit. git is asked only if its ref is not a loose file. */
  async #head(): Promise<string> {
    const folder = join(this.dir, '.git');
    const name = await readFile(join(folder, 'HEAD'), 'utf8').catch(() => '');
    const ref = /^ref: (.*)\n$/.exec(name)?.[1] ?? 'HEAD';
    const found = await readFile(join(folder, ref), 'utf8').catch(() => this.git('rev-parse', 'HEAD'));
    return found.trim();
  }

  async tag(name: string, rev = 'HEAD'): Promise<void> {
    await this.git('tag', name, rev);
  }

  /** Creates a bare remote named origin, with main and all tags. */
  async withRemote(): Promise<string> {
    this.#remote = join(this.root, 'remote.git');
    await this.git('init', '--quiet', '--bare', '--initial-branch=main', this.#remote);
    await this.git('remote', 'add', 'origin', this.#remote);
    await this.git('push', '--quiet', 'origin', 'main', '--tags');
    await this.git('fetch', '--quiet', 'origin');
    return this.#remote;
  }

  /** Another clone of the remote, with the same authors and the same clock. */
  async clone(name: string, ...options: readonly string[]): Promise<Scratch> {
    const clone = new Scratch(this.root, name);
    Object.assign(clone.env, this.env);
    clone.#clock = this.#clock;
    clone.#remote = this.#remote;
    // file://, because git ignores --depth for a plain path.
    const ran = await this.run(
      'git',
      ['clone', '--quiet', ...options, `file://${this.#remote ?? ''}`, clone.dir],
      this.root,
    );
    if (ran.exit !== 0) throw new Error(`git clone: ${ran.stderr}`);
    return clone;
  }

  /** Resolves when the path exists. It is absolute, or relative to the repository. */
  async appears(path: string): Promise<void> {
    const awaited = resolve(this.dir, path);
    for (let waited = 0; waited < 20_000; waited += 20) {
      if (await isThere(awaited)) return;
      await pause(20);
    }
    throw new Error(`${path} did not appear`);
  }

  /** Writes a hook of the repository or of its remote, as a shell script. */
  async hook(name: string, script: string, where: 'here' | 'remote' = 'here'): Promise<void> {
    const folder = where === 'here' ? join(this.dir, '.git') : (this.#remote ?? '');
    const path = join(folder, 'hooks', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
  }

  async state(): Promise<RepositoryState> {
    const git = async (...args: string[]): Promise<string> => (await this.run('git', args, this.dir)).stdout;
    const remote = this.#remote;
    return {
      ...whereHeadIs(await git('status', '--porcelain=v2', '--branch', '--untracked-files=all', '-z')),
      index: await git('ls-files', '--stage', '-z'),
      refs: await git('for-each-ref'),
      files: await filesIn(this.dir),
      journal: await readdir(join(this.dir, '.git', 'relctl')).catch(() => []),
      remote: remote === null ? null : await git('--git-dir', remote, 'for-each-ref'),
    };
  }
}

/** The results of one call of git. */
function whereHeadIs(output: string): Pick<RepositoryState, 'head' | 'branch' | 'status'> {
  const records = output.split('\0');
  const after = (start: string): string =>
    records.find((record) => record.startsWith(start))?.slice(start.length) ?? '';
  return {
    head: `${after('# branch.oid ')}\n`,
    branch: after('# branch.head '),
    status: records.filter((record) => !record.startsWith('#')).join('\0'),
  };
}

/** A kept process has already read its environment, and is not a script that the demo can start again. */
function canBeWarm(args: readonly string[], env: Readonly<Record<string, string>>): boolean {
  if (readsStdin(args) || args.includes('demo')) return false;
  return Object.entries(AT_START).every(([name, value]) => env[name] === value);
}

/** The mode and bytes of each file, without `.git`. */
async function filesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (entry.isDirectory() || name.split('/')[0] === '.git') continue;
    const { mode } = await lstat(path);
    const bytes = entry.isSymbolicLink() ? await readlink(path) : await readFile(path);
    files[name] = `${mode.toString(8)} ${createHash('sha256').update(bytes).digest('hex')}`;
  }
  return files;
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

const originals = new Map<string, Promise<Scratch>>();

/** The project that most end-to-end tests start from: version 1.1.0, released, on a main branch that is pushed. */
export async function released(commitizen: readonly string[] = [], more = ''): Promise<Scratch> {
  const key = JSON.stringify([commitizen, more]);
  const original = originals.get(key) ?? releaseAnew(commitizen, more);
  originals.set(key, original);
  // git builds it in a tenth of a second. A copy is ten times faster.
  return (await original).copy();
}

async function releaseAnew(commitizen: readonly string[], more: string): Promise<Scratch> {
  const scratch = await Scratch.create({ 'pyproject.toml': pyproject('1.0.0', commitizen, more) });
  await scratch.tag('v1.0.0');
  await scratch.commit('feat: the first feature');
  await scratch.commit('bump: version 1.0.0 → 1.1.0', {
    'pyproject.toml': pyproject('1.1.0', commitizen, more),
  });
  await scratch.tag('v1.1.0');
  await scratch.withRemote();
  return scratch;
}
