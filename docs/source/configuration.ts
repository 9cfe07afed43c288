import { CUSTOMIZE_KEYS } from '../../src/core/config/customize-keys.ts';
import { COMMITIZEN_KEYS } from '../../src/core/config/commitizen-keys.ts';
import { RELCTL_KEYS } from '../../src/core/config/relctl-keys.ts';
import type { CommitizenSettings, CustomizeSettings } from '../../src/core/config/settings.ts';
import { GENERATED, table } from './page.ts';

/** docs/configuration.md: every key that the code reads. */
export function configurationPage(): string {
  return `# Configuration

${GENERATED}

relctl reads commitizen's settings from \`[tool.commitizen]\` and its own from \`[tool.relctl]\`, usually in \`pyproject.toml\`:

\`\`\`toml
[tool.commitizen]
version_provider = "pep621"
version_scheme = "semver"
tag_format = "v$version"
update_changelog_on_bump = true
major_version_zero = true

[tool.relctl]
image = "my-registry/my_app"

[tool.relctl.rules]
up-to-date = "warn"
\`\`\`

## Where it is read from

relctl looks for the same files as commitizen, in the same order: \`.cz.toml\`, \`cz.toml\`, \`.cz.json\`, \`cz.json\`, \`.cz.yaml\`,
\`cz.yaml\`, \`pyproject.toml\`. It looks first in the current folder, then at the top of the repository. The first file with
commitizen's settings is used. Files are never merged; if a second file has settings, relctl prints a note. With
\`--config FILE\`, relctl reads that file instead. The file's suffix decides the format.

| | commitizen's settings | relctl's own |
| --- | --- | --- |
| \`pyproject.toml\` | \`[tool.commitizen]\` | \`[tool.relctl]\` |
| another TOML file | \`[tool.commitizen]\` | \`[relctl]\` |
| JSON, YAML | \`commitizen\` | \`relctl\` |

relctl reads its own settings from the file that has commitizen's, else from \`pyproject.toml\`. JSON must not contain comments.
YAML is read as YAML 1.1, as in commitizen: \`yes\` means true, and \`1.0\` is a number unless you quote it.

Paths in the configuration are relative to the folder of the configuration file, wherever you start relctl.

## \`[tool.commitizen]\`

commitizen ignores unknown keys, and so does relctl. If an unknown key differs from a key of this list by a letter or two, relctl
prints a note.

${commitizenTable()}
${CUSTOMIZE}
${customizeTable()}
Patterns are regular expressions in the syntax of Python's \`re\`. relctl runs on JavaScript, so it refuses two kinds of
patterns, and names the key and the place:

* What JavaScript does not have: atomic groups, possessive repetition, conditions and \`\\N{…}\`.
* What JavaScript would match differently: a reference to a group that may not have matched, and a group in a repetition that can
  match the empty string.

A pattern is checked when it is first used. relctl matches \`bump_pattern\` against the first 10 000 characters of a line, and the
other patterns against the first 100 000 characters of a text. A pattern such
as \`(a+)+$\` can still run for a very long time. Then relctl gives up and exits with 19: after 5 seconds for a single message, after
120 seconds in \`relctl audit\`, and after 30 seconds everywhere else.

\`\`\`toml
[tool.commitizen]
name = "cz_customize"
tag_format = "v$version"

[tool.commitizen.customize]
bump_pattern = '^(new|fix)'
bump_map = { new = "MINOR", fix = "PATCH" }
commit_parser = '^(?P<change_type>new|fix)(?:\\((?P<scope>.+)\\))?: (?P<message>.*)'
changelog_pattern = '^(new|fix)'
change_type_map = { new = "New", fix = "Fixed" }
schema_pattern = '(new|fix)(\\(.+\\))?: .+'
example = "new(search): find an order by its number"
\`\`\`

## \`[tool.relctl]\`

relctl refuses an unknown key, a wrong type and a bad value, and names file, line and key (exit 19).

${relctlTable()}
The rules, and how to override them, are on the page [release rules](rules.md).

### Completion in your editor

[schema/pyproject.json](schema/pyproject.json) is a JSON Schema of this table. Editors use it to complete and check the keys. It is part of
the package: \`echo "$(npm root --global)/relctl/docs/schema/pyproject.json"\` prints its path. After \`npm install --prefix DIR\` it is
below \`DIR/lib/node_modules\`.

taplo and the extension Even Better TOML use the schema if this \`.taplo.toml\` is next to your pyproject.toml:

\`\`\`
[[rule]]
include = ["pyproject.toml"]
schema = { path = "/usr/lib/node_modules/relctl/docs/schema/pyproject.json" }
\`\`\`

The path is absolute. So keep \`.taplo.toml\` out of the repository, or copy the schema into the repository.
`;
}

