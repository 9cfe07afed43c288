/** Checks the commits of a pull request against the release rules. */
export function historyJob(checkout: string, hasBaseline: boolean): string {
  return `  history:
    name: history
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      # Check out the branch itself, not GitHub's merge commit.
      - uses: ${checkout}
        with:
          ref: \${{ github.event.pull_request.head.sha }}
          fetch-depth: 0
          fetch-tags: true
          persist-credentials: false
      - name: check the commit messages
        run: npx --yes "$RELCTL" check --rev-range "refs/remotes/origin/$GITHUB_BASE_REF..HEAD"
      - name: check the release rules
        run: npx --yes "$RELCTL" audit${hasBaseline ? ' --baseline .relctl-baseline.json' : ''}
`;
}

/** Started by hand. A tag pushed with the workflow's own token starts no workflow, so this run builds the image. */
export function releaseJob(checkout: string, setupUv: string): string {
  return `  release:
    name: release
    if: github.event_name == 'workflow_dispatch'
    needs: [test, lint, security]
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: write
    concurrency:
      group: release
      cancel-in-progress: false
    outputs:
      tag: \${{ steps.release.outputs.tag }}
      version: \${{ steps.release.outputs.version }}
      sha: \${{ steps.release.outputs.sha }}
    steps:
      - uses: ${checkout}
        with:
          fetch-depth: 0
          fetch-tags: true
          token: \${{ secrets.RELEASE_TOKEN || github.token }}
          persist-credentials: true
${setupUv}
      - name: switch to the branch
        run: |
          if [ "$GITHUB_REF_TYPE" != branch ]; then
            echo "::error::a release needs a branch, but this run was started on the tag $GITHUB_REF_NAME"
            exit 1
          fi
          git switch --force-create "$GITHUB_REF_NAME" "$GITHUB_SHA"
      - name: set the committer
        run: |
          git config user.name 'github-actions[bot]'
          git config user.email '${BOT}'
      - name: release
        id: release
        env:
          KIND: \${{ inputs.kind }}
        run: |
          case $KIND in
            final) npx --yes "$RELCTL" bump --yes --github-output ;;
            alpha | beta | rc) npx --yes "$RELCTL" prerelease "$KIND" --yes --github-output ;;
            *) echo '::error::the kind must be final, alpha, beta or rc'; exit 1 ;;
          esac
`;
}

/** Always builds the image. Pushes it except in a pull request, and never overwrites the image of a release. */
export function dockerJob(
  { checkout, cache }: { readonly checkout: string; readonly cache: string },
  mayBeGithubs: boolean,
  versionArgument: boolean,
): string {
  return `  docker:
    name: docker
    needs: [test, lint, security, release]
    # Runs after the release job or without it, but not for a tag of the release job: that run builds its image.
    if: >-
      \${{ !cancelled() && !failure()
      && (github.event_name != 'workflow_dispatch' || needs.release.outputs.tag != '')
      && !(github.ref_type == 'tag' && github.event.head_commit.author.email == '${BOT}') }}
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read${mayBeGithubs ? '\n      # For ghcr.io.\n      packages: write' : ''}
    concurrency:
      group: docker-\${{ needs.release.outputs.tag || github.ref }}
      cancel-in-progress: false
    steps:
      - uses: ${checkout}
        with:
          ref: \${{ needs.release.outputs.sha }}
          fetch-depth: 0
          fetch-tags: true
          persist-credentials: false
      - name: compute the image names
        id: images
        env:
          RELEASED: \${{ needs.release.outputs.tag }}
        run: |
          if [ -n "$RELEASED" ]; then npx --yes "$RELCTL" images "$RELEASED" --github-output
          # A tag that is not a release tag (16) has no image.
          else npx --yes "$RELCTL" images --github-output --no-raise 16; fi
${GATE_STEPS}${buildSteps(cache, versionArgument)}${PUSH_STEP}`;
}

