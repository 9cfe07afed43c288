import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFile } from '../syntax/syntaxes.ts';
import { ownEntry, withOwnVersion } from './uv-lock.ts';

const NAME = fc.constantFrom('my-app', 'my-app-x', 'idna');

const TEXT = fc.constantFrom(
  '"x"',
  "'[[package]]'",
  '"name = \\"my-app\\""',
  '"""\n[[package]]\nname = "my-app"\n"""""',
  "'''\n]'''''",
);

const VALUE = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    TEXT,
    fc.constantFrom('1', 'true', '1979-05-27T07:32:00Z'),
    fc
      .array(tie('value'), { maxLength: 3 })
      .map((values) => `[ # [\n${values.map((v) => `  ${v}, # "\n`).join('')}]`),
    tie('value').map((value) => (value.includes('\n') ? '{}' : `{ version = ${value}, "]" = 1 }`)),
  ),
})).value;

const PACKAGE = fc
  .record({
    header: fc.constantFrom('[[package]]', '[[ package ]] # p', '[["package"]]'),
    lines: fc
      .record({
        name: fc.option(
          fc.tuple(NAME, fc.constantFrom('"', "'")).map(([name, q]) => `name = ${q}${name}${q}`),
        ),
        version: fc.option(
          fc.tuple(
            fc.constantFrom('version = ', '"version"=', "'version' = "),
            fc.constantFrom('"1.0.0"', "'2.0.0' # v", '"""3"""'),
          ),
        ),
        source: fc.option(
          fc.constantFrom(
            'source = { registry = "x" }',
            'source = { virtual = "." }',
            'source = { editable = "." }',
          ),
        ),
        dependencies: fc.option(VALUE.map((value) => `dependencies = ${value}`)),
        other: fc.option(VALUE.map((value) => `"other.version" = ${value}`)),
      })
      .chain((parts) =>
        fc.shuffledSubarray(
          Object.values(parts)
            .filter((part) => part !== null)
            .map((part) => (typeof part === 'string' ? part : part.join(''))),
        ),
      ),
    below: fc.constantFrom(
      '',
      '[package.metadata]\nname = "my-app"\nversion = "9"',
      '[[package.x]]\nname = "my-app"',
    ),
  })
  .map(({ header, lines, below }) => [header, ...lines, below].join('\n'));

const LOCK = fc
  .tuple(
    fc.constantFrom('', 'version = 1\n', '# x\n[options]\nname = "my-app"\n\n'),
    fc.array(PACKAGE, { maxLength: 5 }),
  )
  .map(([head, packages]) => head + packages.map((text) => `${text}\n`).join('\n'));

interface Package {
  readonly name?: string;
  readonly version?: string;
  readonly source?: Readonly<Record<string, string>>;
}

function packagesIn(lock: string): readonly Package[] {
  return (parseFile(lock, 'lock.toml')['package'] ?? []) as readonly Package[];
}

const isOwn = ({ name, source }: Package) => name === 'my-app' && source?.['registry'] === undefined;

test('the scan gives the same result as a parser', () => {
  fc.assert(
    fc.property(LOCK, fc.constantFrom('\n', '\r\n'), (lock, newline) => {
      const spelled = lock.replaceAll('\n', newline);
      const expected = packagesIn(spelled).find(isOwn)?.version ?? null;
      const own = ownEntry(spelled, 'My_App');
      expect(own?.version ?? null).toBe(expected);
      if (own !== null) expect(spelled.slice(own.start, own.end)).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});

test('an edit changes only one version', () => {
  fc.assert(
    fc.property(LOCK, (lock) => {
      const own = packagesIn(lock).findIndex(isOwn);
      const expected = packagesIn(lock).map((entry, i) =>
        i === own && entry.version !== undefined ? { ...entry, version: '7.0.0a1' } : entry,
      );
      expect(packagesIn(withOwnVersion(lock, 'my-app', '7.0.0a1'))).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});
