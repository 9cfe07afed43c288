import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { RELCTL, Scratch } from '../support/scratch.ts';

/** A user whose git configuration would make every commit fail, with a folder for temporary files. */
async function person(): Promise<{ scratch: Scratch; temporary: string }> {
  const scratch = await Scratch.create(null);
  const temporary = join(scratch.root, 'temporary');
  const hooks = join(scratch.root, 'hooks');
  await mkdir(temporary);
  await mkdir(hooks);
  await writeFile(join(hooks, 'pre-commit'), '#!/bin/sh\nexit 1\n');
  await chmod(join(hooks, 'pre-commit'), 0o755);
  await writeFile(
    join(scratch.root, 'gitconfig'),
    `[commit]\n\tgpgSign = true\n[tag]\n\tgpgSign = true\n[gpg]\n\tprogram = false\n[core]\n\thooksPath = ${hooks}\n`,
  );
  scratch.env['TMPDIR'] = temporary;
  scratch.env['GIT_DIR'] = join(scratch.root, 'nowhere');
  return { scratch, temporary };
}

describe('relctl demo', () => {
  it('plays a release, and what it shows really happened', { timeout: 15_000 }, async () => {
    const { scratch, temporary } = await person();
    const ran = await scratch.relctl('demo', 'train', '--keep');
    expect(ran).toMatchObject({ exit: 0, stderr: '' });
    expect(inOrder(ran.stdout, CHAPTERS)).toEqual(CHAPTERS);
    expect(ran.stdout).not.toContain('\u001b');

    delete scratch.env['GIT_DIR'];
    const [folder = ''] = await readdir(temporary);
    const project = join(temporary, folder, 'my_app');
    const git = async (...args: string[]): Promise<string> =>
      (await scratch.run('git', ['-C', project, ...args], temporary)).stdout.trim();
    expect(await git('log', '-1', '--format=%s')).toBe('bump: version 1.1.0 → 1.2.0');
    expect(await git('rev-parse', 'HEAD', 'v1.2.0')).toBe(
      (await git('ls-remote', 'origin', 'refs/heads/main', 'refs/tags/v1.2.0')).replaceAll(/\t.*/g, ''),
    );
    expect(await git('status', '--porcelain')).toBe('');
    expect(await git('cat-file', '-p', 'v1.2.0')).toMatch(
      /\ntype commit\n[^]*\nv1\.2\.0\n\n### Feat\n\n- [^]*\n\nReleased-by: relctl/,
    );
    expect(await readFile(join(project, 'uv.lock'), 'utf8')).toContain('version = "1.2.0"');
    expect(ran.stdout).toContain(project);
  });

  it.each(Object.entries(STORIES))('plays %s, and leaves nothing behind', async (name, told) => {
    const { scratch, temporary } = await person();
    const ran = await scratch.relctl('demo', name);
    expect(ran).toMatchObject({ exit: 0, stderr: '' });
    expect(inOrder(ran.stdout, told)).toEqual(told);
    // The lines of a refusal are wrapped at the width of the terminal.
    const long = ran.stdout.split('\n').filter((line) => line.length > 80 && !/^✗ | {4}found: /.test(line));
    expect(long).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
  });

  it('leaves nothing behind', async () => {
    const { scratch, temporary } = await person();
    expect(await scratch.relctl('demo')).toMatchObject({ exit: 0 });
    expect(await readdir(temporary)).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing behind if %s ends it', async (signal) => {
    const { scratch, temporary } = await person();
    const { pid, ended } = scratch.start('demo');
    while ((await readdir(temporary)).length === 0) await pause(5);
    process.kill(-pid, signal);
    const { exit, stdout } = await ended;
    expect(exit).toBe({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal]);
    expect(stdout).not.toContain('released v1.2.0');
    expect(await readdir(temporary)).toEqual([]);
  });

  it('lists the stories if the user names an unknown one', async () => {
    const { scratch } = await person();
    const ran = await scratch.relctl('demo', 'tram');
    expect(ran).toMatchObject({ exit: 13, stdout: '' });
    expect(ran.stderr).toContain('train, alpha, hotfix');
  });

  it('reads nothing from stdin', async () => {
    const { scratch } = await person();
    const piped = ['-c', 'echo 7.7.7 | "$0" "$1" demo', process.execPath, RELCTL];
    const ran = await scratch.run('sh', piped, scratch.dir);
    expect(ran).toMatchObject({ exit: 0, stderr: '' });
    expect(ran.stdout).not.toContain('7.7.7');
  });

  it('has no JSON form', async () => {
    const { scratch, temporary } = await person();
    const ran = await scratch.relctl('demo', '--json');
    expect(ran.exit).toBe(13);
    expect(JSON.parse(ran.stdout)).toMatchObject({ error: { code: 'INVALID_ARGUMENT' } });
    expect(await readdir(temporary)).toEqual([]);
  });

  it('is what the README shows', async () => {
    const { scratch } = await person();
    const { stdout } = await scratch.relctl('demo');
    const transcripts = await transcriptsInReadme();
    expect(transcripts.length).toBe(1);
    for (const shown of [...transcripts, await linesInPicture()])
      expect(inOrder(redacted(stdout), shown)).toEqual(shown);
  });
});

