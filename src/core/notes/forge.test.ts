import { describe, expect, it } from 'vitest';
import { ciHost, forgeOf } from './forge.ts';

describe('the home of a remote', () => {
  it.each([
    ['https://github.com/acme/my_app.git', 'https://github.com/acme/my_app'],
    ['https://github.com/acme/my_app/', 'https://github.com/acme/my_app'],
    ['https://x-access-token:gh_secret@github.com/acme/my_app', 'https://github.com/acme/my_app'],
    ['https://secret@GitHub.com/acme/my_app', 'https://github.com/acme/my_app'],
    ['git@github.com:acme/my_app.git', 'https://github.com/acme/my_app'],
    ['ssh://git@ssh.github.com:443/acme/my_app.git', 'https://github.com/acme/my_app'],
    ['git+ssh://git@github.com/acme/my_app.git', 'https://github.com/acme/my_app'],
    ['github.com:acme/my_app', 'https://github.com/acme/my_app'],
    ['https://github.example.com/acme/my_app', 'https://github.example.com/acme/my_app'],
    ['https://gitlab-ci-token:t@gitlab.com/group/sub/my_app.git', 'https://gitlab.com/group/sub/my_app'],
    ['https://gitlab.example.com:8443/group/my_app.git', 'https://gitlab.example.com:8443/group/my_app'],
    ['http://gitlab.local/group/my_app.git', 'http://gitlab.local/group/my_app'],
    ['git@bitbucket.org:team/my_app.git', 'https://bitbucket.org/team/my_app'],
    ['https://codeberg.org/ada/my_app', 'https://codeberg.org/ada/my_app'],
    ['ssh://git@gitea.example.com:2222/ada/my_app.git', 'https://gitea.example.com/ada/my_app'],
    ['https://github.com/acme/a)b](x', 'https://github.com/acme/a%29b%5D%28x'],
  ])('%s is %s', (url, home) => {
    expect(forgeOf(url)?.home).toBe(home);
  });

  it.each([
    '/srv/git/my_app.git',
    '../remote.git',
    'file:///srv/github.com/acme/my_app',
    'https://example.com/acme/my_app',
    'https://notgithub.com/acme/my_app',
    'https://github.com/acme',
    'https://github.com@evil.example/acme/my_app',
    'C:/github.com/acme/my_app',
    '',
  ])('%s is not a known forge', (url) => {
    expect(forgeOf(url)).toBeNull();
  });
});

describe('a forge with its own host name', () => {
  const url = 'git@git.example.com:acme/my_app.git';

  it.each([
    [{ GITHUB_SERVER_URL: 'https://git.example.com' }, '/commit/c0ffee'],
    [{ CI_SERVER_URL: 'https://Git.example.com:8443' }, '/-/commit/c0ffee'],
    [{ GITHUB_SERVER_URL: 'https://git.example.com', GITEA_ACTIONS: 'true' }, '/commit/c0ffee'],
  ])('is known in its own CI job: %j', (environment, page) => {
    expect(forgeOf(url, ciHost(environment))?.commit('c0ffee')).toBe(
      `https://git.example.com/acme/my_app${page}`,
    );
  });

  it.each([{}, { CI_SERVER_URL: 'https://gitlab.com' }, { GITHUB_SERVER_URL: 'https://example.com' }])(
    'is not known elsewhere: %j',
    (environment) => {
      expect(forgeOf(url, ciHost(environment))).toBeNull();
    },
  );
});

it.each([
  [
    'https://github.com/a/b',
    ['/commit/c0ffee', '/compare/v1.0.0...rel/v1.1.0%28x%29', '/commits/v1.0.0', '/issues/7'],
  ],
  [
    'https://gitlab.com/a/b',
    ['/-/commit/c0ffee', '/-/compare/v1.0.0...rel/v1.1.0%28x%29', '/-/commits/v1.0.0', '/-/issues/7'],
  ],
  [
    'https://bitbucket.org/a/b',
    ['/commits/c0ffee', '/branches/compare/rel/v1.1.0%28x%29%0Dv1.0.0', '/commits/tag/v1.0.0', '/issues/7'],
  ],
  [
    'https://codeberg.org/a/b',
    ['/commit/c0ffee', '/compare/v1.0.0...rel/v1.1.0%28x%29', '/commits/tag/v1.0.0', '/issues/7'],
  ],
])('the pages of %s', (url, pages) => {
  const forge = forgeOf(url)!;
  expect([
    forge.commit('c0ffee'),
    forge.compare('v1.0.0', 'rel/v1.1.0(x)'),
    forge.history('v1.0.0'),
    forge.issue('7', null),
  ]).toEqual(pages.map((page) => `${url}${page}`));
  expect(forge.issue('7', 'other/c')).toBe(`${url.replace('/a/b', '/other/c')}${pages[3] ?? ''}`);
});
