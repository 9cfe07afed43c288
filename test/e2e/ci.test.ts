import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { CiChoices } from '../../src/core/init/ci/choices.ts';
import { githubWorkflow } from '../../src/core/init/ci/github.ts';
import { gitlabPipeline } from '../../src/core/init/ci/gitlab.ts';
import { released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';
import { WorkflowRunner } from '../support/workflow.ts';
import type { JobRan } from '../support/workflow.ts';

const IMAGE = 'registry.example.com/my_app';
const BASELINE = '.relctl-baseline.json';
const REGISTRY = { 'secrets.REGISTRY_USER': 'ci', 'secrets.REGISTRY_PASSWORD': 's3cret' };
const LOGIN = ['docker login registry.example.com --username ci --password-stdin', 'password s3cret'];

const CHOICES: CiChoices = {
  packageName: 'my_app',
  imageName: IMAGE,
  python: '3.12',
  mainBranch: 'main',
  baseline: true,
  coverage: true,
  versionArgument: true,
  format: true,
  docker: true,
};

let runner: WorkflowRunner;

beforeAll(async () => {
  runner = await WorkflowRunner.create(githubWorkflow(CHOICES));
});

beforeEach(async () => {
  await runner.calls();
  await runner.registryHas();
});

/** A released project with one more feature on main, which is pushed. */
async function project(image = IMAGE): Promise<Scratch> {
  const scratch = await released([], `[tool.relctl]\nimage = "${image}"\n`);
  await scratch.commit('feat: search');
  await scratch.git('push', '--quiet', 'origin', 'main');
  return scratch;
}

/** What the checkout action leaves: the whole history, and HEAD detached at the commit, so that the job must create a branch. */
async function checkout(scratch: Scratch, rev: string): Promise<Scratch> {
  const clone = await scratch.clone(`runner ${rev.replace('/', '-')}`);
  await clone.git('checkout', '--quiet', '--detach', rev);
  return clone;
}

async function runOn(
  job: string,
  clone: Scratch,
  kind: 'branch' | 'tag',
  name: string,
  context: Readonly<Record<string, string>> = {},
): Promise<JobRan> {
  return runner.run(
    job,
    clone,
    { 'github.event_name': 'push', 'github.token': 'gh-token', ...context },
    {
      GITHUB_REF: `refs/${kind === 'tag' ? 'tags' : 'heads'}/${name}`,
      GITHUB_REF_NAME: name,
      GITHUB_REF_TYPE: kind,
      GITHUB_SHA: (await clone.git('rev-parse', 'HEAD')).trim(),
      GITHUB_BASE_REF: 'main',
    },
  );
}

it('the jobs of every push run the checks', async () => {
  const scratch = await project();
  const runs = {
    test: ['pytest --cov'],
    lint: ['ruff check', 'ruff format --check'],
    security: ['pip-audit'],
  };
  for (const [job, commands] of Object.entries(runs)) {
    expect((await runOn(job, scratch, 'branch', 'main')).last).toMatchObject({ exit: 0 });
    expect(await runner.calls()).toEqual(commands.map((command) => `uv run --locked ${command}`));
  }
});

it('the job history checks the messages and the rules for the commits of a pull request', async () => {
  const scratch = await project();
  expect(await scratch.relctl('audit', '--write-baseline')).toMatchObject({ exit: 0 });
  await scratch.commit('chore: what is known', { [BASELINE]: await scratch.read(BASELINE) });
  await scratch.git('push', '--quiet', 'origin', 'main');
  await scratch.git('switch', '--quiet', '--create', 'feat/good');
  await scratch.commit('feat: good');
  await scratch.git('push', '--quiet', 'origin', 'feat/good');
  const good = await checkout(scratch, 'origin/feat/good');
  const context = { 'github.event_name': 'pull_request' };
  expect((await runOn('history', good, 'branch', '1/merge', context)).last).toMatchObject({ exit: 0 });
  expect(await runner.calls()).toEqual([
    expect.stringMatching(/^npx --yes relctl@\S+ check --rev-range refs\/remotes\/origin\/main\.\.HEAD$/),
    expect.stringMatching(/^npx --yes relctl@\S+ audit --baseline \.relctl-baseline\.json$/),
  ]);
  await good.tag('v1.3.0');
  const byHand = await runOn('history', good, 'branch', '1/merge', context);
  expect(byHand.last).toMatchObject({ exit: 80 });
  expect(byHand.last.stdout).toContain('tags-made-by-release');
  await good.commit('did things');
  expect((await runOn('history', good, 'branch', '1/merge', context)).last).toMatchObject({ exit: 14 });
});

describe('a release that a person starts', () => {
  it('is pushed in the bot’s name, and gets its image once, in the same run', async () => {
    const scratch = await project();
    const clone = await checkout(scratch, 'origin/main');
    const { last, outputs } = await runOn('release', clone, 'branch', 'main', { 'inputs.kind': 'final' });
    expect(last).toMatchObject({ exit: 0 });
    const on = async (ref: string): Promise<string> =>
      (await scratch.git('ls-remote', 'origin', ref)).split('\t')[0] ?? '';
    const sha = await on('refs/heads/main');
    expect(await on('refs/tags/v1.2.0^{}')).toBe(sha);
    expect(await clone.git('log', '-1', '--format=%an %s', sha)).toBe(
      'github-actions[bot] bump: version 1.1.0 → 1.2.0\n',
    );
    expect(outputs).toMatchObject({
      'steps.release.outputs.tag': 'v1.2.0',
      'steps.release.outputs.version': '1.2.0',
      'steps.release.outputs.sha': sha,
    });

    await runner.calls();
    const context = {
      ...REGISTRY,
      'github.event_name': 'workflow_dispatch',
      'needs.release.outputs.tag': 'v1.2.0',
    };
    const image = await checkout(scratch, sha);
    expect((await runOn('docker', image, 'branch', 'main', context)).last).toMatchObject({ exit: 0 });
    const [named, ...calls] = await runner.calls();
    expect(named).toMatch(/^npx --yes relctl@\S+ images v1\.2\.0 --github-output$/);
    expect(calls).toEqual([
      ...LOGIN,
      `docker manifest inspect ${IMAGE}:1.2.0`,
      'docker buildx create --use',
      expect.stringContaining(
        `docker buildx build --tag ${IMAGE}:1.2.0 --tag ${IMAGE}:latest --build-arg VERSION=1.2.0 --label org.opencontainers.image.revision=${sha} --load --cache-from type=local,src=`,
      ),
      `docker push ${IMAGE}:latest`,
      `docker push ${IMAGE}:1.2.0`,
    ]);

    // If a run stopped between the two pushes, it is run again.
    await runner.registryHas(`${IMAGE}:latest`);
    expect((await runOn('docker', image, 'branch', 'main', context)).last).toMatchObject({ exit: 0 });
    expect((await runner.calls()).at(-1)).toBe(`docker push ${IMAGE}:1.2.0`);

    await runner.registryHas(`${IMAGE}:1.2.0`);
    const again = (await runOn('docker', image, 'tag', 'v1.2.0', REGISTRY)).last;
    expect(again).toMatchObject({ exit: 1 });
    expect(again.stdout).toContain(`::error::${IMAGE}:1.2.0 already exists`);
    await runner.registryHas('broken');
    const unknown = (await runOn('docker', image, 'tag', 'v1.2.0', REGISTRY)).last;
    expect(unknown.stdout).toContain('does not say whether it has');
    expect(unknown.exit).toBe(1);
    expect((await runner.calls()).filter((call) => /^docker (build|push)/.test(call))).toEqual([]);
  });

  it('is a prerelease if that kind is chosen; on a tag or for another kind nothing happens', async () => {
    const scratch = await project();
    const clone = await checkout(scratch, 'origin/main');
    const alpha = await runOn('release', clone, 'branch', 'main', { 'inputs.kind': 'alpha' });
    expect(alpha.outputs).toMatchObject({ 'steps.release.outputs.tag': 'v1.2.0-a0' });
    expect(await scratch.git('ls-remote', 'origin', 'refs/tags/v1.2.0-a0')).not.toBe('');
    const refs = await scratch.git('ls-remote', 'origin');
    const onTag = await runOn('release', clone, 'tag', 'v1.1.0', { 'inputs.kind': 'final' });
    expect(onTag.last).toMatchObject({ exit: 1, stdout: expect.stringContaining('::error::') as string });
    const other = await runOn('release', clone, 'branch', 'main', { 'inputs.kind': '$(touch x)' });
    expect(other.last).toMatchObject({ exit: 1 });
    expect(await scratch.git('ls-remote', 'origin')).toBe(refs);
  });
});

describe('the image of a branch', () => {
  it('has the name of the branch, and the next commit reuses it', async () => {
    const scratch = await project();
    const context = { ...REGISTRY };
    expect((await runOn('docker', scratch, 'branch', 'feat/login-button', context)).last).toMatchObject({
      exit: 0,
    });
    const calls = (await runner.calls()).slice(1);
    expect(calls).toEqual([
      ...LOGIN,
      'docker buildx create --use',
      expect.stringContaining(`docker buildx build --tag ${IMAGE}:feat-login-button --label`),
      `docker push ${IMAGE}:feat-login-button`,
    ]);
    expect((await runOn('docker', scratch, 'branch', 'feat/x')).last).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining('set the secrets REGISTRY_USER and REGISTRY_PASSWORD') as string,
    });
    await runner.calls();
    const request = { ...REGISTRY, 'github.event_name': 'pull_request' };
    expect((await runOn('docker', scratch, 'branch', 'feat/x', request)).last).toMatchObject({ exit: 0 });
    expect((await runner.calls()).slice(2)).toEqual([expect.stringContaining('docker buildx build')]);
  });

  it.each([
    ['ghcr.io/ada/my_app', ['docker login ghcr.io --username ada --password-stdin', 'password gh-token']],
    ['my_app', []],
  ])('as %s', async (image, login) => {
    const scratch = await project(image);
    expect((await runOn('docker', scratch, 'branch', 'main')).last).toMatchObject({ exit: 0 });
    const calls = (await runner.calls()).slice(1);
    const pushed = login.length === 0 ? [] : [`docker push ${image}:main`];
    const build = expect.stringContaining(`docker buildx build --tag ${image}:main`) as string;
    expect(calls).toEqual([...login, 'docker buildx create --use', build, ...pushed]);
  });
});

