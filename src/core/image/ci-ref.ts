/** What a CI run builds, as its environment says it. */
export interface CiRef {
  readonly kind: 'branch' | 'tag';
  readonly name: string;
  /** Of a pull or merge request a name by its number; null elsewhere. */
  readonly request: string | null;
}

/**
 * The ref that GitHub Actions or GitLab CI builds: HEAD is detached there mostly.
 *
 * @returns null outside of both
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * @see https://docs.gitlab.com/ci/variables/predefined_variables/
 */
export function ciRef(environment: Readonly<Record<string, string | undefined>>): CiRef | null {
  const value = (name: string): string | null => {
    const text = environment[name] ?? '';
    return text === '' ? null : text;
  };
  return githubRef(value) ?? gitlabRef(value);
}

type Value = (name: string) => string | null;

/** `GITHUB_HEAD_REF` is set for a pull request alone; the ref is one of GitHub's own then, or the base branch's. */
function githubRef(value: Value): CiRef | null {
  const ref = value('GITHUB_REF');
  const head = value('GITHUB_HEAD_REF');
  const number = /^refs\/pull\/(\d+)\//.exec(ref ?? '')?.[1];
  if (head !== null) return { kind: 'branch', name: head, request: `pull/${number ?? head}` };
  const [, kind, name = ''] = /^refs\/(?:(heads|tags)\/)?(.+)$/.exec(ref ?? '') ?? [];
  if (name === '') return null;
  return { kind: kind === 'tags' ? 'tag' : 'branch', name, request: null };
}

function gitlabRef(value: Value): CiRef | null {
  const tag = value('CI_COMMIT_TAG');
  if (tag !== null) return { kind: 'tag', name: tag, request: null };
  const source = value('CI_MERGE_REQUEST_SOURCE_BRANCH_NAME');
  if (source !== null) {
    const request = `merge-requests/${value('CI_MERGE_REQUEST_IID') ?? source}`;
    return { kind: 'branch', name: source, request };
  }
  const branch = value('CI_COMMIT_BRANCH');
  return branch === null ? null : { kind: 'branch', name: branch, request: null };
}
