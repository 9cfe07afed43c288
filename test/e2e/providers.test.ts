import { describe, expect, it } from 'vitest';
import { Scratch } from '../support/scratch.ts';

const KEYS = { tag_format: 'v$version', version_scheme: 'semver', update_changelog_on_bump: true };

/** commitizen's settings in a cz.json. */
function configuration(more: object): string {
  return JSON.stringify({ commitizen: { ...KEYS, ...more } }, null, 2);
}

interface Row {
  readonly provider: string;
  /** The files with 1.1.0. An arrow, which the test removes, marks each place where the release must write. */
  readonly files: Readonly<Record<string, string>>;
}

const PROVIDERS: readonly Row[] = [
  {
    provider: 'npm',
    files: {
      'package.json':
        '{\r\n\t"name": "é",\r\n\t"version" : "→1.1.0",\r\n\t"dependencies": {"a": "1.1.0"}\r\n}',
      'package-lock.json':
        '{"version": "→1.1.0", "packages": {"": {"version":"→1.1.0"}, "node_modules/a": {"version": "1.1.0"}}}\n',
      'npm-shrinkwrap.json': '{"version": "→1.1.0"}',
    },
  },
  {
    provider: 'composer',
    files: { 'composer.json': '{\n  "name": "a/b",\n  "version": "→1.1.0", "x": "\\u00e9"\n}\n' },
  },
  {
    provider: 'cargo',
    files: {
      'Cargo.toml': "[package]\nname = 'a'\nversion = '→1.1.0' # here\n[dependencies]\nb = '1.1.0'\n",
      'Cargo.lock':
        '[[package]]\nname = "b"\nversion = "1.1.0"\nsource = "r"\n\n[[package]]\nname = "a"\nversion = "→1.1.0"\n',
    },
  },
  {
    provider: 'cargo',
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n[workspace.package]\nversion = "→1.1.0"\n',
      'Cargo.lock':
        '[[package]]\nname = "a"\nversion = "→1.1.0"\n\n[[package]]\nname = "b"\nversion = "1.1.0"\n',
      'crates/a/Cargo.toml': '[package]\nname = "a"\nversion.workspace = true\n',
      'crates/b/Cargo.toml': '[package]\nname = "b"\nversion = "1.1.0"\n',
    },
  },
];

const unmarked = (text: string): string => text.replaceAll('→', '');
const raised = (text: string): string => text.replaceAll('→1.1.0', '1.2.0');

/** Version 1.1.0, released and pushed, with one feature after it. */
async function project(files: Readonly<Record<string, string>>): Promise<Scratch> {
  const repo = await Scratch.create(files);
  await repo.tag('v1.1.0');
  await repo.withRemote();
  await repo.commit('feat: search');
  return repo;
}

async function committed(repo: Scratch): Promise<readonly string[]> {
  return (await repo.git('show', '--name-only', '--format=', 'HEAD')).trim().split('\n');
}

describe('a release writes only the version, in the place where the provider keeps it', () => {
  it.each(PROVIDERS)('$provider', async ({ provider, files }) => {
    const before = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, unmarked(text)]));
    const repo = await project({ ...before, 'cz.json': configuration({ version_provider: provider }) });
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    for (const [path, text] of Object.entries(files)) {
      expect({ path, text: await repo.read(path) }).toEqual({ path, text: raised(text) });
    }
    const written = Object.keys(files).filter((path) => files[path]?.includes('→'));
    expect(await committed(repo)).toEqual(['CHANGELOG.md', ...written].toSorted());
    expect((await repo.state()).status).toBe('');
    expect(await repo.relctl('version', '--project')).toMatchObject({ exit: 0, stdout: '1.2.0\n' });
    // The next release checks this one and finds no manual edit of the version.
    await repo.commit('fix: crash');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await repo.git('tag', '--points-at', 'HEAD')).toBe('v1.2.1\n');
  });

  it('finds a manual edit in package.json too', async () => {
    const repo = await project({
      'package.json': '{"version": "1.1.0"}',
      'cz.json': configuration({ version_provider: 'npm' }),
    });
    await repo.commit('chore: more', { 'package.json': '{"version": "1.1.5"}' });
    await repo.commit('chore: back', { 'package.json': '{"version": "1.1.0"}' });
    const ran = await repo.relctl('bump', '--no-push');
    expect(ran.exit).toBe(80);
    expect(ran.stderr).toContain('"chore: more" changed 1.1.0 to 1.1.5 in package.json');
  });

  it('is refused before anything is written if a lock file is broken', async () => {
    const repo = await project({
      'package.json': '{"version": "1.1.0"}',
      'package-lock.json': '{\n"version": }',
      'cz.json': configuration({ version_provider: 'npm' }),
    });
    const before = await repo.state();
    expect(await repo.relctl('bump')).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining('package-lock.json:2: not valid JSON: a value is expected') as string,
    });
    expect(await repo.state()).toEqual(before);
  });
});

