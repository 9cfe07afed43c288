import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HostileCase, HostilePush } from './cases.ts';
import { ROOT } from './words.ts';

const RELCTL = fileURLToPath(new URL('../../bin/run.js', import.meta.url));

/** The place of a case: a project, its remote, and files around them that must not change. */
export class HostileStage {
  readonly root: string;
  readonly dir: string;
  readonly remote: string;

  private constructor(root: string) {
    this.root = root;
    this.dir = join(root, 'project');
    this.remote = join(root, 'remote.git');
  }

  /** @returns null if git refuses such a repository */
  static open(parent: string, hostile: HostileCase): HostileStage | null {
    const stage = new HostileStage(mkdtempSync(join(parent, 'case-')));
    mkdirSync(join(stage.root, 'outside'));
    mkdirSync(join(stage.root, 'home'));
    writeFileSync(join(stage.root, 'outside/f.md'), 'precious 1.1.0\n');
    writeFileSync(
      join(stage.root, 'home/.gitconfig'),
      '[gc]\n\tauto = 0\n[receive]\n\tfsckObjects = true\n[user]\n\tname = Ada\n\temail = ada@example.com\n',
    );
    cpSync(template(parent), join(stage.dir, '.git'), { recursive: true });
    if (stage.#build(hostile)) return stage;
    stage.strike();
    return null;
  }

  get env(): Readonly<Record<string, string>> {
    return {
      PATH: process.env['PATH'] ?? '',
      HOME: join(this.root, 'home'),
      TMPDIR: join(this.root, '..'),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CEILING_DIRECTORIES: this.root,
      TZ: 'UTC',
      LC_ALL: 'C.UTF-8',
      NO_COLOR: '1',
      SOURCE_DATE_EPOCH: String(DAY),
      GIT_AUTHOR_DATE: `${DAY} +0000`,
      GIT_COMMITTER_DATE: `${DAY} +0000`,
    };
  }

  /** A text of a case with the paths of this stage. */
  placed(text: string): string {
    return text.replaceAll(ROOT, this.root);
  }

  git(args: readonly string[], more: Readonly<Record<string, string>> = {}): string {
    const env = { ...this.env, ...more };
    return execFileSync('git', [...args], { cwd: this.dir, env, stdio: 'pipe' }).toString('latin1');
  }

  strike(): void {
    execFileSync('rm', ['-rf', this.root]);
  }

  #build({
    config,
    files,
    messages,
    tags,
    branch,
    url,
    refusing,
    said,
    isReplaced,
    push,
  }: HostileCase): boolean {
    const all = [...files.filter(([name]) => isFileName(name)), ['pyproject.toml', config] as const];
    const script = importScript(
      this.placed.bind(this),
      all,
      messages,
      tags.filter(isRefName),
      `refs/heads/${isRefName(branch) ? branch : 'main'}`,
    );
    try {
      execFileSync('git', ['fast-import', '--quiet', '--force'], {
        cwd: this.dir,
        env: this.env,
        input: Buffer.from(script, 'latin1'),
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      writeFileSync(
        join(this.dir, '.git/HEAD'),
        Buffer.from(`ref: refs/heads/${isRefName(branch) ? branch : 'main'}\n`, 'latin1'),
      );
      this.git(['reset', '--quiet', '--hard']);
    } catch {
      return false;
    }
    // Node’s own copy function can't handle names that are not UTF-8.
    execFileSync('cp', ['-a', join(this.dir, '.git'), this.remote]);
    writeFileSync(join(this.remote, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n');
    writeFileSync(join(this.root, 'said'), Buffer.from(said, 'latin1'));
    if (refusing !== null) this.#hook(refusing, `cat '${this.root}/said' >&2; exit 1`);
    else this.#hook('post-receive', `cat '${this.root}/said' >&2`);
    if (push !== null) this.#hook('pre-receive', `exec '${process.execPath}' '${RELCTL}' hook pre-receive`);
    if (isReplaced) this.#replaceHead();
    const where = JSON.stringify(url === null || push !== null ? this.remote : this.placed(url)).replaceAll(
      /\\u[0-9a-f]{4}/g,
      '?',
    );
    const section = `[remote "origin"]\n\turl = ${where.replaceAll('\\r', '?').replaceAll('\\f', '?')}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`;
    writeFileSync(
      join(this.dir, '.git/config'),
      `${readFileSync(join(this.dir, '.git/config'), 'utf8')}${section}`,
    );
    return push === null || this.#commit(push);
  }

  #hook(name: 'post-receive' | 'pre-commit' | 'pre-receive', command: string): void {
    const folder = join(name === 'pre-commit' ? join(this.dir, '.git') : this.remote, 'hooks');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
  }

  #replaceHead(): void {
    const fake = this.git(['commit-tree', 'HEAD^{tree}', '-m', 'bump: version 1.1.0 → 9.9.9']).trim();
    this.git(['replace', 'HEAD', fake]);
  }

  #commit({ config, message }: HostilePush): boolean {
    try {
      writeFileSync(join(this.dir, 'pyproject.toml'), Buffer.from(config, 'latin1'));
      writeFileSync(join(this.root, 'message'), Buffer.from(message.replaceAll('\0', ''), 'latin1'));
      this.git([
        'commit',
        '--quiet',
        '--all',
        '--no-verify',
        '--cleanup=verbatim',
        '--file',
        join(this.root, 'message'),
      ]);
      return true;
    } catch {
      return false;
    }
  }
}

