import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pyproject, Scratch } from '../support/scratch.ts';

/** Printed by the real cz 4.19.3 in this repository, with the date of the scratch repository. */
const CZ_ALL = `## Unreleased

### BREAKING CHANGE

- ids are texts

### Feat

- search
- **api**: pages

## v1.1.0 (2026-01-02)

### Feat

- one

## v1.1.0-a0 (2026-01-02)

### Fix

- two


- drop it

## v1.0.0 (2026-01-02)
`;
const CZ_MERGED = `## v2.0.0 (2026-02-03)

### BREAKING CHANGE

- ids are texts

### Feat

- search
- **api**: pages

## v1.1.0 (2026-01-02)

### Feat

- one

### Fix

- two


- drop it

## v1.0.0 (2026-01-02)
`;
const CZ_RANGE = `## v1.1.0 (2026-01-02)

### Feat

- one
`;

/** The repository in which cz's output was recorded. */
async function recorded(config: readonly string[] = []): Promise<Scratch> {
  const repo = await Scratch.create({ 'pyproject.toml': pyproject('1.1.0', config) });
  await repo.tag('v1.0.0');
  await repo.commit('fix: two');
  await repo.commit('chore!: drop it');
  await repo.tag('v1.1.0-a0');
  await repo.commit('feat: one');
  await repo.git('tag', '--annotate', '--message=v1.1.0', 'v1.1.0');
  await repo.commit('feat(api): pages');
  await repo.commit('feat: search\n\nBREAKING CHANGE: ids are texts');
  return repo;
}

describe('with --profile commitizen', () => {
  it('prints and writes exactly what cz does', async () => {
    const repo = await recorded();
    const run = (...args: string[]) => repo.relctl('--profile', 'commitizen', ...args);
    expect(await run('changelog', '--dry-run')).toEqual({ exit: 0, stdout: `${CZ_ALL}\n`, stderr: '' });
    expect(await run('ch', '1.1.0', '--dry-run')).toMatchObject({ exit: 0, stdout: `${CZ_RANGE}\n` });
    expect(await run('ch', '--merge-prerelease', '--unreleased-version', 'v2.0.0', '--dry-run')).toEqual({
      exit: 0,
      stdout: `${CZ_MERGED}\n`,
      stderr: '',
    });
    await repo.write({ 'CHANGELOG.md': '# Changes\n\nBy hand.\n' });
    const before = await repo.state();
    expect(await run('changelog')).toEqual({ exit: 0, stdout: '', stderr: '' });
    expect(await repo.read('CHANGELOG.md')).toBe(CZ_ALL);
    const after = await repo.state();
    expect({ ...after, files: before.files }).toEqual(before);
  });
});

