import { expect, it } from 'vitest';
import { released } from '../support/scratch.ts';

/** What other tests don't ask for as JSON. That each answer is as docs/schema says is looked at by whatever runs relctl. */
const ASKED: readonly (readonly string[])[] = [
  ['ls'],
  ['schema'],
  ['hook', 'install'],
  ['hook', 'status'],
  ['hook', 'pre-commit'],
  ['hook', 'commit-msg', '.git/message'],
  ['hook', 'uninstall'],
  ['prerelease', '--dry-run'],
  ['resume'],
  ['abort'],
  ['changelog', '--export-template', '../changelog.j2'],
  ['hotfix', 'v1.1.0', '--pick', 'main'],
  ['hotfix', 'ship', '--dry-run'],
];

it('every command answers to --json in the shape that docs/schema has', async () => {
  const repo = await released();
  await repo.commit('fix: search', { 'search.py': '' });
  await repo.write({ '.git/message': 'fix: another\n' });
  for (const args of ASKED) {
    const { stdout } = await repo.relctl(...args, '--json');
    expect(Object.keys(JSON.parse(stdout) as object), args.join(' ')).not.toContain('error');
  }
});
