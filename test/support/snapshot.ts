import type { Commit } from '../../src/core/commit/commit.ts';
import { configPaths, locateConfig } from '../../src/core/config/locate.ts';
import { readSettings } from '../../src/core/config/read.ts';
import type { Settings } from '../../src/core/config/settings.ts';
import { intentOf, plainIntent } from '../../src/core/release/intent.ts';
import type { Asked, Intent } from '../../src/core/release/intent.ts';
import type { Snapshot } from '../../src/core/snapshot/snapshot.ts';
import { REMOTE, tag } from './facts.ts';
import { pyproject } from './pyproject.ts';

export function intent(asked: Partial<Asked> = {}): Intent {
  return intentOf({ ...plainIntent('bump'), version: null, increment: null, ...asked });
}

export function settingsOf(files: Readonly<Record<string, string>>): Settings {
  const texts = new Map(Object.entries(files));
  return readSettings(locateConfig(configPaths(''), texts), texts);
}

/** Commits from their messages, newest first; their ids are c1, c2, … from the oldest. */
export function commits(...messages: readonly string[]): readonly Commit[] {
  return messages.map((message, index) => {
    const [subject = '', ...body] = message.split('\n\n');
    const number = messages.length - index;
    return { sha: `c${number}`, parents: [`c${number - 1}`], subject, body: body.join('\n\n') };
  });
}

/** The usual test project at 1.1.0, released and pushed, with these commits since the release. */
export function snapshot(history: readonly Commit[], more: Partial<Snapshot> = {}): Snapshot {
  return {
    today: '2026-02-03',
    toolVersion: '1.0.0',
    head: { sha: history[0]?.sha ?? 'c0', branch: 'main', operation: null },
    dirty: [],
    shallow: new Set(),
    tags: [tag('v1.1.0', 'c0')],
    released: null,
    files: new Map([['pyproject.toml', pyproject('1.1.0')]]),
    readOnly: [],
    remote: REMOTE,
    template: null,
    hotfixes: null,
    signing: { kind: 'unsigned' },
    preflight: [],
    history: { commits: history, changelog: history, versionChanges: [], unread: [], taggedVersion: '1.1.0' },
    ...more,
  };
}
