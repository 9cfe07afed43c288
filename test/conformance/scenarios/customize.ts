import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, czWords, scenario } from './build.ts';

const RULES = [
  '[tool.commitizen]',
  'name = "cz_customize"',
  'version = "1.0.0"',
  'tag_format = "v$version"',
  'update_changelog_on_bump = true',
  '',
  '[tool.commitizen.customize]',
  'message_template = "{{change_type}}: {{message}}"',
  'example = "new: a thing"',
  'schema = "<type>: <text>"',
  'schema_pattern = "(new|mend|break): .+"',
  'info = "about these rules"',
  'bump_pattern = "^(break|new|mend)"',
  'bump_map = { break = "MAJOR", new = "MINOR", mend = "PATCH" }',
  'change_type_order = ["New", "Mended"]',
  'change_type_map = { new = "New", mend = "Mended" }',
  'commit_parser = "^(?P<change_type>new|mend|break):\\\\s(?P<message>.*)"',
  'changelog_pattern = "^(new|mend)"',
  '',
];

const project = (...without: readonly string[]) => [
  {
    commit: 'new: begin',
    files: { 'cz.toml': RULES.filter((line) => !without.some((key) => line.startsWith(key))).join('\n') },
  },
  { tag: 'v1.0.0' },
];

export const CUSTOMIZE: readonly Scenario[] = [
  scenario('rules of one’s own: bump', project(), commits('new: a', 'mend: b', 'feat: c'), cz('bump --yes')),
  scenario('rules of one’s own: a break', project(), commits('break: a', 'mend: b'), cz('bump --yes')),
  scenario('rules of one’s own: nothing', project(), commits('feat: a'), cz('bump --yes')),
  scenario(
    'rules of one’s own: check',
    project(),
    czWords('check', '--message', 'new: a'),
    czWords('check', '--message', 'feat: a'),
  ),
  scenario('rules of one’s own: schema, info, example', project(), cz('schema'), cz('info'), cz('example')),
  scenario(
    'rules of one’s own: changelog',
    project(),
    commits('new: a', 'mend: b'),
    cz('changelog --dry-run'),
  ),
  scenario(
    'rules without a bump map',
    project('bump_map', 'bump_pattern'),
    commits('feat: a', 'new: b'),
    cz('bump --yes'),
  ),
  scenario(
    'rules without a parser',
    project('commit_parser', 'changelog_pattern'),
    commits('feat: a', 'new: b'),
    cz('bump --yes'),
  ),
  scenario(
    'rules without a type map',
    project('change_type_map', 'change_type_order'),
    commits('mend: a', 'new: b'),
    cz('bump --yes'),
  ),
  scenario(
    'no rules though they are named',
    {
      commit: 'new: begin',
      files: { 'cz.toml': '[tool.commitizen]\nname = "cz_customize"\nversion = "1.0.0"\n' },
    },
    cz('bump --yes'),
    cz('schema'),
  ),
  scenario(
    'cz_jira',
    {
      commit: 'PROJ-1 #comment x',
      files: { 'cz.toml': '[tool.commitizen]\nname = "cz_jira"\nversion = "1.0.0"\n' },
    },
    cz('bump --yes'),
    cz('schema'),
    cz('check --message x'),
  ),
];
