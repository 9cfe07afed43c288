import { describe, expect, it } from 'vitest';
import { Scratch } from '../support/scratch.ts';

const RULES = `bump_pattern = '^(break|new|fix)'
bump_map = { break = "MAJOR", new = "MINOR", fix = "PATCH" }
commit_parser = '^(?P<change_type>new|fix)(?:\\((?P<scope>.*)\\))?: (?P<message>.*)?'
changelog_pattern = '^(new|fix)'
change_type_map = { new = "New Things", fix = "Repairs" }
change_type_order = ["Repairs", "New Things"]
schema_pattern = '^(new|fix)(\\(.+\\))?: .+'
schema = "<new or fix>: <what>"
example = "new: a search for orders"
`;

/** A released repository with its own commit convention. If `name` is not configured, it comes from the command line. */
async function project(customize: string | null = RULES, name = 'name = "cz_customize"'): Promise<Scratch> {
  const table = customize === null ? '' : `[tool.commitizen.customize]\n${customize}`;
  const config = `[tool.commitizen]\nversion = "1.0.0"\n${name}\nupdate_changelog_on_bump = true\n${table}`;
  const repo = await Scratch.create({ '.cz.toml': config });
  await repo.tag('1.0.0');
  return repo;
}

const COMMITS = [
  'new(api): search',
  'other',
  'fix: the parser\n\nnew: from a body\nover two lines',
  'feat: not ours',
];

/** Printed by the real cz 4.19.3 in this repository, with the dates of the scratch repository. */
const CZ = `bump: version 1.0.0 → 1.1.0
tag to create: 1.1.0
increment detected: MINOR

## 1.1.0 (2026-02-03)

### Repairs

- the parser

### New Things

- from a body
over two lines
- **api**: search

## 1.0.0 (2026-01-02)

`;

