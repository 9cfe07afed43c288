import type { CiChoices } from './choices.ts';
import { lintCommands } from './commands.ts';
import { dockerJob, historyJob, releaseJob } from './github-jobs.ts';
import { RELCTL_PACKAGE } from './package.ts';

/** The text of `.github/workflows/relctl.yml`. Values of an event never appear in a `run:`; they are passed as variables. */
export function githubWorkflow(choices: CiChoices): string {
  const { baseline } = choices;
  return [
    header(choices),
    checkJobs(choices),
    historyJob(CHECKOUT, baseline),
    releaseJob(CHECKOUT, setupUv(choices)),
    ...(choices.docker
      ? [
          dockerJob(
            { checkout: CHECKOUT, cache: CACHE },
            mayBeGithubs(choices.imageName),
            choices.versionArgument,
          ),
        ]
      : []),
  ].join('\n');
}

/** Pinned to a commit, because a tag can be moved. */
const CHECKOUT = 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2';
const CACHE = 'actions/cache@0057852bfaa89a56745cba8c7296529d2fc39830 # v4.3.0';
const SETUP_UV = 'astral-sh/setup-uv@85856786d1ce8acfbcc2f13a5f3fbd6b938f9f41 # v7.1.2';

function header({ packageName, mainBranch, docker }: CiChoices): string {
  const goes = `github.event_name == 'workflow_dispatch' || github.ref_type == 'tag' || github.ref == ${literal(`refs/heads/${mainBranch}`)}`;
  return `# CI of ${packageName}, written by relctl init. If a job fails: docs/ci.md of relctl says what to do.
#
# To release: Actions > ci > Run workflow. Choose the branch to release from and the kind.
#
# Secrets (all optional):
#   RELEASE_TOKEN       if the branch is protected: a token (contents: write) that may push to it. The default is
#                       the token of the workflow.
${docker ? REGISTRY : ''}name: ci

on:
  push:
    branches: ['**']
    # Release tags contain a version.
    tags: ['**[0-9]**']
  pull_request:
  workflow_dispatch:
    inputs:
      kind:
        description: What to release
        type: choice
        options: [final, alpha, beta, rc]
        default: final

permissions:
  contents: read

# A new commit cancels the run of the previous one. Runs for releases, tags and main are never canceled.
concurrency:
  group: ${JSON.stringify(`relctl-ci-\${{ github.event_name }}-\${{ github.ref }}-\${{ (${goes}) && github.run_id || 'newest' }}`)}
  cancel-in-progress: true

env:
  # The version of relctl for all jobs: anything that npm can install.
  RELCTL: ${RELCTL_PACKAGE}

defaults:
  run:
    shell: bash

jobs:`;
}

const REGISTRY = `#   REGISTRY_USER and   an account that may push the image. Not needed for ghcr.io. If the image name has no
#   REGISTRY_PASSWORD   registry, nothing is pushed.
`;

function checkJobs(choices: CiChoices): string {
  const job = (name: string, title: string, ...commands: readonly string[]): string => `  ${name}:
    name: ${title}
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: ${CHECKOUT}
        with:
          fetch-depth: 0
          fetch-tags: true
          persist-credentials: false
${setupUv(choices)}
${commands.map((command) => `      - run: ${command}`).join('\n')}
`;
  return [
    job('test', 'test', `uv run --locked pytest${choices.coverage ? ' --cov' : ''}`),
    job('lint', 'lint', ...lintCommands(choices)),
    job('security', 'security', 'uv run --locked pip-audit'),
  ].join('\n');
}

function setupUv({ python }: CiChoices): string {
  return `      - uses: ${SETUP_UV}
        with:
          python-version: ${JSON.stringify(python)}
          enable-cache: true`;
}

/** Whether the image may go to GitHub's registry. A name without a registry may get it later. */
function mayBeGithubs(imageName: string): boolean {
  return !imageName.includes('/') || imageName.startsWith('ghcr.io/');
}

/** A string literal in a GitHub expression. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
