import { describe, expect, it } from 'vitest';
import { pyproject, released, Scratch } from '../support/scratch.ts';

/** 1.2.0 after two alphas, and a hotfix of 1.1.0. */
async function project(scheme: string): Promise<Scratch> {
  const repo = await released();
  const configured = (await repo.read('pyproject.toml')).replace('"semver"', `"${scheme}"`);
  await repo.commit('chore: scheme', { 'pyproject.toml': configured });
  await repo.commit('feat(api): pages');
  await bump(repo, '--prerelease', 'alpha');
  await repo.commit('fix: <!-- # not a title\n\nCloses #12');
  await repo.commit(
    'feat!: drop Python 3.9\n\nBREAKING CHANGE: install Python 3.10\n\n- or later\n\nReviewed-by: Ada',
  );
  await bump(repo, '--prerelease', 'alpha');
  await bump(repo);
  await repo.git('switch', '--quiet', '-c', 'hotfix/v1.1.1', 'v1.1.0');
  await repo.commit('fix: the old line');
  await bump(repo);
  await repo.git('switch', '--quiet', 'main');
  return repo;
}

async function bump(repo: Scratch, ...args: readonly string[]): Promise<void> {
  expect(await repo.relctl('bump', '--yes', ...args)).toMatchObject({ exit: 0 });
}

interface Told {
  readonly tag: string;
  readonly previous: string | null;
  readonly url: string | null;
  readonly breaking: readonly { readonly message: string }[];
  readonly groups: readonly { readonly changes: readonly { readonly message: string }[] }[];
}

async function told(repo: Scratch, ...args: readonly string[]) {
  const { exit, stdout, stderr } = await repo.relctl('notes', '--json', ...args);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  const { tag, previous, breaking, groups } = JSON.parse(stdout) as Told;
  const changes = [...breaking, ...groups.flatMap((group) => group.changes)];
  return [tag, previous, ...changes.map(({ message }) => message)];
}

describe('relctl notes', () => {
  it.each([
    ['semver2', 'v1.2.0-alpha.0', 'v1.2.0-alpha.1'],
    ['pep440', 'v1.2.0a0', 'v1.2.0a1'],
  ])('covers a release since the previous one on its line, with %s', async (scheme, first, second) => {
    const repo = await project(scheme);
    const before = await repo.state();
    const whole = ['drop Python 3.9', 'pages', '<!-- # not a title'];
    expect(await told(repo)).toEqual(['v1.2.0', 'v1.1.0', ...whole]);
    expect(await told(repo, first)).toEqual([first, 'v1.1.0', 'pages']);
    expect(await told(repo, second)).toEqual([second, first, 'drop Python 3.9', '<!-- # not a title']);
    expect(await told(repo, 'v1.1.1')).toEqual(['v1.1.1', 'v1.1.0', 'the old line']);
    expect(await told(repo, '1.0.0')).toEqual(['v1.0.0', null]);
    expect(await repo.state()).toEqual(before);
  });

  it('prints Markdown, with links if relctl knows the remote’s host', async () => {
    const repo = await project('semver');
    expect(await told(repo, 'v1.2.0-a0')).toEqual(['v1.2.0-a0', 'v1.1.0', 'pages']);
    expect((await told(repo, '1.2.0-a1')).slice(0, 2)).toEqual(['v1.2.0-a1', 'v1.2.0-a0']);
    expect((await told(repo)).slice(0, 2)).toEqual(['v1.2.0', 'v1.1.0']);
    const sha = async (grep: string) => (await repo.git('log', '--format=%H', `--grep=${grep}`, '-1')).trim();
    const [drop, pages, fix] = [await sha('drop'), await sha('pages'), await sha('Closes')];
    const plain = (commit: string) => commit.slice(0, 7);
    const expected = (link: (commit: string) => string, issue: string, end: string) =>
      `## Breaking changes

- drop Python 3.9 (${link(drop)})

  install Python 3.10

  - or later

## Feat

- **api**: pages (${link(pages)})

## Fix

- \\<!-- # not a title (${link(fix)}, closes ${issue})

${end}
`;
    const local = await repo.relctl('notes', 'v1.2.0');
    expect(local).toEqual({
      exit: 0,
      stdout: expected(plain, '#12', 'All changes: v1.1.0...v1.2.0'),
      stderr: '',
    });
    await repo.git('remote', 'set-url', 'origin', 'https://ada:secret@gitlab.com/acme/my_app.git');
    const home = 'https://gitlab.com/acme/my_app/-';
    const { stdout } = await repo.relctl('notes', 'v1.2.0');
    expect(stdout).toBe(
      expected(
        (commit) => `[${plain(commit)}](${home}/commit/${commit})`,
        `[#12](${home}/issues/12)`,
        `[All changes: v1.1.0...v1.2.0](${home}/compare/v1.1.0...v1.2.0)`,
      ),
    );
  });

  it('refuses unknown releases and an incomplete history', async () => {
    const repo = await released();
    await repo.tag('nightly');
    expect(await repo.relctl('notes', 'nightly')).toMatchObject({ exit: 16, stdout: '' });
    const unknown = await repo.relctl('notes', 'v1.1.9');
    expect(unknown).toMatchObject({ exit: 16, stdout: '' });
    expect(unknown.stderr).toContain("there is no tag 'v1.1.9'\n  hint: did you mean v1.1.0");
    const clone = await repo.clone('shallow', '--depth', '1');
    const cut = await clone.relctl('notes', 'v1.1.0');
    expect(cut).toMatchObject({ exit: 80, stdout: '' });
    expect(cut.stderr).toContain('hint: git fetch --unshallow --tags (in CI: fetch-depth: 0)');
    const untagged = await Scratch.create({ 'pyproject.toml': pyproject('1.1.0') });
    expect(await untagged.relctl('notes')).toMatchObject({ exit: 16, stdout: '' });
    expect(await untagged.relctl('notes', 'v1.0.0', 'v1.1.0')).toMatchObject({ exit: 18 });
  });
});
