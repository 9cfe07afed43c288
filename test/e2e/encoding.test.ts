import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decode, encode } from '../../src/io/files/encoding.ts';
import { Scratch } from '../support/scratch.ts';

const CHANGELOG = '# Änderungen\n\n## v1.0.0 (2024-01-01)\n\n- é\n';

/** A project whose changelog and version file have this encoding. pyproject.toml is UTF-8, as TOML requires. */
async function project(encoding: string, mark = ''): Promise<Scratch> {
  const scratch = await Scratch.create({
    'pyproject.toml':
      '# größe\n[project]\nname = "my-app"\nversion = "1.0.0"\n[tool.commitizen]\nversion_provider = "pep621"\n' +
      `tag_format = "v$version"\nencoding = "${encoding}"\nupdate_changelog_on_bump = true\n` +
      'version_files = ["a.txt", "pyproject.toml:version"]\n',
  });
  for (const [file, text] of [
    ['CHANGELOG.md', CHANGELOG],
    ['a.txt', 'größe 1.0.0\r\n'],
  ] as const) {
    await writeFile(join(scratch.dir, file), encode(mark + text, encoding) ?? '');
  }
  await scratch.git('add', '--all');
  await scratch.git('commit', '--quiet', '--message', 'chore: files');
  await scratch.git('tag', 'v1.0.0');
  return scratch;
}

it.each([
  ['latin1', ''],
  ['utf-16', '\ufeff'],
])('changelog and version_files are read and written in %s', async (encoding, mark) => {
  const scratch = await project(encoding, mark);
  const text = async (file: string): Promise<string | null> =>
    decode(await readFile(join(scratch.dir, file)), encoding);
  await scratch.commit('feat: größer', {});

  const { exit, stderr } = await scratch.relctl('bump', '--yes', '--no-push');

  expect({ exit, stderr }).toMatchObject({ exit: 0 });
  expect(await text('CHANGELOG.md')).toBe(
    `${mark}# Änderungen\n\n## v1.1.0 (2026-02-03)\n\n### Feat\n\n- größer\n\n## v1.0.0 (2024-01-01)\n\n- é\n`,
  );
  expect(await text('a.txt')).toBe(`${mark}größe 1.1.0\r\n`);
  expect(await scratch.read('pyproject.toml')).toContain(
    '# größe\n[project]\nname = "my-app"\nversion = "1.1.0"\n',
  );
  expect(await scratch.git('status', '--short')).toBe('');
});

it('text that the encoding can’t represent, and invalid bytes, exit with 22 and change nothing', async () => {
  const scratch = await project('latin1');
  await scratch.commit('feat: 日本', {});
  const before = await scratch.state();

  const held = await scratch.relctl('bump', '--yes', '--no-push');
  expect(held).toMatchObject({
    exit: 22,
    stderr: expect.stringContaining(
      "'日' can't be written to CHANGELOG.md: latin1 has no such character",
    ) as string,
  });
  expect(await scratch.relctl('changelog')).toMatchObject({ exit: 22 });
  expect(await scratch.state()).toEqual(before);

  await scratch.commit('chore: ASCII', {
    'pyproject.toml': (await scratch.read('pyproject.toml')).replace('latin1', 'ascii'),
  });
  expect(await scratch.relctl('bump', '--yes', '--no-push')).toMatchObject({
    exit: 22,
    stderr: expect.stringMatching(/(CHANGELOG\.md|a\.txt) is not encoded in ascii/) as string,
  });
});

it('check reads a message file in the configured encoding', async () => {
  const scratch = await project('latin1');
  await writeFile(join(scratch.dir, 'message'), Buffer.from('feat: größer', 'latin1'));
  expect(await scratch.relctl('check', '--commit-msg-file', 'message')).toMatchObject({ exit: 0 });
});
