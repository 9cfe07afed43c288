/**
 * The message of an annotated release tag: the tag's name and the release's notes, or what a person wants it to say,
 * and a trailer that names the tool.
 *
 * @param notes the section of the changelog with its title
 * @param wanted null: nobody wants anything else
 */
export function tagMessage(tag: string, notes: string, wanted: string | null, toolVersion: string): string {
  const body = notes.replace(/^## .*\n/, '').trim();
  const said = wanted === null ? [tag, ...(body === '' ? [] : [body])] : [wanted.trimEnd()];
  const parts = [...said, `Released-by: relctl ${toolVersion}`];
  return `${parts.join('\n\n')}\n`;
}
