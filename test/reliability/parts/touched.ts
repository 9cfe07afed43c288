import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../harness/chance.ts';
import type { Lane, Play } from '../harness/lane.ts';
import type { Case, Part } from '../harness/part.ts';
import { indented } from '../harness/recovery.ts';
import type { Outcome, Way } from '../harness/recovery.ts';
import type { Ran, Stage } from '../harness/stage.ts';
import { difference, worldOf } from '../harness/world.ts';

/** What the user does between the kill and the recovery. */
interface Deed {
  readonly kind: string;
  readonly act: (stage: Stage) => Promise<unknown>;
  /** The trace of it that must remain, whatever relctl does. @returns null: it is gone */
  readonly trace: (stage: Stage) => Promise<string | null>;
}

const MARK = 'of a person, since';

const DEEDS: readonly Deed[] = [
  ...['pyproject.toml', 'README.md', 'search.py'].map((path): Deed => ({
    kind: `edits ${path}`,
    act: (stage) => appendFile(join(stage.dir, path), `# ${MARK}\n`),
    trace: async (stage) => {
      const text = await readFile(join(stage.dir, path), 'utf8').catch(() => '');
      return text.includes(MARK) ? MARK : null;
    },
  })),
  {
    kind: 'stages a file',
    act: async (stage) => {
      await stage.write({ 'staged.txt': MARK });
      await stage.git('add', 'staged.txt');
    },
    // `git reset --keep` unstages the file, but its content stays.
    trace: async (stage) => readFile(join(stage.dir, 'staged.txt'), 'utf8').catch(() => null),
  },
  {
    kind: 'makes a commit',
    act: async (stage) => {
      await stage.write({ 'committed.txt': MARK });
      await stage.git('add', 'committed.txt');
      await stage.git('commit', '--quiet', '--no-verify', '--only', '-m', `docs: ${MARK}`, 'committed.txt');
    },
    trace: async (stage) => nonEmpty(await stage.git('log', '--branches', '--format=%s', `--grep=${MARK}`)),
  },
  {
    kind: 'switches to another branch',
    act: async (stage) => {
      await stage.git('switch', '--quiet', '--create', 'elsewhere');
    },
    trace: async (stage) => nonEmpty(await stage.git('branch', '--list', 'elsewhere')),
  },
  {
    kind: 'moves the tag',
    act: async (stage) => {
      const tag = newTag(await stage.git('tag', '--list', 'v*'));
      if (tag === null) throw new Error('there is none yet');
      await stage.git('tag', '--force', tag, 'v1.0.0');
    },
    trace: async (stage) => {
      const tag = newTag(await stage.git('tag', '--list', 'v*'));
      return tag === null ? 'no tag' : (await stage.git('rev-parse', `${tag}^{commit}`)).trim();
    },
  },
  {
    kind: 'deletes the tag',
    act: async (stage) => {
      const tag = newTag(await stage.git('tag', '--list', 'v*'));
      if (tag === null) throw new Error('there is none yet');
      await stage.git('tag', '--delete', tag);
    },
    trace: () => Promise.resolve('nothing to lose'),
  },
  {
    kind: 'has a git at work',
    act: (stage) => writeFile(join(stage.clone, '.git/index.lock'), MARK),
    trace: async (stage) => readFile(join(stage.clone, '.git/index.lock'), 'utf8').catch(() => null),
  },
];

/** Changes of the user are never overwritten, and the printed commands lead to the end. */
export const touched: Part = {
  name: 'touched',
  title: 'kill -9, and a person does something before the recovery',
  cases: (_play, { times }) =>
    DEEDS.flatMap((deed) =>
      Array.from({ length: Math.ceil(times / 4) }, (): Case => ({ kind: deed.kind, play: meddled(deed) })),
    ),
};

