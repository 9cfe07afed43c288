import type { CiChoices } from './choices.ts';
import { lintCommands } from './commands.ts';
import { RELCTL_PACKAGE } from './package.ts';

/** The text of `.gitlab-ci.yml`: the same jobs as on GitHub, for GitLab. */
export function gitlabPipeline(choices: CiChoices): string {
  return [
    header(choices),
    checkJobs(choices),
    historyJob(choices),
    releaseJob(choices),
    ...(choices.docker ? [imageJobs(choices)] : []),
  ].join('\n');
}

function header({ packageName, docker }: CiChoices): string {
  return `# CI of ${packageName}, written by relctl init. If a job fails: docs/ci.md of relctl says what to do.
#
# To release: open the pipeline of the branch to release from, and start the job "release" with the kind.
#
# Variables (Settings > CI/CD), masked:
#   RELEASE_TOKEN       required to release: a project access token with the role Maintainer and the scope
#                       write_repository. The tag that it pushes starts the pipeline that builds the image. Protect
#                       the variable, and protect main and hotfix/*, so that no other branch can read it.
${docker ? REGISTRY : ''}stages: [check, release${docker ? ', docker' : ''}]

# A merge request has one pipeline, and its branch has no second one. Only hotfix branches have both, to release from.
workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH =~ /^hotfix\\//
    - if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS
      when: never
    - if: $CI_COMMIT_BRANCH
    - if: $CI_COMMIT_TAG =~ /[0-9]/

variables:
  # The version of relctl for all jobs: anything that npm can install.
  RELCTL: ${RELCTL_PACKAGE}
  # The whole history, with the tags.
  GIT_DEPTH: '0'

default:
  timeout: 15 minutes
  interruptible: true

.relctl:
  image: node:22-bookworm
`;
}

const REGISTRY = `#   REGISTRY_USER and   an account that may push the image. Not needed for GitLab's own registry. If the image
#   REGISTRY_PASSWORD   name has no registry, nothing is pushed.
`;

function checkJobs({ python, coverage, format }: CiChoices): string {
  const job = (name: string, ...commands: readonly string[]): string => `${name}:
  extends: .uv
  script:
${commands.map((command) => `    - ${command}`).join('\n')}
`;
  const uv = `.uv:
  stage: check
  image: ${JSON.stringify(`ghcr.io/astral-sh/uv:python${python}-bookworm`)}
  variables:
    UV_CACHE_DIR: $CI_PROJECT_DIR/.uv-cache
    UV_LINK_MODE: copy
  cache:
    key:
      files: [uv.lock]
    paths: [.uv-cache]
  after_script:
    - uv cache prune --ci
`;
  return [
    uv,
    job('test', `uv run --locked pytest${coverage ? ' --cov' : ''}`),
    job('lint', ...lintCommands({ format })),
    job('security', 'uv run --locked pip-audit'),
  ].join('\n');
}

function historyJob({ baseline }: CiChoices): string {
  return `history:
  extends: .relctl
  stage: check
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - git fetch --quiet origin "+refs/heads/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME:refs/remotes/origin/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
    - npx --yes "$RELCTL" check --rev-range "refs/remotes/origin/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME..HEAD"
    - npx --yes "$RELCTL" audit${baseline ? ' --baseline .relctl-baseline.json' : ''}
`;
}

/** git gets the token from a credential helper, so that it is in no file and on no command line. */
function releaseJob({ mainBranch }: CiChoices): string {
  const main = JSON.stringify(`$CI_COMMIT_BRANCH == "${mainBranch}" && $CI_PIPELINE_SOURCE != "schedule"`);
  return `release:
  extends: .relctl
  stage: release
  interruptible: false
  # Only one release at a time.
  resource_group: release
  parallel:
    matrix:
      - KIND: [final, alpha, beta, rc]
  rules:
    - if: ${main}
      when: manual
      allow_failure: true
    - if: $CI_COMMIT_BRANCH =~ /^hotfix\\//
      when: manual
      allow_failure: true
  script:
    - |
      if [ -z "$RELEASE_TOKEN" ]; then
        echo 'set the variable RELEASE_TOKEN: a project access token that may push to this branch'
        exit 1
      fi
    # Switch to the branch, because GitLab checks out a detached HEAD.
    - git switch --force-create "$CI_COMMIT_BRANCH" "$CI_COMMIT_SHA"
    - git remote set-url origin "$CI_PROJECT_URL.git"
    - git config credential.helper '!f() { echo username=relctl; echo "password=$RELEASE_TOKEN"; }; f'
    - git config user.name 'relctl'
    - git config user.email "relctl@noreply.$CI_SERVER_HOST"
    - |
      if [ "$KIND" = final ]; then
        npx --yes "$RELCTL" bump --yes --dotenv release.env
      else
        npx --yes "$RELCTL" prerelease "$KIND" --yes --dotenv release.env
      fi
  artifacts:
    reports:
      dotenv: release.env
`;
}

