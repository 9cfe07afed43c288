import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start } from '../../support/process.ts';
import type { Ran, Running } from '../../support/process.ts';

export type { Ran, Running } from '../../support/process.ts';

const RELCTL = fileURLToPath(new URL('../../../bin/run.js', import.meta.url));
const KILL_AT = fileURLToPath(new URL('../../support/kill-at.js', import.meta.url));

/** Environment variables that a process reads only once, when it starts. */
export const AT_START = { PATH: process.env['PATH'] ?? '', TZ: 'UTC', LC_ALL: 'C.UTF-8', NO_COLOR: '1' };

/**
 * A folder with a project, its remote, and fixed authors. The dates of all commits and tags are fixed too, so that two equal
 * releases have the same objects.
 */
export class Stage {
  readonly root: string;
  /** The repository. */
  readonly clone: string;
  readonly remote: string;
  /** The working tree in which relctl runs. */
  readonly dir: string;
  readonly env: Readonly<Record<string, string>>;

  /** @param tree the working tree, as a folder of the root */
  constructor(root: string, tree = 'project', person = 'Ada') {
    this.root = root;
    this.clone = join(root, 'project');
    this.remote = join(root, 'remote.git');
    this.dir = join(root, tree);
    const date = `${Date.UTC(2026, 1, 3) / 1000} +0000`;
    this.env = {
      ...AT_START,
      HOME: root,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_COUNT: '4',
      GIT_CONFIG_KEY_0: 'gc.auto',
      GIT_CONFIG_VALUE_0: '0',
      GIT_CONFIG_KEY_1: 'init.defaultBranch',
      GIT_CONFIG_VALUE_1: 'main',
      GIT_CONFIG_KEY_2: 'receive.autogc',
      GIT_CONFIG_VALUE_2: 'false',
      GIT_CONFIG_KEY_3: 'maintenance.auto',
      GIT_CONFIG_VALUE_3: 'false',
      GIT_AUTHOR_NAME: person,
      GIT_AUTHOR_EMAIL: `${person}@example.com`,
      GIT_COMMITTER_NAME: person,
      GIT_COMMITTER_EMAIL: `${person}@example.com`,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      SOURCE_DATE_EPOCH: String(Date.UTC(2026, 1, 3) / 1000),
    };
  }

  get journal(): string {
    return join(this.clone, '.git/relctl/journal.json');
  }

  /** @throws if git fails */
  async git(...args: readonly string[]): Promise<string> {
    const { exit, stdout, stderr } = await this.run('git', args);
    if (exit !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout;
  }

  run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    return this.#start(program, args, env).ended;
  }

  /** Starts the built relctl. The caller waits for `ended`. */
  relctl(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
    return this.#start(process.execPath, [RELCTL, ...args], env);
  }

  /** relctl, killed right before its nth call that changes something; 0: never. */
  killedAt(nth: number, args: readonly string[]): Promise<Ran> {
    const env = { RELCTL_KILL_AT: String(nth), RELCTL_CALLS: join(this.root, 'calls') };
    return this.run(process.execPath, ['--import', KILL_AT, RELCTL, ...args], env);
  }

  #start(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Running {
    return start(program, args, this.dir, { ...this.env, ...env });
  }

  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.dir, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }

  async commit(message: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
    await this.write(files);
    if (Object.keys(files).length > 0) await this.git('add', '--', ...Object.keys(files));
    await this.git('commit', '--quiet', '--no-verify', '--allow-empty', '-m', message);
    return (await this.git('rev-parse', 'HEAD')).trim();
  }

  /** Writes a hook of the repository or of its remote, as a shell script. */
  async hook(name: string, script: string, where: 'here' | 'remote' = 'here'): Promise<void> {
    const path = join(where === 'here' ? join(this.clone, '.git') : this.remote, 'hooks', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
  }
}