function meddled(deed: Deed) {
  return async (lane: Lane, play: Play, chance: Chance): Promise<Outcome | null> => {
    const { stage, scenario, calls, before, released } = play;
    await stage.killedAt(Math.ceil(calls * (0.15 + 0.85 * chance.fraction())), scenario.args);
    // Users are slower than the half second in which relctl can't distinguish their changes from its own.
    await pause(700);
    const done = await deed.act(stage).then(
      () => true,
      () => false,
    );
    // There is nothing to change, or git refuses, for example to switch branches during a cherry-pick.
    if (!done) return null;
    const trace = await deed.trace(stage);
    const way = chance.oneOf<Way>(['resume', 'abort']);
    const ran = await lane.relctl(stage, way);
    const said = `a person ${deed.kind}; ${way} ended with ${ran.exit}\n${indented(ran.stdout + ran.stderr)}`;
    if (trace !== null && (await deed.trace(stage)) !== trace) {
      return { kind: 'other', what: `${said}\n  what the person did is gone` };
    }
    if (ran.exit === 83) return byHand(lane, stage, way, ran, said);
    const isUndone =
      /^(?:everything was rolled back: the repository is as it was before|nothing was changed)/m.test(
        ran.stderr,
      );
    if (ran.exit !== 0 && ran.exit !== 84 && ran.exit !== scenario.exit && !isUndone)
      return { kind: 'other', what: said };
    const found = await worldOf(stage);
    if (difference(found, before) === null) return { kind: 'as before', notes: [] };
    if (difference(found, released) === null) return { kind: 'released', notes: [] };
    return { kind: 'beside the work of a person', notes: [] };
  };
}

/** Runs the commands that relctl printed, and continues. */
async function byHand(lane: Lane, stage: Stage, way: Way, { stderr }: Ran, said: string): Promise<Outcome> {
  const commands = commandsOf(stderr);
  if (commands.length === 0 && way === 'resume' && stderr.includes('relctl abort')) {
    const back = await lane.relctl(stage, 'abort');
    if (back.exit === 0 || (back.exit === 83 && commandsOf(back.stderr).length > 0)) {
      return { kind: '83, then abort', notes: [] };
    }
  }
  if (commands.length === 0) return { kind: 'other', what: `${said}\n  no command is told` };
  for (const command of commands) {
    const typed = await stage.run('/bin/sh', ['-c', command]);
    // A file of the user is in the way, and relctl said so. Only the user can move it.
    if (typed.exit !== 0 && [typed.stderr, stderr].every((text) => text.includes('would be overwritten')))
      return { kind: 'left to a person', notes: [] };
    if (typed.exit !== 0) {
      return { kind: 'other', what: `${said}\n  $ ${command}\n${indented(typed.stdout + typed.stderr)}` };
    }
  }
  const again = await lane.relctl(stage, way);
  const isEnded =
    again.exit === 0 ||
    again.exit === 82 ||
    (again.exit === 84 && again.stderr.includes('so it can’t be rolled back'));
  if (isEnded) return { kind: '83, then on by the commands told', notes: [] };
  const back = await lane.relctl(stage, 'abort');
  if (back.exit === 0 || back.exit === 83) return { kind: '83, then abort', notes: [] };
  return {
    kind: 'other',
    what: `${said}\n  and then ${again.exit}:\n${indented(again.stderr + back.stderr)}`,
  };
}

/** The lines of a hint that are commands. */
function commandsOf(stderr: string): readonly string[] {
  const hint = stderr.slice(stderr.indexOf('  hint: '));
  return hint
    .split('\n')
    .filter((line) => line.startsWith('    ') && !line.startsWith('    git diff'))
    .map((line) => line.trim());
}

function nonEmpty(text: string): string | null {
  return text.trim() === '' ? null : text;
}

/** The tag that the command creates. */
function newTag(listing: string): string | null {
  return listing.split('\n').find((tag) => /^v1\.(2\.0|1\.1)/.test(tag)) ?? null;
}
