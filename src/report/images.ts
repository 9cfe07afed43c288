import type { Latest } from '../core/image/image.ts';
import type { ImagePlan } from '../core/release/answers/image-plan.ts';
import { visibleLine } from '../core/text/visible.ts';
import { isPrerelease } from '../core/version/version.ts';
import type { Outputs } from './release/outputs.ts';
import type { Paint } from './text/paint.ts';

/** One line for each image, and one about `latest`. */
export function imagesText(plan: ImagePlan, paint: Paint): string {
  const images = plan.images.map(
    ({ name, mutable }) => `${paint.bold(name)} ${paint.dim(mutable ? '(mutable)' : '(immutable)')}\n`,
  );
  return `${images.join('')}${latestText(plan)}\n`;
}

/** `relctl images --json` */
export function imagesJson({
  source,
  version,
  images,
  latest,
  notices,
}: ImagePlan): Readonly<Record<string, unknown>> {
  const { kind, name } = source;
  return {
    ref: { kind, name },
    version,
    images: images.map((image) => ({ name: image.name, tag: image.tag, mutable: image.mutable })),
    latest: { moves: latest.moves, because: latest.because, higher: latest.higher },
    notices,
  };
}

/** `tags` has the same value as `images`, under the name that docker/build-push-action uses. */
export function imagesOutputs({ source, version, images, latest }: ImagePlan): Outputs {
  const names = images.map(({ name }) => name);
  const isRelease = source.kind === 'tag';
  return [
    ['version', version ?? ''],
    ['tag', isRelease ? source.name : ''],
    ['prerelease', String(isRelease && isPrerelease(source.version))],
    ['images', names],
    ['tags', names],
    ['latest', String(latest.moves)],
  ];
}

function latestText({ source, latest }: ImagePlan): string {
  const name = visibleLine(source.name);
  return `latest ${latest.moves ? 'moves' : 'does not move'}: ${reasonOf(latest, name)}`;
}

function reasonOf(latest: Latest, name: string): string {
  switch (latest.because) {
    case 'highest':
      return `no final release is higher than ${name}`;
    case 'exceeded':
      return `${visibleLine(latest.higher)} is higher than ${name}`;
    case 'prerelease':
      return `${name} is a prerelease`;
    case 'branch':
      return `${name} is a branch`;
  }
}
