import { auditHistory } from '../../core/audit/audit.ts';
import { withoutKnown } from '../../core/audit/finding.ts';
import { byLevel } from '../../core/rule/level.ts';
import type { Finding } from '../../core/audit/finding.ts';
import { refuse } from '../../core/error/error.ts';
import { placeBaseline, readKnown, writeBaseline } from '../../io/gather/baseline.ts';
import { commitOf } from '../../io/git/commit-at.ts';
import { forbidPrompts } from '../../io/process/environment.ts';
import { gatherAudit } from '../../io/gather/gather-audit.ts';
import type { Audited } from '../../io/gather/gather-audit.ts';
import { inTime } from '../../io/process/in-time.ts';
import type { Repository } from '../../io/git/repository.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { commitsIn } from '../line/named-range.ts';
import { folderOf, openProjectAsItStands, openRepositoryProject, withMainsSettings } from './project.ts';

export interface AuditRequest {
  /** A range as git reads it; null: the whole history. */
  readonly range: string | null;
  /** Check only commits after this tag; null: no such limit. */
  readonly since: string | null;
  /** Relative to the current folder; null: the default file at the top of the repository, if it exists. */
  readonly baseline: string | null;
  readonly writesBaseline: boolean;
}

export interface AuditAnswer {
  readonly broken: readonly Finding[];
  readonly warned: readonly Finding[];
  /** How many findings are in the baseline. */
  readonly known: number;
  /** The baseline that was read or written, as the user named it; null if there is none. */
  readonly baseline: string | null;
  readonly notChecked: Audited['notChecked'];
  readonly commits: number;
  readonly tags: number;
}

/** Checks the history, and writes the baseline if the request says so. */
export async function audit(globals: GlobalFlags, request: AuditRequest): Promise<AuditAnswer> {
  forbidPrompts('all');
  const open = request.writesBaseline ? openRepositoryProject : openProjectAsItStands;
  const project = await open(globals);
  const { repository } = project;
  const settings = await withMainsSettings(project, globals);
  const asked = await askedCommits(repository, request);
  const baseline = await placeBaseline(repository.top, folderOf(globals), request.baseline);
  const { facts, notChecked } = await gatherAudit(repository, settings, asked);
  const all = inTime(() => auditHistory(facts), LONGEST);
  if (request.writesBaseline) await writeBaseline(baseline, all);
  const known = await readKnown(baseline);
  const left = known === null ? all : withoutKnown(all, known);
  return {
    ...byLevel(left, settings.relctl.rules),
    known: all.length - left.length,
    baseline: known === null ? null : baseline.name,
    notChecked,
    commits: asked?.size ?? facts.size,
    tags: facts.tags.filter(({ commit }) => asked === null || asked.has(commit)).length,
  };
}

/** Seconds; a hundred thousand messages take a few. */
const LONGEST = 120;

async function askedCommits(
  { git }: Repository,
  { range, since }: AuditRequest,
): Promise<ReadonlySet<string> | null> {
  if (range === null && since === null) return null;
  const named = range ?? `${await tagCommit(git, since ?? '')}..HEAD`;
  return new Set((await commitsIn(git, named)).map(({ sha }) => sha));
}

async function tagCommit(git: Repository['git'], tag: string): Promise<string> {
  const commit = await commitOf(git, `refs/tags/${tag}`);
  if (commit === null)
    throw refuse('RANGE_UNREADABLE', { range: tag, said: 'there is no such tag', next: null });
  return commit;
}
