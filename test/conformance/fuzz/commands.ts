import type { Run } from '../harness/scenario.ts';
import { anyMessage } from './messages.ts';
import type { Random } from './random.ts';

/** Whether relctl has this option of this command yet. */
export type Knows = (command: string, option: string | null) => boolean;

type Option = readonly [probability: number, name: string, value?: (random: Random) => string];

/** A command line. */
export function anyRun(random: Random, knows: Knows): Run {
  const command = random.weighted([
    [12, 'bump'],
    [knows('changelog', null) ? 6 : 0, 'changelog'],
    [1, 'check'],
    [2, 'version'],
  ]);
  if (command === 'bump')
    return { cz: [...random.maybe(0.02, () => ['-nr', '3,21']), 'bump', ...anyBump(random, knows)] };
  if (command === 'changelog') return { cz: ['changelog', ...anyChangelog(random, knows)] };
  return { cz: [command, ...(command === 'check' ? anyCheck(random) : anyVersion(random))] };
}

function anyBump(random: Random, knows: Knows): readonly string[] {
  return [
    ...options(random, 'bump', BUMP, knows),
    ...random.maybe(0.05, () => [
      random.pick(['2.0.0', '1.0.0', '1.1.0a0', '1.1.0-rc.1', 'abc', '1.0', '0.0.1', 'v3.0.0']),
    ]),
  ];
}

const BUMP: readonly Option[] = [
  [0.85, '--yes'],
  [0.15, '--dry-run'],
  [0.15, '--changelog'],
  [0.08, '--get-next'],
  [0.15, '--increment', (random) => random.pick(['PATCH', 'MINOR', 'MAJOR', 'minor'])],
  [0.2, '--prerelease', (random) => random.pick(['alpha', 'alpha', 'beta', 'rc'])],
  [0.05, '--devrelease', (random) => random.pick(['0', '1', '7', '-1'])],
  [0.06, '--increment-mode', (random) => random.pick(['exact', 'linear'])],
  [0.06, '--prerelease-offset', (random) => random.pick(['0', '1', '5'])],
  [0.03, '--local-version'],
  [0.04, '--build-metadata', (random) => random.pick(['abc', '001', 'a.b-c'])],
  [0.06, '--major-version-zero'],
  [0.08, '--allow-no-commit'],
  [0.06, '--annotated-tag'],
  [0.04, '--annotated-tag-message', (random) => random.pick(['note', 'a\n\nb'])],
  [0.05, '--changelog-to-stdout'],
  [0.04, '--git-output-to-stderr'],
  [0.05, '--check-consistency'],
  [0.04, '--version-files-only'],
  [0.02, '--files-only'],
  [0.03, '--no-verify'],
  [0.03, '--retry'],
  [0.04, '--tag-format', (random) => random.pick(['v$version', '$version', 'z-$version', 'nov'])],
  [
    0.04,
    '--bump-message',
    (random) => random.pick(['b $new_version', 'chore: $current_version $new_version']),
  ],
  [0.03, '--file-name', (random) => random.pick(['NEWS.md', 'x/y.md'])],
  [0.05, '--version-scheme', (random) => random.pick(['semver', 'pep440', 'semver2'])],
  [0.01, '--version-type', (random) => random.pick(['semver'])],
  [0.02, '--extra', (random) => random.pick(['k=v', 'foo'])],
];

function anyChangelog(random: Random, knows: Knows): readonly string[] {
  return [
    ...options(random, 'changelog', CHANGELOG, knows),
    ...random.maybe(0.25, () => [
      random.pick([
        '1.0.0',
        'v1.0.0',
        '1.0.0..1.1.0',
        '0.0.9..1.0.0',
        '..1.0.0',
        '1.0',
        '9.9.9',
        'abc',
        '1.0.0..',
      ]),
    ]),
  ];
}

const CHANGELOG: readonly Option[] = [
  [0.4, '--dry-run'],
  [0.4, '--incremental'],
  [0.15, '--unreleased-version', (random) => random.pick(['v2.0.0', '2.0.0', 'next'])],
  [0.1, '--start-rev', (random) => random.pick(['v1.0.0', 'HEAD~1', 'nope'])],
  [0.15, '--merge-prerelease'],
  [0.1, '--file-name', (random) => random.pick(['NEWS.md', 'HISTORY'])],
  [0.06, '--tag-format', (random) => random.pick(['v$version', '$version'])],
  [0.06, '--version-scheme', (random) => random.pick(['semver', 'pep440', 'semver2'])],
];

function anyCheck(random: Random): readonly string[] {
  return [
    ...random.weighted<() => readonly string[]>([
      [3, () => ['--message', anyMessage(random)]],
      [2, () => ['--rev-range', random.pick(['HEAD~1..HEAD', 'HEAD', 'HEAD..HEAD', 'nope..HEAD'])]],
    ])(),
    ...random.maybe(0.2, () => ['--message-length-limit', random.pick(['10', '0', '72'])]),
    ...random.maybe(0.1, () => ['--allow-abort']),
    ...random.maybe(0.1, () => ['--allowed-prefixes', random.pick(['wip', 'feat'])]),
  ];
}

function anyVersion(random: Random): readonly string[] {
  return [
    ...random.pick([['--project'], ['--project'], ['1.2.3-rc.1'], ['abc'], ['v2.0']]),
    ...random.maybe(0.5, () => [random.pick(['--major', '--minor', '--patch', '--tag'])]),
    ...random.maybe(0.4, () => [
      '--next',
      ...random.pick([[], ['MINOR'], ['NONE'], ['PATCH'], ['USE_GIT_COMMITS']]),
    ]),
  ];
}

function options(random: Random, command: string, table: readonly Option[], knows: Knows): readonly string[] {
  return table.flatMap(([probability, name, value]) => {
    const wanted = random.chance(probability);
    const given = value === undefined ? [] : [value(random)];
    return wanted && knows(command, name) ? [name, ...given] : [];
  });
}
