import { catalogue } from '../../src/core/error/catalogue.ts';
import type { HostileCase } from './cases.ts';
import type { Played, Player } from './player.ts';
import { HostileStage, picture } from './stage.ts';
import { SECRET } from './words.ts';

/** What came of one case: null where git takes no such repository, else how it ended and what is wrong with that. */
export interface Judged {
  readonly exit: number | null;
  readonly faults: readonly string[];
  readonly played: Played;
}

/** Plays a case and looks at all that it left: what was printed, the repository, the remote, and what lies around them. */
export async function judge(hostile: HostileCase, player: Player, parent: string): Promise<Judged | null> {
  const stage = HostileStage.open(parent, hostile);
  if (stage === null) return null;
  try {
    const before = look(stage);
    const played = await player.play(
      hostile.args.map((text) => stage.placed(text)),
      stage.dir,
      stage.env,
    );
    const after = look(stage);
    return { exit: played.exit, faults: faultsOf(hostile, played, before, after), played };
  } finally {
    stage.strike();
  }
}

interface Look {
  readonly around: ReadonlyMap<string, string>;
  readonly project: ReadonlyMap<string, string>;
  readonly index: string;
  readonly remote: ReadonlyMap<string, string>;
  readonly head: string;
  readonly refs: ReadonlyMap<string, string>;
  readonly remoteRefs: ReadonlyMap<string, string>;
}

/** What git writes for itself, and what a failed attempt may leave without meaning anything. */
const GITS_OWN = /^\.git\/(?:objects|logs|index$|COMMIT_EDITMSG$|ORIG_HEAD$|FETCH_HEAD$)/;

function look(stage: HostileStage): Look {
  const refsIn = (...where: readonly string[]): ReadonlyMap<string, string> => {
    const format = '--format=%(objectname) %(*objectname) %(refname)';
    const lines = stage.git(...where, 'for-each-ref', format, 'refs/heads', 'refs/tags').split('\n');
    return new Map(
      lines.flatMap((line) => ((/^(\S+) (\S*) (.+)$/.exec(line) ?? []).length === 0 ? [] : [refOf(line)])),
    );
  };
  return {
    // gpg makes itself at home where it is asked for a signature.
    around: picture(stage.root, (path) => /^(?:project|remote\.git|home\/\.gnupg)\//.test(`${path}/`)),
    project: picture(stage.dir, (path) => GITS_OWN.test(path)),
    index: stage.git('ls-files', '--stage', '-z'),
    remote: picture(stage.remote, (path) => path.startsWith('objects') || path.startsWith('logs')),
    head: stage.git('rev-parse', 'HEAD').trim(),
    refs: refsIn(),
    remoteRefs: refsIn('--git-dir', stage.remote),
  };
}

/** A ref with the commit that it comes to. */
function refOf(line: string): readonly [string, string] {
  const [, object = '', peeled = '', name = ''] = /^(\S+) (\S*) (.+)$/.exec(line) ?? [];
  return [name, peeled === '' ? object : peeled];
}

const EXITS = new Set([0, ...Object.values(catalogue).map(({ exit }) => exit)]);
const STACK = /^ +at .*:\d+:\d+\)?$/m;
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
/** Their stdout is a text of the project's for a file or another program, as it stands. */
const PLAIN_TEXT = ['schema', 'info', 'example'];
const CHANGING = ['bump', 'prerelease', 'hotfix', 'changelog', 'resume', 'abort'];

function faultsOf({ args, url }: HostileCase, played: Played, before: Look, after: Look): readonly string[] {
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
  // A hotfix begins with a fetch, which is git's own and stays.
  const changed = changesIn(before, after).filter(
    (path) => command !== 'hotfix' || !path.startsWith('.git/refs/remotes/'),
  );
  const isOut = exit === 26 && stderr.includes('the release is out');
  const waits = exit === 84 && after.project.has('.git/relctl/journal.json');
  const mayChange =
    CHANGING.includes(command) && !own.includes('--dry-run') && (exit === 0 || isOut || waits);
  if (!mayChange && changed.length > 0) faults.push(`exit ${exit} changed ${changed.slice(0, 3).join(', ')}`);
  if (mayChange && !waits) faults.push(...halfReleases(command, before, after, url === null));
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

function changesIn(before: Look, after: Look): readonly string[] {
  return [
    ...differences(before.project, after.project),
    ...differences(before.remote, after.remote).map((path) => `remote.git/${path}`),
    ...(before.index === after.index ? [] : ['the index']),
    ...(before.head === after.head ? [] : ['HEAD']),
  ];
}

/** What a release that came to its end must not look like. */
function halfReleases(command: string, before: Look, after: Look, hasRemote: boolean): readonly string[] {
  const faults: string[] = [];
  if ([...after.project.keys()].some((path) => path.startsWith('.git/relctl/')))
    faults.push('a journal is left');
  const made = added(before.refs, after.refs).filter((ref) => ref.startsWith('refs/tags/'));
  const isRelease = command === 'bump' || command === 'prerelease';
  if (isRelease && made.length > 1) faults.push('more than one tag');
  if (isRelease && made.some((tag) => after.refs.get(tag) !== after.head))
    faults.push('the tag is not on HEAD');
  if (!hasRemote) return faults;
  const pushed = added(before.remoteRefs, after.remoteRefs).filter((ref) => ref.startsWith('refs/tags/'));
  const moved = [...after.remoteRefs].filter(
    ([ref, object]) => ref.startsWith('refs/heads/') && before.remoteRefs.get(ref) !== object,
  );
  if (isRelease && moved.length > 0 && pushed.length === 0)
    faults.push('a branch was pushed without its tag');
  if (pushed.some((tag) => after.refs.get(tag) !== after.remoteRefs.get(tag)))
    faults.push('another tag was pushed');
  const there = new Set(
    [...after.remoteRefs].flatMap(([ref, object]) => (ref.startsWith('refs/heads/') ? [object] : [])),
  );
  if (isRelease && pushed.some((tag) => !there.has(after.remoteRefs.get(tag) ?? '')))
    faults.push('a tag was pushed without its commit');
  return faults;
}

function added(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...after.keys()].filter((name) => !before.has(name));
}

function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
}
