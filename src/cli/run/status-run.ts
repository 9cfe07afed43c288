import { plainIntent } from '../../core/release/intent.ts';
import { statusOf } from '../../core/release/status/status.ts';
import type { Status } from '../../core/release/status/status.ts';
import { refuseUnknownNames } from '../../core/release/unknown-names.ts';
import { forbidPrompts } from '../../io/process/environment.ts';
import { gatherStatus } from '../../io/gather/gather-status.ts';
import { inTime } from '../../io/process/in-time.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { openProjectAsItStands, withMainsSettings } from './project.ts';

/** The status of the project; `next` is what a plain `relctl bump` would do. */
export async function projectStatus(globals: GlobalFlags): Promise<Status> {
  forbidPrompts('all');
  const project = await openProjectAsItStands(globals);
  const { repository } = project;
  const settings = await withMainsSettings(project, globals);
  refuseUnknownNames(settings, 'bump');
  const intent = { ...plainIntent('bump'), profile: globals.profile ?? null };
  const facts = await gatherStatus(repository, intent, settings);
  return inTime(() => statusOf(intent, settings, facts));
}
