import { describe, expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

/** Reads an output file of GitHub Actions as the runner does. */
function githubOutputs(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n');
  const outputs: Record<string, string> = {};
  for (let at = 0; at < lines.length - 1; at += 1) {
    const [name = '', end = ''] = lines[at]!.split('<<');
    const until = lines.indexOf(end, at + 1);
    outputs[name] = lines.slice(at + 1, until).join('\n');
    at = until;
  }
  return outputs;
}

async function project(): Promise<Scratch> {
  const repo = await released(['update_changelog_on_bump = true']);
  repo.env['GITHUB_OUTPUT'] = `${repo.root}/output`;
  return repo;
}

describe('--github-output and --dotenv', () => {
  it('give later steps the result of a release', async () => {
    const repo = await project();
    await repo.commit('feat: search\n\nBREAKING CHANGE: EOF\nEOF\n');
    await repo.write({ '../output': 'first=without a line end' });
    const ran = await repo.relctl('prerelease', 'rc', '--github-output', '--dotenv', '../release.env');
    expect(ran.exit).toBe(0);
    expect(ran.stderr).not.toContain('--dotenv');
    const head = (await repo.git('rev-parse', 'HEAD')).trim();
    const text = await repo.read('../output');
    expect(text.startsWith('first=without a line end\nreleased<<')).toBe(true);
    const outputs = githubOutputs(text.slice(text.indexOf('\n') + 1));
    expect(outputs).toMatchObject({
      released: 'true',
      version: '1.2.0-rc0',
      tag: 'v1.2.0-rc0',
      sha: head,
      previous: 'v1.1.0',
      prerelease: 'true',
      images: 'my_app:1.2.0-rc0',
    });
    expect(outputs['notes']).toContain('- search');
    const [, encoded = ''] = /^RELCTL_NOTES_BASE64=(.*)$/m.exec(await repo.read('../release.env')) ?? [];
    expect(Buffer.from(encoded, 'base64').toString('utf8')).toBe(outputs['notes']);
    expect(await repo.read('../release.env')).toBe(
      `RELCTL_RELEASED=true\nRELCTL_VERSION=1.2.0-rc0\nRELCTL_TAG=v1.2.0-rc0\nRELCTL_SHA=${head}\nRELCTL_PREVIOUS=v1.1.0\nRELCTL_PRERELEASE=true\nRELCTL_IMAGES=my_app:1.2.0-rc0\nRELCTL_NOTES_BASE64=${encoded}\n`,
    );

    await repo.write({ '../output': '' });
    const notes = await repo.relctl('notes', '--github-output');
    expect(githubOutputs(await repo.read('../output'))).toEqual({
      version: '1.2.0-rc0',
      tag: 'v1.2.0-rc0',
      sha: head,
      previous: 'v1.1.0',
      notes: notes.stdout,
      prerelease: 'true',
    });
    await repo.write({ '../output': '' });
    expect(await repo.relctl('version', '--project', '--major', '--github-output')).toMatchObject({
      stdout: '1\n',
    });
    expect(githubOutputs(await repo.read('../output'))).toEqual({
      version: '1.2.0-rc0',
      tag: 'v1.2.0-rc0',
      prerelease: 'true',
    });
    expect(await repo.relctl('version', '--github-output')).toMatchObject({ exit: 13 });
  });

  it('say if there was nothing to release, and contain the plan of a dry run', async () => {
    const repo = await project();
    await repo.commit('docs: more of it');
    expect(await repo.relctl('bump', '--github-output')).toMatchObject({ exit: 21 });
    expect(githubOutputs(await repo.read('../output'))).toEqual({ released: 'false' });
    await repo.commit('fix: search');
    await repo.write({ '../output': '' });
    expect(await repo.relctl('dry-run', '--github-output')).toMatchObject({ exit: 0 });
    expect(githubOutputs(await repo.read('../output'))).toMatchObject({
      released: 'false',
      version: '1.1.1',
      sha: '',
    });
    await repo.write({ '../output': '' });
    expect(await repo.relctl('bump', '--get-next', '--github-output')).toMatchObject({ stdout: '1.1.1\n' });
    expect(githubOutputs(await repo.read('../output'))).toMatchObject({ released: 'false', tag: 'v1.1.1' });
  });

  it('are tested for write access before the release starts, and the test leaves nothing', async () => {
    const repo = await project();
    await repo.commit('feat: search');
    const before = await repo.state();
    const row = async (code: number, said: RegExp, ...args: readonly string[]): Promise<void> => {
      const ran = await repo.relctl('bump', ...args);
      expect(ran).toMatchObject({ exit: code, stdout: '', stderr: expect.stringMatching(said) as string });
      expect(await repo.state()).toEqual(before);
    };
    await row(
      1,
      /could not write the outputs to .*no-such-folder\/release\.env/,
      '--dotenv',
      'no-such-folder/release.env',
    );
    await row(1, /could not write the outputs to .*EISDIR/, '--dotenv', '.');
    repo.env['GITHUB_OUTPUT'] = '';
    await row(13, /GITHUB_OUTPUT is not set/, '--dotenv', 'release.env', '--github-output');
    repo.env['GITHUB_OUTPUT'] = '/dev/null/x';
    await row(
      1,
      /could not write the outputs to \/dev\/null\/x/,
      '--dotenv',
      'release.env',
      '--github-output',
    );
  });
});
