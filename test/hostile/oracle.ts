import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import TOML from '@iarna/toml';
import { catalogue } from '../../src/core/error/catalogue.ts';
import { HOOKS, PUSHED_VERSION } from './cases.ts';
import type { HostileCase, HostilePush } from './cases.ts';
import type { Played, Player } from './player.ts';
import { HostileStage, picture } from './stage.ts';
import type { Picture } from './stage.ts';
import { SECRET } from './words.ts';

/** The result of one case: its end and its faults; null if git refuses such a repository. */
export interface Judged {
  readonly exit: number | null;
  readonly faults: readonly string[];
  readonly played: Played;
}

/** Runs a case and checks everything that it left: the output, the repository, the remote, and the files around them. */
export async function judge(hostile: HostileCase, player: Player, parent: string): Promise<Judged | null> {
  const stage = HostileStage.open(parent, hostile);
  if (stage === null) return null;
  try {
    const before = look(stage);
    const played =
      hostile.push === null
        ? await player.play(
            hostile.args.map((text) => stage.placed(text)),
            stage.dir,
            stage.env,
          )
        : player.run('git', ['push', 'origin', ...hostile.push.refspecs], stage.dir, stage.env);
    const after = look(stage);
    return { exit: played.exit, faults: faultsOf(hostile, played, { before, after, stage }), played };
  } finally {
    stage.strike();
  }
}

interface Look {
  readonly around: Picture;
  readonly project: Picture;
  readonly remote: Picture;
  /** git's index, as bytes. */
  readonly index: Buffer;
}

/** Files that git writes for itself, and that a failed attempt can leave without harm. */
const GITS_OWN = /^\.git\/(?:objects|logs|index$|COMMIT_EDITMSG$|ORIG_HEAD$|FETCH_HEAD$)/;

function look(stage: HostileStage): Look {
  return {
    // gpg creates its folder when it is asked for a signature.
    around: picture(stage.root, (path) => /^(?:project|remote\.git|home\/\.gnupg)\//.test(`${path}/`)),
    project: picture(stage.dir, (path) => GITS_OWN.test(path)),
    remote: picture(stage.remote, (path) => /^(?:objects|logs)/.test(path)),
    index: readFileSync(join(stage.dir, '.git/index')),
  };
}

const EXITS = new Set([0, ...Object.values(catalogue).map(({ exit }) => exit)]);
const STACK = /^ +at .*:\d+:\d+\)?$/m;
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
/** Commands whose stdout is a text of the project, for a file or another program. */
const PLAIN_TEXT = ['schema', 'info', 'example'];
const CHANGING = ['bump', 'prerelease', 'hotfix', 'changelog', 'resume', 'abort'];

interface Sight {
  readonly before: Look;
  readonly after: Look;
  readonly stage: HostileStage;
}

function faultsOf(hostile: HostileCase, played: Played, sight: Sight): readonly string[] {
  return hostile.push === null
    ? [...faultsOfLine(hostile, played, sight), ...strangePrograms(hostile, played)]
    : faultsOfPush(hostile, hostile.push, played, sight);
}

/** relctl starts git, programs that sign, and the commands that the project configures. git may start others. */
function strangePrograms({ config }: HostileCase, { started }: Played): readonly string[] {
  return started
    .filter((call) => {
      const [, path = '', words = ''] = /^"([^"]*)", \[(.*?)\], 0x/.exec(call) ?? [];
      if (/\/(?:git|gpg|ssh-keygen)$/.test(path) || words.startsWith(GATE)) return false;
      const isHook = HOOKS.some(
        (hook) => config.includes(JSON.stringify(hook)) && words.endsWith(JSON.stringify(hook)),
      );
      return !(path === '/bin/sh' && isHook);
    })
    .map((call) => `started ${call.slice(0, 200)}`);
}

/** relctl starts git in a shell that waits until git's process is in the journal. As strace writes it. */
const GATE = String.raw`"/bin/sh", "-c", "read -r _ <&3 && exec \"$@\"", "sh", "git"`;

/** A push that relctl's hook refuses changes nothing. One that it accepts gives main no version that its commit does not announce. */
function faultsOfPush(
  hostile: HostileCase,
  push: HostilePush,
  { exit, stdout, stderr }: Played,
  sight: Sight,
): readonly string[] {
  if (exit === null) return ['does not come to an end'];
  const { before, after, stage } = sight;
  const faults: string[] = [];
  if (STACK.test(stderr)) faults.push('stack trace');
  if ((stdout + stderr).includes(SECRET)) faults.push('secret');
  faults.push(...differences(before.around, after.around).map((path) => `outside: ${path}`));
  const changed = differences(before.remote, after.remote);
  if (exit !== 0)
    return changed.length > 0 ? [...faults, `exit ${exit} changed ${changed[0] ?? ''}`] : faults;
  const [firstLine = ''] = push.message.split('\n');
  const isSwitchedOff = /\[tool\.relctl\]|profile/.test(stage.git(['show', 'HEAD~:pyproject.toml']));
  const main = changed.includes('refs/heads/main') || changed.includes('packed-refs');
  if (main && !isSwitchedOff && !firstLine.includes(PUSHED_VERSION) && isHandEdit(hostile, push)) {
    faults.push('a hand edit was accepted');
  }
  return faults;
}

