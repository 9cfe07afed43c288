import fc from 'fast-check';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/scratch.ts';
import { appendOutput, githubText, tryOutput } from './output-files.ts';

/** As the runner of GitHub Actions reads its file: a value ends at the line that its first line names. */
function read(text: string): readonly (readonly [string, string])[] {
  const lines = text.split('\n');
  const found: (readonly [string, string])[] = [];
  for (let at = 0; at < lines.length - 1; at += 1) {
    const [name = '', end = ''] = lines[at]!.split('<<');
    const until = lines.indexOf(end, at + 1);
    found.push([name, lines.slice(at + 1, until).join('\n')]);
    at = until;
  }
  return found;
}

const LINE = fc.constantFrom(
  '',
  'EOF',
  'tag<<EOF',
  'v1.2.0',
  '"',
  '%0A',
  '::set-output name=tag::x',
  'relctl-',
);

describe('githubText', () => {
  it('is read back as it was, whatever stands in a value', () => {
    const values = fc.array(
      fc.array(LINE).map((lines) => lines.join('\n')),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(values, (texts) => {
        const outputs = texts.map((value, index) => [`name${index}`, value] as const);
        expect(read(githubText(outputs))).toEqual(outputs);
      }),
    );
  });
});

describe('a file of outputs', () => {
  it('is tried without a trace, and begins a line of its own', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'release.env');
    await tryOutput(file);
    expect(await readdir(folder)).toEqual([]);
    await writeFile(file, 'A=1');
    await tryOutput(file);
    await appendOutput(file, 'B=2\n');
    await appendOutput(file, 'C=3\n');
    expect(await readFile(file, 'utf8')).toBe('A=1\nB=2\nC=3\n');
    await tryOutput('/dev/null');
  });

  it('that can’t be written is refused', async () => {
    const folder = await temporaryFolder();
    for (const file of [folder, join(folder, 'no', 'such'), '/dev/null/x']) {
      await expect(tryOutput(file)).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE', exit: 1 });
    }
  });
});
