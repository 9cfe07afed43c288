import type { ChangeTypes } from '../../changelog/change-type.ts';
import { changelogFormat } from '../../changelog/format/formats.ts';
import type { ChangelogFormat } from '../../changelog/format/format.ts';
import { templateTeller } from '../../changelog/template.ts';
import type { SectionRenderer } from '../../changelog/template.ts';
import type { CommitRules } from '../../commit/rules.ts';
import type { CommitizenSettings } from '../../config/settings.ts';
import { refuse } from '../../error/error.ts';
import type { TemplateSources } from '../../snapshot/snapshot.ts';
import { isPrerelease, parseVersion } from '../../version/version.ts';

/**
 * Parity: an unknown format is refused even if no changelog is written.
 *
 * @throws CHANGELOG_FORMAT_UNKNOWN
 */
export function formatOf({
  changelogFormat: name,
  changelogFile: file,
}: CommitizenSettings): ChangelogFormat {
  const format = changelogFormat(name, file);
  if (format === null) throw refuse('CHANGELOG_FORMAT_UNKNOWN', { name, file });
  return format;
}

/** Renders sections with the project's own template; null if it has none. */
export function rendererFor(
  template: TemplateSources | null,
  { extras }: CommitizenSettings,
  incremental: boolean,
): SectionRenderer | null {
  return template === null ? null : templateTeller(template, { incremental, extras });
}

/** Parity: an empty list or table counts as not set. */
export function changeTypesOf(
  { changeTypeMap, changeTypeOrder }: CommitizenSettings,
  rules: CommitRules,
): ChangeTypes {
  const isMap = changeTypeMap !== null && Object.keys(changeTypeMap).length > 0;
  const isOrder = changeTypeOrder !== null && changeTypeOrder.length > 0;
  return {
    map: isMap ? changeTypeMap : rules.changeTypeMap,
    order: isOrder ? changeTypeOrder : rules.changeTypeOrder,
  };
}

/** Whether the key `version` holds a prerelease, whichever provider keeps the version. */
export function keyHoldsPrerelease({ version }: CommitizenSettings): boolean {
  const configured = parseVersion(version);
  return configured !== null && isPrerelease(configured);
}

/** Parity: checked only if a changelog is written. @throws CHANGE_TYPE_REPEATED */
export function refuseRepeatedTypes({ order }: ChangeTypes): void {
  const repeated = order?.find((type, index) => order.indexOf(type) < index);
  if (repeated !== undefined) throw refuse('CHANGE_TYPE_REPEATED', { type: repeated });
}
