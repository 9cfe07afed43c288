import { FORMATS } from './format/formats.ts';
import type { ChangelogFormat } from './format/format.ts';

/** The file name of a project's own template for a format, if no other name is configured. */
export function usualTemplateName({ suffixes: [suffix = ''] }: ChangelogFormat): string {
  return `CHANGELOG.${suffix}.j2`;
}

/**
 * The built-in template with this name; null if there is none. It prints the same as relctl without a template, after a
 * blank line. Projects can include it, or start their own template from it.
 */
export function builtInTemplate(name: string): string | null {
  const format = FORMATS.find((candidate) => usualTemplateName(candidate) === name);
  return format === undefined ? null : templateOf(format);
}

export const BUILT_IN_TEMPLATES: readonly string[] = FORMATS.map(usualTemplateName);

function templateOf({ bullet, bold, titleTemplate }: ChangelogFormat): string {
  return `{% for section in tree %}

{% set title = section.version ~ (" (" ~ section.date ~ ")" if section.date else "") %}
${titleTemplate[2]}
{% for title, entries in section.changes.items() %}

{% if title %}
${titleTemplate[3]}
{% endif %}

{% for entry in entries %}
{% if entry.scope or entry.message %}
${bullet}{% if entry.scope %}${bold('{{ entry.scope }}')}: {% endif %}{{ entry.message }}
{% endif %}
{% endfor %}
{% endfor %}
{% endfor %}
`;
}
