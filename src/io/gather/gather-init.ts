import { spawn } from 'node:child_process';
import { lstat, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { CLIENT_HOOKS, hookScript, keptName } from '../../core/hook/script.ts';
import type { InstalledFrom } from '../../core/hook/script.ts';
import { managerOf } from '../../core/hook/manager.ts';
import { ALWAYS_READ, pathsToLookAt, pathsToRead } from '../../core/init/facts-of-project.ts';
import type { Forge } from '../../core/init/part.ts';
import { pyprojectOf } from '../../core/init/project.ts';
import type { Project, ProjectGit, ProjectHooks } from '../../core/init/project.ts';
import type { InstallHook } from '../../core/plan/effect.ts';
import { today } from '../process/clock.ts';
import { readTexts, refuseOutside } from '../files/files.ts';
import { openGit } from '../git/git.ts';
import type { Git } from '../git/git.ts';
import { readHooks } from '../git/hooks.ts';
import type { FoundHook, HookFolder } from '../git/hooks.ts';
import { readRefs } from '../git/refs.ts';
import { isRepository } from '../git/repository.ts';
import type { Repository, WorkPlace } from '../git/repository.ts';
import { readStatus } from '../git/status.ts';

/**
 * Everything that the proposal of `relctl init` depends on.
 *
 * @param from where the hooks will find relctl
 * @throws FILE_OUTSIDE if a link leads out of the project, INVALID_SYNTAX
 */
export async function gatherInit(place: WorkPlace, from: InstalledFrom): Promise<Project> {
  const { top } = place;
  const names = await readdir(top);
  const folder = basename(resolve(top));
  const pyproject = pyprojectOf({ texts: await readTexts(top, ['pyproject.toml']) });
  const looked = pathsToLookAt(folder, pyproject);
  const read = await filesAmong(top, [...new Set([...ALWAYS_READ, ...pathsToRead(pyproject)])]);
  await refuseOutside(top, read);
  const [texts, existing, python, userName, git] = await Promise.all([
    readTexts(top, read),
    existingAmong(top, looked),
    pythonOnPath(),
    configured(openGit(top), 'user.name'),
    isRepository(place) ? readGit(place, from) : null,
  ]);
  const isEmpty = names.every((name) => name === '.git');
  return { folder, isEmpty, texts, existing, python, userName, year: Number(today().slice(0, 4)), git };
}

async function existingAmong(top: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    paths.map((path) =>
      lstat(join(top, path)).then(
        () => [path],
        () => [],
      ),
    ),
  );
  return new Set(found.flat());
}

/** A folder with one of these names is ignored. */
async function filesAmong(top: string, paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    paths.map((path) =>
      lstat(join(top, path)).then(
        (one) => (one.isDirectory() ? [] : [path]),
        () => [],
      ),
    ),
  );
  return found.flat();
}

async function readGit(repository: Repository, from: InstalledFrom): Promise<ProjectGit> {
  const { git } = repository;
  const [{ tags, defaultBranches }, { branch }, remote, hooks] = await Promise.all([
    readRefs(git),
    readStatus(git),
    configured(git, 'remote.origin.url'),
    hooksIn(repository, from),
  ]);
  return {
    tags: tags.map(({ name }) => name),
    defaultBranch: defaultBranches.get('origin') ?? null,
    branch,
    forge: forgeOf(remote ?? ''),
    hooks,
  };
}

function forgeOf(url: string): Forge | null {
  if (/github/i.test(url)) return 'github';
  return /gitlab/i.test(url) ? 'gitlab' : null;
}

async function hooksIn(repository: Repository, from: InstalledFrom): Promise<ProjectHooks> {
  const folder = await readHooks({ ...repository, hooks: CLIENT_HOOKS }, from);
  const manager = managerOf(folder);
  if (manager !== null && !folder.found.every(({ script }) => script === 'own'))
    return { kind: 'kept', manager };
  const hooks = folder.found.filter(({ script }) => script !== 'own');
  return {
    kind: 'own',
    missing: hooks
      .filter((found) => obstacleTo(found, folder) === null)
      .map((found) => installing(found, from)),
    blocked: hooks.flatMap((found) => {
      const why = obstacleTo(found, folder);
      return why === null ? [] : [{ hook: found.hook, why }];
    }),
  };
}

function installing({ hook, path, script, text }: FoundHook, from: InstalledFrom): InstallHook {
  const kept = script === 'foreign' ? keptName(hook) : null;
  return {
    kind: 'install-hook',
    hook,
    path,
    script: hookScript(hook, from),
    before: script === null ? null : text,
    kept,
  };
}

function obstacleTo({ script, isChained }: FoundHook, { outside }: HookFolder): string | null {
  if (outside !== null) return `the hooks folder is a symbolic link to ${outside}, outside this repository`;
  if (script === 'edited') return 'installed by relctl, and has been edited since';
  return script === 'foreign' && isChained ? 'there are already two other hooks' : null;
}

/** null if git has no such setting, or is not installed. */
async function configured(git: Git, name: string): Promise<string | null> {
  try {
    return (await git.run(['config', '--get', name])).trim();
  } catch {
    return null;
  }
}

/** `3.12`; null: there is no Python, or its output is not a version. */
function pythonOnPath(): Promise<string | null> {
  return new Promise((settle) => {
    // Not in the project's folder: a version manager would follow files of the repository there.
    const child = spawn('python3', ['--version'], {
      cwd: '/',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
    });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('error', () => {
      settle(null);
    });
    child.on('close', () => {
      settle(/^Python (3\.\d+)/.exec(Buffer.concat(pieces).toString('utf8'))?.[1] ?? null);
    });
  });
}
