import type { TagReader } from '../tag/recognise.ts';
import { unreadTags } from '../tag/stray.ts';
import type { Tag } from '../tag/tag.ts';
import { listed } from '../text/words.ts';

/** The tags that a changelog skips: they match no tag format and no ignored one. null if there are none. */
export function strangeTags(tags: readonly Tag[], reader: TagReader): string | null {
  const strange = unreadTags(
    tags.map(({ name }) => name),
    reader,
  );
  return strange.length === 0
    ? null
    : `no tag format matches ${listed(strange)}; to hide this note, add them to ignored_tag_formats`;
}