/** Whether the version was 1.1.0 before. If no ancestor has a version that can be read, a commit may add any. */
function isHandEdit({ config, files }: HostileCase, push: HostilePush): boolean {
  const hasOtherConfig = files.some(([name]) => ['.cz.toml', 'cz.json', '.cz.yaml'].includes(name));
  return !hasOtherConfig && versionIn(config) === '1.1.0' && versionIn(push.config) === PUSHED_VERSION;
}

/** The version where the configuration looks for it; null: there is none. */
function versionIn(config: string): unknown {
  try {
    const { project, tool } = TOML.parse(Buffer.from(config, 'latin1').toString('utf8')) as {
      readonly project?: { readonly version?: unknown };
      readonly tool?: { readonly commitizen?: { readonly version_provider?: unknown } };
    };
    return tool?.commitizen?.version_provider === 'pep621' ? (project?.version ?? null) : null;
  } catch {
    return null;
  }
}

function faultsOfLine({ args, url }: HostileCase, played: Played, sight: Sight): readonly string[] {
  const { before, after } = sight;
  const { exit, stdout, stderr } = played;
  const [command = ''] = args;
  const faults: string[] = [];
  const own = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined);
  if (exit === null) return ['does not come to an end'];
  if (!EXITS.has(exit)) faults.push(`exit ${exit}`);
  if (STACK.test(stdout + stderr)) faults.push('stack trace');
  if ((stdout + stderr).includes(SECRET)) faults.push('secret');
  const shown = PLAIN_TEXT.includes(command) ? stderr : stdout + stderr;
  if (UNPRINTABLE.test(shown)) faults.push('control characters');
  if (own.includes('--json') && !isOneDocument(stdout)) faults.push('no JSON');
  faults.push(...differences(before.around, after.around).map((path) => `outside: ${path}`));
  // A hotfix starts with a fetch, which is not rolled back.
  const changed = changesIn(sight).filter(
    (path) => command !== 'hotfix' || !path.startsWith('.git/refs/remotes/'),
  );
  const isOut = exit === 26 && stderr.includes('the release itself is complete');
  const waits = exit === 84 && after.project.has('.git/relctl/journal.json');
  const mayChange =
    CHANGING.includes(command) && !own.includes('--dry-run') && (exit === 0 || isOut || waits);
  if (!mayChange && changed.length > 0) faults.push(`exit ${exit} changed ${changed.slice(0, 3).join(', ')}`);
  if (mayChange && !waits) faults.push(...halfReleases(command, sight, url === null));
  return faults;
}

function isOneDocument(stdout: string): boolean {
  try {
    JSON.parse(stdout);
    return true;
  } catch {
    return false;
  }
}

function changesIn({ before, after, stage }: Sight): readonly string[] {
  return [
    ...differences(before.project, after.project),
    ...differences(before.remote, after.remote).map((path) => `remote.git/${path}`),
    ...(isSameIndex(before.index, after.index, stage) ? [] : ['the index']),
  ];
}

/** If git rewrote the index, only its entries count. */
function isSameIndex(before: Buffer, after: Buffer, stage: HostileStage): boolean {
  if (before.equals(after)) return true;
  const [was, is] = [before, after].map((bytes) => {
    const file = join(stage.root, 'index');
    writeFileSync(file, bytes);
    return stage.git(['ls-files', '--stage', '-z'], { GIT_INDEX_FILE: file });
  });
  return was === is;
}

/** The faults of a release that ended. */
function halfReleases(
  command: string,
  { before, after, stage }: Sight,
  hasRemote: boolean,
): readonly string[] {
  if ([...after.project.keys()].some((path) => path.startsWith('.git/relctl/'))) return ['a journal is left'];
  if (command !== 'bump' && command !== 'prerelease') return [];
  const faults: string[] = [];
  const made = newTags(before.project, after.project, '.git/');
  if (made.length > 1) faults.push('more than one tag');
  const head = stage.git(['rev-parse', 'HEAD']);
  if (made.some(([, object]) => stage.git(['rev-parse', `${object}^{commit}`]) !== head))
    faults.push('the tag is not on HEAD');
  if (!hasRemote) return faults;
  const pushed = newTags(before.remote, after.remote, '');
  const branches = differences(before.remote, after.remote).filter((path) => path.startsWith('refs/heads/'));
  if (branches.length > 0 && pushed.length === 0) faults.push('a branch was pushed without its tag');
  if (pushed.some((tag) => !made.some((own) => own.join() === tag.join())))
    faults.push('another tag was pushed');
  const there = [...after.remote].flatMap(([path, text]) =>
    path.startsWith('refs/heads/') ? [objectIn(text)] : [],
  );
  if (pushed.length > 0 && !there.includes(head.trim())) faults.push('a tag was pushed without its commit');
  return faults;
}

/** In such a new repository refs are loose files. */
function newTags(
  before: Picture,
  after: Picture,
  folder: string,
): readonly (readonly [name: string, object: string])[] {
  const tags = `${folder}refs/tags/`;
  return [...after].flatMap(([path, text]) =>
    path.startsWith(tags) && !before.has(path) ? [[path.slice(tags.length), objectIn(text)] as const] : [],
  );
}

/** The text of a file, after its mode. */
function objectIn(ref: string): string {
  return ref.trim().split(' ')[1] ?? '';
}

function differences(before: Picture, after: Picture): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
}
