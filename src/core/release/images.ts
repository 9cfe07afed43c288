import { asImageName } from '../config/image-name.ts';
import type { Settings } from '../config/settings.ts';
import { releaseImages } from '../image/image.ts';
import { projectName } from '../provider/project-name.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { tagReader } from '../tag/recognise.ts';
import type { Decision } from './decide.ts';
import { tagNames } from './survey.ts';

/** The image of a project, by the configuration or by the project's own name. */
export interface ImageName {
  /** null where nobody has named the project so that an image can be called after it. */
  readonly name: string | null;
  /** The project's own name, where the image can't have just that; null elsewhere. */
  readonly insteadOf: string | null;
}

/** None where nobody has named the project: an image of no name would be a guess. */
export function imagesOf(decision: Decision, settings: Settings, snapshot: Snapshot): readonly string[] {
  const { name } = imageName(decision, settings, snapshot);
  if (name === null) return [];
  const { versionOf } = tagReader(decision.base.formats);
  const released = tagNames(snapshot).flatMap((tag) => versionOf(tag) ?? []);
  return releaseImages(name, decision, released);
}

export function imageName(
  { base }: Decision,
  { relctl }: Settings,
  { files }: Pick<Snapshot, 'files'>,
): ImageName {
  if (relctl.image !== null) return { name: relctl.image, insteadOf: null };
  const project = projectName(files.get(`${base.place.folder}pyproject.toml`) ?? '');
  const name = project === null ? null : asImageName(project);
  return { name, insteadOf: name === project ? null : project };
}
