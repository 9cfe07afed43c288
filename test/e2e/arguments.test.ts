import { describe, expect, it } from 'vitest';
import { pyproject, released, Scratch } from '../support/scratch.ts';

interface Row {
  readonly args: readonly string[];
  readonly exit: number;
  readonly says: string | RegExp;
  readonly hint?: string;
}

/** Runs the rows in one repository that has something to release. No row may change it. */
function refused(name: string, setUp: () => Promise<Scratch>, rows: readonly Row[]): void {
  it(name, async () => {
    const repo = await setUp();
    const before = await repo.state();
    const ran = await Promise.all(
      rows.map(async ({ args, hint: expected }) => {
        const { exit, stdout, stderr } = await repo.relctl(...args);
        const [says, hint = null] = stderr.trimEnd().split(/\n {2}hint: /);
        return {
          args,
          exit,
          stdout,
          says,
          hint: expected === undefined ? null : hint,
          stack: /^ {4}at /m.test(stderr),
        };
      }),
    );
    expect(ran).toEqual(
      rows.map(({ args, exit, says, hint }) => ({
        args,
        exit,
        stdout: '',
        says: typeof says === 'string' ? `error: ${says}` : (expect.stringMatching(says) as string),
        hint: hint ?? null,
        stack: false,
      })),
    );
    expect(await repo.state()).toEqual(before);
  });
}

async function ready(): Promise<Scratch> {
  const repo = await released();
  await repo.commit('feat: search');
  return repo;
}

/** A repository with this pyproject.toml and a commit to release. */
async function configured(text: string, files: Readonly<Record<string, string>> = {}): Promise<Scratch> {
  const repo = await Scratch.create({ 'pyproject.toml': text, ...files });
  await repo.commit('feat: search');
  return repo;
}

