import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Lane, Play } from './lane.ts';
import type { Ran } from './stage.ts';
import { difference, worldOf } from './world.ts';

/** The result of a run with a fault. */
export type Outcome =
  | { readonly kind: GoodEnd; readonly notes: readonly string[] }
  /** Half a release, or a wrong statement about it. `what` describes it. */
  | { readonly kind: 'other'; readonly what: string };

/** The last ones only if a user or the file system changed something after relctl had ended. */
type GoodEnd =
  | 'as before'
  | 'released'
  | 'left to a person'
  | 'beside the work of a person'
  | '83, then on by the commands told'
  | '83, then abort';

export type Way = 'resume' | 'abort';

/** Finishes or rolls back the interrupted run, as a user would, and checks the result. */
export async function recover(lane: Lane, play: Play, chance: Chance): Promise<Outcome> {
  const notes: string[] = [];
  let way = chance.oneOf<Way>(['resume', 'abort']);
  for (let deaths = 0; deaths < 3 && chance.happens(0.35); deaths += 1) {
    const died = await inTurn(() => play.stage.killedAt(1 + chance.below(80), [way]), notes);
    if (died.exit !== 137) break;
    notes.push('recovery killed');
    if (chance.happens(0.3)) way = way === 'resume' ? 'abort' : 'resume';
  }
  return concluded(lane, play, way, notes);
}

/** Finishes or rolls back the interrupted run with this command. */
export async function concluded(
  lane: Lane,
  { stage, before, released, scenario }: Play,
  way: Way,
  notes: string[] = [],
): Promise<Outcome> {
  const first = await inTurn(() => lane.relctl(stage, way), notes);
  let last = first;
  if (first.exit === 84 && way === 'abort' && first.stderr.includes('so it can’t be rolled back')) {
    notes.push('abort answered 84, resume finished');
    last = await lane.relctl(stage, 'resume');
  }
  const said = `${scenario.name}: ${way} ended with ${first.exit}, then ${last.exit}\n${indented(first.stderr + last.stdout + last.stderr)}`;
  // If the remote refuses the push, resume rolls back.
  const isUndone = way === 'resume' && last.exit === scenario.exit;
  if (last.exit !== 0 && !isUndone) return { kind: 'other', what: said };
  const again = await lane.relctl(stage, way);
  if (again.exit !== 0 || !again.stdout.includes('no interrupted command')) {
    return { kind: 'other', what: `${said}\n  ${way} once more ended with ${again.exit}\n${again.stderr}` };
  }
  const allowed = last.stdout.startsWith('finished')
    ? { released }
    : last.stdout.startsWith('rolled back')
      ? { before }
      : { before, released };
  const found = await worldOf(stage);
  const differences = Object.values(allowed).map((expected) => difference(found, expected));
  if (differences.every((one) => one !== null)) {
    return { kind: 'other', what: `${said}\n${differences.join('\n  or\n')}` };
  }
  return { kind: difference(found, before) === null ? 'as before' : 'released', notes };
}

/** While a process of the killed run lives, relctl asks to wait for it to finish. */
async function inTurn(run: () => Promise<Ran>, notes: string[]): Promise<Ran> {
  for (let tries = 0; ; tries += 1) {
    const ran = await run();
    const isBusy = ran.exit === 84 && ran.stderr.includes('wait for it to finish');
    if (!isBusy || tries === 200) return ran;
    if (tries === 0) notes.push('waited for a process of the killed run');
    await pause(50);
  }
}

export function indented(text: string): string {
  return text.trimEnd().replace(/^/gm, '    ');
}

/** Whether a release is possible in the resulting repository. */
export async function isAlive(lane: Lane, { stage, scenario, released }: Play): Promise<string | null> {
  const ran = await lane.relctl(stage, ...scenario.args);
  if (ran.exit !== (scenario.exit ?? 0))
    return `${scenario.name} after that: ${ran.exit}\n${indented(ran.stderr)}`;
  return difference(await worldOf(stage), released);
}
