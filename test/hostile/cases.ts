import fc from 'fast-check';
import { pyproject } from '../support/pyproject.ts';
import { around, hostileBytes, hostileTemplate, hostileText, ROOT, SECRET } from './words.ts';

/** A hostile repository and one command line. Bytes are strings in latin1. */
export interface HostileCase {
  readonly config: string;
  /** Files by name. The text of a link starts with `->`. */
  readonly files: readonly (readonly [name: string, content: string])[];
  /** The newest one last. */
  readonly messages: readonly string[];
  readonly tags: readonly string[];
  readonly branch: string;
  /** null: the remote that exists. */
  readonly url: string | null;
  /** The git hook that refuses, so that the release is rolled back; null: none. */
  readonly refusing: 'pre-commit' | 'pre-receive' | null;
  /** What that hook, or the remote at every push, prints. */
  readonly said: string;
  /** Whether git shows HEAD with the version 9.9.9 and without its parent, by a replaced object. */
  readonly isReplaced: boolean;
  /** A push by hand to a server with relctl's hook, in place of a command line; null: none. */
  readonly push: HostilePush | null;
  readonly args: readonly string[];
}

/** A commit on top of HEAD, pushed to main and as a release tag. */
export interface HostilePush {
  readonly config: string;
  readonly message: string;
  readonly refspecs: readonly string[];
}

/** The version that the commit of a push has, if its configuration is not broken. */
export const PUSHED_VERSION = '9.9.9';

export function anyCase(): fc.Arbitrary<HostileCase> {
  return fc.record({
    config: fc.oneof({ weight: 14, arbitrary: config() }, { weight: 1, arbitrary: brokenConfig() }),
    files: fc.array(fc.tuple(fileName(), fileContent()), { maxLength: 3 }),
    messages: fc.array(message(), { minLength: 1, maxLength: 4 }),
    tags: fc.array(fc.oneof(fc.constantFrom('v1.2.0', 'v1.0.0', 'v1.2.0-a0', 'nightly'), hostileBytes), {
      maxLength: 3,
    }),
    branch: fc.oneof({ weight: 9, arbitrary: fc.constant('main') }, { weight: 1, arbitrary: hostileBytes }),
    url: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: url() }),
    refusing: fc.oneof(
      { weight: 4, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom('pre-commit' as const, 'pre-receive' as const) },
    ),
    said: hostileBytes,
    isReplaced: fc.oneof(
      { weight: 9, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    push: rarely(push(), 8),
    args: args(),
  });
}

function push(): fc.Arbitrary<HostilePush> {
  const first = fc.oneof(
    hostileBytes,
    around('bump: version 1.1.0 → ').map((text) => Buffer.from(text).toString('latin1')),
    fc.constantFrom('feat: x', 'chore: tidy', 'Revert "feat: x"', 'bump: version 1.1.0', 'Merge 9.9.9'),
  );
  const trailer = fc.constantFrom(
    '',
    '\n\nRelctl-Release: v9.9.9',
    '\n\nThis reverts commit 0123456789abcdef0123456789abcdef01234567.',
  );
  return fc.record({
    config: fc.oneof(config(PUSHED_VERSION), brokenConfig(PUSHED_VERSION)),
    message: fc.tuple(first, trailer).map((parts) => parts.join('')),
    refspecs: fc.constantFrom(
      ['HEAD:refs/heads/main'],
      ['HEAD:refs/heads/main', 'HEAD:refs/tags/v9.9.9'],
      ['HEAD:refs/tags/v1.1.1', 'HEAD:refs/heads/other'],
      ['+HEAD:refs/heads/main', '+refs/replace/*:refs/replace/*'],
      ['HEAD:refs/heads/master', ':refs/heads/main'],
      ['HEAD:refs/tags/vv1.1.0'],
    ),
  });
}

