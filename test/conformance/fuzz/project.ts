import type { Files } from '../harness/scenario.ts';
import type { Random } from './random.ts';

/** A project: its files, and what the history needs to know. */
export interface Project {
  readonly files: Files;
  readonly version: string;
  /** A tag format of commitizen. */
  readonly tagFormat: string;
  readonly changelogFile: string;
  readonly writesChangelog: boolean;
}

type Value = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;
type Config = Record<string, Value>;

export function anyProject(random: Random): Project {
  const version = random.weighted([
    [10, '1.0.0'],
    [6, '0.1.0'],
    [4, '1.2.3'],
    [2, '0.4.2'],
    [3, random.pick(['1.1.0a0', '1.1.0-a0', '1.1.0-alpha.0', '2.0.0rc1', '1.0.1.dev3', '1.0.0-b2'])],
    [1, random.pick(['1.0', '3', 'v1.2.3', '1.0.0+abc', '1!2.0.0', '1.0.0.post1', '1.2.3.4', '0.0.0'])],
  ]);
  const tagFormat = random.weighted([
    [8, 'v$version'],
    [5, '$version'],
    [1, random.pick(['v${version}', 'rel-$version', '$version-x', 'a/b-$version', 'x$$$version'])],
    [
      1,
      random.pick([
        'v$major.$minor.$patch$prerelease',
        '$major.$minor.$patch',
        'v${major}.${minor}.${patch}${prerelease}${devrelease}',
      ]),
    ],
    [0.3, 'Rel-$version'],
  ]);
  const provider = random.weighted([
    [6, 'pep621'],
    [5, 'commitizen'],
    [2, 'uv'],
    [1, random.pick(['poetry', 'npm', 'cargo', 'composer', 'scm'])],
  ]);
  const config: Config = {};
  if (provider !== 'commitizen' || random.chance(0.2)) config['version_provider'] = provider;
  if (provider === 'commitizen' || random.chance(0.05)) config['version'] = version;
  if (tagFormat !== '$version' || random.chance(0.3)) config['tag_format'] = tagFormat;
  if (random.chance(0.6)) config['version_scheme'] = random.pick(['semver', 'semver2', 'pep440']);
  if (random.chance(0.5)) config['update_changelog_on_bump'] = true;
  rarely(random, config);
  const changelogFile =
    typeof config['changelog_file'] === 'string' ? config['changelog_file'] : 'CHANGELOG.md';
  return {
    version,
    tagFormat,
    changelogFile,
    writesChangelog: config['update_changelog_on_bump'] === true,
    files: {
      ...filesOf(random, provider, version, config),
      ...(config['version_files'] === undefined ? {} : versionedFiles(random, version)),
    },
  };
}

/** Keys that some configurations have. */
function rarely(random: Random, config: Config): void {
  const set = (probability: number, key: string, value: () => Value): void => {
    if (random.chance(probability)) config[key] = value();
  };
  set(0.15, 'major_version_zero', () => random.chance(0.9));
  set(0.1, 'changelog_merge_prerelease', () => true);
  set(0.1, 'annotated_tag', () => true);
  set(0.08, 'changelog_incremental', () => true);
  set(0.06, 'prerelease_offset', () => random.int(4));
  set(0.1, 'bump_message', () => random.pick(BUMP_MESSAGES));
  set(0.15, 'version_files', () => random.pick(VERSION_FILES));
  set(0.08, 'legacy_tag_formats', () =>
    random.pick([['$version'], ['v$version'], ['old-$version', '$version']]),
  );
  set(0.08, 'ignored_tag_formats', () => random.pick([['nightly*'], ['*-x'], ['$version-x']]));
  set(0.05, 'changelog_file', () => random.pick(['HISTORY.md', 'docs.md', 'CHANGES']));
  set(0.05, 'changelog_format', () => random.pick(['markdown', 'markdown', 'nope']));
  set(0.05, 'change_type_order', () =>
    random.pick([
      ['Fix', 'Feat'],
      ['BREAKING CHANGE', 'New'],
    ]),
  );
  set(0.05, 'change_type_map', () =>
    random.pick([
      { feat: 'New', fix: 'Fixed' },
      { feat: 'Feat', perf: 'Feat' },
    ]),
  );
  set(0.05, 'pre_bump_hooks', () =>
    random.pick([['echo pre'], ['false'], ['echo x > made.txt', 'env | grep ^CZ_ | sort']]),
  );
  set(0.05, 'post_bump_hooks', () => random.pick([['echo post'], ['false'], ['env | grep ^CZ_ | sort']]));
  set(0.02, 'version_scheme', () => 'nope');
  set(0.02, 'version_provider', () => 'nope');
  set(0.02, 'name', () => random.pick(['nope', 'cz_conventional_commits']));
  set(0.03, 'changelog_start_rev', () => random.pick(['HEAD~1', 'v1.0.0', 'nope']));
  set(0.04, 'allow_abort', () => true);
  set(0.04, 'message_length_limit', () => 20);
  set(0.04, 'allowed_prefixes', () => random.pick([['WIP'], []]));
  set(0.03, 'unknown_key', () => 'x');
  set(0.03, 'encoding', () => random.pick(['utf-8', 'latin-1', 'cp1252']));
}