describe('the changelog file', () => {
  it('is regenerated, with a note about the lost lines; --incremental keeps them', async () => {
    const repo = await recorded();
    const existing = `# Changes\n\n${CZ_ALL.slice(CZ_ALL.indexOf('## v1.1.0')).replace('- one', '- one, at last')}`;
    await repo.write({ 'CHANGELOG.md': existing });
    const incremental = await repo.relctl('changelog', '--incremental');
    expect(incremental).toEqual({ exit: 0, stdout: 'wrote CHANGELOG.md: Unreleased\n', stderr: '' });
    const unreleased = CZ_ALL.slice(0, CZ_ALL.indexOf('## v1.1.0'));
    expect(await repo.read('CHANGELOG.md')).toBe(
      existing.replace('# Changes\n\n', `# Changes\n\n${unreleased}`),
    );
    expect(await repo.relctl('changelog', '--incremental')).toMatchObject({
      stdout: 'CHANGELOG.md is up to date\n',
    });
    expect(await repo.relctl('changelog')).toEqual({
      exit: 0,
      stdout: 'wrote CHANGELOG.md: Unreleased, v1.1.0, v1.1.0-a0 and 1 more\n',
      stderr:
        "note: regenerating CHANGELOG.md drops 2 lines: '# Changes', '- one, at last'; " +
        'relctl changelog --incremental keeps existing lines\n',
    });
    expect(await repo.read('CHANGELOG.md')).toBe(CZ_ALL);
  });

  it('is relative to the folder of the configuration, else to the current folder', async () => {
    const repo = await recorded();
    await mkdir(join(repo.dir, 'docs'));
    expect(await repo.relctl('-C', 'docs', 'changelog', '--file-name', 'docs/NEWS.md')).toMatchObject({
      exit: 0,
    });
    expect(await repo.read('docs/NEWS.md')).toBe(CZ_ALL);
    await repo.write({ 'pyproject.toml': '' });
    expect(await repo.relctl('-C', 'docs', 'changelog', '--tag-format', 'v$version')).toMatchObject({
      exit: 0,
      stdout: 'wrote docs/CHANGELOG.md: Unreleased, v1.1.0, v1.1.0-a0 and 1 more\n',
    });
    expect(await repo.read('docs/CHANGELOG.md')).toBe(CZ_ALL);
  });

  it('can be outside the working tree only if the user says so', async () => {
    const repo = await recorded();
    const outside = join(repo.root, 'notes.md');
    expect(await repo.relctl('changelog', '1.1.0', '--file-name', outside)).toMatchObject({ exit: 0 });
    expect(await readFile(outside, 'utf8')).toBe(CZ_RANGE);
    await symlink(outside, join(repo.dir, 'CHANGELOG.md'));
    for (const args of [['changelog'], ['changelog', '--file-name', 'CHANGELOG.md']])
      expect(await repo.relctl(...args)).toMatchObject({ exit: 19, stdout: '' });
    expect(await repo.relctl('changelog', '--file-name', '.git/x.md')).toMatchObject({ exit: 19 });
    expect(await readFile(outside, 'utf8')).toBe(CZ_RANGE);
  });

  it('is not written if it is not text, or if a release was interrupted', async () => {
    const repo = await recorded();
    await writeFile(join(repo.dir, 'CHANGELOG.md'), Buffer.from('caf\xe9\n', 'latin1'));
    const before = await repo.state();
    expect(await repo.relctl('changelog')).toMatchObject({ exit: 22, stdout: '' });
    await repo.write({ '.git/relctl/journal.json': '' });
    expect(await repo.relctl('changelog', '--file-name', 'NEW.md')).toMatchObject({ exit: 84, stdout: '' });
    expect({ ...(await repo.state()), journal: [] }).toEqual(before);
  });

  it('as JSON', async () => {
    const repo = await recorded();
    await repo.tag('nightly');
    const ran = await repo.relctl('changelog', '--json', '1.1.0');
    expect(JSON.parse(ran.stdout)).toEqual({
      shape: 1,
      written: true,
      file: 'CHANGELOG.md',
      creates: true,
      sections: ['v1.1.0'],
      text: CZ_RANGE,
      lost: [],
      notices: ['no tag format matches nightly; to hide this note, add them to ignored_tag_formats'],
    });
    expect(JSON.parse((await repo.relctl('changelog', '--json', '--dry-run')).stdout)).toMatchObject({
      written: false,
      lost: [],
    });
  });
});

describe('refused options and ranges', () => {
  // The exit codes of cz 4.19.3. If cz ends with a traceback: 1.
  const ROWS: readonly (readonly [args: readonly string[], exit: number, says: string])[] = [
    [['3.0.0'], 3, 'there is no tag for the version 3.0.0'],
    [['1.0.0..'], 1, 'has no end'],
    [['HEAD'], 1, "'HEAD' is not a version"],
    [['--start-rev', 'HEAD'], 3, 'no commits since HEAD'],
    [['--start-rev', 'nope'], 23, "after 'nope', but git can’t find that commit"],
    [['--start-rev=--all'], 23, "after '--all', but git can’t find that commit"],
    [['--incremental', '1.0.0'], 20, '--incremental cannot be combined with RANGE'],
    [['-e', 'foo'], 18, "--extra takes KEY=VALUE, not 'foo'"],
    [['--file-name', 'no/such/C.md'], 1, 'there is no folder no/such'],
    [['--file-name', 'C.txt'], 29, 'unknown changelog format of C.txt'],
    [['--version-scheme', 'nope'], 13, 'to be one of: pep440, semver, semver2'],
  ];

  it('change nothing, and one error says why', async () => {
    const repo = await recorded();
    const before = await repo.state();
    const ran = await Promise.all(ROWS.map(([args]) => repo.relctl('changelog', ...args)));
    for (const [index, { exit, stdout, stderr }] of ran.entries()) {
      const [args, expected, says] = ROWS[index]!;
      expect({ args, exit, stdout }).toEqual({ args, exit: expected, stdout: '' });
      expect(stderr).toContain(says);
      expect(stderr).not.toMatch(/^ {4}at /m);
    }
    expect(await repo.state()).toEqual(before);
  });

  it('a repository without commits exits with 23, no repository with 2', async () => {
    const unborn = await Scratch.create(null);
    expect(await unborn.relctl('changelog')).toMatchObject({ exit: 23, stdout: '' });
    expect(await unborn.relctl('changelog', '1.0.0')).toMatchObject({ exit: 3, stdout: '' });
    expect(await unborn.relctl('-C', unborn.root, 'changelog')).toMatchObject({ exit: 2, stdout: '' });
  });
});
