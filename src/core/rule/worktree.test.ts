import { describe, expect, it } from 'vitest';
import { tag } from '../../../test/support/facts.ts';
import { judges, on, verdict } from '../../../test/support/verdict.ts';
import type { Row } from '../../../test/support/verdict.ts';

const MERGING = { sha: 'head', branch: 'main', operation: 'merge' };

judges([
  ['clean-tree', 'another file is dirty', { snapshot: { dirty: ['a.py'] } }, 'broken', 'a.py'],
  ['clean-tree', 'a merge is in progress', { snapshot: { head: MERGING } }, 'broken', 'merge'],
  ['release-branch', 'a feature branch', { snapshot: on('feat/x') }, 'broken', 'feat/x'],
  ['release-branch', 'detached', { snapshot: on(null) }, 'broken', 'detached'],
  ['release-branch', 'another main branch', { snapshot: on('trunk'), mainBranch: 'trunk' }, 'kept', ''],
  [
    'release-branch',
    'the hotfix branch of this patch',
    { snapshot: on('hotfix/v1.1.1'), to: '1.1.1' },
    'kept',
    '',
  ],
  [
    'release-branch',
    'the hotfix branch of another patch',
    { snapshot: on('hotfix/v1.1.2'), to: '1.1.1' },
    'broken',
    'hotfix/v1.1.2',
  ],
  [
    'release-branch',
    'a minor on its hotfix branch',
    { snapshot: on('hotfix/v1.2.0') },
    'broken',
    'hotfix/v1.2.0',
  ],
  [
    'release-branch',
    'a prerelease on a hotfix branch',
    { snapshot: on('hotfix/v1.1.1a0'), to: '1.1.1a0' },
    'broken',
    'main',
  ],
]);

const finals = (...names: readonly string[]) => ({ tags: names.map((name) => tag(name, name)) });
const SHIP = { line: 'hotfix', to: '1.1.1' } as const;

describe.each<readonly [when: string, sketch: Row[2], next: string]>([
  ['on main', { ...SHIP }, 'relctl hotfix v1.1.0'],
  ['detached', { ...SHIP, snapshot: on(null) }, 'relctl hotfix v1.1.0'],
  [
    'on another branch',
    { ...SHIP, snapshot: on('mend') },
    'relctl hotfix v1.1.0; or, if the fix is on this branch: git branch -m mend hotfix/v1.1.1',
  ],
  [
    'where the release is mended already',
    { ...SHIP, snapshot: finals('v1.2.0', 'v1.1.1', 'v1.1.0', 'v1.0.9') },
    'relctl hotfix v1.1.1',
  ],
  [
    'on a main that is in a prerelease',
    { line: 'hotfix', from: '1.2.0a0', to: '1.2.0', snapshot: finals('v1.2.0a0', 'v1.1.1', 'v1.1.0') },
    'relctl hotfix v1.1.1',
  ],
  [
    'where nothing is released',
    { ...SHIP, currentTag: null, snapshot: { tags: [] } },
    'there is no release to fix yet; on main: relctl bump',
  ],
])('hotfix ship %s', (_, sketch, next) => {
  it('says which hotfix to start', () => {
    const [violation] = verdict('release-branch', sketch)?.violations ?? [];
    expect(violation).toMatchObject({ remedy: next, overridable: false });
  });
});
