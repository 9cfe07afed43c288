import { expect, it } from 'vitest';
import { withoutCredentials } from '../../core/text/credentials.ts';
import { GitFailure, openGit } from './git.ts';

it.each([
  ["unable to access 'https://ada:s3cret@h/x.git/': no", "unable to access 'https://h/x.git/': no"],
  ['https://s3cret@h/x', 'https://h/x'],
  ['HTTPS://ada:s3cret@h:8443/x and ssh://git@h/x', 'HTTPS://h:8443/x and ssh://h/x'],
  ['git+https://ada:s3cret@h/x', 'git+https://h/x'],
  ["'https://ada:p@ss/s3cret@h/x'", "'https://h/x'"],
  ['https://h/x.git?private_token=s3cret&a=b', 'https://h/x.git?private_token=…&a=b'],
  ['https://h/new?source_branch=x', 'https://h/new?source_branch=x'],
  ['https://h/x?a=b?token=s3cret', 'https://h/x?a=b?token=…'],
  ['https://h/x?token=a?s3cret&b=c', 'https://h/x?token=…&b=c'],
  ['https://h/x#access_token=s3cret', 'https://h/x#access_token=…'],
  ['https://h/key=x?token=', 'https://h/key=x?token='],
  ['_https://ada:s3cret@h', '_https://h'],
  ['https://://@://ada:s3cret@h', 'https://h'],
  ['git@h:a/b.git', 'git@h:a/b.git'],
  ['ada@example.com: no such user', 'ada@example.com: no such user'],
])('%j is shown as %j', (said, shown) => {
  expect(withoutCredentials(said)).toBe(shown);
});

it('a GitFailure contains no credentials, not even in its cause', () => {
  const said = "fatal: unable to access 'https://ada:s3cret@h/'";
  const { message, said: shown, stdout, stderr, stack } = new GitFailure(['push'], 128, said, said);
  expect([message, shown, stdout, stderr, stack].join()).not.toContain('s3cret');
});

it.each(['\0', '--upload-pack=touch pwned', '--receive-pack=x', '-c core.editor=x', 'x\0y'])(
  'a word that git can’t be given is a failure of git’s: %j',
  async (word) => {
    const git = openGit(process.cwd());
    const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', word];
    await expect(git.run(asked)).rejects.toBeInstanceOf(GitFailure);
    const all = async (): Promise<void> => {
      for await (const piece of git.stream(asked)) expect(piece).toBeDefined();
    };
    await expect(all()).rejects.toBeInstanceOf(GitFailure);
  },
);

it('of what git prints on stderr, only the beginning and the end are kept', async () => {
  const flood = '!echo first >&2; yes | head -c 20000000 >&2; echo last >&2; exit 3';
  const failure = await openGit(process.cwd())
    .run(['-c', `alias.flood=${flood}`, 'flood'])
    .catch((error: unknown) => error);
  const { said, exitCode } = failure as GitFailure;
  expect(exitCode).toBe(3);
  expect(said.length).toBeLessThan(110_000);
  expect(said).toMatch(/^first\n[^]*\n… \d{8} bytes are left out here …\n[^]*\nlast$/);
});
