import { describe, expect, it } from 'vitest';
import { pyproject, released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

interface Told {
  readonly findings: readonly {
    readonly rule: string;
    readonly ref: string | null;
    readonly found: string;
  }[];
  readonly known: number;
  readonly notChecked: readonly { readonly rule: string }[];
}

async function told(scratch: Scratch, ...args: readonly string[]): Promise<Told> {
  return JSON.parse((await scratch.relctl('audit', '--json', ...args)).stdout) as Told;
}

/** The rule and the ref (or the text) of each finding. */
async function found(scratch: Scratch, ...args: readonly string[]): Promise<readonly string[]> {
  const { findings } = await told(scratch, ...args);
  return findings.map(({ rule, ref, found }) => `${rule} ${ref ?? found.replace(/^\w+ /, '')}`);
}

const QUIET = ['update_changelog_on_bump = false'];

describe('relctl audit', () => {
  it('finds nothing in a history that relctl made', async () => {
    const scratch = await released(QUIET);
    const config = pyproject('1.1.0', ['update_changelog_on_bump = true']);
    await scratch.commit('feat: search', { 'pyproject.toml': config });
    await scratch.relctl('bump', '--yes');
    await scratch.relctl('hotfix', 'v1.1.0');
    await scratch.commit('fix: in production', { 'fix.txt': 'it\n' });
    await scratch.relctl('hotfix', 'ship', '--yes');
    await scratch.git('switch', '--quiet', 'main');
    expect(await found(scratch)).toEqual(['hotfix-reconciled v1.1.1']);
    await scratch.relctl('hotfix', 'reconcile', '--yes');
    const ran = await scratch.relctl('audit');
    expect(ran).toMatchObject({ exit: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^no findings in \d+ commits, 4 release tags\n$/);
    // People delete the branch of a released hotfix at some point. The release must still count as on its branch.
    await scratch.git('branch', '--quiet', '--delete', '--force', 'hotfix/v1.1.1');
    await scratch.git('push', '--quiet', 'origin', '--delete', 'hotfix/v1.1.1');
    expect(await found(scratch)).toEqual([]);
  });

  it('finds each kind of fault', async () => {
    const scratch = await released(QUIET);
    await scratch.commit('by hand', { 'pyproject.toml': pyproject('1.2.0', QUIET) });
    await scratch.tag('v1.2.0');
    await scratch.tag('1.2.0');
    await scratch.commit('bump: version 1.2.0 → 1.1.5', { 'pyproject.toml': pyproject('1.1.5') });
    await scratch.tag('v1.1.5');
    const lock = '[[package]]\nname = "my-app"\nversion = "1.1.0"\nsource = { editable = "." }\n';
    await scratch.commit('bump: version 1.1.5 → 1.3.0', {
      'pyproject.toml': pyproject('1.3.0', [...QUIET, 'legacy_tag_formats = ["$version"]']),
      'uv.lock': lock,
    });
    await scratch.tag('v1.3.0');
    await scratch.git('push', '--quiet', 'origin', 'main', '--tags');
    await scratch.git('push', '--quiet', '--force', 'origin', 'v1.0.0:refs/tags/v1.1.5');
    await scratch.git('switch', '--quiet', '--detach', 'v1.0.0');
    await scratch.commit('bump: version 1.0.0 → 2.0.0', { 'pyproject.toml': pyproject('2.0.0', QUIET) });
    await scratch.tag('v2.0.0');
    await scratch.git('switch', '--quiet', 'main');
    expect((await found(scratch)).toSorted()).toEqual([
      'changelog-has-version v1.1.5',
      'message-valid "by hand"',
      'release-on-line v2.0.0',
      'tag-not-moved v1.1.5',
      'tags-made-by-release 1.2.0',
      'tags-made-by-release 1.2.0',
      'tags-made-by-release v1.2.0',
      'version-grows v1.1.5',
      'version-not-hand-edited "by hand" changed 1.1.0 to 1.2.0 in pyproject.toml',
      'versions-agree v1.3.0',
    ]);
    const text = await scratch.relctl('audit');
    expect(text).toMatchObject({ exit: 80, stderr: '' });
    expect(text.stdout).toMatch(/found: v1.1.5 comes after v?1.2.0 in its history, but is not higher/);
    expect(text.stdout).toContain('1.2.0 is a second tag for the version of v1.2.0');
    expect(await found(scratch, '--since', 'v1.1.5')).toEqual(['versions-agree v1.3.0']);
    expect(await found(scratch, 'v1.1.5..main')).toEqual(['versions-agree v1.3.0']);
  });

  it('starts clean with a baseline, and reports only new findings', async () => {
    const scratch = await released(QUIET);
    await scratch.commit('old sin');
    expect((await scratch.relctl('audit', '--write-baseline')).exit).toBe(0);
    expect(await told(scratch)).toMatchObject({ findings: [], known: 1 });
    await scratch.commit('new sin');
    expect(await found(scratch)).toEqual(['message-valid "new sin"']);
    await scratch.relctl('audit', '--write-baseline', '--baseline', 'known.json');
    expect(await told(scratch, '--baseline', 'known.json')).toMatchObject({ findings: [], known: 2 });
    await scratch.write({ '.relctl-baseline.json': '[]' });
    expect(await scratch.relctl('audit')).toMatchObject({ exit: 19, stdout: '' });
    expect(await scratch.relctl('audit', '--baseline', 'none.json')).toMatchObject({ exit: 19 });
  });

  it('writes its baseline atomically, or says why it can’t', async () => {
    const scratch = await released();
    await scratch.commit('old sin');
    const gone = await scratch.relctl('audit', '--write-baseline', '--baseline', 'no/folder/b.json');
    expect(gone).toMatchObject({ exit: 1, stdout: '' });
    expect(gone.stderr).toContain('could not write no/folder/b.json');
    await scratch.write({ '../precious': 'mine\n' });
    await scratch.run('ln', ['-s', '../precious', '.relctl-baseline.json'], scratch.dir);
    expect((await scratch.relctl('audit', '--write-baseline')).stderr).toContain(
      'is outside the working tree',
    );
    expect(await scratch.read('../precious')).toBe('mine\n');
  });

  it('lists the rules it could not check, and refuses an incomplete history', async () => {
    const scratch = await released(QUIET);
    const shallow = await scratch.clone('shallow', '--depth', '1');
    expect(await shallow.relctl('audit')).toMatchObject({ exit: 80, stdout: '' });
    await scratch.git('remote', 'set-url', 'origin', '/nowhere');
    expect(await told(scratch)).toMatchObject({ findings: [], notChecked: [{ rule: 'tag-not-moved' }] });
  });
});
