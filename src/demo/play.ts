import { setTimeout as pause } from 'node:timers/promises';
import { paintFor } from '../cli/paint.ts';
import { holdingSignals } from '../cli/signals.ts';
import { InternalError } from '../core/error/error.ts';
import { signalOf, stoppedBy } from '../core/error/stop-signal.ts';
import { shellCommand } from '../core/text/shell.ts';
import { clear, edit, furnish, openStage, run } from './stage.ts';
import type { Stage } from './stage.ts';
import type { Edited, Scenario, Step, Typed } from './step.ts';

export interface Performance {
  readonly scenario: Scenario;
  /** The script of the relctl that plays: what is shown is its own work. */
  readonly script: string;
  /** Whether the folder stays. */
  readonly keep: boolean;
}

/**
 * Plays a scenario in a folder of its own, which is gone afterwards, also when a signal ends the play.
 *
 * @throws GIT_NOT_FOUND, HUNG_UP, INTERRUPTED, TERMINATED
 */
export async function play({ scenario, script, keep }: Performance): Promise<void> {
  await holdingSignals(async (stop) => {
    const stage = await openStage();
    try {
      await furnish(stage);
      for (const [index, step] of scenario.steps.entries()) {
        await playStep(step, index + 1, { stage, script, stop });
      }
      await print(`\n${farewell(stage, keep)}\n`);
    } catch (error) {
      // Ctrl-C ends the processes that run here as well, now and then a moment before it is noticed here.
      await pause(50);
      stopIfAsked(stop);
      if (!(error instanceof ReaderGone)) throw error;
    } finally {
      if (!keep) await clear(stage);
    }
  });
}

interface Scene {
  readonly stage: Stage;
  readonly script: string;
  readonly stop: AbortSignal;
}

/** On a terminal there is time to read the caption before the answer comes. */
const READING_TIME = process.stdout.isTTY ? 500 : 0;

async function playStep({ title, caption, actions }: Step, number: number, scene: Scene): Promise<void> {
  const { bold, accent } = paintFor(process.stdout);
  const above = number === 1 ? '' : '\n';
  await print(`${above}${accent(`${number}.`)} ${bold(title)}\n   ${caption.replaceAll('\n', '\n   ')}\n`);
  for (const action of actions) {
    await pause(READING_TIME);
    if ('words' in action) await playCommand(action, scene);
    else await playEdit(action, scene);
  }
}

async function playCommand({ words, exit }: Typed, { stage, script, stop }: Scene): Promise<void> {
  const { dim, bold } = paintFor(process.stdout);
  const [program, ...args] = words;
  stopIfAsked(stop);
  await print(`\n${dim('$')} ${bold(shellCommand(words))}\n`);
  const line: [string, ...string[]] =
    program === 'relctl' ? [process.execPath, script, ...args] : ['git', ...args];
  // Both of its streams go where the story is told: one transcript, in order, coloured as the terminal allows.
  const ended = await run(stage, line, [process.stdin.isTTY ? 'inherit' : 'ignore', 'inherit', 1]);
  if (ended !== 0) await print(`${dim(`(exit ${ended})`)}\n`);
  if (ended !== exit) throw new InternalError(`the demo: ${words.join(' ')} ended with ${ended}`);
}

async function playEdit(edited: Edited, { stage, stop }: Scene): Promise<void> {
  const { dim } = paintFor(process.stdout);
  stopIfAsked(stop);
  await print(`\n${dim(`# ${edited.path} is edited`)}\n`);
  await edit(stage, edited);
}

function stopIfAsked(stop: AbortSignal): void {
  const signal = signalOf(stop);
  if (signal !== null) throw stoppedBy(signal, false);
}

function farewell({ folder, project }: Stage, keep: boolean): string {
  return keep
    ? `The repository stays at ${project}, its remote beside it.\nWhen you have seen enough: ${shellCommand(['rm', '-r', folder])}`
    : 'The repository and its remote are gone again; --keep leaves them to look at.';
}

/** Nobody reads any more (`relctl demo | head`): the story ends there, and that is no failure. */
class ReaderGone extends Error {}

/** Resolves when the text is out: the next program writes to the same place. @throws ReaderGone */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(new ReaderGone('stdout is closed', { cause: error }));
    });
  });
}