/** Texts that a project can choose freely. A release works with most of them. */
const FREE_KEYS = ['bump_message', 'changelog_file', 'template'];
const NAMED_KEYS = [
  'name',
  'version',
  'version_provider',
  'version_scheme',
  'tag_format',
  'changelog_format',
  'changelog_start_rev',
  'encoding',
];
const LIST_KEYS = [
  'version_files',
  'legacy_tag_formats',
  'ignored_tag_formats',
  'change_type_order',
  'allowed_prefixes',
];
const FLAG_KEYS = [
  'update_changelog_on_bump',
  'changelog_incremental',
  'changelog_merge_prerelease',
  'annotated_tag',
  'gpg_sign',
  'major_version_zero',
  'allow_abort',
];
const OTHER_KEYS = ['prerelease_offset', 'message_length_limit', 'extras', 'change_type_map', 'nonsense'];
const CUSTOMIZE_KEYS = [
  'bump_pattern',
  'changelog_pattern',
  'commit_parser',
  'schema_pattern',
  'schema',
  'example',
  'info',
  'info_path',
  'message_template',
  'change_type_order',
  'bump_map',
];
const RELCTL_KEYS = [
  'profile',
  'main_branch',
  'hotfix_branch',
  'remote',
  'push',
  'image',
  'max_branch_days',
  'rules',
  'nonsense',
];
/** Commands for a shell belong to the project, so they are not hostile here. */
export const HOOKS = ['true', 'false', 'echo x > made.txt', 'git add -A', 'rm -f a.txt'];

/** Paths that lead out of the project, some of them through links of the case. */
const WAYS_OUT = [
  '../outside/f.md',
  `${ROOT}/outside/f.md`,
  'a/../../outside/f.md',
  '../outside/*.md',
  'link/f.md',
  'CHANGELOG.md',
  '.git/notes.md',
  'docs/f.md',
];

type Entry = readonly [key: string, value: string];

function config(version = '1.1.0'): fc.Arbitrary<string> {
  const text = hostileText.map(quoted);
  const texts = fc.array(hostileText, { maxLength: 3 }).map(list);
  const table = fc.tuple(text, text).map(([key, value]) => `{${key} = ${value}}`);
  const flag = fc.constantFrom('true', 'false');
  const any = fc.oneof(text, texts, table, flag, fc.constantFrom('0', '-1', '1.5', 'nan', '1979-05-27'));
  const entries = (keys: readonly string[], value: fc.Arbitrary<string>): fc.Arbitrary<Entry> =>
    fc.tuple(fc.constantFrom(...keys), value);
  const entry = fc.oneof(
    { weight: 4, arbitrary: entries(FREE_KEYS, text) },
    { weight: 2, arbitrary: entries(['changelog_file'], fc.constantFrom(...WAYS_OUT).map(quoted)) },
    {
      weight: 2,
      arbitrary: entries(
        ['version_files'],
        fc.constantFrom(...WAYS_OUT).map((path) => list(['a.txt', `${path}:1.1.0`])),
      ),
    },
    { weight: 4, arbitrary: entries(LIST_KEYS, texts) },
    { weight: 3, arbitrary: entries(FLAG_KEYS, flag) },
    { weight: 2, arbitrary: entries(NAMED_KEYS, text) },
    { weight: 2, arbitrary: entries(['extras', 'change_type_map'], table) },
    {
      weight: 1,
      arbitrary: entries([...FREE_KEYS, ...NAMED_KEYS, ...LIST_KEYS, ...FLAG_KEYS, ...OTHER_KEYS], any),
    },
    {
      weight: 1,
      arbitrary: entries(
        ['pre_bump_hooks', 'post_bump_hooks'],
        fc.constantFrom(...HOOKS).map((hook) => list([hook])),
      ),
    },
  );
  const customize = fc.array(entries(CUSTOMIZE_KEYS, fc.oneof({ weight: 6, arbitrary: text }, any)), {
    maxLength: 3,
  });
  const own = entries(RELCTL_KEYS, fc.oneof({ weight: 4, arbitrary: text }, any));
  return fc
    .tuple(fc.array(entry, { maxLength: 3 }), rarely(customize, 4), rarely(own, 5))
    .map(([project, rules, relctl]) => {
      const named: readonly Entry[] = rules === null ? [] : [['name', '"cz_customize"']];
      const tables = [
        ...(rules === null ? [] : ['[tool.commitizen.customize]', ...linesOf(rules)]),
        ...(relctl === null ? [] : ['[tool.relctl]', ...linesOf([relctl])]),
      ];
      const document = pyproject(version, linesOf([...named, ...project]), `${tables.join('\n')}\n`);
      return Buffer.from(document).toString('latin1');
    });
}

