import { describe, expect, it } from 'vitest';
import { pyproject, released, Scratch } from '../support/scratch.ts';

/** Releases v1.1.1 with one fix from its branch. HEAD stays on that branch. */
async function shipped(repo: Scratch, tag = 'v1.1.0', file = 'fix.py'): Promise<string> {
  await repo.relctl('hotfix', tag);
  const fix = await repo.commit(`fix: repair ${file}`, { [file]: 'fixed\n' });
  expect(await repo.relctl('hotfix', 'ship')).toMatchObject({ exit: 0 });
  return fix;
}

async function subjects(repo: Scratch, range: string): Promise<readonly string[]> {
  return (await repo.git('log', '--format=%s', '--reverse', range)).trim().split('\n');
}

describe.each([
  ['semver', '1.2.0-a0'],
  ['semver2', '1.2.0-alpha.0'],
  ['pep440', '1.2.0a0'],
])('a hotfix while main is a prerelease ahead, in %s', (scheme, alpha) => {
  it('is made on its own branch, released, and brought to main', async () => {
    const repo = await released([`version_scheme = "${scheme}"`]);
    await repo.commit('feat: search', { 'search.py': '' });
    expect(await repo.relctl('prerelease')).toMatchObject({ exit: 0 });
    expect(await repo.read('pyproject.toml')).toContain(`version = "${alpha}"`);

    expect(await repo.relctl('hotfix', '1.1.0')).toMatchObject({ exit: 0 });
    expect(await repo.git('symbolic-ref', '--short', 'HEAD')).toBe('hotfix/v1.1.1\n');
    expect(await repo.git('rev-parse', 'HEAD')).toBe(await repo.git('rev-parse', 'v1.1.0^{commit}'));

    const fix = await repo.commit('fix: crash', { 'crash.py': 'fixed\n' });
    const ship = await repo.relctl('bump', '--increment', 'patch');
    expect(ship).toMatchObject({ exit: 0 });
    expect(ship.stdout).toContain('images: my_app:1.1.1 my_app:latest');
    expect(await repo.git('ls-remote', '--refs', 'origin', 'hotfix/v1.1.1', 'v1.1.1')).toMatch(
      /refs\/heads\/hotfix\/v1\.1\.1\n.*refs\/tags\/v1\.1\.1\n/,
    );
    expect(await repo.read('CHANGELOG.md')).toMatch(/^## v1\.1\.1 .*\n\n### Fix\n\n- crash\n/);

    await repo.git('switch', '--quiet', 'main');
    const refused = await repo.relctl('bump');
    expect(refused).toMatchObject({ exit: 80 });
    expect(refused.stderr).toContain(`${fix.slice(0, 7)} "fix: crash"`);
    expect(refused.stderr).toContain('relctl hotfix reconcile');

    expect(await repo.relctl('hotfix', 'reconcile')).toMatchObject({ exit: 0 });
    expect(await subjects(repo, 'HEAD~2..')).toEqual(['fix: crash', 'docs: changelog of v1.1.1']);
    expect(await repo.git('log', '-1', '--format=%b', 'HEAD~1')).toContain(
      `(cherry picked from commit ${fix})`,
    );
    expect(await repo.read('pyproject.toml')).toContain(`version = "${alpha}"`);
    const headings = (await repo.read('CHANGELOG.md')).match(/^## \S+/gm);
    expect(headings?.slice(0, 2)).toEqual([`## v${alpha}`, '## v1.1.1']);
    expect(await repo.git('rev-parse', 'origin/main')).toBe(await repo.git('rev-parse', 'main'));
    expect(await repo.relctl('hotfix', 'reconcile')).toMatchObject({
      exit: 0,
      stdout: 'nothing to do: main contains every hotfix\n',
    });
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
  });
});

describe('relctl hotfix', () => {
  it('refuses a tag that it can’t fix, and changes nothing', async () => {
    const repo = await released();
    await repo.commit('feat: a');
    await repo.relctl('prerelease', 'alpha');
    await repo.tag('v0.9.0', 'v1.1.0^{commit}');
    const before = await repo.state();
    for (const [words, exit, says] of [
      [['v1.1.9'], 16, 'did you mean v1.1.0'],
      [['shp'], 16, 'did you mean ship?'],
      [['nope'], 16, 'the highest final releases are v1.1.0'],
      [['v1.2.0-a0'], 20, 'is a prerelease'],
      [['v0.9.0'], 17, 'the version there is 1.1.0'],
      [['v1.1.0', '--pick', 'nope'], 16, "there is no commit 'nope'"],
    ] as const) {
      const ran = await repo.relctl('hotfix', ...words);
      expect(ran).toMatchObject({ exit, stdout: '' });
      expect(ran.stderr).toContain(says);
    }
    expect(await repo.state()).toEqual(before);
  });

  it('refuses a dirty working tree, and a release whose patch is already released', async () => {
    const repo = await released();
    await repo.write({ 'pyproject.toml': `${await repo.read('pyproject.toml')}# mine\n` });
    expect(await repo.relctl('hotfix', 'v1.1.0')).toMatchObject({ exit: 80 });
    await repo.git('checkout', '--quiet', '.');
    await shipped(repo);
    const overtaken = await repo.relctl('hotfix', 'v1.1.0');
    expect(overtaken).toMatchObject({ exit: 20 });
    expect(overtaken.stderr).toContain('relctl hotfix v1.1.1');
  });

  it('shows its steps in a dry run, and does nothing', async () => {
    const repo = await released();
    const before = await repo.state();
    const shown = await repo.relctl('dry-run', 'hotfix', 'v1.1.0');
    expect(shown).toMatchObject({ exit: 0, stderr: '' });
    expect(shown.stdout).toMatch(
      /create the branch hotfix\/v1\.1\.1 at [0-9a-f]{7}\n {2}switch to hotfix\/v1\.1\.1\n/,
    );
    expect(await repo.state()).toEqual(before);
  });

  it('rolls back if git can’t start a cherry-pick', async () => {
    const repo = await released();
    await shipped(repo);
    await repo.git('switch', '--quiet', 'main');
    await repo.write({ '.git/CHERRY_PICK_HEAD.lock': '' });
    const before = await repo.state();
    expect(await repo.relctl('hotfix', 'reconcile')).toMatchObject({ exit: 6 });
    expect(await repo.state()).toEqual(before);
    expect(await repo.run('test', ['-e', '.git/MERGE_MSG'], repo.dir)).toMatchObject({ exit: 1 });
  });

  it('continues an existing branch, and cherry-picks commits from main', async () => {
    const repo = await released();
    await repo.relctl('hotfix', 'v1.1.0');
    const begun = await repo.commit('fix: first half', { 'a.py': '1\n' });
    await repo.git('switch', '--quiet', 'main');
    const fix = await repo.commit('fix: second half', { 'b.py': '2\n' });
    const again = await repo.relctl('hotfix', 'v1.1.0', '--pick', fix.slice(0, 10));
    expect(again).toMatchObject({ exit: 0 });
    expect(again.stdout).toContain('(existing branch)');
    expect((await repo.git('rev-parse', 'HEAD~1')).trim()).toBe(begun);
    expect(await repo.git('log', '-1', '--format=%b')).toContain(`(cherry picked from commit ${fix})`);
    // Main already has the cherry-picked commit. Only the first half is missing.
    await repo.relctl('hotfix', 'ship');
    await repo.git('push', '--quiet', 'origin', 'main');
    const shown = await repo.relctl('hotfix', 'reconcile', '--dry-run');
    expect(shown.stdout).toContain('fix: first half');
    expect(shown.stdout).not.toContain('fix: second half');
  });

  it('releases only patches, and only from its branch', async () => {
    const repo = await released();
    expect(await repo.relctl('hotfix', 'ship')).toMatchObject({ exit: 80 });
    await repo.commit('fix: on main');
    const elsewhere = await repo.relctl('hotfix', 'ship');
    expect(elsewhere).toMatchObject({ exit: 80 });
    expect(elsewhere.stderr).toContain('relctl hotfix v1.1.0');
    await repo.relctl('hotfix', 'v1.1.0');
    expect(await repo.relctl('hotfix', 'ship')).toMatchObject({ exit: 3 });
    await repo.commit('test: more');
    await repo.commit('feat: too much');
    const tooMuch = await repo.relctl('hotfix', 'ship');
    expect(tooMuch).toMatchObject({ exit: 80 });
    expect(tooMuch.stderr).toContain('patch-only');
    expect(await repo.relctl('hotfix', 'ship', '--allow', 'patch-only')).toMatchObject({ exit: 0 });
    expect(await repo.relctl('hotfix', 'ship')).toMatchObject({ exit: 3 });
  });

  it('reads relctl’s settings from main if the old release has none', async () => {
    const repo = await released();
    await repo.commit('chore: relctl', {
      'pyproject.toml': `${pyproject('1.1.0')}\n[tool.relctl]\nhotfix_branch = "patch/$tag"\nimage = "reg.example.com/app"\n`,
    });
    await repo.git('push', '--quiet', 'origin', 'main');
    await repo.relctl('hotfix', 'v1.1.0');
    expect(await repo.git('symbolic-ref', '--short', 'HEAD')).toBe('patch/v1.1.1\n');
    await repo.commit('fix: a', { 'a.py': '' });
    const ship = await repo.relctl('hotfix', 'ship');
    expect(ship.stdout).toContain('images: reg.example.com/app:1.1.1 reg.example.com/app:latest\n');
    // The pipeline of the tag also checks out the old files.
    const images = await repo.relctl('images', 'v1.1.1');
    expect(images.stdout).toContain('reg.example.com/app:1.1.1 (immutable)\n');
  });
});

describe('relctl hotfix reconcile', () => {
  it('skips changes that main already has, and latest stays on a higher final release of main', async () => {
    // A bump commit is not one of the fixes, even if its message calls for a release.
    const repo = await released(['bump_message = "fix(release): v$new_version"']);
    await repo.commit('feat: search', { 'search.py': '' });
    await repo.relctl('bump');
    await repo.relctl('hotfix', 'v1.1.0');
    await repo.commit('fix: same on main', { 'same.py': 'same\n' });
    await repo.commit('fix: only here', { 'only.py': 'only\n' });
    const ship = await repo.relctl('hotfix', 'ship');
    expect(ship.stdout).toContain('images: my_app:1.1.1\n');
    await repo.git('switch', '--quiet', 'main');
    await repo.commit('fix: the same in other words', { 'same.py': 'same\n' });
    await repo.git('push', '--quiet', 'origin', 'main');
    expect(await repo.relctl('hotfix', 'reconcile')).toMatchObject({ exit: 0 });
    expect(await subjects(repo, 'HEAD~2..')).toEqual(['fix: only here', 'docs: changelog of v1.1.1']);
    const headings = (await repo.read('CHANGELOG.md')).match(/^## \S+/gm);
    expect(headings?.slice(0, 2)).toEqual(['## v1.2.0', '## v1.1.1']);
  });

  it('records skipped commits, brings several hotfixes, and does not change main with --branch', async () => {
    const repo = await released();
    const idle = await shipped(repo);
    const other = await shipped(repo, 'v1.1.1', 'other.py');
    expect(await repo.git('describe', '--tags', '--abbrev=0')).toBe('v1.1.2\n');
    const main = await repo.git('rev-parse', 'main');
    const ran = await repo.relctl('hotfix', 'reconcile', '--branch', 'bring', '--skip', idle.slice(0, 9));
    expect(ran).toMatchObject({ exit: 0 });
    expect(await repo.git('rev-parse', 'main', 'origin/main')).toBe(main.repeat(2));
    expect(await subjects(repo, 'main..origin/bring')).toEqual([
      `chore: ${idle.slice(0, 7)} of v1.1.1 is not needed here`,
      'fix: repair other.py',
    ]);
    expect(await repo.git('log', '-1', '--format=%b', 'bring~1')).toContain(`Hotfix-skipped: ${idle}`);
    expect(await repo.git('log', '-1', '--format=%b', 'bring')).toContain(other);
    // The forge merged them as one commit whose message names both.
    await repo.git('switch', '--quiet', 'main');
    await repo.git('merge', '--quiet', '--squash', 'bring');
    await repo.commit(`fix: bring\n\n${await repo.git('log', '--format=%B', 'main..bring')}`);
    await repo.git('push', '--quiet', 'origin', 'main');
    expect((await repo.relctl('hotfix', 'reconcile')).stdout).toContain('main contains every hotfix');
  });

  it('reports a cherry-pick without changes as already applied, and records it', async () => {
    const repo = await released();
    const fix = await shipped(repo);
    await repo.git('switch', '--quiet', 'main');
    await repo.commit('feat: with the fix in it', { 'fix.py': 'fixed\n', 'more.py': '' });
    await repo.git('push', '--quiet', 'origin', 'main');
    const ran = await repo.relctl('hotfix', 'reconcile');
    expect(ran).toMatchObject({
      exit: 0,
      stdout:
        'reconciled v1.1.1 with main\n' +
        `  skipped ${fix.slice(0, 7)} fix: repair fix.py: already applied\n` +
        '  pushed to origin\n',
    });
    expect(await repo.git('log', '-1', '--format=%b', 'origin/main')).toContain(`Hotfix-skipped: ${fix}`);
  });

  it('reports a main that it can’t reach, and is not stopped by a tag that was moved on the remote', async () => {
    const repo = await released();
    await repo.git('push', '--quiet', 'origin', 'main:refs/heads/taken');
    await shipped(repo);
    await repo.tag('nightly', 'main');
    await repo.git('push', '--quiet', 'origin', 'main~1:refs/tags/nightly');
    for (const [name, exit, says] of [
      ['-x', 13, "it begins with '-'"],
      ['main', 80, 'there is already a branch main'],
      ['taken', 80, 'there is already a branch taken'],
    ] as const) {
      const ran = await repo.relctl('hotfix', 'reconcile', `--branch=${name}`);
      expect(ran).toMatchObject({ exit, stdout: '' });
      expect(ran.stderr).toContain(says);
    }
    await repo.git('worktree', 'add', '--quiet', '../other tree', 'main');
    const elsewhere = await repo.relctl('hotfix', 'reconcile');
    expect(elsewhere).toMatchObject({ exit: 80, stdout: '' });
    const [, next = ''] = /hint: relctl (.*)\n/.exec(elsewhere.stderr) ?? [];
    const { exit } = await repo.run('sh', ['-c', `"$0" "$1" ${next}`, process.execPath, repo.program], '/');
    expect(exit).toBe(0);
    expect(await subjects(repo, 'v1.1.0..origin/main')).toEqual(['fix: repair fix.py']);
  });

  it('refuses if main has unpushed commits', async () => {
    const repo = await released();
    await shipped(repo);
    await repo.git('switch', '--quiet', 'main');
    await repo.commit('feat: mine');
    const before = await repo.state();
    const ran = await repo.relctl('hotfix', 'reconcile');
    expect(ran).toMatchObject({ exit: 80 });
    expect(ran.stderr).toContain('git push origin main');
    expect((await repo.state()).head).toBe(before.head);
  });

  it('is required before a final release even if only the remote has the hotfix', async () => {
    const repo = await released();
    const colleague = await repo.clone('colleague');
    const fix = await shipped(colleague);
    await repo.commit('feat: search', { 'search.py': '' });
    const unknown = await repo.relctl('bump');
    expect(unknown).toMatchObject({ exit: 80 });
    expect(unknown.stderr).toContain(
      'found: v1.1.1: on origin but not here, so missing fixes can’t be found\n' +
        '    next:  git fetch origin --tags\n',
    );
    expect(await repo.relctl('prerelease')).toMatchObject({ exit: 0 });
    // relctl fetches the tags, so it knows that this release already has a hotfix.
    const overtaken = await repo.relctl('hotfix', 'v1.1.0');
    expect(overtaken).toMatchObject({ exit: 20 });
    expect(overtaken.stderr).toContain('hint: relctl hotfix v1.1.1\n');
    expect((await repo.relctl('bump')).stderr).toContain(`${fix.slice(0, 7)} "fix: repair fix.py"`);
  });

  it('includes commits that a colleague pushed to main in the meantime', async () => {
    const repo = await released();
    await shipped(repo);
    const colleague = await repo.clone('colleague');
    await colleague.git('switch', '--quiet', 'main');
    const theirs = await colleague.commit('feat: theirs', { 'theirs.py': '' });
    await colleague.git('push', '--quiet', 'origin', 'main');
    expect(await repo.relctl('hotfix', 'reconcile')).toMatchObject({ exit: 0 });
    expect(await repo.git('symbolic-ref', '--short', 'HEAD')).toBe('main\n');
    expect((await repo.git('rev-parse', 'HEAD~1')).trim()).toBe(theirs);
  });
});

describe('a conflict', () => {
  async function conflicting(): Promise<Scratch> {
    const repo = await released();
    await shipped(repo, 'v1.1.0', 'both.py');
    await repo.git('switch', '--quiet', 'main');
    await repo.commit('feat: another both', { 'both.py': 'of main\n' });
    await repo.git('push', '--quiet', 'origin', 'main');
    await repo.git('switch', '--quiet', 'hotfix/v1.1.1');
    return repo;
  }

  it('exits with 85, blocks every other command, and continues when it is resolved', async () => {
    const repo = await conflicting();
    const ran = await repo.relctl('hotfix', 'reconcile');
    expect(ran).toMatchObject({ exit: 85 });
    expect(ran.stderr).toContain('conflicts in both.py');
    const other = await repo.relctl('bump');
    expect(other).toMatchObject({ exit: 84 });
    expect(other.stderr).toContain('waiting: cherry-pick ');
    expect(await repo.relctl('hotfix', 'reconcile', '--continue')).toMatchObject({ exit: 85 });
    await repo.write({ 'both.py': 'of both\n' });
    await repo.git('add', 'both.py');
    const finished = await repo.relctl('hotfix', 'reconcile', '--continue');
    expect(finished).toMatchObject({ exit: 0 });
    expect(finished.stdout).toMatch(
      /^reconciled v1\.1\.1 with main\n {2}picked [0-9a-f]{7} fix: repair both\.py\n {2}pushed to origin\n$/,
    );
    expect(await repo.git('log', '-1', '--format=%B', 'origin/main')).toMatch(
      /^fix: repair both\.py\n\n\(cherry picked from commit [0-9a-f]{40}\)\n/,
    );
    expect(await repo.git('symbolic-ref', '--short', 'HEAD')).toBe('main\n');
    expect((await repo.state()).journal).toEqual([]);
  });

  it('accepts the commit that the user made to resolve it', async () => {
    const repo = await conflicting();
    await repo.relctl('hotfix', 'reconcile');
    await repo.write({ 'both.py': 'of both\n' });
    await repo.git('add', 'both.py');
    await repo.git('-c', 'core.editor=true', 'cherry-pick', '--continue');
    expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
    expect(await subjects(repo, 'origin/main~1..origin/main')).toEqual(['fix: repair both.py']);
  });

  it('is recorded as empty if it is resolved in favor of main', async () => {
    const repo = await conflicting();
    await repo.relctl('hotfix', 'reconcile');
    await repo.git('checkout', '--quiet', 'HEAD', '--', 'both.py');
    const finished = await repo.relctl('resume', '--json');
    expect(JSON.parse(finished.stdout)).toMatchObject({
      done: true,
      what: 'the reconciliation of v1.1.1 with main',
      tags: ['v1.1.1'],
      picked: [],
      skipped: [],
      empty: [{ subject: 'fix: repair both.py' }],
    });
    expect(await repo.git('log', '-1', '--format=%s', 'main')).toMatch(
      /^chore: .* of v1\.1\.1 is already here$/m,
    );
    expect((await repo.relctl('hotfix', 'reconcile')).stdout).toContain('main contains every hotfix');
  });

  it.each(['untouched', 'half resolved', 'committed'])(
    'is rolled back, %s, including the original branch',
    async (how) => {
      const repo = await conflicting();
      const before = await repo.state();
      await repo.relctl('hotfix', 'reconcile');
      await repo.write({ 'both.py': 'of both\n' });
      if (how === 'committed') {
        await repo.git('add', 'both.py');
        await repo.git('-c', 'core.editor=true', 'cherry-pick', '--continue');
      }
      expect(await repo.relctl('hotfix', 'reconcile', '--abort')).toMatchObject({ exit: 0 });
      expect(await repo.state()).toEqual(before);
      expect(await repo.relctl('abort')).toMatchObject({
        exit: 0,
        stdout: 'nothing to do: no interrupted command in this repository\n',
      });
    },
  );

  it.each(['resume', 'abort'])(
    'that was resolved is not lost if the push is refused afterwards: %s',
    async (way) => {
      const repo = await conflicting();
      const before = await repo.state();
      await repo.relctl('hotfix', 'reconcile');
      await repo.write({ 'both.py': 'of both\n' });
      await repo.git('add', 'both.py');
      await repo.hook('pre-receive', 'echo closed; exit 1', 'remote');
      for (let time = 0; time < 2; time += 1) {
        const refused = await repo.relctl('resume');
        expect(refused).toMatchObject({ exit: 82 });
        expect(refused.stderr).toContain('what you resolved is kept: relctl resume continues from there');
        expect(await repo.read('both.py')).toBe('of both\n');
        expect(await repo.relctl('bump')).toMatchObject({ exit: 84 });
      }
      await repo.hook('pre-receive', 'exit 0', 'remote');
      expect(await repo.relctl(way)).toMatchObject({ exit: 0 });
      if (way === 'abort') expect(await repo.state()).toEqual(before);
      else expect(await repo.git('show', 'origin/main:both.py')).toBe('of both\n');
    },
  );

  it('of --pick behaves the same', async () => {
    const repo = await released();
    await repo.commit('feat: base', { 'a.py': '1\n' });
    const fix = await repo.commit('fix: on top', { 'a.py': '2\n' });
    const before = await repo.state();
    expect(await repo.relctl('hotfix', 'v1.1.0', '--pick', fix)).toMatchObject({ exit: 85 });
    expect(await repo.relctl('abort')).toMatchObject({ exit: 0 });
    expect(await repo.state()).toEqual(before);

    await repo.relctl('hotfix', 'v1.1.0', '--pick', fix);
    await repo.write({ 'a.py': '2\n' });
    await repo.git('add', 'a.py');
    const finished = await repo.relctl('resume');
    expect(finished.stdout).toMatch(
      /^on hotfix\/v1\.1\.1 \(from v1\.1\.0, [0-9a-f]{7}\)\n {2}picked [0-9a-f]{7} fix: on top\n/,
    );
    expect(finished.stdout).toContain('relctl hotfix ship');
    const again = await repo.relctl('hotfix', 'v1.1.0', '--pick', fix);
    expect(again.stdout).toContain(`  skipped ${fix.slice(0, 7)} fix: on top: already applied\n`);
  });
});

it('a hotfix of a release without configuration uses main’s settings, without its hooks', async () => {
  const bare = (version: string) => `[project]\nname = "my_app"\nversion = "${version}"\n`;
  const repo = await Scratch.create({ 'pyproject.toml': bare('1.0.0') });
  await repo.tag('v1.0.0');
  const configured = pyproject('1.0.0', ['pre_bump_hooks = ["exit 1"]'], '[tool.relctl]\nimage = "ours"\n');
  await repo.commit('build: set up relctl', { 'pyproject.toml': configured });
  await repo.withRemote();
  expect(await repo.relctl('hotfix', 'v1.0.0')).toMatchObject({ exit: 0 });
  await repo.commit('fix: crash', { 'crash.py': 'fixed\n' });
  expect(await repo.relctl('hook', 'install')).toMatchObject({ exit: 0 });
  const ship = await repo.relctl('hotfix', 'ship', '--yes');
  expect(ship).toMatchObject({ exit: 0, stdout: expect.stringContaining('images: ours:1.0.1') as string });
  expect(ship.stderr).toContain(
    'note: there is no configuration here, so relctl uses origin/main:pyproject.toml, without its hooks\n',
  );
  expect(await repo.read('pyproject.toml')).toBe(bare('1.0.1'));
  expect(await repo.git('ls-remote', '--refs', 'origin', 'v1.0.1')).toContain('refs/tags/v1.0.1');
  expect(await repo.relctl('bump', '--profile', 'commitizen', '--dry-run')).toMatchObject({ exit: 4 });
});
