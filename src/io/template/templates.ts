import { writeFile } from 'node:fs/promises';
import { BUILT_IN_TEMPLATES, builtInTemplate, usualTemplateName } from '../../core/changelog/built-in.ts';
import { templatePath } from '../../core/changelog/template.ts';
import type { Settings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import { templatesNamedIn } from '../../core/jinja/named.ts';
import { resolveTagMeans } from '../../core/release/base.ts';
import { formatOf } from '../../core/release/changelog/changelog-means.ts';
import type { TemplateSources } from '../../core/snapshot/snapshot.ts';
import { messageOf, readText, refuseLinkOutside, refuseOutside } from '../files/files.ts';
import { readOrigins } from '../git/log.ts';
import type { Range } from '../git/log.ts';
import type { Repository } from '../git/repository.ts';

/**
 * The project's own changelog template: the configured one, or a file with the usual name. null: there is none.
 *
 * @param folder of the configuration; template names are relative to it
 * @param listed the commits that the changelog lists
 * @returns a configured template that does not exist has no text
 * @throws FILE_OUTSIDE
 */
export async function readTemplate(
  { git, top }: Repository,
  { commitizen }: Settings,
  folder: string,
  listed: Range,
): Promise<TemplateSources | null> {
  const usual = usualTemplateName(formatOf(commitizen));
  const name = templateName(commitizen);
  const texts = await readTemplates(top, folder, name);
  if (texts.size === 0 && templatePath(name) === usual) return null;
  // The engine is loaded only if there is a template.
  const [origins, { loadTemplateEngine }] = await Promise.all([
    readOrigins(git, listed),
    import('./template-engine.ts'),
  ]);
  return { name, texts, origins, render: loadTemplateEngine().render };
}

/**
 * Copies the template that makes the changelog to a file.
 *
 * @param file absolute; it is overwritten
 * @throws TEMPLATE_NOT_FOUND, TEMPLATE_NOT_WRITTEN, FILE_OUTSIDE if a link in the working tree leads out of it
 */
export async function exportTemplate({ top }: Repository, settings: Settings, file: string): Promise<void> {
  const { commitizen } = settings;
  const { folder } = resolveTagMeans(settings).place;
  const name = templateName(commitizen);
  const path = templatePath(name) ?? '';
  await refuseOutside(top, [`${folder}${path}`]);
  await refuseLinkOutside(top, file);
  const text = (await readText(top, `${folder}${path}`)) ?? builtInTemplate(path);
  if (text === null) throw refuse('TEMPLATE_NOT_FOUND', { template: name, builtIn: BUILT_IN_TEMPLATES });
  try {
    await writeFile(file, text);
  } catch (error) {
    throw refuse('TEMPLATE_NOT_WRITTEN', { file, said: messageOf(error) }, error);
  }
}

/** As in commitizen, an empty name means that no template is configured. */
function templateName(commitizen: Settings['commitizen']): string {
  const { template } = commitizen;
  return template === null || template === '' ? usualTemplateName(formatOf(commitizen)) : template;
}

const MOST_TEMPLATES = 200;

/** A template and all templates that it includes, directly or not. Those that don't exist are left out. */
async function readTemplates(
  top: string,
  folder: string,
  name: string,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const names = new Set([name]);
  for (const next of names) {
    if (names.size > MOST_TEMPLATES) {
      throw refuse('TEMPLATE_INVALID', {
        file: name,
        line: null,
        reason: `it includes more than ${MOST_TEMPLATES} templates`,
      });
    }
    const path = templatePath(next);
    if (path === null || texts.has(path)) continue;
    await refuseOutside(top, [`${folder}${path}`]);
    const text = await readText(top, `${folder}${path}`);
    if (text === null) continue;
    texts.set(path, text);
    for (const named of templatesNamedIn(text)) names.add(named);
  }
  return texts;
}
