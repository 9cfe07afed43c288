const PLACEHOLDER = /\$(?:(?<dollar>\$)|(?<named>[_a-z][_a-z0-9]*)|\{(?<braced>[_a-z][_a-z0-9]*)\})/gi;

/**
 * Replaces `$name` and `${name}` with their values, and `$$` with a dollar sign. Unknown names, and dollar signs without a
 * name, stay as they are. Names are case-sensitive.
 *
 * @see https://docs.python.org/3/library/string.html, Template.safe_substitute: the rule that `tag_format` and
 *   `bump_message` follow
 */
export function substitute(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(PLACEHOLDER, (whole: string, dollar?: string, named?: string, braced?: string) => {
    if (dollar !== undefined) return '$';
    const name = named ?? braced ?? '';
    return Object.hasOwn(values, name) ? (values[name] ?? whole) : whole;
  });
}
