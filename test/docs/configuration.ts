import { CUSTOMIZE_KEYS } from '../../src/core/config/customize-keys.ts';
import { COMMITIZEN_KEYS } from '../../src/core/config/commitizen-keys.ts';
import { RELCTL_KEYS } from '../../src/core/config/relctl-keys.ts';
import type { CommitizenSettings, CustomizeSettings } from '../../src/core/config/settings.ts';
import { GENERATED, table } from './page.ts';

/** docs/configuration.md: every key that the code reads. */
export function configurationPage(): string {
  return `# Configuration

${GENERATED}

## Where it is read from

The files are commitizen's, in commitizen's order: \`.cz.toml\`, \`cz.toml\`, \`.cz.json\`, \`cz.json\`, \`.cz.yaml\`,
\`cz.yaml\`, \`pyproject.toml\`, first in the folder that relctl is started in, then at the top of the repository. The first
file with commitizen's settings wins; files are never merged. A second one is named in a note. \`--config FILE\` names one
file instead; its suffix tells the language.

| | commitizen's settings | relctl's own |
| --- | --- | --- |
| \`pyproject.toml\` | \`[tool.commitizen]\` | \`[tool.relctl]\` |
| another TOML file | \`[tool.commitizen]\` | \`[relctl]\` |
| JSON, YAML | \`commitizen\` | \`relctl\` |

relctl's own are read from the file that has commitizen's, else from \`pyproject.toml\`. JSON is read without comments; YAML is
YAML 1.1, as commitizen reads it: \`yes\` is true, and \`1.0\` is a number until it is quoted.

Paths in the configuration are relative to the folder of the configuration file, wherever relctl was started.

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

## \`[tool.commitizen]\`

commitizen ignores keys that it does not know, and so does relctl: a key that is missing here changes nothing yet; one that is a letter or two away from a key of this list is told in a note.

${commitizenTable()}
${CUSTOMIZE}
${customizeTable()}
Patterns are those of Python’s \`re\`. Refused with their place are what JavaScript has not (atomic groups, possessive
repetition, conditions, \`\\N{…}\`), and what it would do otherwise (a reference to a group that may not have matched, a
group in a repetition that may match nothing). They are judged where they are used first. Of a line the first 10 000
characters are held against \`bump_pattern\`, of a longer text 100 000 against the others; within these a pattern that
goes back over its own steps, such as \`(a+)+$\`, can still take for ever.

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

An unknown key, a wrong type or a bad value is refused with file, line and key (exit 19).

[schema/pyproject.json](schema/pyproject.json) is a JSON Schema of it, by which an editor completes and checks the keys. It comes with the package:
\`echo "$(npm root --global)/relctl/docs/schema/pyproject.json"\` prints where it is (with \`npm install --prefix DIR\`: below \`DIR/lib/node_modules\`).
taplo, and with it the extension Even Better TOML, goes by it with this \`.taplo.toml\` beside the pyproject.toml; the path is absolute, so keep
the file out of the repository, or copy the schema into it:

\`\`\`
[[rule]]
include = ["pyproject.toml"]
schema = { path = "/usr/lib/node_modules/relctl/docs/schema/pyproject.json" }
\`\`\`

${relctlTable()}
The rules and what lifts them are on [their own page](rules.md).
`;
}

function commitizenTable(): string {
  const rows = Object.entries(COMMITIZEN_KEYS).map(([name, { key, reader, default: fallback }]) => {
    const { means, without } = COMMITIZEN_MEANS[name as keyof typeof COMMITIZEN_MEANS];
    return [`\`${key}\``, reader.expected, without ?? toml(fallback), means];
  });
  return table(['key', 'takes', 'without it', 'what it does'], rows);
}

const CUSTOMIZE = `## \`[tool.commitizen.customize]\`

Commit rules of one’s own, read under \`name = "cz_customize"\` (or \`-n cz_customize\`) alone. As in commitizen a key that is
not set leaves that part to the default rules, but for the changelog, where any commit is then an entry, and for \`check\`,
where any message is then valid. A wrong type is refused with file, line and key (exit 19); no table at all is exit 15.
`;

function customizeTable(): string {
  const rows = Object.entries(CUSTOMIZE_KEYS).map(([name, { key, reader }]) => [
    `\`${key}\``,
    reader.expected,
    CUSTOMIZE_MEANS[name as keyof CustomizeSettings],
  ]);
  return table(['key', 'takes', 'what it does'], rows);
}

function relctlTable(): string {
  const rows = Object.entries(RELCTL_KEYS).map(([key, entry]) => {
    const without = 'defaultMeans' in entry ? entry.defaultMeans : toml(entry.default);
    return [`\`${key}\``, entry.reader.expected, without, entry.means];
  });
  return table(['key', 'takes', 'without it', 'what it does'], rows);
}

/** A default as the file would have it; an empty table or list is nothing to write down. */
function toml(value: unknown): string {
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return 'none';
  return `\`${JSON.stringify(value)}\``;
}

interface Meaning {
  readonly means: string;
  /** The default in words, where the value alone doesn't say it. */
  readonly without?: string;
}