it('a tag that is not a release gets no image, and the job passes', async () => {
  const scratch = await project();
  await scratch.tag('deploy-2026-11-23');
  const ran = await runOn('docker', scratch, 'tag', 'deploy-2026-11-23', REGISTRY);
  expect(ran.last).toMatchObject({ exit: 0 });
  expect((await runner.calls()).slice(1)).toEqual([]);
});

it('runs every script of the workflow at least once', () => {
  expect(runner.unexecuted).toEqual([]);
});

it('GitLab: a manual release, then its image once, in the pipeline of its tag', async () => {
  const jobs = parse(gitlabPipeline(CHOICES)) as Record<string, { readonly script: readonly string[] }>;
  const scratch = await project();
  const clone = await checkout(scratch, 'origin/main');
  const env = {
    GITLAB_CI: 'true',
    RELCTL: 'relctl@1',
    CI_COMMIT_SHA: (await clone.git('rev-parse', 'HEAD')).trim(),
    CI_PROJECT_URL: (await clone.git('remote', 'get-url', 'origin')).trim().replace(/\.git$/, ''),
    CI_SERVER_HOST: 'gitlab.example.com',
    CI_REGISTRY: 'registry.example.com',
    CI_REGISTRY_USER: 'ci',
    CI_REGISTRY_PASSWORD: 's3cret',
    RELEASE_TOKEN: 't0ken',
  };
  const run = (job: string, more: Readonly<Record<string, string>>) =>
    runner.runLines(jobs[job]?.script ?? [], clone, { ...env, ...more });
  const branch = { CI_COMMIT_BRANCH: 'main', KIND: 'final' };
  expect(await run('release', { ...branch, RELEASE_TOKEN: '' })).toMatchObject({ exit: 1 });
  expect(await run('release', branch)).toMatchObject({ exit: 0 });
  expect(await clone.read('release.env')).toContain('RELCTL_TAG=v1.2.0\n');
  expect(await scratch.git('ls-remote', 'origin', 'refs/tags/v1.2.0')).not.toBe('');
  expect(await clone.git('config', '--local', '--list')).not.toContain('t0ken');

  const tag = { CI_COMMIT_BRANCH: '', CI_COMMIT_TAG: 'v1.2.0' };
  expect(await run('names', tag)).toMatchObject({ exit: 0 });
  const lines = (await clone.read('images.env')).trimEnd().split('\n');
  const names = Object.fromEntries(lines.map((line) => line.split('=', 2) as [string, string]));
  await runner.calls();
  expect(await run('docker', { ...tag, ...names })).toMatchObject({ exit: 0 });
  expect(await runner.calls()).toEqual([
    ...LOGIN,
    `docker manifest inspect ${IMAGE}:1.2.0`,
    'docker context create relctl',
    'docker buildx create --use relctl',
    `docker buildx build --tag ${IMAGE}:1.2.0 --tag ${IMAGE}:latest --build-arg VERSION=1.2.0 --label org.opencontainers.image.revision=${env.CI_COMMIT_SHA} --load --cache-from type=local,src=.layers --cache-to type=local,dest=.layers-new,mode=max .`,
    `docker push ${IMAGE}:latest`,
    `docker push ${IMAGE}:1.2.0`,
  ]);
  await runner.registryHas(`${IMAGE}:1.2.0`);
  expect(await run('docker', { ...tag, ...names })).toMatchObject({
    exit: 1,
    stdout: expect.stringContaining('already exists') as string,
  });

  await clone.tag('deploy-2026-11-23');
  const foreign = { CI_COMMIT_BRANCH: '', CI_COMMIT_TAG: 'deploy-2026-11-23', RELCTL_TAGS: '' };
  await runner.calls();
  for (const job of ['names', 'docker']) expect(await run(job, foreign)).toMatchObject({ exit: 0 });
  expect((await runner.calls()).filter((call) => call.startsWith('docker'))).toEqual([]);
});