function imageJobs({ versionArgument }: CiChoices): string {
  const argument = versionArgument
    ? `\n      if [ -n "$RELCTL_VERSION" ]; then set -- "$@" --build-arg "VERSION=$RELCTL_VERSION"; fi`
    : '';
  return `# relctl computes the image names. It needs Node and git, which the image with docker does not have.
names:
  extends: .relctl
  stage: docker
  script:
    # A tag that is not a release tag (16) has no image.
    - touch images.env
    - npx --yes "$RELCTL" images --dotenv images.env --no-raise 16
  artifacts:
    reports:
      dotenv: images.env

docker:
  stage: docker
  needs: [test, lint, security, names]
  image: docker:28-cli
  services: [docker:28-dind]
  timeout: 30 minutes
  interruptible: false
  resource_group: docker-$CI_COMMIT_REF_SLUG
  variables:
    DOCKER_TLS_CERTDIR: /certs
  # The layer with the dependencies is cached between builds with the same lock.
  cache:
    key:
      prefix: layers
      files: [uv.lock, Dockerfile]
    paths: [.layers]
  script:
    - |
      if [ -z "$RELCTL_TAGS" ]; then echo 'this tag is not a release tag, so it has no image'; exit 0; fi
      names=$(echo "$RELCTL_TAGS" | tr ',' ' ')
      name=\${names%% *}
      host=\${name%%/*}
      push=true
      case $host in
        "$name") push=false; echo "$name has no registry, so nothing is pushed. To push, set image in [tool.relctl]" ;;
        *.* | *:* | localhost) ;;
        *) host=docker.io ;;
      esac
      if [ -z "$REGISTRY_PASSWORD" ] && [ "$host" = "$CI_REGISTRY" ]; then
        REGISTRY_USER=$CI_REGISTRY_USER REGISTRY_PASSWORD=$CI_REGISTRY_PASSWORD
      fi
      if [ "$push" = true ]; then
        if [ -z "$REGISTRY_USER" ] || [ -z "$REGISTRY_PASSWORD" ]; then
          echo "$host needs an account: set the variables REGISTRY_USER and REGISTRY_PASSWORD"
          exit 1
        fi
        echo "$REGISTRY_PASSWORD" | docker login "$host" --username "$REGISTRY_USER" --password-stdin
      fi
    # The image of a release is built only once. Any answer other than "not found" is an error.
    - |
      if [ "$push" = true ] && [ -n "$RELCTL_VERSION" ]; then
        for name in $names; do
          case $name in *:latest) continue ;; esac
          if said=$(docker manifest inspect "$name" 2>&1); then
            echo "$name already exists, and a release never changes: release a patch"
            exit 1
          fi
          if ! echo "$said" | grep -qiE 'no such manifest|manifest unknown|name unknown|not found'; then
            echo "the registry does not say whether it has $name: $said"
            exit 1
          fi
        done
      fi
    - |
      set --
      for name in $names; do set -- "$@" --tag "$name"; done${argument}
      docker context create relctl
      docker buildx create --use relctl
      docker buildx build "$@" --label "org.opencontainers.image.revision=$CI_COMMIT_SHA" --load \\
        --cache-from type=local,src=.layers --cache-to type=local,dest=.layers-new,mode=max .
      rm -rf .layers && mv .layers-new .layers
    # Push the version last. Until it exists, this job can be run again.
    - if [ "$push" = true ]; then for name in $(echo "$RELCTL_TAGS" | tr ',' '\\n' | tac); do docker push "$name"; done; fi
`;
}
