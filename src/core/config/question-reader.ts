import { isTable } from '../syntax/document.ts';
import type { Table } from '../syntax/document.ts';
import type { ChoiceSettings, QuestionSettings } from './settings.ts';
import { flag, listOf, text, value, wrong } from './value.ts';
import type { Reader, Reading } from './value.ts';

/** Reads one question under `customize`. The command `commit` checks whether it supports the type. */
export const question: Reader<QuestionSettings> = {
  expected: 'a table with type, name and message',
  read(found) {
    if (!isTable(found)) return wrong(found, this.expected);
    for (const key of ['type', 'name', 'message']) {
      const reading = text.read(found[key]);
      if (reading.kind === 'wrong') return { ...reading, at: [key] };
    }
    const choices = isSet(found, 'choices') ? listOf(choice).read(found['choices']) : value([]);
    if (choices.kind === 'wrong') return { ...choices, at: ['choices', ...choices.at] };
    const preset = presetOf(found, choices.value);
    if (preset.kind === 'wrong') return { ...preset, at: ['default'] };
    return value({
      type: String(found['type']),
      name: String(found['name']),
      message: String(found['message']),
      choices: choices.value,
      default: preset.value,
    });
  },
};

/** `"feat"`, or `{ value = "feat", name = "feat: something new", key = "f" }`. Without a value, the name is the value. */
const choice: Reader<ChoiceSettings> = {
  expected: 'a string, or a table with value and name',
  read(found) {
    if (typeof found === 'string') return value({ value: found, name: found, key: null });
    if (!isTable(found)) return wrong(found, this.expected);
    const name = text.read(found['name']);
    if (name.kind === 'wrong') return { ...name, at: ['name'] };
    const own = optionalText(found, 'value');
    if (own.kind === 'wrong') return own;
    const key = optionalText(found, 'key');
    if (key.kind === 'wrong') return key;
    return value({ value: own.value ?? name.value, name: name.value, key: key.value });
  },
};

function optionalText(found: Table, key: string): Reading<string | null> {
  if (!isSet(found, key)) return value(null);
  const reading = text.read(found[key]);
  return reading.kind === 'wrong' ? { ...reading, at: [key] } : reading;
}

/** The default answer. */
function presetOf(found: Table, choices: readonly ChoiceSettings[]): Reading<string | boolean | null> {
  if (!isSet(found, 'default')) return value(null);
  const preset = found['default'];
  if (found['type'] === 'confirm') return flag.read(preset);
  const reading = text.read(preset);
  if (reading.kind === 'wrong' || choices.length === 0) return reading;
  const isChoice = choices.some((one) => one.value === reading.value);
  return isChoice ? reading : wrong(preset, 'the value of one of the choices');
}

function isSet(found: Table, key: string): boolean {
  return Object.hasOwn(found, key) && found[key] !== null;
}
