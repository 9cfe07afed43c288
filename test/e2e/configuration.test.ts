import { describe, expect, it } from 'vitest';
import { Scratch } from '../support/scratch.ts';

/** A repository with this pyproject.toml and a commit to release. */
async function configured(text: string): Promise<Scratch> {
  const repo = await Scratch.create({ 'pyproject.toml': text });
  await repo.commit('feat: search');
  return repo;
}

describe('the error for an invalid configuration names the file, the line and the key', () => {
  const base = '[project]\nname = "x"\nversion = "1.1.0"\n[tool.commitizen]\nversion_provider = "pep621"\n';
  const rows: readonly (readonly [name: string, text: string, exit: number, said: string])[] = [
    ['invalid TOML', 'version = \n', 19, 'pyproject.toml:1: not valid TOML: '],
    [
      'a wrong type',
      `${base}tag_format = 5\n`,
      19,
      'pyproject.toml:6: tool.commitizen.tag_format is 5; expected a string',
    ],
    [
      'an entry of the wrong type',
      `${base}version_files = ["a", 3]\n`,
      19,
      'pyproject.toml:6: tool.commitizen.version_files.1 is 3; expected',
    ],
    [
      'an unknown relctl key',
      `${base}[tool.relctl]\nmain_brnch = "x"\n`,
      19,
      'pyproject.toml:7: unknown configuration key tool.relctl.main_brnch\n  hint: did you mean main_branch?',
    ],
    [
      'a bad value',
      `${base}\n[tool.relctl]\nprofile = "gold"\n`,
      19,
      'pyproject.toml:8: tool.relctl.profile is "gold"; expected one of "golden", "commitizen"',
    ],
    [
      'an unknown rule',
      `${base}[tool.relctl.rules]\nclean-three = "off"\n`,
      19,
      'pyproject.toml:7: unknown rule clean-three',
    ],
    [
      'a rule that can’t be overridden',
      `${base}[tool.relctl]\nrules = { tag-is-new = "off" }\n`,
      19,
      'pyproject.toml:7: tool.relctl.rules.tag-is-new is "off"; expected "error": this rule is never overridden',
    ],
    [
      'a hotfix branch without a tag',
      `${base}[tool.relctl]\nhotfix_branch = "hotfix"\n`,
      19,
      'pyproject.toml:7: tool.relctl.hotfix_branch is "hotfix"; expected a branch name that contains $tag',
    ],
    [
      'a tag format that can’t be read',
      `${base}tag_format = "v$version("\n`,
      19,
      "the tag format 'v$version(' can't be read",
    ],
    ['an unknown provider', base.replace('pep621', 'pep612'), 27, "unknown version provider 'pep612'"],
    ['an unknown scheme', `${base}version_scheme = "calver"\n`, 28, "unknown version scheme 'calver'"],
    ['unknown commit convention', `${base}name = "cz_emoji"\n`, 1, "unknown commit convention 'cz_emoji'"],
    [
      'no version in the configuration',
      '[tool.commitizen]\n',
      4,
      'pyproject.toml has no version in [tool.commitizen]',
    ],
    [
      'no configuration at all',
      '[project]\nname = "x"\nversion = "1.0.0"\n',
      4,
      'there is no commitizen configuration in this folder or at the top of the repository',
    ],
    [
      'no version in the project',
      base.replace('version = "1.1.0"\n', ''),
      1,
      'pyproject.toml:1: [project] has no version',
    ],
    ['an invalid version', base.replace('"1.1.0"', '"one"'), 1, "pyproject.toml has no valid version: 'one'"],
    [
      'a version that is not a string',
      base.replace('"1.1.0"', '1'),
      1,
      'pyproject.toml:3: project.version is not a string',
    ],
    [
      'a dynamic version',
      base.replace('version = "1.1.0"', 'dynamic = ["version"]'),
      1,
      'pyproject.toml:3: the version is dynamic',
    ],
  ];
  it.each(rows)('%s', async (_, text, exit, said) => {
    const repo = await configured(text);
    const before = await repo.state();
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit, stdout: '' });
    expect(ran.stderr.startsWith(`error: ${said}`), ran.stderr).toBe(true);
    expect(ran.stderr).not.toMatch(/^ {4}at |internal error/m);
    expect(await repo.state()).toEqual(before);
  });
});

it('reports a misspelled commitizen key, and continues', async () => {
  const repo = await configured(
    '[project]\nname = "x"\nversion = "1.1.0"\n[tool.commitizen]\nversion_provider = "pep621"\ntag_fromat = "v$version"\n',
  );
  const { exit, stderr } = await repo.relctl('status');
  expect({ exit, stderr }).toEqual({
    exit: 0,
    stderr: 'note: pyproject.toml: unknown key tag_fromat is ignored; did you mean tag_format?\n',
  });
});
