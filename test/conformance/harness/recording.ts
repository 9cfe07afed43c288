import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Answer } from './answer.ts';
import { isRun } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/** The recorded version of commitizen. Other versions are refused. */
export const COMMITIZEN = '4.19.3';

export const RECORDED = new URL('../recorded/', import.meta.url);

/** commitizen's answers for one scenario. */
export interface Recorded {
  /** A hash of the steps: the answers are valid only for these steps. */
  readonly digest: string;
  /** One answer for each run. */
  readonly answers: readonly Answer[];
}

/** The answers of a group by the name of the scenario; empty if nothing is recorded. */
export function readRecording(group: string): Readonly<Record<string, Recorded>> {
  const file = new URL(`${group}.json`, RECORDED);
  if (!existsSync(file)) return {};
  const { scenarios } = JSON.parse(readFileSync(file, 'utf8')) as { scenarios: Record<string, Compact> };
  return Object.fromEntries(
    Object.entries(scenarios).map(([name, { digest, answers }]) => [
      name,
      { digest, answers: answers.map((answer) => ({ ...NOTHING, ...answer })) },
    ]),
  );
}

/** One line for each answer, without the values that most answers have. */
export function writeRecording(group: string, scenarios: Readonly<Record<string, Recorded>>): void {
  const entries = Object.entries(scenarios).map(([name, { digest, answers }]) => {
    const lines = answers.map((answer) => `   ${JSON.stringify(compact(answer))}`).join(',\n');
    return `  ${JSON.stringify(name)}: {"digest": "${digest}", "answers": [\n${lines}\n  ]}`;
  });
  const text = `{\n "commitizen": "${COMMITIZEN}",\n "scenarios": {\n${entries.join(',\n')}\n }\n}\n`;
  writeFileSync(new URL(`${group}.json`, RECORDED), text);
}

export function digestOf({ steps }: Scenario): string {
  const asked = steps.map((step) => (isRun(step) ? { ...step, differs: undefined } : step));
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 12);
}

interface Compact {
  readonly digest: string;
  readonly answers: readonly Partial<Answer>[];
}

const NOTHING: Answer = { exit: 0, stdout: '', stderr: '', tags: {}, commits: [], files: {}, status: null };

function compact(answer: Answer): Partial<Answer> {
  const isNothing = (key: string, value: unknown): boolean =>
    JSON.stringify(value) === JSON.stringify(NOTHING[key as keyof Answer]);
  return Object.fromEntries(Object.entries(answer).filter(([key, value]) => !isNothing(key, value)));
}