describe('the version in the configuration itself, in every possible file', () => {
  it.each([
    [
      '.cz.toml',
      '[tool.commitizen]\nversion = \'→1.1.0\' # c\ntag_format = "v$version"\n[relctl]\npush = false\n',
    ],
    ['cz.toml', '[tool.commitizen]\r\ntag_format = "v$version"\r\nversion = "→1.1.0"\r\n'],
    ['.cz.json', '{"commitizen": {\t"version": "→1.1.0", "tag_format": "v$version", "é": "\\u00e9"}}'],
    ['cz.json', '\uFEFF{\r\n  "commitizen": {"tag_format": "v$version", "version":"→1.1.0"}\r\n}\r\n'],
    [
      '.cz.yaml',
      '# mine\ncommitizen:\n    version: →1.1.0   # c\n    tag_format: v$version\nrelctl: {push: no}\n',
    ],
    ['cz.yaml', "---\r\ncommitizen: {tag_format: 'v$version', version: '→1.1.0'}\r\nz: [1.1.0]\r\n"],
    ['pyproject.toml', '[tool.commitizen]\nversion = """→1.1.0"""\ntag_format = "v$version"\n'],
  ])('%s', async (file, text) => {
    const repo = await project({ [file]: unmarked(text) });
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.stdout).toContain('bump: version 1.1.0 → 1.2.0\n');
    expect(await repo.read(file)).toBe(raised(text));
    expect(await committed(repo)).toEqual([file]);
    const pushed = !text.includes('push');
    expect((await repo.state()).remote?.includes('refs/tags/v1.2.0')).toBe(pushed);
  });

  it('the first file in commitizen’s order wins, and a note lists the others', async () => {
    const repo = await project({
      'cz.yaml': 'commitizen:\n  version: 1.1.0\n  tag_format: v$version\n',
      '.cz.yaml': '# nothing\n',
      'cz.json': '{"commitizen": null}',
      'pyproject.toml': '[tool.commitizen]\nversion = "9.0.0"\n',
    });
    expect(await repo.relctl('bump', '--get-next')).toMatchObject({
      exit: 0,
      stdout: '1.2.0\n',
      stderr: expect.stringContaining(
        'cz.yaml and pyproject.toml both configure commitizen; relctl uses cz.yaml',
      ) as string,
    });
  });

  it.each([
    ['settings.yaml', 'commitizen:\n  version: 1.1.0\n  tag_format: v$version\n', 0, '1.2.0\n', ''],
    ['settings.json5', '{"commitizen": {"version": "1.1.0", "tag_format": "v$version"}}', 0, '1.2.0\n', ''],
    [
      'settings.yml',
      'commitizen:\n  version: 1.1.0\n',
      1,
      '',
      'the name settings.yml does not show whether the file is TOML, JSON or YAML',
    ],
    ['empty.json', '', 31, '', "empty.json has no key 'commitizen'"],
    ['empty.yaml', '# nothing\n', 31, '', "empty.yaml has no key 'commitizen'"],
    ['broken.json', '{"commitizen": {},\n}', 19, '', 'broken.json:2: not valid JSON'],
    ['broken.yaml', 'commitizen:\n\tversion: 1.1.0\n', 19, '', 'broken.yaml:2: not valid YAML'],
  ])('--config %s: %j', async (file, text, exit, stdout, said) => {
    const repo = await project({ [file]: text });
    const ran = await repo.relctl('--config', file, 'bump', '--get-next');
    expect({ exit: ran.exit, stdout: ran.stdout }).toEqual({ exit, stdout });
    expect(ran.stderr).toContain(said);
  });
});

