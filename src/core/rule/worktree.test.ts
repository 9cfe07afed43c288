import { describe, expect, it } from 'vitest';
import { on, verdict } from '../../../test/support/verdict.ts';
import type { Row } from '../../../test/support/verdict.ts';

const MERGING = { sha: 'head', branch: 'main', operation: 'merge' };

describe.each<Row>([
  ['clean-tree', 'another file is dirty', { snapshot: { dirty: ['a.py'] } }, 'broken', 'a.py'],
  ['clean-tree', 'a merge is under way', { snapshot: { head: MERGING } }, 'broken', 'merge'],
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
])('%s: %s', (rule, _, sketch, state, found) => {
  it(`is ${state}`, () => {
    const judged = verdict(rule, sketch);
    expect(judged?.state).toBe(state);
    expect(judged?.violations.map((one) => one.found).join('\n')).toContain(found);
  });
});
