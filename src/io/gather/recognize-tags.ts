import { tagReader } from '../../core/tag/recognise.ts';
import type { TagFormats } from '../../core/tag/recognise.ts';
import type { Tag } from '../../core/tag/tag.ts';
import { inTime } from '../process/in-time.ts';

/**
 * Reads the versions of all tags within a time limit: formats and tags may be a stranger's. The reader remembers them, so
 * whatever asks for them later does not take long.
 *
 * @throws TOOK_TOO_LONG, INVALID_TAG_FORMAT
 */
export function recognizeTags(formats: TagFormats, tags: readonly Pick<Tag, 'name'>[]): void {
  inTime(() => {
    const { versionOf } = tagReader(formats);
    for (const { name } of tags) versionOf(name);
  });
}