describe('refused arguments', () => {
  refused('13: arguments that the parser rejects', ready, [
    {
      args: ['hotfix'],
      exit: 13,
      says: 'relctl hotfix needs TAG (tag of the release to fix)',
      hint: 'relctl hotfix --help',
    },
    {
      args: ['bump', '--increment', 'HUGE'],
      exit: 13,
      says: "--increment takes one of PATCH, MINOR, MAJOR, not 'HUGE'",
    },
    {
      args: ['bump', '-pr', 'gamma'],
      exit: 13,
      says: "--prerelease takes one of alpha, beta, rc, not 'gamma'",
    },
    { args: ['bumb'], exit: 13, says: 'unknown command bumb', hint: 'did you mean relctl bump?' },
    {
      args: ['init', '--with', 'layuot'],
      exit: 13,
      says: "--with takes config, layout, docker, ci, hooks, not 'layuot'",
      hint: 'did you mean layout?',
    },
    {
      args: ['init', '--python', '4'],
      exit: 13,
      says: "--python takes a version such as 3.12 (at least 3.9), not '4'",
    },
    {
      args: ['init', '--license', 'GPL'],
      exit: 13,
      says: "--license takes one of MIT, BSD-3-Clause, not 'GPL'",
    },
    {
      args: ['-n', 'cz_jira'],
      exit: 13,
      says: 'no command given',
      hint: 'relctl --help lists the commands',
    },
    {
      args: ['constructor'],
      exit: 13,
      says: 'unknown command constructor',
      hint: 'relctl --help lists the commands',
    },
    {
      args: ['zzzzzz'],
      exit: 13,
      says: 'unknown command zzzzzz',
      hint: 'relctl --help lists the commands',
    },
    {
      args: ['bump', '--devrelease', 'x'],
      exit: 13,
      says: 'Parsing --devrelease Expected an integer but received: x',
      hint: 'relctl bump --help',
    },
    {
      args: ['bump', '--in', 'PATCH'],
      exit: 13,
      says: '--in is ambiguous: --increment, --increment-mode',
      hint: 'write the full name of the option',
    },
    {
      args: ['bump', '--pre=alpha'],
      exit: 13,
      says: '--pre is ambiguous: --prerelease, --prerelease-offset',
    },
    {
      args: ['bump', '--increment', 'Huge'],
      exit: 13,
      says: "--increment takes one of PATCH, MINOR, MAJOR, not 'Huge'",
    },
    {
      args: ['bump', '--remote'],
      exit: 13,
      says: 'Flag --remote expects a value',
      hint: 'relctl bump --help',
    },
    {
      args: ['autocomplete', 'fish'],
      exit: 13,
      says: 'Expected fish to be one of: zsh, bash, powershell',
      hint: 'relctl autocomplete --help',
    },
    { args: ['-C', 'no/such', 'bump'], exit: 13, says: /^error: there is no folder .*no\/such$/ },
    {
      args: ['dry-run', 'frob'],
      exit: 13,
      says: "relctl dry-run takes one of bump, prerelease, hotfix, not 'frob'",
      hint: 'relctl dry-run --help',
    },
    {
      args: ['bump', '--profile', 'golde'],
      exit: 13,
      says: 'Expected --profile=golde to be one of: golden, commitizen',
    },
  ]);

  refused('18: an unknown option, an unknown rule, and a rule that can’t be overridden', ready, [
    {
      args: ['bump', '1.2.0', '1.3.0'],
      exit: 18,
      says: "relctl bump does not take '1.3.0'",
      hint: 'relctl bump --help',
    },
    { args: ['dry-run', '1.2.0', '1.3.0'], exit: 18, says: "relctl dry-run does not take '1.3.0'" },
    { args: ['autocomplete', '--bogus'], exit: 18, says: 'unknown option --bogus' },
    { args: ['bump', '--bogus'], exit: 18, says: 'unknown option --bogus' },
    {
      args: ['bump', '--incremnt', 'PATCH'],
      exit: 18,
      says: 'unknown option --incremnt',
      hint: 'did you mean --increment?',
    },
    {
      args: ['bump', '--allow', 'clean-tre'],
      exit: 18,
      says: "--allow: unknown rule 'clean-tre'",
      hint: 'did you mean --allow clean-tree?',
    },
    {
      args: ['bump', '--allow', 'tag-is-new'],
      exit: 18,
      says: '--allow: the rule tag-is-new can’t be overridden',
    },
  ]);

  refused('20: options that exclude each other, one line for each pair', ready, [
    {
      args: ['bump', '1.3.0', '--increment', 'PATCH'],
      exit: 20,
      says: '--increment cannot be combined with VERSION',
    },
    {
      args: ['bump', '1.3.0', '-pr', 'rc', '--devrelease', '1'],
      exit: 20,
      says: '--prerelease cannot be combined with VERSION\n--devrelease cannot be combined with VERSION',
    },
    {
      args: ['bump', '--local-version', '--build-metadata', 'x'],
      exit: 20,
      says: '--local-version cannot be combined with --build-metadata',
    },
    {
      args: ['bump', '--major-version-zero'],
      exit: 20,
      says: '--major-version-zero is meaningless for the current version 1.1.0',
    },
  ]);

  refused('24: an invalid version', ready, [
    {
      args: ['bump', 'one'],
      exit: 24,
      says: "'one' is not a valid version",
      hint: 'a version looks like 1.2.0, 1.2.0a1 or 1.2.0-alpha.1',
    },
    { args: ['bump', '--', '-1'], exit: 24, says: "'-1' is not a valid version" },
  ]);

  refused('30 and 31: a configuration file that is missing or has no table', ready, [
    {
      args: ['--config', 'cz.toml', 'bump'],
      exit: 30,
      says: 'there is no configuration file cz.toml in this repository',
      hint: 'check the path after --config',
    },
    {
      args: ['bump', '--config', '../remote.git/config'],
      exit: 30,
      says: 'there is no configuration file ../remote.git/config in this repository',
    },
  ]);

  it('31: an empty configuration file', async () => {
    const repo = await configured(pyproject('1.1.0'), { 'cz.toml': '' });
    expect(await repo.relctl('bump', '--config', 'cz.toml')).toEqual({
      exit: 31,
      stdout: '',
      stderr:
        'error: cz.toml has no [tool.commitizen] table\n  hint: add the table, or run the command without --config\n',
    });
  });
});

