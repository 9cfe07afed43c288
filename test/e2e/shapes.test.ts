import { expect, it } from 'vitest';
import { released } from '../support/scratch.ts';

/** Commands that other tests do not run with --json. The test support checks every JSON answer against docs/schema. */
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

it('every command prints --json in the shape of docs/schema', async () => {
  const repo = await released();
  await repo.commit('fix: search', { 'search.py': '' });
  await repo.write({ '.git/message': 'fix: another\n' });
  for (const args of ASKED) {
    const { stdout } = await repo.relctl(...args, '--json');
    expect(Object.keys(JSON.parse(stdout) as object), args.join(' ')).not.toContain('error');
  }
});