/** A key can be in a table only once. */
function linesOf(entries: readonly Entry[]): readonly string[] {
  return [...new Map(entries)].map(([key, value]) => `${key} = ${value}`);
}

/** A text that was cut, or into which something was inserted. */
function brokenConfig(version = '1.1.0'): fc.Arbitrary<string> {
  return fc
    .tuple(config(version), fc.nat(1000), fc.nat(20), hostileBytes)
    .map(([text, at, length, bytes]) => text.slice(0, at) + bytes + text.slice(at + length));
}

function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}

function list(texts: readonly string[]): string {
  return `[${texts.map(quoted).join(', ')}]`;
}

function fileName(): fc.Arbitrary<string> {
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        'CHANGELOG.md',
        'CHANGELOG.md',
        'CHANGELOG.md',
        'CHANGELOG.md.j2',
        'CHANGELOG.md.j2',
        'CHANGELOG.md',
        'a.txt',
        'a.txt',
        'a.txt',
        'src/b.txt',
        'uv.lock',
        'link',
        '.cz.toml',
        'cz.json',
        '.cz.yaml',
        'package.json',
        'Cargo.toml',
        'docs/f.md',
      ),
    },
    { weight: 1, arbitrary: hostileBytes },
  );
}

function fileContent(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: around('## v1.1.0 (2026-01-01)\n\n### Feat\n\n- ', '\n\n## v1.0.0\n') },
    { weight: 2, arbitrary: around('version = "1.1.0"\n') },
    { weight: 1, arbitrary: around('# ', '\n## Unreleased\n\ntext\n') },
    { weight: 1, arbitrary: around('[tool.commitizen]\nversion = "1.1.0"\n', '\n') },
    { weight: 1, arbitrary: around('{"commitizen": {"version": "1.1.0", "x": "', '"}}') },
    { weight: 1, arbitrary: hostileBytes },
    { weight: 3, arbitrary: hostileTemplate },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '->../outside/f.md',
        `->${ROOT}/outside/f.md`,
        '->../outside/new.md',
        '->../outside',
        '->../outside',
        '->pyproject.toml',
        '->gone',
        '->CHANGELOG.md',
        '->..',
        '->.git/config',
        '->/dev/null',
      ),
    },
  );
}

function message(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: around('feat: ') },
    { weight: 2, arbitrary: around('fix(', '): y\n\nBREAKING CHANGE: z') },
    { weight: 1, arbitrary: around('chore: x\n\n') },
    { weight: 1, arbitrary: hostileBytes },
  );
}

function url(): fc.Arbitrary<string> {
  return fc.oneof(
    hostileText,
    fc.constantFrom(
      'ext::sh -c touch% pwned',
      '--upload-pack=touch pwned',
      'ssh://-oProxyCommand=touch%20pwned/x',
      `https://ada:${SECRET}@127.0.0.1:1/x.git`,
      `https://127.0.0.1:1/x.git?token=${SECRET}`,
      'git://127.0.0.1:1/x',
      'file:///nonexistent/x',
    ),
  );
}

interface Words {
  readonly weight: number;
  readonly words: readonly string[];
  /** Options with a value. Options that name an output file are left out: that file can be anywhere. */
  readonly valued: readonly string[];
  readonly plain: readonly string[];
  /** Whether a word can follow. */
  readonly takesWord: boolean;
}

