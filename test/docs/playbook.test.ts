import { readFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

/** A command of the page, with what its comment says about it. */
interface Typed {
  readonly command: string;
  readonly exit: number;
  /** A part of the expected output, on stdout or stderr. Empty if the page does not say. */
  readonly says: string;
}

/** An event between two code blocks, under its name in the page. */
interface Scene {
  readonly scene: string;
}

type Recipe = readonly [title: string, steps: readonly (Typed | Scene)[]];

const PAGE = readFileSync(new URL('../../docs/playbook.md', import.meta.url), 'utf8');
const RECIPES = recipesOf(PAGE);

describe('docs/playbook.md', () => {
  it.each(RECIPES)('works as written: %s', async (_, steps) => {
    let repo = await developer();
    for (const step of steps) {
      if ('scene' in step) repo = await SCENES[step.scene]!(repo);
      else await follow(repo, step);
    }
  });

  it('contains no code that is not run, and uses every scene', () => {
    expect([...new Set(PAGE.match(/^```.+/gm))]).toEqual(['```sh']);
    expect(RECIPES.filter(([, steps]) => steps.length === 0)).toEqual([]);
    const set = RECIPES.flatMap(([, steps]) =>
      steps.flatMap((step) => ('scene' in step ? [step.scene] : [])),
    );
    expect(Object.keys(SCENES).toSorted()).toEqual([...new Set(set)].toSorted());
  });
});

/** Counts the edits before `git add`, so that every commit has a change of its own. */
let works = 0;

async function follow(repo: Scratch, { command, exit, says }: Typed): Promise<void> {
  const [, added] = /^git add (\S+)$/.exec(command) ?? [];
  if (added !== undefined) await repo.write({ [added]: `work ${++works}\n` });
  const ran = await repo.run('sh', ['-c', command], repo.dir);
  const answer = ran.stdout + ran.stderr;
  expect({ command, exit: ran.exit, answer }).toEqual({
    command,
    exit,
    answer: expect.stringContaining(says) as string,
  });
}

const SCENES: Readonly<Record<string, (repo: Scratch) => Promise<Scratch>>> = {
  async 'five features are on main'(repo) {
    for (const name of ['search', 'export', 'mail', 'pages', 'tax']) {
      await repo.commit(`feat: ${name}`, { [`src/${name}/${++works}.py`]: '' });
    }
    await repo.git('push', '--quiet', 'origin', 'main');
    return repo;
  },
  async 'a colleague pushes to main'(repo) {
    const colleague = await repo.clone(`colleague ${++works}`);
    await colleague.commit('feat: theirs', { 'src/theirs.py': '' });
    await colleague.git('push', '--quiet', 'origin', 'main');
    return repo;
  },
  async 'the remote refuses every push'(repo) {
    await repo.hook('pre-receive', 'echo main is closed today; exit 1', 'remote');
    return repo;
  },
  'in a checkout of depth 1': (repo) => repo.clone('checkout', '--depth', '1'),
  async 'a key of [tool.relctl] is misspelled'(repo) {
    await repo.write({
      'pyproject.toml': `${await repo.read('pyproject.toml')}\n[tool.relctl]\nremot = "origin"\n`,
    });
    return repo;
  },
};

/** A clone of the project in the recipes, with `relctl` on the PATH. */
async function developer(): Promise<Scratch> {
  const origin = await released();
  const repo = await origin.clone('my_app');
  const programs = join(repo.root, 'programs');
  await mkdir(programs);
  await writeFile(join(programs, 'relctl'), `#!/bin/sh\nexec "${process.execPath}" "${repo.program}" "$@"\n`);
  await chmod(join(programs, 'relctl'), 0o755);
  repo.env['PATH'] = `${programs}${delimiter}${repo.env['PATH'] ?? ''}`;
  return repo;
}

function recipesOf(page: string): readonly Recipe[] {
  const recipes = page.split(/^## /m).slice(1);
  return recipes.map((text) => [text.slice(0, text.indexOf('\n')), stepsIn(text)]);
}

function stepsIn(recipe: string): readonly (Typed | Scene)[] {
  const found = recipe.matchAll(/^<!-- scene: (.*) -->$|^```sh\n([^]*?)^```$/gm);
  return [...found].flatMap(([, scene, block = '']): readonly (Typed | Scene)[] =>
    scene === undefined ? block.trimEnd().split('\n').map(typed) : [{ scene }],
  );
}

function typed(line: string): Typed {
  const [command = '', comment = ''] = line.split(/\s+# /);
  const [, exit = '0'] = /^exits with (\d+)/.exec(comment) ?? [];
  const [, says = ''] = /→ (.*)$/.exec(comment) ?? [];
  return { command, exit: Number(exit), says };
}
