import { tableAt } from '../syntax/document.ts';

/** What a CI job builds, according to its environment. */
export interface CiRef {
  readonly kind: 'branch' | 'tag';
  readonly name: string;
  /** The name of a pull or merge request by its number; null for other jobs. */
  readonly request: string | null;
  /** Whether the branch is in another repository: a branch with the same name here is a different one. */
  readonly isForeign: boolean;
}

/**
 * The ref that GitHub Actions or GitLab CI builds. HEAD is usually detached there.
 *
 * @param event the event that started the job, from the file in `GITHUB_EVENT_PATH`; null if it is unknown
 * @returns null if it is neither of them
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * @see https://docs.gitlab.com/ci/variables/predefined_variables/
 */
export function ciRef(
  environment: Readonly<Record<string, string | undefined>>,
  event: unknown = null,
): CiRef | null {
  const value = (name: string): string | null => {
    const text = environment[name] ?? '';
    return text === '' ? null : text;
  };
  return githubRef(value, event) ?? gitlabRef(value);
}

const PLAIN = { request: null, isForeign: false } as const;

type Value = (name: string) => string | null;

/** `GITHUB_HEAD_REF` is set only for a pull request. The ref is then one of GitHub's own refs, or the base branch. */
function githubRef(value: Value, event: unknown): CiRef | null {
  const ref = value('GITHUB_REF');
  const head = value('GITHUB_HEAD_REF');
  if (head !== null) {
    const pull = tableAt(event, ['pull_request']);
    const given = pull?.['number'];
    const number = typeof given === 'number' ? given : /^refs\/pull\/(\d+)\//.exec(ref ?? '')?.[1];
    // A deleted fork has no name.
    const from = tableAt(event, ['pull_request', 'head', 'repo'])?.['full_name'] ?? null;
    const isForeign = pull !== null && from !== value('GITHUB_REPOSITORY');
    return { kind: 'branch', name: head, request: `pull/${number ?? head}`, isForeign };
  }
  const [, kind, name = ''] = /^refs\/(?:(heads|tags)\/)?(.+)$/.exec(ref ?? '') ?? [];
  if (name === '') return null;
  return { kind: kind === 'tags' ? 'tag' : 'branch', name, ...PLAIN };
}

function gitlabRef(value: Value): CiRef | null {
  const tag = value('CI_COMMIT_TAG');
  if (tag !== null) return { kind: 'tag', name: tag, ...PLAIN };
  const source = value('CI_MERGE_REQUEST_SOURCE_BRANCH_NAME');
  if (source !== null) {
    const request = `merge-requests/${value('CI_MERGE_REQUEST_IID') ?? source}`;
    const isForeign =
      value('CI_MERGE_REQUEST_SOURCE_PROJECT_PATH') !== value('CI_MERGE_REQUEST_PROJECT_PATH');
    return { kind: 'branch', name: source, request, isForeign };
  }
  const branch = value('CI_COMMIT_BRANCH');
  return branch === null ? null : { kind: 'branch', name: branch, ...PLAIN };
}
