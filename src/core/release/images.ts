import { asImageName } from '../config/image-name.ts';
import type { Settings } from '../config/settings.ts';
import { imagesOf } from '../image/image.ts';
import { projectName } from '../provider/project-name.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Means } from './base.ts';
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
export function imagesOfRelease(
  { base, tag, version }: Decision,
  settings: Settings,
  snapshot: Snapshot,
): readonly string[] {
  const { name } = imageName(base.place, settings, snapshot);
  if (name === null) return [];
  const { scheme, formats } = base;
  const source = { kind: 'tag', name: tag, version } as const;
  const { images } = imagesOf(source, tagNames(snapshot), { image: name, scheme, formats });
  return images.map((image) => image.name);
}

/** Why a final release has no `latest`: a tag of a higher one, which may be one that nobody has made a release of; null elsewhere. */
export function latestElsewhere({ base, tag, version }: Decision, snapshot: Snapshot): string | null {
  const { scheme, formats } = base;
  const source = { kind: 'tag', name: tag, version } as const;
  const { latest } = imagesOf(source, tagNames(snapshot), { image: 'image', scheme, formats });
  return latest.because === 'exceeded' ? latest.higher : null;
}

export function imageName(
  { folder }: Means['place'],
  { relctl }: Settings,
  { files }: Pick<Snapshot, 'files'>,
): ImageName {
  if (relctl.image !== null) return { name: relctl.image, insteadOf: null };
  const project = projectName(files.get(`${folder}pyproject.toml`) ?? '');
  const name = project === null ? null : asImageName(project);
  return { name, insteadOf: name === project ? null : project };
}

/** What a person should know of an image that is not called as the project; null elsewhere. */
export function renamedImageNotice({ name, insteadOf }: ImageName): string | null {
  if (insteadOf === null) return null;
  return name === null
    ? `no image can have the name ${insteadOf}: image in [tool.relctl] gives it another one`
    : `no image can have the name ${insteadOf}, so it is ${name}; image in [tool.relctl] gives it another one`;
}