describe('where options may be placed and how they may be spelled', () => {
  it.each([
    [['--json', '-C', 'my project', 'bump', '--dry-run']],
    [['bump', '--dry-run', '--json', '-C', 'my project']],
    [['-C', 'my project', 'bump', '--dry', '--json']],
    [['--directory=my project', '--json', 'dry-run', 'bump']],
    [['-n', 'cz_conventional_commits', '--json', '-C', 'my project', 'dry-run']],
  ])('%j', async (args) => {
    const repo = await ready();
    const { exit, stdout } = await repo.run(process.execPath, [repo.program, ...args], repo.root);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ version: '1.2.0', branch: 'main' });
  });

  it('accepts short forms of several letters, and values in upper or lower case', async () => {
    const repo = await ready();
    for (const [args, version] of [
      [['-pr', 'RC'], '1.2.0-rc0'],
      [['-pr=alpha', '--prerelease-offset', '3'], '1.2.0-a3'],
      [['--increment', 'Major'], '2.0.0'],
    ] as const) {
      expect(await repo.relctl('bump', '--get-next', ...args)).toEqual({
        exit: 0,
        stdout: `${version}\n`,
        stderr: '',
      });
    }
    const changelog = await configured(pyproject('1.1.0').replace('update_changelog_on_bump = true', ''));
    expect((await changelog.relctl('dry-run', '-ch')).stdout).toContain('Change CHANGELOG.md');
    expect((await changelog.relctl('dry-run')).stdout).not.toContain('Change CHANGELOG.md');
  });

  it('--no-raise takes numbers and names, before and after the command, but never 13', async () => {
    const repo = await released();
    const message = 'error: there are no commits since v1.1.0\n';
    expect(await repo.relctl('-nr', '21,3', 'bump')).toEqual({ exit: 0, stdout: '', stderr: message });
    expect(await repo.relctl('bump', '--no-raise', 'NO_COMMITS_FOUND')).toEqual({
      exit: 0,
      stdout: '',
      stderr: message,
    });
    expect(await repo.relctl('bump', '--no-raise=21')).toEqual({ exit: 3, stdout: '', stderr: message });
    expect(await repo.relctl('-nr', '3,abc', 'bump')).toEqual({
      exit: 0,
      stdout: '',
      stderr: `warning: --no-raise: 'abc' is not an exit code\n${message}`,
    });
    expect(await repo.relctl('-nr', '80,foo, 999', 'version', '-p')).toEqual({
      exit: 0,
      stdout: '1.1.0\n',
      stderr:
        "warning: --no-raise: 'foo' is not an exit code\nwarning: --no-raise: '999' is not an exit code\n",
    });
    expect(await repo.relctl('-nr', '13', 'bump', '--increment', 'x')).toMatchObject({ exit: 13 });
  });

  it('with --json a refusal is one document on stdout', async () => {
    const repo = await released();
    const ran = await repo.relctl('bump', '--json');
    expect(ran.exit).toBe(3);
    expect(JSON.parse(ran.stdout)).toEqual({
      shape: 1,
      error: { code: 'NO_COMMITS_FOUND', exit: 3, message: 'there are no commits since v1.1.0', hint: null },
    });
    const unknown = await repo.relctl('--json', 'bumb');
    expect({ exit: unknown.exit, told: JSON.parse(unknown.stdout) as unknown }).toEqual({
      exit: 13,
      told: {
        shape: 1,
        error: {
          code: 'INVALID_ARGUMENT',
          exit: 13,
          message: 'unknown command bumb',
          hint: 'did you mean relctl bump?',
        },
      },
    });
  });

  it('--debug adds a stack trace and does not change the exit code', async () => {
    const repo = await released();
    const ran = await repo.relctl('bump', '--debug');
    expect(ran.exit).toBe(3);
    expect(ran.stderr).toMatch(/^ {4}at /m);
  });

  it('reads nothing from stdin', async () => {
    const repo = await ready();
    const line = `echo 9.9.9 | "${process.execPath}" "${repo.program}" bump --get-next`;
    expect(await repo.run('sh', ['-c', line], repo.dir)).toMatchObject({ exit: 0, stdout: '1.2.0\n' });
  });

  it('--help and --version exit with 0, even without a repository', async () => {
    const repo = await Scratch.create(null);
    for (const args of [['--help'], ['bump', '--help'], ['bump', '-h'], ['--version'], []]) {
      const ran = await repo.run(process.execPath, [repo.program, ...args], repo.root);
      expect({ args, exit: ran.exit, stderr: ran.stderr }).toEqual({ args, exit: 0, stderr: '' });
    }
  });
});
