import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { CiChoices } from './choices.ts';
import { githubWorkflow } from './github.ts';
import { gitlabPipeline } from './gitlab.ts';
import { RELCTL_PACKAGE } from './package.ts';

const CHOICES: CiChoices = {
  packageName: 'my-app',
  imageName: 'registry.example.com/my_app',
  python: '3.12',
  mainBranch: 'main',
  baseline: false,
  coverage: true,
  versionArgument: true,
  format: true,
  docker: true,
};

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly steps: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

function workflow(choices: Partial<CiChoices> = {}): Workflow {
  return parse(githubWorkflow({ ...CHOICES, ...choices })) as Workflow;
}

const jobs = Object.entries(workflow().jobs);
const steps = jobs.flatMap(([, job]) => job.steps);

it('both run the version of relctl that wrote them', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(RELCTL_PACKAGE).toBe(`relctl@${version}`);
  expect(githubWorkflow(CHOICES).split(RELCTL_PACKAGE)).toHaveLength(2);
  expect(gitlabPipeline(CHOICES).split(RELCTL_PACKAGE)).toHaveLength(2);
});

describe('the workflow of GitHub', () => {
  it('has its jobs, each with a timeout', () => {
    expect(jobs.map(([name]) => name)).toEqual(['test', 'lint', 'security', 'history', 'release', 'docker']);
    for (const [name, job] of jobs) expect(job['timeout-minutes'], name).toBeGreaterThan(0);
  });

  it('pins every action to a commit', () => {
    const lines = githubWorkflow(CHOICES).match(/uses: .*/g) ?? [];
    expect(lines).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length);
    for (const line of lines) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('uses no expression in a script', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });

  it('fetches the whole history, and keeps the token only in the job that pushes a release', () => {
    const checkouts = jobs.flatMap(([name, job]) =>
      job.steps.flatMap((step) =>
        step.uses?.startsWith('actions/checkout@') === true ? [[name, step.with] as const] : [],
      ),
    );
    expect(checkouts).toHaveLength(jobs.length);
    for (const [name, options] of checkouts) {
      expect(options).toMatchObject({ 'fetch-depth': 0, 'persist-credentials': name === 'release' });
    }
  });

  it('may write to the repository only in the release job, and to packages only for GitHub’s registry', () => {
    expect(workflow().permissions).toEqual({ contents: 'read' });
    const granted = (imageName: string) =>
      Object.entries(workflow({ imageName }).jobs).flatMap(([name, { permissions }]) =>
        permissions === undefined ? [] : [[name, permissions]],
      );
    const release = ['release', { contents: 'write' }];
    expect(granted('r.example.com/a')).toEqual([release, ['docker', { contents: 'read' }]]);
    for (const imageName of ['ghcr.io/me/a', 'a'])
      expect(granted(imageName)).toEqual([release, ['docker', { contents: 'read', packages: 'write' }]]);
  });

  it('quotes names correctly', () => {
    const { concurrency, jobs } = workflow({ mainBranch: "it's: #main", python: '3.10' });
    expect(concurrency.group).toContain("github.ref == 'refs/heads/it''s: #main') && github.run_id");
    expect(jobs['test']?.steps[1]?.with).toMatchObject({ 'python-version': '3.10', 'enable-cache': true });
  });

  it('builds an image only with a Dockerfile, and checks no format if the project uses black', () => {
    expect(Object.keys(workflow({ docker: false }).jobs)).not.toContain('docker');
    expect(githubWorkflow({ ...CHOICES, docker: false, format: false })).not.toMatch(
      /REGISTRY|docker|ruff format/,
    );
    expect(gitlabPipeline({ ...CHOICES, docker: false, format: false })).not.toMatch(
      /REGISTRY|docker|ruff format/,
    );
  });

  it('runs pytest with coverage and the audit with a baseline, if they are configured', () => {
    const runs = (choices: Partial<CiChoices>) =>
      Object.values(workflow(choices).jobs).flatMap((job) => job.steps.map(({ run }) => run));
    expect(runs({ coverage: true })).toContain('uv run --locked pytest --cov');
    expect(runs({ coverage: false })).toContain('uv run --locked pytest');
    expect(runs({ baseline: true })).toContain('npx --yes "$RELCTL" audit --baseline .relctl-baseline.json');
    expect(runs({ baseline: false })).toContain('npx --yes "$RELCTL" audit');
  });
});

describe('the pipeline of GitLab', () => {
  const pipeline = parse(gitlabPipeline({ ...CHOICES, baseline: true, mainBranch: 'trunk' })) as Record<
    string,
    { readonly script?: readonly string[]; readonly rules?: readonly Record<string, unknown>[] }
  >;

  it('has the same jobs, in stages', () => {
    const jobs = Object.entries(pipeline).flatMap(([name, { script }]) =>
      script === undefined ? [] : [name],
    );
    expect(jobs).toEqual(['test', 'lint', 'security', 'history', 'release', 'names', 'docker']);
    expect(pipeline['variables']).toMatchObject({ GIT_DEPTH: '0' });
    expect(pipeline['history']?.script).toContain(
      'npx --yes "$RELCTL" audit --baseline .relctl-baseline.json',
    );
  });

  it('releases by hand from main and from hotfix branches', () => {
    expect(pipeline['release']?.rules).toMatchObject([
      { if: '$CI_COMMIT_BRANCH == "trunk" && $CI_PIPELINE_SOURCE != "schedule"', when: 'manual' },
      { if: '$CI_COMMIT_BRANCH =~ /^hotfix\\//', when: 'manual' },
    ]);
    // A hotfix branch has its own pipeline, besides the one of its merge request.
    const { rules } = pipeline['workflow'] as { readonly rules: readonly unknown[] };
    expect(rules.slice(1, 3)).toEqual([
      { if: '$CI_COMMIT_BRANCH =~ /^hotfix\\//' },
      { if: '$CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS', when: 'never' },
    ]);
  });
});
