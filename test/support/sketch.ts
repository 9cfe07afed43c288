import { policyOf } from '../../src/core/release/policy.ts';
import type { Commit } from '../../src/core/commit/commit.ts';
import type { Settings } from '../../src/core/config/settings.ts';
import { findBase, resolveMeans } from '../../src/core/release/base.ts';
import type { Base } from '../../src/core/release/base.ts';
import { changelogBeginning } from '../../src/core/release/changelog/changelog-edit.ts';
import type { Asked, Intent } from '../../src/core/release/intent.ts';
import { planRelease } from '../../src/core/release/plan-release.ts';
import type { ReleasePlan } from '../../src/core/release/plan.ts';
import type { Snapshot, VersionChange } from '../../src/core/snapshot/snapshot.ts';
import { releaseTags } from '../../src/core/tag/find.ts';
import type { Tag } from '../../src/core/tag/tag.ts';
import { change, REMOTE } from './facts.ts';
import { intent, settingsOf, snapshot } from './snapshot.ts';

/**
 * A repository with one straight branch that exists only in memory. As in a real one, the next release sees the changes of the
 * last one, but no process is started.
 */
export class Sketch {
  readonly #files: Map<string, string>;
  readonly #changes = new Map<string, VersionChange>();
  #commits: readonly Commit[] = [];
  #tags: readonly Tag[] = [];

  /** @param tag the tag on the first commit; null: nothing was released */
  constructor(files: Readonly<Record<string, string>>, tag: string | null) {
    this.#files = new Map(Object.entries(files));
    this.commit('chore: begin');
    if (tag !== null) this.#tag(tag, this.#head.sha);
  }

  get files(): ReadonlyMap<string, string> {
    return this.#files;
  }

  /** Newest first. */
  get tags(): readonly string[] {
    return this.#tags.map(({ name }) => name);
  }

  get base(): Base {
    const { tags, released } = this.#refs();
    return findBase(resolveMeans(this.#settings), { files: this.#files, tags, released });
  }

  commit(message: string): void {
    const [subject = '', ...body] = message.split('\n\n');
    const parents = this.#commits.slice(0, 1).map(({ sha }) => sha);
    const commit = { sha: `c${this.#commits.length}`, parents, subject, body: body.join('\n\n') };
    this.#commits = [commit, ...this.#commits];
  }

  /** Creates a tag as on another branch: on a commit that this branch does not reach. */
  tagAside(name: string): void {
    this.#tag(name, `aside ${name}`);
  }

  plan(asked: Partial<Asked>): ReleasePlan {
    const wish = intent(asked);
    return planRelease(wish, this.#settings, this.#snapshot(wish));
  }

  /** Executes a plan. */
  release({ packages: [{ decision }], effects, message }: ReleasePlan): void {
    const { base, spelled, tag } = decision;
    for (const effect of effects) {
      if (effect.kind === 'write-file') this.#files.set(effect.path, effect.after);
      if (effect.kind !== 'create-commit') continue;
      this.commit(message);
      const { sha } = this.#head;
      this.#changes.set(sha, change(sha, message, base.spelled, spelled));
    }
    this.#tag(tag, this.#head.sha);
  }

  get #settings(): Settings {
    return settingsOf(Object.fromEntries(this.#files));
  }

  get #head(): Commit {
    const [head] = this.#commits;
    if (head === undefined) throw new Error('there is no commit');
    return head;
  }

  #tag(name: string, commit: string): void {
    this.#tags = [{ name, commit, object: name, date: '2026-01-02' }, ...this.#tags];
  }

  #refs(): Pick<Snapshot, 'tags' | 'released'> {
    const { formats } = resolveMeans(this.#settings);
    const reached = this.#tags.filter(({ commit }) => this.#commits.some(({ sha }) => sha === commit));
    return { tags: this.#tags, released: releaseTags(reached, formats)[0] ?? null };
  }

  #snapshot(wish: Intent): Snapshot {
    const { base } = this;
    const world = { files: this.#files, tags: this.#tags };
    const beginning = changelogBeginning(
      { intent: wish, settings: this.#settings, policy: policyOf(wish, this.#settings) },
      base,
      world,
    );
    const commits = this.#since(base.tag?.commit ?? null);
    return snapshot(this.#commits, {
      ...world,
      ...this.#refs(),
      remote: { ...REMOTE, tags: new Map(this.#tags.map(({ name, object }) => [name, object])) },
      hotfixes: [],
      history: {
        commits,
        changelog:
          beginning === null ? null : this.#since(beginning.kind === 'tag' ? beginning.tag.commit : null),
        unread: [],
        versionChanges: commits.flatMap(({ sha }) => this.#changes.get(sha) ?? []),
        taggedVersion: base.spelled,
      },
    });
  }

  #since(commit: string | null): readonly Commit[] {
    const at = this.#commits.findIndex(({ sha }) => sha === commit);
    return at < 0 ? this.#commits : this.#commits.slice(0, at);
  }
}