const RELEASE = ['--json', '--no-push', '--dry-run'];
const COMMANDS: readonly Words[] = [
  of(
    14,
    'bump --yes --allow clean-tree',
    RELEASE,
    '--increment --prerelease --tag-format --bump-message --file-name --template --extra --remote --allow',
    true,
  ),
  of(
    6,
    'bump --yes --changelog',
    [
      '--check-consistency',
      '--annotated-tag',
      '--retry',
      '--version-files-only',
      '--changelog-to-stdout',
      '--json',
      '--local-version',
    ],
    '--build-metadata --annotated-tag-message --version-scheme --devrelease',
    false,
  ),
  of(4, 'bump --yes --increment MINOR --no-push', ['--json'], '--config --profile', false),
  of(3, 'bump --dry-run', ['--json', '--get-next'], '--remote --tag-format --name', true),
  of(
    4,
    'bump --yes --profile commitizen',
    ['--changelog', '--push', '--json'],
    '--tag-format --prerelease',
    false,
  ),
  of(
    4,
    'changelog',
    ['--dry-run', '--incremental', '--merge-prerelease', '--json'],
    '--start-rev --unreleased-version --tag-format --template --extra',
    true,
  ),
  of(
    4,
    'check',
    ['--json', '--allow-abort'],
    '--message --rev-range --commit-msg-file --allowed-prefixes',
    false,
  ),
  of(1, 'version --project', ['--major', '--tag', '--json'], '--next', false),
  of(1, 'version', ['--report', '--verbose', '--minor'], '--next', true),
  of(2, 'notes', ['--json'], '--config', true),
  of(2, 'images', ['--json'], '--config', true),
  of(2, 'explain', ['--json'], '--config', true),
  of(2, 'status', ['--json'], '-C', false),
  of(3, 'prerelease --yes', RELEASE, '--allow --remote', true),
  of(3, 'hotfix', ['--dry-run', '--json'], '--pick --remote', true),
  of(2, 'hotfix v1.1.0', ['--dry-run', '--json'], '--pick', false),
  of(1, 'hotfix reconcile --yes', ['--dry-run', '--json'], '--skip --branch', false),
  of(1, 'hotfix ship --yes', RELEASE, '--allow', false),
  of(1, 'schema', ['--json'], '--name', false),
  of(1, 'info', [], '--name', false),
  of(1, 'example', [], '-C', false),
  of(1, 'commit', ['--retry', '--all'], '--message-length-limit', true),
  of(1, 'resume', ['--json'], '-C', false),
  of(1, 'abort', ['--json'], '-C', false),
];

function of(
  weight: number,
  words: string,
  plain: readonly string[],
  valued: string,
  takesWord: boolean,
): Words {
  return { weight, words: words.split(' '), valued: valued.split(' '), plain, takesWord };
}

/** The value, once in so many times; null otherwise. */
function rarely<T>(some: fc.Arbitrary<T>, times: number): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: times - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: some });
}

function args(): fc.Arbitrary<readonly string[]> {
  const commands = COMMANDS.map(({ weight, words, valued, plain, takesWord }) => {
    const pair = fc.tuple(fc.constantFrom(...valued), hostileText);
    const given = rarely(
      fc.oneof(pair, ...(plain.length === 0 ? [] : [fc.constantFrom(...plain).map((word) => [word])])),
      2,
    );
    const last = takesWord ? rarely(hostileText, 3) : fc.constant(null);
    const line = fc
      .tuple(given, last)
      .map(([option, word]) => [...words, ...(option ?? []), ...(word === null ? [] : ['--', word])]);
    return { weight, arbitrary: line };
  });
  const junk = fc.array(hostileText, { maxLength: 3 });
  // An argument of a process can't contain NUL.
  return fc
    .oneof(...commands, { weight: 1, arbitrary: junk })
    .map((words) => words.map((text) => text.replaceAll('\0', '')));
}
