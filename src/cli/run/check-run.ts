import { checkPolicy } from '../../core/commit/check-policy.ts';
import type { AskedRules } from '../../core/commit/check-policy.ts';
import { findFault, firstLine, foldedMessage, messageIn } from '../../core/commit/message.ts';
import type { JudgedMessage, MessageRules } from '../../core/commit/message.ts';
import type { Encoding } from '../../core/config/encoding.ts';
import type { Profile } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import { resolveMeans } from '../../core/release/base.ts';
import { bumpCommits } from '../../core/rule/bump-commit.ts';
import { tagReader } from '../../core/tag/recognise.ts';
import { expandVariables } from '../../core/text/variables.ts';
import { inTime } from '../../io/process/in-time.ts';
import { readMessageFile, readStdin } from '../../io/git/message.ts';
import { isRepository } from '../../io/git/repository.ts';
import type { WorkPlace } from '../../io/git/repository.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { openProject } from './project.ts';
import type { Project } from './project.ts';

/** Where `relctl check` finds the messages; at most one of these is set. */
export interface MessageSources {
  readonly message: string | null;
  readonly file: string | null;
  /** A range as git reads it, possibly with environment variables; '' is the whole history. */
  readonly range: string | null;
  readonly defaultRange: boolean;
}

export interface CheckAnswer {
  /** In the order of git log. */
  readonly judged: readonly JudgedMessage[];
  readonly rules: MessageRules;
  readonly profile: Profile;
}

/** Checks one message, or those in a range of commits. @throws NO_COMMITS_IN_RANGE, RANGE_UNREADABLE and more */
export async function checkMessages(
  globals: GlobalFlags,
  sources: MessageSources,
  asked: AskedRules,
): Promise<CheckAnswer> {
  const project = await openProject(globals);
  const { folder, place, settings, profile } = project;
  const { schema } = project.rules;
  const { rules, prefersStdin, freesBumps } = checkPolicy(profile, settings.commitizen, asked, schema);
  const text = await givenText(folder, sources, prefersStdin, settings.commitizen.encoding);
  const messages =
    text === null
      ? await messagesIn(place, sources, settings.relctl.remote)
      : [{ sha: null, message: messageIn(text) }];
  const judged = inTime(
    () => messages.map((one) => ({ ...one, fault: findFault(one.message, rules) })),
    text === null ? undefined : LONGEST_CHECK,
  );
  return { judged: freesBumps ? await withoutBumps(project, judged) : judged, rules, profile };
}

/** Bump commits are recognized by their content, and their message need not follow the convention. */
async function withoutBumps(
  { place, settings }: Project,
  judged: readonly JudgedMessage[],
): Promise<readonly JudgedMessage[]> {
  // A bump message contains a version.
  const mayBump = ({ fault, message }: JudgedMessage): boolean =>
    fault !== null && /\d/.test(firstLine(message));
  const faulty = judged.filter(mayBump).flatMap(({ sha }) => sha ?? []);
  if (faulty.length === 0 || !isRepository(place)) return judged;
  const means = resolveMeans(settings);
  // Most runs check one message, in a hook.
  const { readVersionsOf } = await import('../../io/gather/read-versions.ts');
  const { changes } = await readVersionsOf(place.git, means, faulty);
  const bumps = bumpCommits(changes, tagReader(means.formats).versionOf);
  return judged.map((one) => (bumps.has(one.sha ?? '') ? { ...one, fault: null } : one));
}

/** Seconds for one message: a commit waits for this check. */
const LONGEST_CHECK = 5;

/** @returns null if a range has to be checked instead */
async function givenText(
  folder: string,
  { message, file, range, defaultRange }: MessageSources,
  prefersStdin: boolean,
  encoding: Encoding,
): Promise<string | null> {
  if (message !== null) return message;
  if (file !== null) return readMessageFile(folder, file, encoding);
  const asksForRange = range !== null || (defaultRange && !prefersStdin);
  return asksForRange || process.stdin.isTTY ? null : readStdin();
}

type Message = Omit<JudgedMessage, 'fault'>;

async function messagesIn(
  place: WorkPlace,
  { range, defaultRange }: MessageSources,
  remote: string,
): Promise<readonly Message[]> {
  const asked = defaultRange
    ? `refs/remotes/${remote}/HEAD..HEAD`
    : expandVariables(range ?? '', process.env);
  const next = defaultRange ? noDefault(remote) : null;
  if (!isRepository(place)) {
    throw refuse('RANGE_UNREADABLE', { range: asked, said: `${place.top} is not in a git repository`, next });
  }
  const { commitsIn } = await import('../line/named-range.ts');
  const commits = await commitsIn(place.git, asked, next);
  return commits.map((commit) => ({ sha: commit.sha, message: foldedMessage(commit) }));
}

function noDefault(remote: string): string {
  return `git remote set-head ${remote} --auto, or name a range with --rev-range`;
}
