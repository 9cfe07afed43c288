/** What a pull request brings, judged by the release rules. */
export function historyJob(checkout: string, hasBaseline: boolean): string {
  return `  history:
    name: history
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      # The branch itself, and not the merge that GitHub would make of it.
      - uses: ${checkout}
        with:
          ref: \${{ github.event.pull_request.head.sha }}
          fetch-depth: 0
          fetch-tags: true
          persist-credentials: false
      - name: the messages of the pull request's commits
        run: npx --yes "$RELCTL" check --rev-range "refs/remotes/origin/$GITHUB_BASE_REF..HEAD"
      - name: the release rules over all of history
        run: npx --yes "$RELCTL" audit${hasBaseline ? ' --baseline .relctl-baseline.json' : ''}
`;
}

/** Started by hand. A tag that the workflow's own token pushes starts no workflow, so the image is made in this run. */
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
      - name: on the branch, and not beside it
        run: |
          if [ "$GITHUB_REF_TYPE" != branch ]; then
            echo "::error::a release is made from a branch, and this run was started on the tag $GITHUB_REF_NAME"
            exit 1
          fi
          git switch --force-create "$GITHUB_REF_NAME" "$GITHUB_SHA"
      - name: in the name of the bot
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
            *) echo '::error::the kind is final, alpha, beta or rc'; exit 1 ;;
          esac
`;
}

/** Builds always; pushes what is no pull request, and no name that is to stay as it is a second time. */
export function dockerJob(
  { checkout, cache }: { readonly checkout: string; readonly cache: string },
  mayBeGithubs: boolean,
  versionArgument: boolean,
): string {
  return `  docker:
    name: docker
    needs: [test, lint, security, release]
    # After the release job, or without it; a tag that the release job has pushed has its image from there.
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
      - name: the names of the image
        id: images
        env:
          RELEASED: \${{ needs.release.outputs.tag }}
        run: |
          if [ -n "$RELEASED" ]; then npx --yes "$RELCTL" images "$RELEASED" --github-output
          # A tag that is no release's (16) has no image.
          else npx --yes "$RELCTL" images --github-output --no-raise 16; fi
${GATE_STEPS}${buildSteps(cache, versionArgument)}${PUSH_STEP}`;
}

/** What uv has installed for the same lock is a layer, and comes from the build before. */
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

/** The public address of GitHub's own bot. */
const BOT = '41898282+github-actions[bot]@users.noreply.github.com';

/** The registry is read from the image's name as it is in that run, so that another `image` needs no other workflow. */
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
              echo "::notice::$name names no registry, so nothing is pushed; set image in [tool.relctl]"
              exit 0 ;;
            *.* | *:* | localhost) ;;
            *) host=docker.io ;;
          esac
          if [ -z "$REGISTRY_PASSWORD" ] && [ "$host" = ghcr.io ]; then
            REGISTRY_USER=$GITHUB_ACTOR REGISTRY_PASSWORD=$TOKEN
          fi
          if [ -z "$REGISTRY_USER" ] || [ -z "$REGISTRY_PASSWORD" ]; then
            echo "::error::$host asks for an account: set the secrets REGISTRY_USER and REGISTRY_PASSWORD"
            exit 1
          fi
          docker login "$host" --username "$REGISTRY_USER" --password-stdin <<< "$REGISTRY_PASSWORD"
          echo 'push=true' >> "$GITHUB_OUTPUT"
      - name: a release is built once
        if: steps.registry.outputs.push == 'true' && steps.images.outputs.version != ''
        env:
          TAGS: \${{ steps.images.outputs.tags }}
        run: |
          while IFS= read -r name; do
            case $name in *:latest) continue ;; esac
            if said=$(docker manifest inspect "$name" 2>&1); then
              echo "::error::$name is there already, and a release never changes: release a patch"
              exit 1
            fi
            # Any other answer than "it is not there" is none.
            if ! grep -qiE 'no such manifest|manifest unknown|name unknown|not found' <<< "$said"; then
              echo "::error::the registry did not say whether it has $name: $said"
              exit 1
            fi
          done <<< "$TAGS"
`;

const PUSH_STEP = `      - name: push
        if: steps.registry.outputs.push == 'true'
        env:
          TAGS: \${{ steps.images.outputs.tags }}
        run: |
          # The version last: while it is not there, this job can be run again.
          while IFS= read -r name; do docker push "$name"; done < <(tac <<< "$TAGS")
`;
