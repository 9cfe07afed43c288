import { ciRef } from '../../core/image/ci-ref.ts';
import { planImages } from '../../core/release/answers/image-plan.ts';
import type { ImagePlan } from '../../core/release/answers/image-plan.ts';
import { readCiEvent } from '../../io/gather/ci-event.ts';
import { forbidPrompts } from '../../io/process/environment.ts';
import { gatherImages } from '../../io/gather/gather-images.ts';
import { imagesOutputs } from '../../report/images.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import type { OutputFiles } from '../line/output-flags.ts';
import { openRepositoryProject, withMainsSettings } from './project.ts';

/**
 * The images of a ref. Also writes them to the outputs, if the options ask for it.
 *
 * @param ref null: what CI builds, or else what HEAD points at
 */
export async function imagesFor(
  globals: GlobalFlags,
  ref: string | null,
  outputs: OutputFiles,
): Promise<ImagePlan> {
  forbidPrompts('all');
  const project = await openRepositoryProject(globals);
  const { repository } = project;
  const settings = await withMainsSettings(project, globals);
  const request = { ref, ci: ciRef(process.env, await readCiEvent()) };
  const plan = planImages(request, settings, await gatherImages(repository, settings, request));
  await outputs.write(imagesOutputs(plan));
  return plan;
}
