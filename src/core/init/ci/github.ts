import type { CiChoices } from './choices.ts';
import { lintCommands } from './commands.ts';
import { dockerJob, historyJob, releaseJob } from './github-jobs.ts';
import { RELCTL_PACKAGE } from './package.ts';

/** The text of `.github/workflows/ci.yml`. No value of an event stands in a `run:`; they come by the environment. */
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

/** Pinned by commit, since a tag can be moved. */
const CHECKOUT = 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2';
const CACHE = 'actions/cache@0057852bfaa89a56745cba8c7296529d2fc39830 # v4.3.0';
const SETUP_UV = 'astral-sh/setup-uv@85856786d1ce8acfbcc2f13a5f3fbd6b938f9f41 # v7.1.2';

function header({ packageName, mainBranch, docker }: CiChoices): string {
  const goes = `github.event_name == 'workflow_dispatch' || github.ref_type == 'tag' || github.ref == ${literal(`refs/heads/${mainBranch}`)}`;
  return `# CI of ${packageName}, written by relctl init. A red job, and what to type: docs/ci.md of relctl.
#
# A release: Actions > ci > Run workflow, on the branch to release from, with its kind.
#
# Secrets, all of them optional:
#   RELEASE_TOKEN       where the branch is protected: a token (contents: write) that may push to it. Without it
#                       the workflow's own.
${docker ? REGISTRY : ''}name: ci

on:
  push:
    branches: ['**']
    # A release has its version in its tag.
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

# A new commit makes the run of the one before it superfluous; releases, tags and main run each for themselves.
concurrency:
  group: ${JSON.stringify(`relctl-ci-\${{ github.event_name }}-\${{ github.ref }}-\${{ (${goes}) && github.run_id || 'newest' }}`)}
  cancel-in-progress: true

env:
  # The one place that says which relctl runs: anything that npm installs.
  RELCTL: ${RELCTL_PACKAGE}

defaults:
  run:
    shell: bash

jobs:`;
}

const REGISTRY = `#   REGISTRY_USER and   an account that may push the image. Not needed for ghcr.io, nor where the image's name
#   REGISTRY_PASSWORD   has no registry: then nothing is pushed.
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

/** A name without a registry may yet get GitHub's. */
function mayBeGithubs(imageName: string): boolean {
  return !imageName.includes('/') || imageName.startsWith('ghcr.io/');
}

/** A string in an expression of GitHub's. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
