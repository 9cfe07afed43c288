import type { Plan } from '../../core/plan/plan.ts';
import { readImage } from '../files/files.ts';
import type { Repository } from '../git/repository.ts';
import { indexEntries, listUntrackedFiles } from './effects/traces.ts';
import type { RecordedObservation } from './journal/entry.ts';
import type { Observation } from './run-context.ts';

/** What a run knows before it has looked. */
export function nothingObserved(): Observation {
  return { known: new Map(), staged: new Map(), untrackedPaths: [], untrackedFiles: new Set() };
}

/** Looks at what exists before the first effect: hooks didn't create it, but may overwrite it. */
export async function observe({ basis }: Plan, repository: Repository): Promise<Observation> {
  const listing = await repository.git.run(['ls-files', '-z', '--others', '--directory']);
  const known: Observation['known'] = new Map();
  for (const path of basis.dirty) known.set(path, await readImage(repository.top, path));
  return {
    known,
    staged: await indexEntries(repository, basis.dirty),
    untrackedPaths: listing.split('\0').filter((path) => path !== ''),
    untrackedFiles: new Set(await listUntrackedFiles(repository)),
  };
}

/** The observation as the journal keeps it. */
export function recordedFrom(observation: Observation): RecordedObservation {
  const { known, staged, untrackedPaths, untrackedFiles } = observation;
  return { known: [...known], staged: [...staged], untrackedPaths, untrackedFiles: [...untrackedFiles] };
}

export function observationFrom(recorded: RecordedObservation): Observation {
  const { known, staged, untrackedPaths, untrackedFiles } = recorded;
  return {
    known: new Map(known),
    staged: new Map(staged),
    untrackedPaths,
    untrackedFiles: new Set(untrackedFiles),
  };
}
