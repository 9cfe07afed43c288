import type { Step } from '../harness/scenario.ts';
import { anyChangelog } from './changelogs.ts';
import { anyMessage } from './messages.ts';
import type { Project } from './project.ts';
import type { Random } from './random.ts';

/** The history of the project before the release. */
export function anyHistory(random: Random, project: Project): readonly Step[] {
  const tag = tagOf(project.tagFormat, project.version);
  const changelog = anyChangelog(random, tag, project.version);
  const files = { ...project.files, ...(changelog === null ? {} : { [project.changelogFile]: changelog }) };
  return [
    { commit: random.pick(['chore: begin', 'feat: begin', 'Initial commit']), files },
    ...random.maybe(0.15, () => [anyTag(random, random.pick(['v0.0.9', '0.0.9', 'nightly', 'v0.1', 'x-y']))]),
    ...commits(random, random.int(3)),
    ...random.maybe(0.85, () => [anyTag(random, tag)]),
    ...random.maybe(0.04, () => [anyTag(random, project.version)]),
    ...later(random),
    ...random.maybe(0.05, () => [{ write: { 'untracked.txt': 'x\n' } }]),
    ...random.maybe(0.03, () => [
      {
        hook: random.pick(['pre-commit', 'commit-msg']),
        script: random.pick(['exit 1', 'echo hooked', 'echo note >&2']),
      },
    ]),
  ];
}

/** Commits, a branch and its merge, and other tags. */
export function later(random: Random): readonly Step[] {
  return [
    ...commits(
      random,
      random.weighted([
        [1, 0],
        [4, 1],
        [3, 2],
        [2, 4],
      ]),
    ),
    ...random.maybe(0.12, () => merge(random)),
    ...random.maybe(0.06, () => [
      anyTag(
        random,
        random.pick(['v0.5.0', 'nightly-2', 'build/7', '9.0.0rc1', 'v1.0.1-rc0', '1.0.0-x', 'latest']),
      ),
    ]),
    ...random.maybe(0.1, () => commits(random, 1)),
  ];
}

function commits(random: Random, count: number): readonly Step[] {
  return random.times(count, () => ({ commit: anyMessage(random) }));
}

function merge(random: Random): readonly Step[] {
  return [
    { git: ['checkout', '--quiet', '-b', 'topic'] },
    ...commits(random, 1 + random.int(2)),
    { git: ['checkout', '--quiet', 'main'] },
    ...random.maybe(0.5, () => commits(random, 1)),
    {
      git: [
        'merge',
        '--quiet',
        '--no-ff',
        '-m',
        random.pick(["Merge branch 'topic'", 'feat: merged topic']),
        'topic',
      ],
    },
    { git: ['branch', '-D', 'topic'] },
  ];
}

function anyTag(random: Random, name: string): Step {
  return random.chance(0.3)
    ? { tag: name, message: random.pick([name, 'a message\n\nof two']) }
    : { tag: name };
}

function tagOf(format: string, version: string): string {
  const [major = '0', minor = '0', patch = '0'] = /\d+(\.\d+)*/.exec(version)?.[0].split('.') ?? [];
  const values: Record<string, string> = { version, major, minor, patch, prerelease: '', devrelease: '' };
  return format.replace(/\$(\$|\w+|\{\w+\})/g, (all, name: string) =>
    name === '$' ? '$' : (values[name.replace(/[{}]/g, '')] ?? all),
  );
}
