import type { TagReader } from '../tag/recognise.ts';
import { unreadTags } from '../tag/stray.ts';
import type { Tag } from '../tag/tag.ts';
import { listed } from '../text/words.ts';

/** What a changelog passes over: tags that no format reads and none ignores; null where there are none. */
export function strangeTags(tags: readonly Tag[], reader: TagReader): string | null {
  const strange = unreadTags(
    tags.map(({ name }) => name),
    reader,
  );
  return strange.length === 0
    ? null
    : `no tag format reads ${listed(strange)}; ignored_tag_formats silences this`;
}