const DAY = Date.UTC(2026, 1, 3) / 1000;

/** An empty repository, created once for all cases. */
function template(parent: string): string {
  const folder = join(parent, 'template');
  if (!existsSync(folder)) {
    const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };
    execFileSync('git', ['init', '--quiet', '--bare', '--template=', '--initial-branch=main', folder], {
      env,
    });
    writeFileSync(
      join(folder, 'config'),
      '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n\tlogallrefupdates = true\n',
    );
  }
  return folder;
}

/** The input of `git fast-import`: all files in the first commit, tagged v1.1.0, and a commit for each other message. */
function importScript(
  placed: (text: string) => string,
  files: readonly (readonly [string, string])[],
  messages: readonly string[],
  tags: readonly string[],
  ref: string,
): string {
  const who = `committer Ada <ada@example.com> ${DAY} +0000\n`;
  const entries = files.map(([name, content]) => {
    const link = content.startsWith('->');
    const text = placed(link ? (content.slice(2).split('\0')[0] ?? '') : content);
    return `M ${link ? '120000' : '100644'} inline ${quotedPath(name)}\n${data(text)}`;
  });
  const commits = ['bump: version 1.0.0 → 1.1.0', ...messages].map((message, at) => {
    const bytes = at === 0 ? Buffer.from(message).toString('latin1') : message;
    return `commit ${ref}\nmark :${at + 1}\n${who}${data(bytes)}${at === 0 ? entries.join('') : ''}\n`;
  });
  const refs = ['v1.1.0', ...tags.filter((tag) => tag !== 'v1.1.0')].map(
    (tag, at) => `reset refs/tags/${tag}\nfrom :${at === 0 ? 1 : (at % messages.length) + 1}\n\n`,
  );
  return [...commits, ...refs].join('');
}

function data(bytes: string): string {
  return `data ${bytes.length}\n${bytes}\n`;
}

function quotedPath(name: string): string {
  const escaped = Array.from(name, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x21 || code > 0x7e || '"\\'.includes(character)
      ? `\\${code.toString(8).padStart(3, '0')}`
      : character;
  });
  return `"${escaped.join('')}"`;
}

function isFileName(name: string): boolean {
  const parts = name.split('/');
  const isPart = (part: string): boolean =>
    part !== '' && part !== '.' && part !== '..' && !/^\.git/i.test(part) && part.length < 200;
  return !name.includes('\0') && name !== 'pyproject.toml' && parts.every(isPart);
}

/** git's rules for a ref. It can start with a dash. */
function isRefName(name: string): boolean {
  return (
    name.length < 200 &&
    !/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|^\/|\/\/|\/$|\.$|^$|^@$/.test(name) &&
    name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'))
  );
}

/** Every file below a folder, with its mode and its bytes in latin1, or the target of a link. */
export type Picture = ReadonlyMap<string, string>;

export function picture(folder: string, without: (path: string) => boolean): Picture {
  const files = new Map<string, string>();
  const walk = (at: Buffer, name: string): void => {
    for (const entry of readdirSync(at, { encoding: 'buffer' })) {
      const path = name === '' ? entry.toString('latin1') : `${name}/${entry.toString('latin1')}`;
      if (without(path)) continue;
      const file = Buffer.concat([at, Buffer.from('/'), entry]);
      const found = lstatSync(file);
      if (found.isDirectory()) walk(file, path);
      else if (found.isSymbolicLink()) files.set(path, `link ${readlinkSync(file, 'latin1')}`);
      else files.set(path, `${found.mode.toString(8)} ${readFileSync(file, 'latin1')}`);
    }
  };
  walk(Buffer.from(folder), '');
  return files;
}