function commitizenTable(): string {
  const rows = Object.entries(COMMITIZEN_KEYS).map(([name, { key, reader, default: fallback }]) => {
    const { means, without } = COMMITIZEN_MEANS[name as keyof typeof COMMITIZEN_MEANS];
    return [`\`${key}\``, reader.expected, without ?? toml(fallback), means];
  });
  return table(['key', 'value', 'default', 'meaning'], rows);
}

const CUSTOMIZE = `## \`[tool.commitizen.customize]\`

Your own commit convention. relctl reads this table only with \`name = "cz_customize"\` (or \`-n cz_customize\`). If a key is not set,
the default rules apply, as in commitizen. There are two exceptions: without \`changelog_pattern\` every commit becomes a changelog
entry, and without \`schema_pattern\` \`relctl check\` accepts every message. relctl refuses a wrong type, and names file, line and key
(exit 19). If the table is missing, it exits with 15.
`;

function customizeTable(): string {
  const rows = Object.entries(CUSTOMIZE_KEYS).map(([name, { key, reader }]) => [
    `\`${key}\``,
    reader.expected,
    CUSTOMIZE_MEANS[name as keyof CustomizeSettings],
  ]);
  return table(['key', 'value', 'meaning'], rows);
}

function relctlTable(): string {
  const rows = Object.entries(RELCTL_KEYS).map(([key, entry]) => {
    const without = 'defaultMeans' in entry ? entry.defaultMeans : toml(entry.default);
    return [`\`${key}\``, entry.reader.expected, without, entry.means];
  });
  return table(['key', 'value', 'default', 'meaning'], rows);
}

/** A default as you would write it in TOML. An empty table or list is "none". */
function toml(value: unknown): string {
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return 'none';
  return `\`${JSON.stringify(value)}\``;
}

interface Meaning {
  readonly means: string;
  /** The default in words, if the value alone doesn't say it. */
  readonly without?: string;
}

