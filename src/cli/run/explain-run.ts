import { explainRange, explainUnreleased } from '../../core/release/answers/explain.ts';
import type { Explanation } from '../../core/release/answers/explain.ts';
import { plainIntent } from '../../core/release/intent.ts';
import { forbidPrompts } from '../../io/process/environment.ts';
import { gather } from '../../io/gather/gather.ts';
import { inTime } from '../../io/process/in-time.ts';
import { shallowBoundary } from '../../io/git/repository.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { commitsIn } from '../line/named-range.ts';
import { openRepositoryProject } from './project.ts';

/** @param range as git reads it; null: the commits since the tag of the current version */
export async function explanationOf(globals: GlobalFlags, range: string | null): Promise<Explanation> {
  forbidPrompts('all');
  const { repository, settings } = await openRepositoryProject(globals);
  if (range !== null) {
    const [commits, shallow] = await Promise.all([
      commitsIn(repository.git, range),
      shallowBoundary(repository),
    ]);
    return inTime(() => explainRange(range, commits, settings, shallow));
  }
  const intent = { ...plainIntent('explain'), profile: globals.profile ?? null };
  const snapshot = await gather(repository, { intent, settings, scope: 'version', mustAnswer: false });
  return inTime(() => explainUnreleased(intent, settings, snapshot));
}
