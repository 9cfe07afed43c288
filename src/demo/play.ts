import { setTimeout as pause } from 'node:timers/promises';
import { paintFor } from '../cli/terminal/paint.ts';
import { holdingSignals } from '../cli/terminal/signals.ts';
import { InternalError } from '../core/error/error.ts';
import { signalOf, stoppedBy } from '../core/error/stop-signal.ts';
import { shellCommand } from '../core/text/shell.ts';
import { programFile } from '../io/files/package.ts';
import { clear, edit, furnish, openStage, run } from './stage.ts';
import type { Stage } from './stage.ts';
import type { Edited, Scenario, Step, Typed } from './step.ts';

export interface Performance {
  readonly scenario: Scenario;
  /** Whether to keep the folder. */
  readonly keep: boolean;
}

/**
 * Plays a scenario in a temporary folder, and deletes the folder afterwards, even after a signal.
 *
 * @throws GIT_NOT_FOUND, HUNG_UP, INTERRUPTED, TERMINATED
 */
export async function play({ scenario, keep }: Performance): Promise<void> {
  await holdingSignals(async (stop) => {
    const stage = await openStage();
    try {
      await furnish(stage);
      for (const [index, step] of scenario.steps.entries()) {
        await playStep(step, index + 1, { stage, stop });
      }
      await print(`\n${farewell(stage, keep)}\n`);
    } catch (error) {
      // Ctrl-C also ends the child processes, sometimes before this process gets the signal.
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
  readonly stop: AbortSignal;
}

/** On a terminal, a pause lets you read the caption before the output comes. */
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

async function playCommand({ words, exit }: Typed, { stage, stop }: Scene): Promise<void> {
  const { dim, bold } = paintFor(process.stdout);
  const [program, ...args] = words;
  stopIfAsked(stop);
  await print(`\n${dim('$')} ${bold(shellCommand(words))}\n`);
  const line: [string, ...string[]] =
    program === 'relctl' ? [process.execPath, programFile(), ...args] : ['git', ...args];
  // Both streams go to stdout, so that the transcript is in order.
  const ended = await run(stage, line, [process.stdin.isTTY ? 'inherit' : 'ignore', 'inherit', 1]);
  if (ended !== 0) await print(`${dim(`(exit ${ended})`)}\n`);
  if (ended !== exit) throw new InternalError(`demo: ${words.join(' ')} exited with ${ended}`);
}

async function playEdit(edited: Edited, { stage, stop }: Scene): Promise<void> {
  const { dim } = paintFor(process.stdout);
  stopIfAsked(stop);
  await print(`\n${dim(`# edit ${edited.path}`)}\n`);
  await edit(stage, edited);
}

function stopIfAsked(stop: AbortSignal): void {
  const signal = signalOf(stop);
  if (signal !== null) throw stoppedBy(signal, false);
}

function farewell({ folder, project }: Stage, keep: boolean): string {
  return keep
    ? `The repository is in ${project}, its remote next to it.\nTo delete both: ${shellCommand(['rm', '-r', folder])}`
    : 'The temporary repository and its remote are deleted; --keep keeps them.';
}

/** The reader has closed the pipe (`relctl demo | head`): the demo ends, and this is not an error. */
class ReaderGone extends Error {}

/** Resolves when the text is written, because the next program writes to the same stream. @throws ReaderGone */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(new ReaderGone('stdout is closed', { cause: error }));
    });
  });
}