const BUMP_MESSAGES = [
  'release $current_version -> $new_version',
  'release: $new_version [skip ci]\n\nfrom $current_version, $foo ${new_version}x $$',
  'chore(release): ${new_version}',
  '# $new_version',
  'feat: $new_version',
];

const VERSION_FILES = [
  ['a.txt'],
  ['a.txt:version'],
  ['src/*.py'],
  ['src/x.py:__version__', 'a.txt'],
  ['a.txt:^ver', 'a.txt:dep'],
  ['none.txt'],
  ['src/**/x.py'],
];

function versionedFiles(random: Random, version: string): Files {
  return {
    'a.txt': random.pick([
      `version ${version}\ndep==1${version}\n`,
      `ver = "${version}"\nother ${version} ${version}`,
      'nothing here\n',
      `version ${version}\r\nmore\r\n`,
    ]),
    'src/x.py': `__version__ = "${version}"\nOLD = "${version}"\n`,
  };
}

function filesOf(random: Random, provider: string, version: string, config: Config): Files {
  const where = random.weighted([
    [10, 'pyproject.toml'],
    [1, random.pick(['.cz.toml', 'cz.toml'])],
    [1, random.pick(['.cz.json', 'cz.json'])],
    [1, random.pick(['.cz.yaml', 'cz.yaml'])],
  ]);
  const project: Record<string, string> = {};
  if (provider === 'pep621' || provider === 'uv') {
    project['pyproject.toml'] = `[project]\nname = "my-app"\nversion = "${version}"\n`;
  }
  if (provider === 'poetry')
    project['pyproject.toml'] = `[tool.poetry]\nname = "my-app"\nversion = "${version}"\n`;
  if (provider === 'uv') {
    project['uv.lock'] =
      `version = 1\n\n[[package]]\nname = "dep"\nversion = "${version}"\nsource = { registry = "https://pypi.org/simple" }\n\n` +
      `[[package]]\nname = "my-app"\nversion = "${version}"\nsource = { virtual = "." }\n`;
  }
  if (provider === 'npm') project['package.json'] = `{\n  "name": "x",\n  "version": "${version}"\n}\n`;
  if (provider === 'composer')
    project['composer.json'] = `{\n    "name": "x/y",\n    "version": "${version}"\n}\n`;
  if (provider === 'cargo') project['Cargo.toml'] = `[package]\nname = "x"\nversion = "${version}"\n`;
  const own = where.endsWith('.toml')
    ? `[tool.commitizen]\n${toml(config)}`
    : where.endsWith('.json')
      ? `${JSON.stringify({ commitizen: config }, null, 2)}\n`
      : yaml(config);
  const before = project[where];
  return { ...project, [where]: before === undefined ? own : `${before}\n${own}` };
}

function toml(config: Config): string {
  const tables: string[] = [];
  const lines = Object.entries(config).flatMap(([key, value]) => {
    if (typeof value === 'object' && !Array.isArray(value)) {
      tables.push(`\n[tool.commitizen.${key}]\n${toml(value as Config)}`);
      return [];
    }
    return [`${key} = ${JSON.stringify(value)}`];
  });
  return `${lines.join('\n')}\n${tables.join('')}`;
}

/** JSON values are also YAML values. */
function yaml(config: Config): string {
  const lines = Object.entries(config).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`);
  return `commitizen:\n${lines.join('\n')}\n`;
}
