import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, czWords, each, scenario, withChangelog } from './build.ts';

const begin = [...withChangelog('1.0.0'), ...commits('feat: a')];

const flags = each(begin, {
  '--annotated-tag': cz('bump --yes --annotated-tag'),
  '-at': cz('bump --yes -at'),
  '--annotated-tag-message': czWords('bump', '--yes', '--annotated-tag-message', 'a note'),
  '-atm without -at': czWords('bump', '--yes', '-atm', 'first\n\nand more'),
  '--annotated-tag-message of nothing': czWords('bump', '--yes', '--annotated-tag-message', ''),
  '--bump-message': czWords('bump', '--yes', '--bump-message', 'chore: to $new_version'),
  '--tag-format': cz('bump --yes --tag-format z-$version'),
  '--tag-format without a version': cz('bump --yes --tag-format nov'),
  '--file-name': cz('bump --yes --file-name NEWS.md'),
  '--file-name in a folder that is not there': cz('bump --yes --file-name news/x.md'),
  '--version-scheme': cz('bump --yes --version-scheme semver2 --prerelease alpha'),
  '--version-type': cz('bump --yes --version-type semver --prerelease alpha'),
  '--version-scheme of none': cz('bump --yes --version-scheme nope'),
  '--extra that is no pair': cz('bump --yes --extra foo'),
  '--extra': cz('bump --yes --extra a=b'),
});

const configured: readonly Scenario[] = [
  scenario(
    'annotated_tag and a message',
    withChangelog('1.0.0', ['annotated_tag = true']),
    commits('feat: a'),
    czWords('bump', '--yes', '--annotated-tag-message', 'note'),
  ),
  scenario(
    'gpg_sign without a key',
    withChangelog('1.0.0', ['gpg_sign = true']),
    commits('feat: a'),
    cz('bump --yes --dry-run'),
  ),
  scenario('signing without a key, by options', begin, cz('bump --yes --gpg-sign'), cz('bump --yes -s')),
  scenario(
    '-t and -e',
    begin,
    { write: { 'mine.j2': '{% for entry in tree %}* {{ entry.version }} {{ x }}\n{% endfor %}' } },
    cz('bump --yes --changelog-to-stdout --dry-run -t mine.j2 -e x=y'),
    cz('changelog --dry-run -t mine.j2 -e x="y" -e z=1'),
  ),
  scenario(
    '--template of one’s own',
    begin,
    { write: { 'mine.j2': '{% for entry in tree %}* {{ entry.version }} {{ x }}\n{% endfor %}' } },
    cz('bump --yes --template mine.j2 --extra x=y'),
  ),
];

export const BUMP_OVERRIDES: readonly Scenario[] = [...flags, ...configured];