describe('the provider scm', () => {
  const scm = (more: object = {}): string =>
    configuration({ version_provider: 'scm', update_changelog_on_bump: false, ...more });

  it('tags the existing commit if no file changes, and pushes the tag', async () => {
    const repo = await project({ 'cz.json': scm() });
    const head = await repo.git('rev-parse', 'HEAD');
    const dry = await repo.relctl('bump', '--dry-run');
    expect(dry.stdout).toContain('it comes from the tags');
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 0, stdout: expect.stringContaining('released v1.2.0') as string });
    expect(await repo.git('rev-parse', 'HEAD')).toBe(head);
    expect(await repo.git('rev-parse', 'v1.2.0^{commit}')).toBe(head);
    expect((await repo.state()).remote).toContain('refs/tags/v1.2.0');
    expect(await repo.relctl('version', '--project')).toMatchObject({ exit: 0, stdout: '1.2.0\n' });
  });

  it('commits the changelog and the version files, if there are any', async () => {
    const repo = await project({
      'cz.json': scm({ update_changelog_on_bump: true, version_files: ['app.py'] }),
      'app.py': 'V = "1.1.0"\n',
    });
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await committed(repo)).toEqual(['CHANGELOG.md', 'app.py']);
    expect(await repo.read('app.py')).toBe('V = "1.2.0"\n');
  });

  it('relctl’s hooks accept its release with the project’s own bump message, and another tool’s', async () => {
    const repo = await project({
      'cz.json': scm({ update_changelog_on_bump: true, bump_message: 'release $new_version' }),
    });
    await repo.git('push', '--quiet', 'origin', 'HEAD');
    await repo.relctl('hook', 'install');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    await repo.write({ 'CHANGELOG.md': '## v1.3.0\n' });
    expect(await repo.run('git', ['commit', '-am', 'release it'], repo.dir)).toMatchObject({ exit: 1 });
    expect(await repo.run('git', ['commit', '-am', 'release 1.3.0'], repo.dir)).toMatchObject({ exit: 0 });
    expect(await repo.run('git', ['push', 'origin', 'HEAD'], repo.dir)).toMatchObject({ exit: 0 });
    expect((await repo.relctl('audit')).stdout).not.toContain('message-valid');
  });

  it('starts at 0.0.0', async () => {
    const repo = await Scratch.create({ 'cz.json': scm() });
    await repo.commit('feat: search');
    expect(await repo.relctl('version', '--project')).toMatchObject({ stdout: '0.0.0\n' });
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await repo.git('tag')).toBe('v0.1.0\n');
  });

  it('considers only the releases in HEAD’s history, and uses the highest version', async () => {
    const repo = await project({ 'cz.json': scm({ legacy_tag_formats: ['rel-$version'] }) });
    for (const tag of ['rel-1.0.0', 'nightly', 'v1.2.0-a0']) await repo.tag(tag);
    await repo.git('switch', '--quiet', '-c', 'side', 'v1.1.0');
    await repo.commit('fix: elsewhere');
    await repo.tag('v9.0.0');
    await repo.git('tag', 'v9.9.9', 'HEAD^{tree}');
    await repo.git('switch', '--quiet', 'main');
    expect(await repo.relctl('version', '--project')).toMatchObject({ exit: 0, stdout: '1.2.0-a0\n' });
    await repo.commit('fix: more');
    expect(await repo.relctl('bump', '--get-next')).toMatchObject({ exit: 0, stdout: '1.2.0\n' });
  });

  it('in commitizen’s profile a release that changes no file exits with 6 and does nothing', async () => {
    const repo = await project({ 'cz.json': scm() });
    const before = await repo.state();
    expect(await repo.relctl('--profile', 'commitizen', 'bump', '--yes')).toMatchObject({
      exit: 6,
      stdout: 'bump: version 1.1.0 → 1.2.0\ntag to create: v1.2.0\nincrement detected: MINOR\n\n',
      stderr: expect.stringContaining('nothing to commit') as string,
    });
    expect(await repo.relctl('--profile', 'commitizen', 'bump', '--dry-run')).toMatchObject({ exit: 0 });
    expect(await repo.state()).toEqual(before);
  });

  it('the same if its pre-bump hooks change nothing either; in the default profile the existing commit is tagged', async () => {
    const repo = await project({ 'cz.json': scm({ pre_bump_hooks: ['true'] }) });
    const before = await repo.state();
    expect(await repo.relctl('--profile', 'commitizen', 'bump')).toMatchObject({ exit: 6 });
    expect(await repo.state()).toEqual(before);
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect((await repo.git('rev-parse', 'v1.2.0^{commit}')).trim()).toBe(before.head.trim());
  });
});

describe('the changelog’s format', () => {
  it.each([
    [{ changelog_file: 'CHANGES.txt' }, 'unknown changelog format of CHANGES.txt'],
    [{ changelog_file: 'CHANGES.txt', changelog_format: 'word' }, "unknown changelog format 'word'"],
  ])('%j exits with 29 and does nothing', async (keys, said) => {
    const repo = await project({ 'cz.json': configuration({ version: '1.1.0', ...keys }) });
    const before = await repo.state();
    expect(await repo.relctl('bump')).toMatchObject({
      exit: 29,
      stdout: '',
      stderr: expect.stringContaining(said) as string,
    });
    expect(await repo.state()).toEqual(before);
  });
});
