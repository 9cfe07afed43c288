import type { Facts } from '../../src/core/rule/facts.ts';
import type { RemoteRefs, Snapshot, VersionChange } from '../../src/core/snapshot/snapshot.ts';
import { tagReader } from '../../src/core/tag/recognise.ts';
import type { Tag } from '../../src/core/tag/tag.ts';
import { semver } from '../../src/core/version/semver.ts';
import { parseVersion } from '../../src/core/version/version.ts';
import type { Version } from '../../src/core/version/version.ts';

export function version(text: string): Version {
  const parsed = parseVersion(text);
  if (parsed === null) throw new Error(`${text} is no version`);
  return parsed;
}

export function tag(name: string, commit: string): Tag {
  return { name, commit, object: commit, date: '2026-01-02' };
}

export function change(sha: string, firstLine: string, from: string, to: string): VersionChange {
  return {
    sha,
    firstLine,
    releases: [],
    version: to,
    file: 'pyproject.toml',
    from: [from],
    bumpMessage: null,
    isRevert: false,
  };
}

export const REMOTE: RemoteRefs = {
  kind: 'asked',
  name: 'origin',
  defaultBranch: 'main',
  branch: 'head',
  tags: new Map([['v1.1.0', 'c110']]),
  pushUrls: 1,
  lacking: [],
  difference: { behind: 0, ahead: [] },
};

const SNAPSHOT: Snapshot = {
  today: '2026-02-03',
  toolVersion: '0.0.0',
  head: { sha: 'head', branch: 'main', operation: null },
  dirty: [],
  shallow: new Set(),
  tags: [tag('v1.1.0', 'c110')],
  released: null,
  files: new Map(),
  readOnly: [],
  remote: REMOTE,
  template: null,
  hotfixes: [],
  signing: { kind: 'unsigned' },
  preflight: [],
  history: {
    commits: [{ sha: 'head', parents: ['c110'], subject: 'feat: search', body: '' }],
    changelog: null,
    versionChanges: [],
    unread: [],
    taggedVersion: '1.1.0',
  },
};

export interface FactsSketch extends Partial<Omit<Facts, 'snapshot' | 'current' | 'next'>> {
  readonly from?: string;
  readonly to?: string;
  readonly phase?: Facts['next']['phase'];
  readonly currentTag?: Tag | null;
  readonly stray?: Facts['current']['stray'];
  readonly file?: string | null;
  readonly snapshot?: Partial<Omit<Snapshot, 'history'>>;
  readonly history?: Partial<Snapshot['history']>;
}

/** A release from 1.1.0 to 1.2.0 that keeps every rule, but for what the sketch says. */
export function facts(sketch: FactsSketch = {}): Facts {
  const {
    from = '1.1.0',
    to = '1.2.0',
    phase = null,
    currentTag = tag(`v${from}`, 'c110'),
    stray = null,
    file = 'pyproject.toml',
    ...rest
  } = sketch;
  const formats = { current: 'v$version', legacy: [], ignored: [] };
  return {
    current: {
      version: version(from),
      spelled: semver.format(version(from)),
      tagName: `v${from}`,
      tag: currentTag,
      stray,
      file,
    },
    next: { version: version(to), spelled: to, tagName: `v${to}`, phase },
    mainBranch: 'main',
    hotfixBranch: `hotfix/v${to}`,
    pushes: true,
    plannedPaths: ['pyproject.toml', 'CHANGELOG.md'],
    readTag: tagReader(formats).versionOf,
    tagFormats: ['v$version'],
    message: `bump: version ${from} → ${to}`,
    bumpMessage: 'bump: version $current_version → $new_version',
    free: '1.2.1',
    isFirstRelease: false,
    versionFiles: [],
    askedByCommits: 'MINOR',
    evidence: [],
    line: 'any',
    isHotfix: false,
    ...rest,
    snapshot: { ...SNAPSHOT, ...sketch.snapshot, history: { ...SNAPSHOT.history, ...sketch.history } },
  };
}