const COMMITIZEN_MEANS: Readonly<Record<keyof Omit<CommitizenSettings, 'customize'>, Meaning>> = {
  name: {
    means:
      'The commit convention: `cz_conventional_commits`, `cz_jira`, or `cz_customize` for your own in the table `customize`. commitizen plugins are Python, and relctl does not run them (exit 1).',
  },
  version: { means: 'The version itself, if the provider is `commitizen`.', without: 'none' },
  versionProvider: {
    means:
      'Where the version is kept: `commitizen` (`version` in this table), `pep621` or `uv` (`[project]` in pyproject.toml), `poetry` (`[tool.poetry]`), `npm` (package.json and its lock files), `cargo` (Cargo.toml and Cargo.lock), `composer` (composer.json), `scm` (no file: the highest release tag in the history of HEAD).',
  },
  versionScheme: {
    means:
      'How versions are written: `pep440` (`1.2.0a0`), `semver` (`1.2.0-a0`) or `semver2` (`1.2.0-alpha.0`). `version_type` is an older name of this key.',
  },
  versionFiles: {
    means:
      'More files that contain the version. `FILE` covers the whole file, `FILE:PATTERN` only the lines that match the pattern. `FILE` may be a glob. An absolute path must be inside the project.',
  },
  tagFormat: {
    means:
      'The name of a tag: `$version`, or `$major`, `$minor`, `$patch`, `$prerelease`, `$devrelease`, with any text around them.',
  },
  legacyTagFormats: { means: 'Formats of older tags. relctl reads these tags as releases too.' },
  ignoredTagFormats: { means: 'Formats of tags that are not releases. `*` matches any text.' },
  bumpMessage: { means: 'The message of the bump commit, with `$current_version` and `$new_version`.' },
  updateChangelogOnBump: { means: 'Whether a release updates the changelog.' },
  changelogFile: { means: 'The path of the changelog.' },
  changelogFormat: {
    means: 'The format of the changelog: `markdown`, `asciidoc`, `restructuredtext` or `textile`.',
    without: 'by the suffix of `changelog_file`',
  },
  changelogIncremental: {
    means:
      'Whether `relctl changelog` only adds what is new, as with `--incremental`. A release always does.',
  },
  changelogStartRev: {
    means:
      'The tag or commit at which the changelog starts, if relctl writes it from scratch or the file has no release in it yet.',
    without: 'the first commit',
  },
  changelogMergePrerelease: {
    means: 'Whether a final release puts the changes of its prereleases into its own section.',
  },
  changeTypeOrder: {
    means: 'The order of the groups in a changelog section, by title.',
    without: '`BREAKING CHANGE`, `Feat`, `Fix`, `Refactor`, `Perf`',
  },
  changeTypeMap: {
    means: 'The title for each commit type, such as `feat = "New"`.',
    without: '`Feat`, `Fix`, `Refactor`, `Perf`',
  },
  template: {
    means:
      'A [template](commands.md#templates) for the changelog, in the Jinja language. The path is relative to the folder of the configuration file.',
    without: '`CHANGELOG.md.j2` (`.adoc`, `.rst`, `.textile`) if that file exists, else the built-in layout',
  },
  extras: { means: 'Variables for the template. `--extra` overrides them.' },
  encoding: {
    means:
      'The encoding of the changelog, of `version_files` and of message files. TOML, JSON and YAML files are always UTF-8.',
  },
  majorVersionZero: {
    means:
      'Whether a breaking change is a MINOR change instead of a MAJOR one, as is usual before 1.0. As in commitizen, this also applies from 1.0 on.',
  },
  prereleaseOffset: { means: 'The number of the first prerelease in a phase.' },
  annotatedTag: {
    means:
      'Whether to make annotated tags. Matters only with `--profile commitizen`; otherwise release tags are always annotated.',
  },
  gpgSign: { means: 'Whether to sign tags.' },
  preBumpHooks: {
    means:
      'Commands to run after the files are written and before the commit. Changes that they make to tracked files go into the commit.',
  },
  postBumpHooks: {
    means:
      'Commands to run after the release is pushed. If one fails, relctl exits with 26 and rolls nothing back.',
  },
  allowAbort: { means: 'Whether `relctl check` accepts an empty message.' },
  allowedPrefixes: {
    means: 'If a message starts with one of these, `relctl check` accepts it without looking further.',
  },
  messageLengthLimit: {
    means:
      'How many characters the first line of a message may have in `relctl check` and `relctl commit`. 0 means no limit.',
  },
  bodyLengthLimit: {
    means:
      'How many characters a line of the body may have. `relctl commit` wraps longer lines. 0 means no limit.',
  },
  alwaysSignoff: { means: 'Whether `relctl commit` always adds a `Signed-off-by` trailer.' },
  retryAfterFailure: {
    means: 'Whether `relctl commit` reuses the message of a failed commit without `--retry`.',
  },
  useShortcuts: { means: 'Whether `relctl commit` shows a shortcut key for each choice in a list.' },
  breakingChangeExclamationInTitle: {
    means: 'Whether `relctl commit` puts a `!` into the first line of a breaking change.',
  },
};

const CUSTOMIZE_MEANS: Readonly<Record<keyof CustomizeSettings, string>> = {
  bumpPattern:
    'Matched against each line of a commit message, anywhere in the line. Its first group is looked up in `bump_map`.',
  bumpMap:
    'Maps what `bump_pattern` found to an increment. The keys are patterns, and the first one that matches at the start decides.',
  bumpMapMajorVersionZero:
    'The same for `major_version_zero`. Without this key, `bump_map` is used, with MINOR instead of MAJOR.',
  changelogPattern: 'If a message does not match this at its start, it is left out of the changelog.',
  commitParser:
    'Makes a changelog entry from the groups `change_type`, `scope` and `message`. Used for the message and for each paragraph of its body.',
  changeTypeOrder: 'As in `[tool.commitizen]`. Used if it is not set there.',
  changeTypeMap: 'As in `[tool.commitizen]`. Used if it is not set there.',
  schemaPattern: '`relctl check` accepts a message if this matches at its start.',
  schema: 'What `relctl schema` prints.',
  example: 'What `relctl example` prints, and what `relctl check` suggests.',
  info: 'What `relctl info` prints.',
  infoPath:
    'A file whose text `relctl info` prints instead. The path is relative to the configuration file and must be inside the repository.',
  messageTemplate: 'A Jinja template that makes the commit message from the answers.',
  questions:
    'The questions of `relctl commit`. Each has a `type` (`list`, `input` or `confirm`), a `name`, a `message`, and perhaps a `default`. A list has `choices`.',
};
