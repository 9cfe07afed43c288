import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { released } from '../support/scratch.ts';

const OWN = `{% for entry in tree %}
## {{ entry.version }} of {{ project }}
{% include "parts/entries.j2" %}
{% endfor %}
`;
const ENTRIES = `{% for title, changes in entry.changes.items() %}
{% for change in changes %}
* {{ title }}: {{ change.message }} ({{ change.author }} <{{ change.author_email }}>)
{% endfor %}
{% endfor %}
`;
const FILES = { 'own.j2': OWN, 'parts/entries.j2': ENTRIES };
const KEYS = ['template = "own.j2"', 'extras = { project = "shop" }'];

describe('a project’s own template', () => {
  it('renders the release in the file and in the tag; options win over the configuration', async () => {
    const repo = await released(KEYS);
    await repo.commit('docs: templates', FILES);
    await repo.commit('feat: search');
    const author = (await repo.git('log', '-1', '--format=%an <%ae>')).trim();
    const told = `## v1.2.0 of cli\n* Feat: search (${author})\n`;
    const { stdout } = await repo.relctl('bump', '--dry-run', '--json', '-e', 'project=cli');
    expect(JSON.parse(stdout)).toMatchObject({ tag: 'v1.2.0' });
    expect(await repo.relctl('bump', '-e', 'project="cli"')).toMatchObject({ exit: 0 });
    expect(await repo.read('CHANGELOG.md')).toContain(told);
    expect(await repo.git('tag', '--list', '--format=%(contents)', 'v1.2.0')).toContain(`* Feat: search`);
  });

  it('is also used by the command changelog, and exported unchanged', async () => {
    const repo = await released(KEYS);
    await repo.commit('docs: templates', { ...FILES, 'CHANGELOG.adoc.j2': 'usual {{ incremental }}\n' });
    await repo.commit('feat: search');
    const changelog = (...args: string[]) => repo.relctl('changelog', ...args);
    const { stdout } = await changelog('--dry-run');
    expect(stdout).toMatch(/^## Unreleased of shop\n\* Feat: search \(/);
    expect(await changelog('--dry-run', '-t', 'CHANGELOG.textile.j2')).toMatchObject({
      stdout: expect.stringMatching(/^h2\. Unreleased\n\nh3\. Feat\n\n- search\n/) as string,
    });
    await repo.write({ 'pyproject.toml': (await repo.read('pyproject.toml')).replace(KEYS[0]!, '') });
    expect(await changelog('--dry-run', '--file-name', 'C.adoc')).toMatchObject({ stdout: 'usual False\n' });
    expect(await changelog('--export-template', 'a.j2', '--file-name', 'C.adoc')).toMatchObject({
      exit: 0,
      stdout: 'wrote a.j2\n',
    });
    expect(await repo.read('a.j2')).toBe('usual {{ incremental }}\n');
    await changelog('--export-template', 'b.j2');
    const built = await changelog('--dry-run');
    expect(await changelog('--dry-run', '-t', 'b.j2')).toEqual(built);
  });

  it('that is invalid changes nothing, and one error says why', async () => {
    const repo = await released(KEYS);
    await writeFile(join(repo.root, 'secret'), 'secret');
    await repo.commit('feat: search', {
      'own.j2': 'a\n{% include "../secret" %}\n',
      'broken.j2': 'a\n{% for x in %}\n',
      'code.j2': '{{ "".constructor.constructor("return process")() }}',
    });
    await symlink(join(repo.root, 'secret'), join(repo.dir, 'link.j2'));
    const before = await repo.state();
    const rows: readonly (readonly [string, number, string])[] = [
      ['own.j2', 1, 'own.j2:2: template not found: tried to include non-existing template'],
      ['broken.j2', 1, 'broken.j2:2: '],
      ['code.j2', 1, 'code.j2'],
      ['none.j2', 1, 'there is no changelog template none.j2'],
      ['../secret', 1, 'there is no changelog template ../secret'],
      ['link.j2', 19, 'link.j2 is outside the working tree'],
    ];
    for (const [template, exit, says] of rows) {
      const ran = await repo.relctl('bump', '-t', template);
      expect(ran).toMatchObject({ exit, stderr: expect.stringContaining(says) as string });
      expect(ran.stderr).not.toMatch(/^ {4}at /m);
    }
    expect(await repo.relctl('changelog', '--export-template', 'no/such')).toMatchObject({ exit: 1 });
    expect(await repo.relctl('bump', '-e', 'x')).toMatchObject({ exit: 18 });
    expect(await repo.state()).toEqual(before);
    expect(await readFile(join(repo.root, 'secret'), 'utf8')).toBe('secret');
  });
});

describe('a hostile template', () => {
  const exploit = `{{ a\\ ~ ")));process.getBuiltinModule('child_process').execSync('id > pwned');//" }}`;
  const endless =
    '{% set t = namespace(l="ab") %}{% for i in range(40) %}{% set t.l = t.l + t.l %}{% endfor %}';

  it.each([
    ['that holds JavaScript', exploit],
    ['that calls a prototype', '{{ __proto__.valueOf() }}'],
    ['that doubles a text', endless],
    ['that makes a list of a billion items', '{{ [1]|batch(1000000000)|list }}'],
  ])('%s runs nothing and stops no other part of relctl', async (_, template) => {
    const repo = await released([]);
    await repo.commit('feat: search', { 'CHANGELOG.md.j2': template });
    const before = await repo.state();
    for (const args of [
      ['bump', '--dry-run'],
      ['changelog', '--dry-run'],
    ]) {
      const { exit, stderr } = await repo.relctl(...args);
      expect({ args, exit, stderr }).toMatchObject({
        exit: 1,
        stderr: expect.stringMatching(/^error: CHANGELOG\.md\.j2: ?.+\n.*hint: .+\n$/) as string,
      });
    }
    expect(await repo.relctl('status')).toMatchObject({ exit: 0 });
    expect(await repo.state()).toEqual(before);
  });

  it('in the names of a section’s variables reaches nothing', async () => {
    const repo = await released([]);
    const template = '{{ constructor }}{{ tree.constructor }}{{ tree[0].changes.items.constructor }}ok\n';
    await repo.commit('feat: search', { 'CHANGELOG.md.j2': template });
    expect(await repo.relctl('changelog', '--dry-run')).toMatchObject({ exit: 0, stdout: 'ok\n' });
  });
});

describe('another format', () => {
  it('is written below its own title, and hand-written text is kept', async () => {
    const repo = await released(['changelog_file = "CHANGES.rst"']);
    const old = 'v1.1.0 (2026-01-02)\n-------------------\n\n- one, by hand\n';
    await repo.commit('docs: changes', {
      'CHANGES.rst': `Changes\n=======\n\nUnreleased\n----------\n\nBy hand.\n\n${old}`,
    });
    await repo.commit('feat(api): search');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    const text = await repo.read('CHANGES.rst');
    expect(text.replace(/\d{4}-\d\d-\d\d/, 'TODAY')).toBe(
      `Changes\n=======\n\nv1.2.0 (TODAY)\n===================\n\nBy hand.\n\nFeat\n----\n\n- **api**: search\n\n${old}`,
    );
  });
});
