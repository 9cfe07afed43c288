import { describe, expect, it } from 'vitest';
import { pyproject, released, Scratch } from '../support/scratch.ts';

const IMAGE = '[tool.relctl]\nimage = "registry.example.com/team/my_app"\n';
const NAME = 'registry.example.com/team/my_app';

/** The variables that a CI run of these tests sets itself. */
const NO_CI = {
  GITHUB_REF: '',
  GITHUB_HEAD_REF: '',
  GITHUB_OUTPUT: '',
  GITHUB_EVENT_PATH: '',
  CI_COMMIT_TAG: '',
  CI_COMMIT_BRANCH: '',
  CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: '',
};

async function project(commitizen: readonly string[] = [], more = IMAGE): Promise<Scratch> {
  const repo = await released(commitizen, more);
  Object.assign(repo.env, NO_CI);
  return repo;
}

interface Answer {
  readonly ref: unknown;
  readonly version: string | null;
  readonly images: readonly { readonly name: string; readonly mutable: boolean }[];
  readonly latest: unknown;
}

async function namesOf(repo: Scratch, ...args: readonly string[]): Promise<readonly string[]> {
  const { exit, stdout, stderr } = await repo.relctl('images', '--json', ...args);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  return (JSON.parse(stdout) as Answer).images.map(({ name }) => name.slice(NAME.length + 1));
}

describe('the images of a whole release cycle', () => {
  it.each([
    ['semver', '1.2.0-a0', '1.2.0-a1'],
    ['semver2', '1.2.0-alpha.0', '1.2.0-alpha.1'],
    ['pep440', '1.2.0a0', '1.2.0a1'],
  ])('a feature, several features, an alpha, a hotfix, with %s', async (scheme, first, second) => {
    const repo = await project();
    const configured = (await repo.read('pyproject.toml')).replace('"semver"', `"${scheme}"`);
    await repo.commit('chore: scheme', { 'pyproject.toml': configured });

    await repo.git('switch', '--quiet', '-c', 'feat/login-button');
    await repo.commit('feat: a button to log in');
    expect(await repo.relctl('images')).toEqual({
      exit: 0,
      stdout: `${NAME}:feat-login-button (mutable)\nlatest does not move: feat/login-button is a branch\n`,
      stderr: '',
    });
    await repo.git('switch', '--quiet', 'main');
    await repo.git('merge', '--quiet', '--ff-only', 'feat/login-button');
    expect(await namesOf(repo)).toEqual(['main']);

    const bump = async (...args: string[]) => {
      expect(await repo.relctl('bump', '--yes', ...args)).toMatchObject({ exit: 0 });
    };
    await bump('--prerelease', 'alpha');
    expect(await namesOf(repo, `v${first}`)).toEqual([first]);
    await repo.commit('fix: the button');
    await bump('--prerelease', 'alpha');
    expect(await namesOf(repo, `refs/tags/v${second}`)).toEqual([second]);
    await bump();
    expect(await repo.relctl('images', 'v1.2.0')).toEqual({
      exit: 0,
      stdout: `${NAME}:1.2.0 (immutable)\n${NAME}:latest (mutable)\nlatest moves: no final release is higher than v1.2.0\n`,
      stderr: '',
    });

    await repo.git('switch', '--quiet', '-c', 'hotfix/v1.1.1', 'v1.1.0');
    await repo.write({
      'pyproject.toml': (await repo.read('pyproject.toml')).replace('"semver"', `"${scheme}"`),
    });
    await repo.commit('fix: the old line', { 'pyproject.toml': await repo.read('pyproject.toml') });
    expect(await namesOf(repo)).toEqual(['hotfix-v1.1.1']);
    const shown = JSON.parse((await repo.relctl('dry-run', '--json')).stdout) as {
      images: readonly string[];
    };
    await bump();
    expect(await namesOf(repo, 'v1.1.1')).toEqual(['1.1.1']);
    expect(shown.images).toEqual([`${NAME}:1.1.1`]);
    expect((await repo.relctl('images', 'v1.1.1')).stdout).toContain(
      '\nlatest does not move: v1.2.0 is higher than v1.1.1\n',
    );
  });
});