describe('cz_customize', () => {
  it('makes the same release as cz with a project’s own commit convention', async () => {
    const repo = await project();
    for (const message of COMMITS) await repo.commit(message);
    const dry = await repo.relctl('--profile', 'commitizen', 'bump', '--dry-run');
    expect(dry).toEqual({ exit: 0, stdout: CZ, stderr: '' });
    expect(await repo.relctl('version', '--project', '--next')).toMatchObject({ stdout: '1.1.0\n' });
    expect(await repo.relctl('bump', '--yes')).toMatchObject({ exit: 0 });
    expect(await repo.read('CHANGELOG.md')).toBe(CZ.slice(CZ.indexOf('## '), -1));
    expect(await repo.git('cat-file', 'tag', '1.1.0')).toContain('### New Things\n\n- from a body');
  });

  it('applies to check, schema and example', async () => {
    const repo = await project();
    expect(await repo.relctl('check', '-m', 'new: x')).toMatchObject({ exit: 0 });
    const refused = await repo.relctl('check', '-m', 'feat: x');
    expect(refused).toMatchObject({ exit: 14, stdout: '' });
    expect(refused.stderr).toBe(
      `error: the commit message is not valid: it does not match this project's pattern ^(new|fix)(\\(.+\\))?: .+
    feat: x
    ^ character 1
  hint: this would pass: new: a search for orders
`,
    );
    expect((await repo.relctl('--profile', 'commitizen', 'check', '-m', 'feat: x')).stderr).toBe(
      'commit validation: failed!\nplease enter a commit message in the commitizen format.\n' +
        'commit "": "feat: x\n"pattern: ^(new|fix)(\\(.+\\))?: .+\n',
    );
    expect(await repo.relctl('schema')).toEqual({ exit: 0, stdout: '<new or fix>: <what>\n', stderr: '' });
    expect((await repo.relctl('example', '--json')).stdout).toBe(
      '{\n  "shape": 1,\n  "example": "new: a search for orders\\n"\n}\n',
    );
  });

  it('info prints the configured text, or a file of the repository', async () => {
    const inline = await project('info = "Say new or fix."\n');
    expect(await inline.relctl('info')).toMatchObject({ exit: 0, stdout: 'Say new or fix.\n' });
    const repo = await project('info = "Say new or fix."\ninfo_path = "docs/rules.txt"\n');
    expect(await repo.relctl('info')).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining('info_path names docs/rules.txt, but there is no such file') as string,
    });
    await repo.write({ 'docs/rules.txt': 'From a file.\r\n' });
    // Paths in the configuration are relative to its own folder, wherever relctl is started.
    expect(await repo.relctl('-C', 'docs', 'info')).toMatchObject({ stdout: 'From a file.\n\n' });
    const outside = await project('info_path = "../secret"\n');
    await outside.write({ '../secret': 'no' });
    expect(await outside.relctl('info')).toMatchObject({ exit: 19, stdout: '' });
  });

  it('-n selects the commit convention, and a missing or unknown one is reported', async () => {
    const repo = await project(RULES, '');
    expect(await repo.relctl('schema')).toMatchObject({
      stdout: expect.stringContaining('<type>') as string,
    });
    expect(await repo.relctl('-n', 'cz_customize', 'schema')).toMatchObject({
      stdout: '<new or fix>: <what>\n',
    });
    await repo.commit('break all');
    expect(await repo.relctl('-n', 'cz_customize', 'bump', '--get-next')).toMatchObject({
      stdout: '2.0.0\n',
    });
    expect(await repo.relctl('-n', 'cz_customize', 'version', '-p', '--next')).toMatchObject({
      stdout: '2.0.0\n',
    });
    const unknown = await repo.relctl('-n', 'cz_emoji', 'bump');
    expect(unknown.exit).toBe(1);
    expect(unknown.stderr).toContain("unknown commit convention 'cz_emoji'");
    expect(unknown.stderr).toContain("relctl can't run commitizen’s plugins, because they are Python code");

    const bare = await project(null);
    for (const command of [['bump'], ['check', '-m', 'x'], ['schema'], ['version', '-p']]) {
      expect(await bare.relctl(...command)).toMatchObject({ exit: 15, stdout: '' });
    }
  });

  it('an invalid pattern changes nothing', async () => {
    const repo = await project(RULES.replace('^(break', '^(?>break'));
    await repo.commit('new: x');
    const before = await repo.state();
    const ran = await repo.relctl('bump', '--yes');
    expect(ran).toMatchObject({ exit: 19, stdout: '' });
    expect(ran.stderr).toContain(
      ".cz.toml: tool.commitizen.customize.bump_pattern can't be used: '(?>' at character 2: JavaScript has no atomic groups",
    );
    expect(await repo.state()).toEqual(before);
    // The other patterns still work.
    expect(await repo.relctl('check', '-m', 'new: x')).toMatchObject({ exit: 0 });
  });
});

describe('an increment that may be unintended', () => {
  it('is reported on stderr, in both profiles', async () => {
    const repo = await project(null, '');
    await repo.commit('fix: the parser\n\nNote!: this is only prose');
    const said =
      /^note: only the line 'Note!: this is only prose' in the body of [0-9a-f]{7} calls for MAJOR; to ignore the line: --increment PATCH$/m;
    const dry = await repo.relctl('--profile', 'commitizen', 'bump', '--dry-run');
    expect(dry).toMatchObject({ exit: 0, stderr: expect.stringMatching(said) as string });
    expect(dry.stdout).toContain('increment detected: MAJOR\n');
    expect((await repo.relctl('bump', '--yes')).stderr).toMatch(said);
  });

  it('a breaking change that major_version_zero lowers past 0.x is reported', async () => {
    const repo = await project(null, 'major_version_zero = true');
    await repo.commit('fix: quiet');
    expect(await repo.relctl('--profile', 'commitizen', 'bump', '--dry-run')).toMatchObject({ stderr: '' });
    await repo.commit('feat!: drop the old format');
    const said =
      /^note: major_version_zero is set, so the breaking change 'feat!: drop the old format' in [0-9a-f]{7} counts as MINOR, although 1\.0\.0 is past 0\.x/m;
    const dry = await repo.relctl('--profile', 'commitizen', 'bump', '--dry-run');
    expect(dry).toMatchObject({ exit: 0, stderr: expect.stringMatching(said) as string });
    expect(dry.stdout).toContain('increment detected: MINOR\n');
    expect((await repo.relctl('bump', '--yes')).stderr).toMatch(said);
  });
});