const CHAPTERS = [
  '$ git log --oneline',
  'feat(api): page through long lists',
  '## v1.1.0',
  '$ relctl bump --dry-run',
  '✓ clean-tree',
  '+version = "1.2.0"',
  'git push --atomic',
  'This was a dry run: nothing was changed.',
  '$ git tag v1.2.0',
  'error: release refused: 2 rules are broken (nothing was changed)',
  'git tag --delete v1.2.0',
  '(exit 80)',
  '✓ push main and v1.2.0 to origin',
  'released v1.2.0',
  '## v1.2.0',
  'Released-by: relctl',
  'refs/tags/v1.2.0',
  'working tree clean',
];

const STORIES = {
  alpha: [
    '$ relctl prerelease --yes',
    'released v1.2.0-a0',
    '$ relctl images v1.2.0-a0',
    'latest does not move: v1.2.0-a0 is a prerelease',
    '✗ releasable-commits',
    'hint: relctl prerelease --dry-run',
    '(exit 80)',
    '# edit src/my_app/export.py',
    '1 file changed',
    'released v1.2.0-a1',
    '$ relctl bump --yes',
    'released v1.2.0',
    'my_app:latest (mutable)',
    '## v1.2.0 ',
    'Promotes v1.2.0-a1.',
    '## v1.2.0-a1 ',
    '## v1.2.0-a0 ',
    '## v1.1.0 ',
    '$ relctl notes v1.2.0',
    'find an order by its number',
    'write umlauts as UTF-8',
    'are deleted',
  ],
  hotfix: [
    'released v1.2.0-a0',
    '$ relctl hotfix v1.1.0',
    'on hotfix/v1.1.1 (from v1.1.0',
    '$ relctl hotfix ship --yes',
    '✓ push hotfix/v1.1.1 and v1.1.1 to origin',
    'latest moves: no final release is higher than v1.1.1',
    '$ git switch main',
    '✗ hotfix-reconciled',
    'next:  relctl hotfix reconcile',
    '(exit 80)',
    '$ relctl hotfix reconcile --yes',
    '✓ cherry-pick ',
    '✓ push main to origin',
    'released v1.2.0 ',
    '| * ',
    '## v1.2.0 ',
    '## v1.2.0-a0 ',
    '## v1.1.1 ',
    '## v1.1.0 ',
    'latest does not move: v1.2.0 is higher than v1.1.1',
    'are deleted',
  ],
};

/** The pieces that the text contains, in this order. */
function inOrder(text: string, pieces: readonly string[]): readonly string[] {
  let at = 0;
  return pieces.filter((piece) => {
    const found = text.indexOf(piece, at);
    if (found >= 0) at = found + piece.length;
    return found >= 0;
  });
}

/** The transcripts of the README: their lines, without the `…` lines that mark omissions. */
async function transcriptsInReadme(): Promise<readonly (readonly string[])[]> {
  const readme = await readFile(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');
  return [...readme.matchAll(/^```console\n([^]*?)^```$/gm)].map(([, transcript = '']) =>
    redacted(transcript)
      .split('\n')
      .filter((line) => line.trim() !== '' && line.trim() !== '…'),
  );
}

/** The lines of `docs/release.svg`, which `npm run picture` draws. */
async function linesInPicture(): Promise<readonly string[]> {
  const picture = await readFile(fileURLToPath(new URL('../../docs/release.svg', import.meta.url)), 'utf8');
  const entities: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&amp;': '&',
  };
  const lines = [...picture.matchAll(/<text [^>]*>(.*)<\/text>/g)].map(([, line = '']) =>
    redacted(line.replaceAll(/<[^>]*>/g, '').replaceAll(/&\w+;/g, (entity) => entities[entity] ?? entity)),
  );
  expect(lines.length).toBeGreaterThan(20);
  return lines.filter((line) => line.trim() !== '…');
}

function redacted(text: string): string {
  return text.replaceAll(/\b\d{4}-\d\d-\d\d\b/g, '[DATE]').replaceAll(/\b[0-9a-f]{7}\b/g, '[SHA]');
}