describe('in CI', () => {
  it('the remote’s tags decide about latest if a shallow clone has only one tag', async () => {
    const repo = await project();
    await repo.tag('v2.0.0', 'v1.1.0~1');
    await repo.git('push', '--quiet', 'origin', 'v2.0.0');
    const clone = await repo.clone('ci', '--depth', '1', '--branch', 'v1.1.0');
    clone.env['GITHUB_REF'] = 'refs/tags/v1.1.0';
    clone.env['GITHUB_OUTPUT'] = `${repo.root}/output`;
    await repo.write({ '../output': 'earlier=step' });
    expect((await clone.git('tag')).trim()).toBe('v1.1.0');
    expect(await clone.relctl('images', '--github-output')).toMatchObject({
      exit: 0,
      stdout: `${NAME}:1.1.0 (immutable)\nlatest does not move: v2.0.0 is higher than v1.1.0\n`,
    });
    await clone.git('push', '--quiet', 'origin', ':v2.0.0');
    expect(await clone.relctl('images', '--github-output')).toMatchObject({ exit: 0 });
    const output = (await repo.read('../output')).replace(/relctl-[0-9a-f-]{36}/g, 'END');
    const one = (name: string, value: string) => `${name}<<END\n${value}\nEND\n`;
    const named = (images: readonly string[]): string =>
      one('version', '1.1.0') +
      one('tag', 'v1.1.0') +
      one('prerelease', 'false') +
      one('images', images.join('\n')) +
      one('tags', images.join('\n'));
    expect(output).toBe(
      [
        'earlier=step\n',
        named([`${NAME}:1.1.0`]) + one('latest', 'false'),
        named([`${NAME}:1.1.0`, `${NAME}:latest`]) + one('latest', 'true'),
      ].join(''),
    );

    await clone.git('remote', 'set-url', 'origin', `${repo.root}/gone.git`);
    const unanswered = await clone.relctl('images', '--github-output');
    expect(unanswered).toMatchObject({ exit: 80, stdout: '' });
    expect(unanswered.stderr).toContain(
      'this clone is shallow, so tags may be missing, and origin did not answer',
    );
    expect(unanswered.stderr).toContain('fetch-depth: 0');
  });

  it('a pull request is checked out detached, and its image has the name of its branch', async () => {
    const repo = await project();
    await repo.git('switch', '--quiet', '--detach');
    Object.assign(repo.env, {
      GITHUB_REF: 'refs/pull/12/merge',
      GITHUB_HEAD_REF: 'feat/search',
      GITHUB_OUTPUT: '/dev/null',
    });
    expect(await namesOf(repo, '--github-output')).toEqual(['feat-search']);
    repo.env['GITHUB_HEAD_REF'] = 'main';
    const [numbered = ''] = await namesOf(repo);
    expect(numbered).toMatch(/^pull-12-[0-9a-f]{8}$/);
    // A branch of a fork is not a branch of this repository, whatever its name is.
    await repo.write({
      '../event.json': '{"pull_request": {"head": {"repo": {"full_name": "eve/my_app"}}}}',
    });
    Object.assign(repo.env, {
      GITHUB_HEAD_REF: 'feat/search',
      GITHUB_REPOSITORY: 'acme/my_app',
      GITHUB_EVENT_PATH: `${repo.root}/event.json`,
    });
    expect(await namesOf(repo)).toEqual([numbered]);
  });
});

describe('images', () => {
  it('of a tag or a branch that is only on the remote', async () => {
    const repo = await project();
    await repo.git('push', '--quiet', 'origin', 'main:feat/theirs', 'v1.1.0:refs/tags/v1.3.0');
    expect(await namesOf(repo, 'v1.3.0')).toEqual(['1.3.0', 'latest']);
    expect(await namesOf(repo, 'feat/theirs')).toEqual(['feat-theirs']);
    expect(await namesOf(repo, 'v1.1.0')).toEqual(['1.1.0']);
  });

  it('of a tag depend on the local tags if the network is down, and a note says so', async () => {
    const repo = await project();
    await repo.git('remote', 'set-url', 'origin', `${repo.root}/gone.git`);
    const ran = await repo.relctl('images', 'v1.1.0');
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.stdout).toContain(`${NAME}:latest (mutable)\n`);
    expect(ran.stderr).toMatch(
      /^note: origin did not answer, so relctl decides about latest from the local tags: /,
    );
    // The remote's answer could not change the result.
    expect(await repo.relctl('images', 'v1.0.0')).toMatchObject({ exit: 0, stderr: '' });
  });

  it.each<readonly [readonly string[], Record<string, string>, number, RegExp]>([
    [['v1.1.1'], {}, 16, /there is no branch or tag 'v1\.1\.1'\n {2}hint: did you mean v1\.1\.0/],
    [
      ['nightly'],
      {},
      16,
      /the tag 'nightly' is not a release tag\n {2}hint: a release tag has the form v\$version, for example v1\.2\.0/,
    ],
    [['--github-output'], {}, 13, /GITHUB_OUTPUT is not set/],
    [['--github-output'], { GITHUB_OUTPUT: '/dev/null/x' }, 1, /could not write the outputs to/],
    [['v1.1.0', 'v1.0.0'], {}, 18, /does not take 'v1\.0\.0'/],
  ])('%j is refused', async (args, environment, exit, stderr) => {
    const repo = await project();
    await repo.tag('nightly');
    Object.assign(repo.env, environment);
    const ran = await repo.relctl('images', ...args);
    expect({ exit: ran.exit, stdout: ran.stdout }).toEqual({ exit, stdout: '' });
    expect(ran.stderr).toMatch(stderr);
  });

  it('have the project’s name if none is configured, and need one of the two', async () => {
    const repo = await project([], '');
    expect((await repo.relctl('images', 'v1.1.0')).stdout).toContain('my_app:1.1.0 (immutable)\n');
    const nameless = await Scratch.create({
      'pyproject.toml': pyproject('1.1.0').replace('name = "my_app"', ''),
    });
    Object.assign(nameless.env, NO_CI);
    const ran = await nameless.relctl('images');
    expect(ran).toMatchObject({ exit: 19, stdout: '' });
    expect(ran.stderr).toContain('hint: set it in pyproject.toml: [tool.relctl] image = ');
  });

  it('of a branch with a hostile name are valid', async () => {
    const repo = await project();
    await repo.git('switch', '--quiet', '-c', 'x/$(touch${IFS}pwned)`id`;\u202e');
    const ran = await repo.relctl('images');
    expect(ran.stdout).toMatch(/my_app:x-touch-IFS-pwned-id-[0-9a-f]{8} \(mutable\)\n/);
    expect(ran.stdout).toContain('\\u202e');
  });
});
