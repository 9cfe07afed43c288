import { planNotes } from '../../core/release/answers/notes-plan.ts';
import type { NotesPlan } from '../../core/release/answers/notes-plan.ts';
import { gatherNotes } from '../../io/gather/gather-notes.ts';
import { inTime } from '../../io/process/in-time.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { openRepositoryProject, withMainsSettings } from './project.ts';

/** @param tag null: the highest release that HEAD contains */
export async function notesFor(globals: GlobalFlags, tag: string | null): Promise<NotesPlan> {
  const project = await openRepositoryProject(globals);
  const { repository } = project;
  const settings = await withMainsSettings(project, globals);
  const snapshot = await gatherNotes(repository, settings, tag);
  return inTime(() => planNotes(settings, snapshot, process.env));
}
