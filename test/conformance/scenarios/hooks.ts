import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, released, scenario, withChangelog } from './build.ts';

const ENVIRONMENT = 'env | grep ^CZ_ | sort';
const both = [`pre_bump_hooks = ["${ENVIRONMENT}"]`, `post_bump_hooks = ["${ENVIRONMENT}"]`];

export const HOOKS: readonly Scenario[] = [
  scenario('what hooks are told', released('1.0.0', both), commits('feat: a'), cz('bump --yes')),
  scenario(
    'what hooks are told, with the changelog',
    withChangelog('1.0.0', both),
    commits('feat: a'),
    cz('bump --yes --prerelease alpha'),
  ),
  scenario(
    'what hooks are told of a local version',
    released('1.0.0', both),
    commits('feat: a'),
    cz('bump --yes --build-metadata abc'),
  ),
  scenario('what hooks are told without an increment', released('1.0.0', both), cz('bump --yes 2.0.0')),
  scenario(
    'what hooks are told at the first tag',
    { git: ['tag', '-d', 'x'] },
    {
      commit: 'feat: begin',
      files: { 'cz.toml': `[tool.commitizen]\nversion = "0.1.0"\n${both.join('\n')}\n` },
    },
    cz('bump --yes'),
  ),
  scenario(
    'a single hook as a text',
    released('1.0.0', ['pre_bump_hooks = "echo one"']),
    commits('feat: a'),
    cz('bump --yes'),
  ),
  scenario(
    'hooks of a dry run',
    released('1.0.0', both),
    commits('feat: a'),
    cz('bump --yes --dry-run'),
    cz('bump --get-next'),
  ),
  scenario(
    'a pre hook fails',
    released('1.0.0', ['pre_bump_hooks = ["echo one", "false", "echo three"]']),
    commits('feat: a'),
    cz('bump --yes'),
  ),
  scenario(
    'a post hook fails',
    released('1.0.0', ['post_bump_hooks = ["echo one", "false", "echo three"]']),
    commits('feat: a'),
    cz('bump --yes'),
  ),
  scenario(
    'a pre hook changes a tracked file',
    released('1.0.0', ['pre_bump_hooks = ["echo new > a.txt"]'], { 'a.txt': 'old\n' }),
    commits('feat: a'),
    cz('bump --yes'),
  ),
  scenario(
    'a pre hook makes a file',
    released('1.0.0', ['pre_bump_hooks = ["echo new > b.txt"]']),
    commits('feat: a'),
    cz('bump --yes'),
  ),
  scenario(
    'a pre hook stages a file',
    released('1.0.0', ['pre_bump_hooks = ["echo new > b.txt", "git add b.txt"]']),
    commits('feat: a'),
    cz('bump --yes'),
  ),
  scenario(
    'a pre hook with quotes and a pipe',
    released('1.0.0', [`pre_bump_hooks = ["echo 'a b' | tr a-z A-Z"]`]),
    commits('feat: a'),
    cz('bump --yes'),
  ),
];
