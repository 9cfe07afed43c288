import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, differs, each, released, scenario, toml } from './build.ts';

const begin = [...released('1.2.3-alpha.1', ['version_scheme = "semver"']), ...commits('feat: a')];

const VERSION = [
  '-p',
  '--project',
  '-p --major',
  '-p --minor',
  '-p --patch',
  '-p --tag',
  '2.3.4',
  '2.3.4-rc.1',
  '2.3.4 --major',
  '2.3.4 --tag',
  'abc',
  'v1',
  '--major',
  '--tag',
  '-p --next',
  '-p --next MINOR',
  '-p --next NONE',
  '2.0.0 --next',
  '2.0.0 --next PATCH',
  '-p --next --tag',
  '-p --next --major',
  '-p --major --minor',
  '-p -c',
];

const versions = each(
  begin,
  Object.fromEntries(VERSION.map((line) => [`version ${line}`, cz(`version ${line}`)])),
);

const others: readonly Scenario[] = [
  scenario('version --next without commits', released('1.0.0'), cz('version -p --next')),
  scenario('version --next, none that asks', released('1.0.0'), commits('docs: a'), cz('version -p --next')),
  scenario(
    'version of a project that tells none',
    { commit: 'x', files: { a: '' } },
    cz('version -p'),
    cz('version -p --next'),
  ),
  scenario(
    'version MANUAL --next asks no provider',
    { commit: 'feat: x', files: { 'cz.toml': toml(['[tool.commitizen]', 'version_provider = "nope"']) } },
    cz('version 1.2.3-rc.1 --next'),
    cz('version 1.2.3 --next --tag'),
    cz('version abc --next'),
    cz('version -p --next'),
  ),
  scenario(
    'version of tags in a scheme that is none',
    {
      commit: 'feat: x',
      files: {
        'cz.toml': toml(['[tool.commitizen]', 'version_provider = "scm"', 'version_scheme = "nope"']),
      },
    },
    cz('version -p'),
    cz('version -p --next'),
    cz('version 1.2.3 --next'),
  ),
  scenario('schema', begin, cz('schema')),
  scenario('ls', begin, cz('ls')),
  scenario('a command that is none', begin, cz('bumpp'), cz('--bogus')),
  scenario('commit with nothing staged', begin, cz('commit')),
  scenario(
    'commit --retry without a backup',
    begin,
    { write: { b: 'x' } },
    { git: ['add', 'b'] },
    cz('commit --retry'),
  ),
  scenario(
    'init where there is a configuration',
    begin,
    differs(cz('init'), '`init` shows files', { exit: 8, stdout: '' }),
  ),
];

const anyCase = scenario(
  'version -p --next minor',
  begin,
  differs(cz('version -p --next minor'), 'Values are accepted in any case', { exit: 0, stdout: '1.3.0\n' }),
);

export const OTHER_COMMANDS: readonly Scenario[] = [...versions, ...others, anyCase];
