import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, released, scenario } from './build.ts';

const FILES = {
  asciidoc: 'CHANGELOG.adoc',
  restructuredtext: 'CHANGELOG.rst',
  textile: 'CHANGELOG.textile',
  markdown: 'CHANGELOG.markdown',
};

const HEADINGS: Readonly<Record<string, string>> = {
  asciidoc: '= Changelog\n\n== v1.0.0 (2024-01-02)\n\n=== Feat\n\n* begin\n',
  restructuredtext:
    'Changelog\n#########\n\nv1.0.0 (2024-01-02)\n===================\n\nFeat\n----\n\n- begin\n',
  textile: 'h1. Changelog\n\nh2. v1.0.0 (2024-01-02)\n\nh3. Feat\n\n- begin\n',
  markdown: '# Changelog\n\n## v1.0.0 (2024-01-02)\n\n### Feat\n\n- begin\n',
};

const bumps = Object.entries(FILES).flatMap(([format, file]) =>
  [`changelog_format = "${format}"`, 'unknown = 1'].flatMap((key, at) => {
    const config = ['update_changelog_on_bump = true', `changelog_file = "${file}"`, key];
    const how = at === 0 ? format : `${format}, by its suffix`;
    const fresh = scenario(
      `${how}: a new file`,
      released('1.0.0', config),
      commits('feat(scope): a', 'fix: b', 'chore!: c'),
      cz('bump --yes'),
      commits('fix: d'),
      cz('bump --yes'),
    );
    return [
      ...(at === 0 ? [fresh] : []),
      scenario(
        `${how}: a file that is there`,
        released('1.0.0', config, { [file]: HEADINGS[format]! }),
        commits('feat(scope): a'),
        cz('bump --yes'),
        commits('fix: d'),
        cz('bump --yes'),
      ),
    ];
  }),
);

const changelogs: readonly Scenario[] = Object.entries(FILES).map(([format, file]) =>
  scenario(
    `${format}: changelog`,
    released('1.0.0', [`changelog_file = "${file}"`]),
    commits('feat: a'),
    cz('changelog'),
    commits('fix: b'),
    cz('changelog --incremental'),
  ),
);

const templates: readonly Scenario[] = [
  scenario(
    'a template of one’s own',
    released(
      '1.0.0',
      ['update_changelog_on_bump = true', 'template = "mine.j2"', 'extras = { name = "me" }'],
      {
        'mine.j2':
          '{% for entry in tree %}\n## {{ entry.version }}{% if entry.date %} ({{ entry.date }}){% endif %} by {{ name }}\n\n{% for type, changes in entry.changes.items() %}\n{{ type | upper }}\n{% for change in changes %}\n* {{ change.scope }} {{ change.message }}\n{% endfor %}\n{% endfor %}\n{% endfor %}\n',
      },
    ),
    commits('feat(a): b', 'fix: c'),
    cz('bump --yes'),
  ),
  scenario(
    'a template that is not there',
    released('1.0.0', ['update_changelog_on_bump = true', 'template = "nope.j2"']),
    commits('feat: a'),
    cz('bump --yes'),
  ),
  scenario(
    'a template under the built-in name',
    released('1.0.0', ['update_changelog_on_bump = true'], {
      'CHANGELOG.md.j2': '{% for entry in tree %}mine: {{ entry.version }}\n{% endfor %}',
    }),
    commits('feat: a'),
    cz('bump --yes'),
  ),
];

export const FORMATS: readonly Scenario[] = [...bumps, ...changelogs, ...templates];
