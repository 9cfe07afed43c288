import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { RELCTL, released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

/**
 * What a command may cost at most: git processes, files of the program that it loads, and their size in KB. These decide how
 * long it takes, and they don't depend on the machine. If you need more, raise the row in the same commit, and say why.
 */
const BUDGETS: readonly (readonly [line: string, git: number, files: number, kilobytes: number])[] = [
  ['--version', 0, 1, 3],
  ['hook commit-msg MESSAGE', 2, 5, 200],
  ['hook pre-commit', 2, 5, 200],
  ['check --commit-msg-file MESSAGE', 1, 8, 240],
  ['version --project', 1, 8, 370],
  ['images', 3, 8, 370],
  ['bump --dry-run --no-push', 6, 8, 380],
  ['changelog --dry-run', 3, 10, 410],
  ['explain', 4, 10, 370],
  ['notes', 7, 9, 370],
  ['status', 7, 8, 370],
];

const LOADED = fileURLToPath(new URL('../support/loaded.js', import.meta.url));

let repo: Scratch;
beforeAll(async () => {
  repo = await released(['update_changelog_on_bump = true']);
  await repo.commit('feat: one', {
    'CHANGELOG.md': '## v1.1.0 (2026-01-02)\n\n### Feat\n\n- the first feature\n',
  });
  await repo.write({ MESSAGE: 'feat: two\n' });
});

it.each(BUDGETS)('%s: at most %i git processes, %i files, %i KB', async (line, git, files, kilobytes) => {
  const place = join(repo.root, line.replaceAll(/\W/g, '-'));
  const trace = join(place, 'trace');
  await mkdir(trace, { recursive: true });
  const report = join(place, 'loaded.json');
  repo.env['GIT_TRACE2_EVENT'] = trace;
  repo.env['LOADED'] = report;
  const ran = await repo.run(process.execPath, ['--import', LOADED, RELCTL, ...line.split(' ')], repo.dir);
  delete repo.env['GIT_TRACE2_EVENT'];
  expect(ran).toMatchObject({ exit: 0 });
  const loaded = JSON.parse(await readFile(report, 'utf8')) as readonly string[];
  const sizes = await Promise.all(loaded.map(async (file) => (await stat(file)).size));
  const spent = {
    git: (await readdir(trace)).length,
    files: loaded.length,
    kilobytes: Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 1000),
  };
  expect(spent.git, 'git processes').toBeLessThanOrEqual(git);
  expect(spent.files, 'files').toBeLessThanOrEqual(files);
  expect(spent.kilobytes, 'KB').toBeLessThanOrEqual(kilobytes);
});
