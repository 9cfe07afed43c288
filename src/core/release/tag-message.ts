/**
 * The message of an annotated release tag: the tag's name, the release's notes, and a trailer that names the tool.
 *
 * @param notes the section of the changelog with its title; null where there is nothing to tell
 */
export function tagMessage(tag: string, notes: string | null, toolVersion: string): string {
  const body = (notes ?? '').replace(/^## .*\n/, '').trim();
  const parts = [tag, ...(body === '' ? [] : [body]), `Released-by: relctl ${toolVersion}`];
  return `${parts.join('\n\n')}\n`;
}
