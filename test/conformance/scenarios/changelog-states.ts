import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, released, scenario } from './build.ts';

/** Changelogs of a project at 1.0.0 before a release; null: there is none. */
const STATES: Readonly<Record<string, string | null>> = {
  none: null,
  empty: '',
  'blank lines': '\n\n',
  'a title alone': '# Changelog\n',
  'a title and prose': '# Changelog\n\nAll notable changes are here.\n',
  'a release': '## v1.0.0 (2024-01-02)\n\n### Feat\n\n- begin\n',
  'a title, prose and a release': '# Changelog\n\nProse of mine.\n\n## v1.0.0 (2024-01-02)\n\n- begin\n',
  'no line end at the end': '## v1.0.0 (2024-01-02)\n\n- begin',
  CRLF: '# Changelog\r\n\r\n## v1.0.0 (2024-01-02)\r\n\r\n- begin\r\n',
  'an unreleased part as generated':
    '## Unreleased\n\n### Feat\n\n- a\n\n## v1.0.0 (2024-01-02)\n\n- begin\n',
  'an unreleased part alone': '## Unreleased\n\n### Feat\n\n- a\n',
  'a heading without a date': '## v1.0.0\n\n- begin\n',
  'a linked heading': '## [v1.0.0](https://x/y) - 2024-01-02\n\n- begin\n',
  'a heading of level 3': '### v1.0.0\n\n- begin\n',
  'a heading of level 1': '# v1.0.0\n\n- begin\n',
  'setext headings': 'v1.0.0\n======\n\n- begin\n',
  'two releases': '## v1.0.0 (2024-01-02)\n\n- b\n\n## v0.9.0 (2023-01-02)\n\n- a\n',
  'an older release on top': '## v0.9.0 (2023-01-02)\n\n- a\n',
  'a title with a version': '# Changelog for v0.5.0\n\n## v1.0.0\n\n- begin\n',
  'entries that name versions':
    '# Changelog\n\nSince 1.0.0 all is well.\n\n## v1.0.0 (2024-01-02)\n\n- needs v0.0.1\n',
  'headings with blanks around': '##   v1.0.0   (2024-01-02)  \n\n- begin\n',
};

const states = Object.entries(STATES).map(([name, text]) =>
  scenario(
    `found: ${name}`,
    released('1.0.0', ['update_changelog_on_bump = true'], text === null ? {} : { 'CHANGELOG.md': text }),
    commits('feat: a', 'chore!: z'),
    cz('bump --yes'),
    commits('fix: b'),
    cz('bump --yes'),
  ),
);

const settings = Object.entries({
  'a type order': ['change_type_order = ["Fix", "BREAKING CHANGE"]'],
  'a type map': ['change_type_map = { feat = "New", fix = "Mended", perf = "New" }'],
  'a type map of unknown types': ['change_type_map = { docs = "Docs" }'],
  'a start': ['changelog_start_rev = "v1.0.0"'],
}).map(([name, config]) =>
  scenario(
    `with ${name}`,
    released('1.0.0', ['update_changelog_on_bump = true', ...config]),
    commits('feat: a', 'fix: b', 'perf: c', 'refactor(x): d', 'docs: e\n\nBREAKING CHANGE: f'),
    cz('bump --yes'),
  ),
);

export const CHANGELOG_STATES: readonly Scenario[] = [...states, ...settings];
