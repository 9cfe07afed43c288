import { asImageName } from '../config/image-name.ts';
import type { Settings } from '../config/settings.ts';
import { imagesOf } from '../image/image.ts';
import { projectName } from '../provider/project-name.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Means } from './base.ts';
import type { Decision } from './decide.ts';
import { tagNames } from './release-refs.ts';

/** The image name of a project, from the configuration or from the project's name. */
export interface ImageName {
  /** null if the project has no name that is valid for an image. */
  readonly name: string | null;
  /** The project's name, if the image can't have the same name; else null. */
  readonly insteadOf: string | null;
}

/** Empty if the project has no name, because any image name would be a guess. */
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

/** The higher tag that keeps `latest` from moving to a final release; it may not be a release at all. Else null. */
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

/** A note about an image whose name differs from the project's name; else null. */
export function renamedImageNotice({ name, insteadOf }: ImageName): string | null {
  if (insteadOf === null) return null;
  return name === null
    ? `'${insteadOf}' is not a valid image name; to choose one, set image in [tool.relctl]`
    : `'${insteadOf}' is not a valid image name, so relctl uses ${name}; to choose another, set image in [tool.relctl]`;
}
