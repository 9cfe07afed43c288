import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readString, replaceString } from './string-at.ts';
import { toml } from './toml.ts';

const VERSION = fc.stringMatching(/^[0-9]{1,2}\.[0-9]{1,2}\.[0-9](?:-?(?:a|rc)[0-9])?$/);

/** Lines without meaning for the version, some of them made to look like it. */
const DECOY = fc.constantFrom(
  '# version = "1.0.0"',
  '',
  'description = """\n[project]\nversion = "1.0.0"\n"""',
  'readme = \'version = "1.0.0"\'',
  'dependencies = [\n  "version==1.0.0", # ]\n  "é😀",\n]',
  'urls = { version = "1.0.0", "a b" = "x" }',
  '"version " = "1.0.0"',
  'keywords = ["]", "\\"version", \'#\']',
  'a.version = "1.0.0"',
  'date = 1979-05-27T07:32:00Z',
  'number = 0xff_ff',
);

const QUOTES = fc.constantFrom('"', "'", '"""', "'''");

/** A place for the version: what stands before its quotes and behind them. */
const PLACE = fc.constantFrom(
  { header: '[project]', key: 'version = ', behind: '' },
  { header: '[ "project" ] # c', key: '  "version"\t=', behind: ' # version = "1.0.0"' },
  { header: '', key: 'project.version = ', behind: '  ' },
  { header: '', key: "'project' . version=", behind: '' },
  {
    header: '',
    key: 'project = { name = "version", version = ',
    behind: ', x = [{ version = "1.0.0" }] } # }',
  },
);

const DOCUMENT = fc.record({
  place: PLACE,
  quotes: QUOTES,
  before: fc.uniqueArray(DECOY, { selector: (line) => line.split('=')[0] }),
  after: fc.array(DECOY, { maxLength: 1 }),
  tail: fc.constantFrom('', '\n', '\n[tool.x]\nversion = "1.0.0"\n', '\n[[tool.y]]\nversion = "1.0.0"'),
  mark: fc.constantFrom('', '\uFEFF'),
  newline: fc.constantFrom('\n', '\r\n'),
});

type Document = typeof DOCUMENT extends fc.Arbitrary<infer T> ? T : never;

/** The text in front of the version's characters, and the text behind them. */
function around({ place, quotes, before, after, tail, mark, newline }: Document): [string, string] {
  const rest = after.filter((line) => !before.includes(line));
  const front = `${place.header}\n${before.join('\n')}\n${place.key}${quotes}`;
  const back = `${quotes}${place.behind}\n${rest.join('\n')}${tail}`;
  return [mark + front.replaceAll('\n', newline), back.replaceAll('\n', newline)];
}

test('an edit changes the version and no byte outside it', () => {
  fc.assert(
    fc.property(DOCUMENT, VERSION, VERSION, (document, current, next) => {
      const [front, back] = around(document);
      const text = front + current + back;
      expect(readString(toml, text, ['project', 'version'])).toEqual({ kind: 'found', value: current });
      expect(replaceString(toml, text, ['project', 'version'], next)).toBe(front + next + back);
    }),
    { numRuns: 500 },
  );
});

test('whatever is written is read back', () => {
  fc.assert(
    fc.property(DOCUMENT, fc.string({ unit: 'grapheme' }), (document, value) => {
      const edited = replaceString(toml, around(document).join('1.0.0'), ['project', 'version'], value) ?? '';
      expect(readString(toml, edited, ['project', 'version'])).toEqual({ kind: 'found', value });
    }),
  );
});
