import { describe, expect, it } from 'vitest';
import { pyproject, released, Scratch } from '../support/scratch.ts';

/** Each of these took minutes, gigabytes or a stack trace before. The suite's time limit is what fails. */
describe('a configuration of a stranger takes neither time nor memory', () => {
  it.each<readonly [string, string, string]>([
    ['many includes of one template', "{%include 'a'%}".repeat(100_000), 'CHANGELOG.md.j2:'],
    ['one include with a deep path', `{%include '${'a/'.repeat(1900)}'%}`.repeat(500), 'template not found'],
    [
      'includes of many templates',
      Array.from({ length: 3000 }, (_, at) => `{%include '${at}'%}`).join(''),
      'includes more than 200 templates',
    ],
    ['a filter on a text that fills the memory', `{{ ("a"*50000000)|indent(5)|length }}`, 'CHANGELOG.md.j2'],
  ])('%s', async (_, template, said) => {
    const repo = await released(['update_changelog_on_bump = true']);
    await repo.commit('feat: search', { 'CHANGELOG.md.j2': template });
    const ran = await repo.relctl('bump', '--dry-run');
    expect(ran.exit).toBe(1);
    expect(ran.stderr).toContain(said);
    expect(ran.stderr).not.toContain('internal error');
  });

  it('version_files with deep paths that do not exist', async () => {
    const paths = Array.from({ length: 100 }, (_, at) => `"${at}/${'a/'.repeat(1900)}x"`);
    const repo = await released([`version_files = [${paths.join(', ')}]`]);
    expect((await repo.relctl('status')).exit).toBe(0);
  });

  it('a list with thousands of formats', async () => {
    const formats = Array.from({ length: 1001 }, (_, at) => `"v${at}?.?$version"`);
    const scratch = await Scratch.create({
      'pyproject.toml': pyproject('1.0.0', [`legacy_tag_formats = [${formats.join(', ')}]`]),
    });
    const ran = await scratch.relctl('images');
    expect(ran.exit).toBe(19);
    expect(ran.stderr).toContain('expected a list of at most 1000 entries');
  });

  it.each<readonly [string, readonly string[], string]>([
    ['a very long format', [`tag_format = "${'x'.repeat(200_000)}$version"`], 'at most 10,000 characters'],
    ['a very long file name', [`version_files = ["${'x'.repeat(40_000)}"]`], 'at most 10,000 characters'],
  ])('%s', async (_, lines, said) => {
    const scratch = await Scratch.create({ 'pyproject.toml': pyproject('1.0.0', lines) });
    for (const command of ['status', 'bump']) {
      const ran = await scratch.relctl(command, ...(command === 'bump' ? ['--dry-run'] : []));
      expect(ran.stderr + ran.stdout).toContain(said);
      expect(ran.stderr).not.toContain('internal error');
      expect(ran.stderr.length).toBeLessThan(2_000);
    }
  });
});
