import { expect, it } from 'vitest';
import { released } from '../support/scratch.ts';

it('relctl explain shows line by line what a release counts, and changes nothing', async () => {
  const repo = await released();
  await repo.commit('docs: words\n\nrefactor: also this');
  await repo.commit('feat(search)!: find an order by its number');
  const before = await repo.state();
  const [newest, older] = (await repo.git('log', '-2', '--format=%h')).split('\n');
  expect(await repo.relctl('explain')).toEqual({
    exit: 0,
    stderr: '',
    stdout: `commit   subject                                     line that counted    increment
${newest ?? ''}  feat(search)!: find an order by its number  the subject          MINOR
${older ?? ''}  docs: words                                 refactor: also this  PATCH

v1.1.0..HEAD: 2 commits, MINOR from 1 line, PATCH from 1 line; the highest increment counts
major_version_zero is set: without it this would be MAJOR
increment: MINOR
version: 1.1.0 → 1.2.0
`,
  });
  expect(JSON.parse((await repo.relctl('explain', '--json', 'HEAD~1..HEAD')).stdout)).toEqual({
    shape: 1,
    range: 'HEAD~1..HEAD',
    commits: [
      {
        sha: (await repo.git('rev-parse', 'HEAD')).trim(),
        subject: 'feat(search)!: find an order by its number',
        increment: 'MINOR',
        line: 'feat(search)!: find an order by its number',
        asks: [
          {
            line: 'feat(search)!: find an order by its number',
            keyword: 'feat(search)!',
            increment: 'MINOR',
          },
        ],
      },
    ],
    increment: 'MINOR',
    majorVersionZero: { set: true, without: 'MAJOR' },
    next: null,
  });
  expect((await repo.relctl('explain', 'v1.0.0..v1.1.0')).stdout).toContain('\nversion: 1.0.0 → 1.1.0\n');
  expect(await repo.state()).toEqual(before);
});

it.each<readonly [readonly string[], number, RegExp]>([
  [[], 3, /no commits since v1\.1\.0/],
  [['HEAD..HEAD'], 3, /no commits in the range HEAD\.\.HEAD/],
  [['nope..HEAD'], 23, /the range nope\.\.HEAD can't be read: bad revision/],
  [['--output=x'], 18, /unknown option --output/],
  [['--', '--output=x'], 23, /it starts with a dash/],
  [['--name', 'cz_jira'], 5, /the commit convention cz_jira does not define which commits raise the version/],
])('relctl explain %j is refused', async (args, exit, stderr) => {
  const repo = await released();
  const ran = await repo.relctl('explain', ...args);
  expect({ exit: ran.exit, stdout: ran.stdout }).toEqual({ exit, stdout: '' });
  expect(ran.stderr).toMatch(stderr);
});

it('relctl explain refuses a shallow clone', async () => {
  const repo = await released();
  await repo.commit('feat: search');
  await repo.git('push', '--quiet', 'origin', 'main');
  const clone = await repo.clone('shallow', '--depth', '1');
  expect(await clone.relctl('explain')).toMatchObject({ exit: 80, stdout: '' });
  expect(await clone.relctl('explain', 'HEAD')).toMatchObject({ exit: 80, stdout: '' });
});