const COMMITIZEN_MEANS: Readonly<Record<keyof Omit<CommitizenSettings, 'customize'>, Meaning>> = {
  name: {
    means:
      'The commit rules: the default ones, or `cz_customize`, which the table `customize` says. A plugin of commitizen’s is Python, and relctl does not run it (exit 1).',
  },
  version: { means: 'The version itself, under the provider `commitizen`.', without: 'none' },
  versionProvider: {
    means:
      'Where the version is kept: `commitizen` (this table’s own `version`), `pep621` or `uv` (`[project]` in pyproject.toml), `poetry` (`[tool.poetry]`), `npm` (package.json and its locks), `cargo` (Cargo.toml and Cargo.lock), `composer` (composer.json), `scm` (no file: the highest release tag that HEAD reaches).',
  },
  versionScheme: {
    means:
      'How versions are written: `pep440` (`1.2.0a0`), `semver` (`1.2.0-a0`) or `semver2` (`1.2.0-alpha.0`). `version_type` is an older name of this key.',
  },
  versionFiles: {
    means:
      'More files that hold the version: `FILE`, or `FILE:PATTERN` for the lines that the pattern finds; `FILE` may be a glob, and a path that is absolute as long as it is in the project.',
  },
  tagFormat: {
    means:
      'A tag’s name: `$version`, or `$major`, `$minor`, `$patch`, `$prerelease`, `$devrelease`, with text around them.',
  },
  legacyTagFormats: { means: 'Formats of earlier days; tags of these are releases as well.' },
  ignoredTagFormats: { means: 'Formats of tags that are no releases; `*` stands for any text.' },
  bumpMessage: { means: 'The message of a bump commit, with `$current_version` and `$new_version`.' },
  updateChangelogOnBump: { means: 'Whether a release writes the changelog.' },
  changelogFile: { means: 'The changelog.' },
  changelogFormat: {
    means: 'What the changelog is written in: `markdown`, `asciidoc`, `restructuredtext` or `textile`.',
    without: 'by the suffix of `changelog_file`',
  },
  changelogIncremental: {
    means:
      'Whether `relctl changelog` adds what is new to the file, as with `--incremental`. A release always does.',
  },
  changelogStartRev: {
    means: 'Where the changelog begins when it is told anew, or when the file has no release in it yet.',
    without: 'the beginning',
  },
  changelogMergePrerelease: {
    means: 'Whether a final release tells its whole prerelease cycle in one section.',
  },
  changeTypeOrder: {
    means: 'The titles of a section’s groups, the first one first.',
    without: '`BREAKING CHANGE`, `Feat`, `Fix`, `Refactor`, `Perf`',
  },
  changeTypeMap: {
    means: 'The title for each type of commit, `feat = "New"`.',
    without: '`Feat`, `Fix`, `Refactor`, `Perf`',
  },
  template: {
    means:
      'A [template](commands.md#templates) for the changelog, in Jinja’s language, named from the folder of the configuration.',
    without: '`CHANGELOG.md.j2` (`.adoc`, `.rst`, `.textile`) if there is such a file, else the built-in form',
  },
  extras: { means: 'Variables for the template; those of `--extra` count more.' },
  encoding: { means: 'How the changelog, `version_files` and message files are kept. What is TOML, JSON or YAML is UTF-8.' },
  majorVersionZero: {
    means:
      'Whether a breaking change asks for MINOR and not for MAJOR, as before 1.0; as in commitizen it holds from 1.0 on as well.',
  },
  prereleaseOffset: { means: 'The number that the first prerelease of a phase gets.' },
  annotatedTag: {
    means: 'Whether tags are annotated. Only `--profile commitizen` asks for it; else release tags always are.',
  },
  gpgSign: { means: 'Whether tags are signed.' },
  preBumpHooks: {
    means:
      'Commands that run after the files are written and before the commit; what they change in tracked files goes into it.',
  },
  postBumpHooks: {
    means: 'Commands that run when the release is out. One that fails is exit 26, and undoes nothing.',
  },
  allowAbort: { means: 'Whether `relctl check` lets an empty message pass.' },
  allowedPrefixes: { means: 'A message that begins with one of these passes `relctl check`, whatever it says.' },
  messageLengthLimit: {
    means: 'The most characters that `relctl check` and `relctl commit` let the first line of a message have; 0 is any number.',
  },
  bodyLengthLimit: {
    means: 'The most characters of a line of the body in `relctl commit`, which wraps longer ones; 0 is any number.',
  },
  alwaysSignoff: { means: 'Whether `relctl commit` always adds a `Signed-off-by` trailer.' },
  retryAfterFailure: {
    means: 'Whether `relctl commit` takes the message of a commit that failed, without `--retry`.',
  },
  useShortcuts: { means: 'Whether `relctl commit` shows the key of each choice in a list.' },
  breakingChangeExclamationInTitle: {
    means: 'Whether `relctl commit` puts a `!` into the first line of a breaking change.',
  },
};

const CUSTOMIZE_MEANS: Readonly<Record<keyof CustomizeSettings, string>> = {
  bumpPattern: 'Finds in a line of a message, wherever it stands, what its first group holds.',
  bumpMap: 'What that asks for; the first pattern that matches at its start decides.',
  bumpMapMajorVersionZero:
    'The same under `major_version_zero`; without it `bump_map`, where MAJOR then is MINOR.',
  changelogPattern: 'Messages that it does not match at their start stay out of the changelog.',
  commitParser:
    'Its groups `change_type`, `scope` and `message` make an entry, of the message and of each paragraph of its body.',
  changeTypeOrder: 'As above, where it is not set there.',
  changeTypeMap: 'Likewise.',
  schemaPattern: 'What `relctl check` lets pass; it has to match at the message’s start.',
  schema: 'What `relctl schema` prints.',
  example: 'What `relctl example` prints, and `relctl check` proposes.',
  info: 'What `relctl info` prints.',
  infoPath: 'A file to print in its place; relative to the configuration file, and inside the repository.',
  messageTemplate: 'A Jinja template that makes the message of the answers.',
  questions:
    'What is asked for a message: `type` (`list`, `input` or `confirm`), `name`, `message`, `default`, and for a list `choices`.',
};