/** The layer with the dependencies is cached between builds with the same lock. */
function buildSteps(cache: string, versionArgument: boolean): string {
  const [variable, argument] = versionArgument
    ? [
        '\n          VERSION: ${{ steps.images.outputs.version }}',
        `\n          if [ -n "$VERSION" ]; then names+=(--build-arg "VERSION=$VERSION"); fi`,
      ]
    : ['', ''];
  return `      - uses: ${cache}
        if: steps.images.outputs.tags != ''
        with:
          path: \${{ runner.temp }}/layers
          key: layers-\${{ hashFiles('uv.lock', 'Dockerfile') }}
          restore-keys: layers-
      - name: build
        if: steps.images.outputs.tags != ''
        env:
          TAGS: \${{ steps.images.outputs.tags }}${variable}
        run: |
          names=()
          while IFS= read -r name; do names+=(--tag "$name"); done <<< "$TAGS"${argument}
          layers=$RUNNER_TEMP/layers
          docker buildx create --use
          docker buildx build "\${names[@]}" --label "org.opencontainers.image.revision=$(git rev-parse HEAD)" --load \\
            --cache-from "type=local,src=$layers" --cache-to "type=local,dest=$layers-new,mode=max" .
          rm -rf "$layers" && mv "$layers-new" "$layers"
`;
}

/** The public email address of GitHub's bot. */
const BOT = '41898282+github-actions[bot]@users.noreply.github.com';

/** Reads the registry from the image name at run time, so that a new `image` needs no new workflow. */
const GATE_STEPS = `      - name: log in
        id: registry
        if: github.event_name != 'pull_request' && steps.images.outputs.tags != ''
        env:
          TAGS: \${{ steps.images.outputs.tags }}
          REGISTRY_USER: \${{ secrets.REGISTRY_USER }}
          REGISTRY_PASSWORD: \${{ secrets.REGISTRY_PASSWORD }}
          TOKEN: \${{ github.token }}
        run: |
          name=\${TAGS%%$'\\n'*}
          host=\${name%%/*}
          case $host in
            "$name")
              echo "::notice::$name has no registry, so nothing is pushed. To push, set image in [tool.relctl]"
              exit 0 ;;
            *.* | *:* | localhost) ;;
            *) host=docker.io ;;
          esac
          if [ -z "$REGISTRY_PASSWORD" ] && [ "$host" = ghcr.io ]; then
            REGISTRY_USER=$GITHUB_ACTOR REGISTRY_PASSWORD=$TOKEN
          fi
          if [ -z "$REGISTRY_USER" ] || [ -z "$REGISTRY_PASSWORD" ]; then
            echo "::error::$host needs an account: set the secrets REGISTRY_USER and REGISTRY_PASSWORD"
            exit 1
          fi
          docker login "$host" --username "$REGISTRY_USER" --password-stdin <<< "$REGISTRY_PASSWORD"
          echo 'push=true' >> "$GITHUB_OUTPUT"
      - name: check that the image does not exist yet
        if: steps.registry.outputs.push == 'true' && steps.images.outputs.version != ''
        env:
          TAGS: \${{ steps.images.outputs.tags }}
        run: |
          while IFS= read -r name; do
            case $name in *:latest) continue ;; esac
            if said=$(docker manifest inspect "$name" 2>&1); then
              echo "::error::$name already exists, and a release never changes: release a patch"
              exit 1
            fi
            # Any answer other than "not found" is an error.
            if ! grep -qiE 'no such manifest|manifest unknown|name unknown|not found' <<< "$said"; then
              echo "::error::the registry does not say whether it has $name: $said"
              exit 1
            fi
          done <<< "$TAGS"
`;

const PUSH_STEP = `      - name: push
        if: steps.registry.outputs.push == 'true'
        env:
          TAGS: \${{ steps.images.outputs.tags }}
        run: |
          # Push the version last. Until it exists, this job can be run again.
          while IFS= read -r name; do docker push "$name"; done < <(tac <<< "$TAGS")
`;
