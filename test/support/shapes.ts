import Ajv from 'ajv';
import type { ValidateFunction } from 'ajv';
import { ANSWERING, answerSchema } from '../../docs/source/schema/answers.ts';
import { closed } from '../../docs/source/schema/kit.ts';

const validators = new Map<string, ValidateFunction>();

/** Checks the `--json` output of a command against its schema in docs/schema. @throws if it does not match */
export function checkShape(args: readonly string[], stdout: string): void {
  if (!args.includes('--json') || args.includes('--help')) return;
  const command = commandIn(args);
  if (command === null || stdout === '') return;
  const isValid = validatorOf(command);
  if (isValid(JSON.parse(stdout)) === true) return;
  const faults = JSON.stringify(isValid.errors?.slice(0, 20), null, 1);
  throw new Error(`relctl ${args.join(' ')} has another shape than docs/schema says: ${faults}\n${stdout}`);
}

function commandIn(args: readonly string[]): string | null {
  const words = args.filter((word) => !word.startsWith('-'));
  const at = words.findIndex((word) => ANSWERING.some((command) => command.split(' ')[0] === word));
  if (at === -1) return null;
  const two = words.slice(at, at + 2).join(' ');
  return ANSWERING.includes(two) ? two : (ANSWERING.find((command) => command === words[at]) ?? null);
}

function validatorOf(command: string): ValidateFunction {
  const known = validators.get(command);
  if (known !== undefined) return known;
  const made = new Ajv().compile(closed(answerSchema(command)) as object);
  validators.set(command, made);
  return made;
}
