import { describe, expect, it } from 'vitest';
import { RelctlError } from '../error/error.ts';
import { ciRef } from './ci-ref.ts';
import { imageSource } from './ref.ts';
import type { RefFacts, RefRequest } from './ref.ts';

const FORMATS = { current: 'v$version', legacy: ['$version'], ignored: [] };
const GROUND: RefFacts = {
  tags: ['v1.2.0', 'v1.2.0-a1', 'nightly', '1.1.0', 'main'],
  branches: ['main', 'feat/login', '1.1.0', 'nightly-build'],
  remote: 'origin',
  mainBranch: 'main',
  head: { branch: 'feat/login', tags: [] },
};

function found(request: Partial<RefRequest>, facts: Partial<RefFacts> = {}): string {
  try {
    const whole = { ...GROUND, ...facts };
    const { kind, name } = imageSource({ ref: null, ci: null, ...request }, whole, FORMATS);
    return `${kind} ${name}`;
  } catch (error) {
    if (error instanceof RelctlError) return `${error.code}: ${error.hint ?? ''}`;
    throw error;
  }
}

describe('REF', () => {
  it.each([
    ['v1.2.0', 'tag v1.2.0'],
    ['refs/tags/v1.2.0', 'tag v1.2.0'],
    ['1.1.0', 'tag 1.1.0'],
    ['refs/heads/1.1.0', 'branch 1.1.0'],
    ['main', 'branch main'],
    ['origin/main', 'branch main'],
    ['refs/remotes/origin/feat/login', 'branch feat/login'],
    ['refs/heads/not/here', 'branch not/here'],
    ['HEAD', 'branch feat/login'],
  ])('%s is %s', (ref, expected) => {
    expect(found({ ref })).toBe(expected);
  });

  it.each([
    ['v1.2.1', /^REF_UNKNOWN: did you mean v1\.2\.0 or /],
    ['feat/logn', /^REF_UNKNOWN: did you mean feat\/login\?/],
    ['quite-another-thing', /^REF_UNKNOWN: git branch --all and git tag list them/],
    ['refs/tags/v9.9.9', /^REF_UNKNOWN/],
    ['nightly', /^TAG_NOT_RELEASE: a release tag has the form v\$version or \$version, for example v1\.2\.0/],
  ])('%s is refused', (ref, expected) => {
    expect(found({ ref })).toMatch(expected);
  });
});

const merge = (source: string) => ({
  CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feat/x',
  CI_MERGE_REQUEST_IID: '7',
  CI_MERGE_REQUEST_PROJECT_PATH: 'acme/my_app',
  CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: source,
});

describe('without REF', () => {
  const detached = { head: { branch: null, tags: ['v1.2.0-a1', 'nightly', 'v1.2.0'] } };

  it.each([
    [{}, 'branch feat/login'],
    [detached, 'tag v1.2.0'],
    [
      { head: { branch: null, tags: ['nightly'] } },
      'HEAD_WITHOUT_REF: name the branch or the tag: relctl images REF',
    ],
  ])('it is the branch or tag of HEAD: %j', (facts, expected) => {
    expect(found({}, facts)).toBe(expected);
  });

  it.each([
    [{ GITHUB_REF: 'refs/heads/feat/x' }, 'branch feat/x'],
    [{ GITHUB_REF: 'refs/heads/main', GITHUB_HEAD_REF: '' }, 'branch main'],
    [{ GITHUB_REF: 'refs/tags/v1.3.0' }, 'tag v1.3.0'],
    [{ GITHUB_REF: 'refs/tags/nightly' }, /^TAG_NOT_RELEASE/],
    [{ GITHUB_REF: 'refs/pull/12/merge', GITHUB_HEAD_REF: 'feat/x' }, 'branch feat/x'],
    [{ GITHUB_REF: 'refs/pull/12/merge', GITHUB_HEAD_REF: 'main' }, 'branch pull/12'],
    [{ GITHUB_REF: 'refs/heads/main', GITHUB_HEAD_REF: 'feat/x' }, 'branch feat/x'],
    [{ CI_COMMIT_TAG: 'v1.2.0', CI_COMMIT_BRANCH: '' }, 'tag v1.2.0'],
    [{ CI_COMMIT_BRANCH: 'main' }, 'branch main'],
    [{ CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feat/x', CI_MERGE_REQUEST_IID: '7' }, 'branch feat/x'],
    [{ CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'main', CI_MERGE_REQUEST_IID: '7' }, 'branch merge-requests/7'],
    [merge('acme/my_app'), 'branch feat/x'],
    [merge('eve/my_app'), 'branch merge-requests/7'],
  ])('it is what CI builds: %j', (environment, expected) => {
    expect(found({ ci: ciRef(environment) }, detached)).toMatch(expected);
  });

  it.each<readonly [string, unknown, string]>([
    ['of this repository', { number: 12, head: { repo: { full_name: 'acme/my_app' } } }, 'branch feat/x'],
    ['of a fork', { number: 12, head: { repo: { full_name: 'eve/my_app' } } }, 'branch pull/12'],
    ['of a deleted fork', { number: 12, head: { repo: null } }, 'branch pull/12'],
  ])('a pull request %s', (_, pull_request, expected) => {
    const environment = {
      GITHUB_REF: 'refs/heads/main',
      GITHUB_HEAD_REF: 'feat/x',
      GITHUB_REPOSITORY: 'acme/my_app',
    };
    expect(found({ ci: ciRef(environment, { pull_request }) }, detached)).toBe(expected);
    expect(found({ ci: ciRef(environment, 'no event') }, detached)).toBe('branch feat/x');
  });
});
