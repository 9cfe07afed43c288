import { isRun } from '../harness/scenario.ts';
import type { Scenario, Step } from '../harness/scenario.ts';

/**
 * A smaller scenario that still has the difference.
 *
 * @param still whether a scenario has the difference; called at most `patience` times
 */
export async function shrink(
  scenario: Scenario,
  still: (smaller: Scenario) => Promise<boolean>,
  patience = 200,
): Promise<Scenario> {
  let best = scenario;
  let asked = 0;
  for (let progress = true; progress;) {
    progress = false;
    for (let at = 0; ; at += 1) {
      const next = nth(best, at);
      if (next === undefined || asked >= patience) break;
      asked += 1;
      if (!(await still(next))) continue;
      best = next;
      progress = true;
      at -= 1;
    }
  }
  return best;
}

function nth(scenario: Scenario, at: number): Scenario | undefined {
  let left = at;
  for (const smaller of smallerOnes(scenario)) {
    if (left === 0) return smaller;
    left -= 1;
  }
  return undefined;
}

/** All scenarios with one part removed, large parts first. */
function* smallerOnes({ name, steps }: Scenario): Iterable<Scenario> {
  for (let index = steps.length - 2; index >= 0; index -= 1) {
    yield { name, steps: steps.toSpliced(index, 1) };
  }
  for (const [index, step] of steps.entries()) {
    for (const smaller of smallerSteps(step)) yield { name, steps: steps.with(index, smaller) };
  }
}

function* smallerSteps(step: Step): Iterable<Step> {
  if (isRun(step)) {
    for (let at = step.cz.length - 1; at > 0; at -= 1) {
      if (step.cz[at - 1]?.startsWith('--') === true) yield { ...step, cz: step.cz.toSpliced(at - 1, 2) };
      yield { ...step, cz: step.cz.toSpliced(at, 1) };
    }
  }
  if ('commit' in step) {
    if (step.files !== undefined) yield* smallerFiles(step.files, (files) => ({ ...step, files }));
    for (const commit of withoutLines(step.commit)) yield { ...step, commit };
  }
  if ('write' in step) yield* smallerFiles(step.write, (write) => ({ write }));
  if ('tag' in step && step.message !== undefined) yield { tag: step.tag };
}

type Texts = Readonly<Record<string, string | null>>;

function* smallerFiles(files: Texts, put: (files: Texts) => Step): Iterable<Step> {
  for (const path of Object.keys(files)) {
    yield put(Object.fromEntries(Object.entries(files).filter(([other]) => other !== path)));
  }
  for (const [path, text] of Object.entries(files)) {
    for (const smaller of withoutLines(text ?? '')) yield put({ ...files, [path]: smaller });
  }
}

function* withoutLines(text: string): Iterable<string> {
  const lines = text.split('\n');
  if (lines.length === 1) return;
  for (let at = lines.length - 1; at >= 0; at -= 1) yield lines.toSpliced(at, 1).join('\n');
}
