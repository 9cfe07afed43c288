import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readString, replaceString } from './string-at.ts';
import { knownSyntaxOf } from './syntaxes.ts';

const VERSION = fc.stringMatching(/^[0-9]{1,2}\.[0-9]{1,2}\.[0-9](?:-?(?:a|rc)[0-9])?$/);
const LAYOUT = fc.record({
  mark: fc.constantFrom('', '\uFEFF'),
  newline: fc.constantFrom('\n', '\r\n'),
  indent: fc.constantFrom('  ', '    '),
  tail: fc.constantFrom('', '\n', '\n\n'),
});
type Layout = typeof LAYOUT extends fc.Arbitrary<infer T> ? T : never;

/** Members that mean nothing for the version; some are made to look like it. */
const JSON_DECOYS = fc.shuffledSubarray([
  '"description": "\\"version\\": \\"1.0.0\\""',
  '"é😀\\u00e9": [1e3, {"version": "1.0.0"}, null]',
  '"nested" : {"project": {"version": "1.0.0"}}',
  '"version ": "1.0.0"',
  '"__proto__": {"version": "1.0.0"}',
]);

const YAML_DECOYS = fc.shuffledSubarray([
  '# version: 1.0.0',
  'description: "version: 1.0.0"',
  "'é😀': [1e3, {version: 1.0.0}, ~]",
  'nested: {project: {version: 1.0.0}}',
  'text: |\n_  version: 1.0.0\n_  # x',
  'date: 2026-01-02',
  '"version ": 1.0.0',
]);

const QUOTES = fc.constantFrom('', '"', "'");

/** A text in two parts, around the version's characters. */
type Around = readonly [string, string];

const JSON_DOCUMENT = fc.tuple(LAYOUT, JSON_DECOYS, JSON_DECOYS).map(([layout, before, after]): Around => {
  const { indent } = layout;
  const inner = (members: readonly string[]) => members.map((member) => `${indent}${indent}${member}`);
  const front = `{\n${indent}"a": {"version": "1.0.0"},\n${indent}"project":{\n${inner(before)
    .map((m) => `${m},\n`)
    .join('')}${indent}${indent}"version" :\t"`;
  const back = `"${inner(after.filter((m) => !before.includes(m)))
    .map((m) => `,\n${m}`)
    .join('')}\n${indent}}\n}`;
  return laidOut(layout, front, back);
});

const YAML_DOCUMENT = fc
  .tuple(LAYOUT, YAML_DECOYS, YAML_DECOYS, QUOTES, fc.constantFrom('', ' # version: 1.0.0'))
  .map(([layout, before, after, quote, comment]): Around => {
    const { indent } = layout;
    const inner = (lines: readonly string[]) =>
      lines.map((line) => `${indent}${line.replaceAll('_', indent)}\n`).join('');
    const front = `# head\na: {version: 1.0.0}\nproject:\n${inner(before)}${indent}version:  ${quote}`;
    const back = `${quote}${comment}\n${inner(after.filter((line) => !before.includes(line)))}z: 1.0.0`;
    return laidOut(layout, front, back);
  });

function laidOut({ mark, newline, tail }: Layout, front: string, back: string): Around {
  return [mark + front.replaceAll('\n', newline), (back + tail).replaceAll('\n', newline)];
}

const PATH = ['project', 'version'];

test.each([
  ['a.json', JSON_DOCUMENT],
  ['a.yaml', YAML_DOCUMENT],
])('%s: an edit changes the version and no byte outside it', (file, documents) => {
  const syntax = knownSyntaxOf(file);
  fc.assert(
    fc.property(documents, VERSION, VERSION, ([front, back], current, next) => {
      const text = front + current + back;
      expect(readString(syntax, text, PATH)).toEqual({ kind: 'found', value: current });
      expect(replaceString(syntax, text, PATH, next)).toBe(front + next + back);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['a.json', JSON_DOCUMENT],
  ['a.yaml', YAML_DOCUMENT],
])('%s: whatever is written is read back', (file, documents) => {
  const syntax = knownSyntaxOf(file);
  fc.assert(
    fc.property(documents, fc.string({ unit: 'grapheme' }), ([front, back], value) => {
      const edited = replaceString(syntax, `${front}1.0.0${back}`, PATH, value) ?? '';
      expect(readString(syntax, edited, PATH)).toEqual({ kind: 'found', value });
    }),
  );
});
