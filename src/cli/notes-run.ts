import { planNotes } from '../core/release/notes-plan.ts';
import type { NotesPlan } from '../core/release/notes-plan.ts';
import { gatherNotes } from '../io/gather-notes.ts';
import { withMainsRelctl } from '../io/main-settings.ts';
import { inTime } from '../io/in-time.ts';
import type { GlobalFlags } from './base-command.ts';
import { openRepositoryProject } from './project.ts';

/** @param tag null: the highest release that HEAD reaches */
export async function notesFor(globals: GlobalFlags, tag: string | null): Promise<NotesPlan> {
  const { repository, settings: own } = await openRepositoryProject(globals);
  const settings = await withMainsRelctl(repository, own);
  const snapshot = await gatherNotes(repository, settings, tag);
  return inTime(() => planNotes(settings, snapshot, process.env));
}
