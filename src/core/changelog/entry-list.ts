import type { Entry } from '../commit/parse.ts';

/** The entries of a part of the history, newest first. Once the list is packed, it takes a fifth of the memory, and does not grow. */
export class EntryList {
  #entries: Entry[] = [];
  /** UTF-8: a string would take twice as much if one commit of many has a character outside of Latin-1. */
  #packed: Uint8Array | null = null;

  add(entry: Entry): void {
    this.#entries.push(entry);
  }

  pack(): void {
    if (this.#entries.length === 0) return;
    this.#packed = new TextEncoder().encode(this.#entries.flatMap(fieldsOf).join(END));
    this.#entries = [];
  }

  /** Unpacked for each call. */
  all(): readonly Entry[] {
    return this.#packed === null
      ? this.#entries
      : entriesIn(new TextDecoder().decode(this.#packed).split(END));
  }
}

/** No field contains it: git ends a message there. */
const END = '\0';

function fieldsOf({ type, scope, breaking, sha, message }: Entry): readonly string[] {
  return [asField(type), asField(scope), breaking ? '!' : '', sha, message];
}

function entriesIn(fields: readonly string[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < fields.length; at += 5) {
    const [type = '', scope = '', mark = '', sha = '', message = ''] = fields.slice(at, at + 5);
    entries.push({ type: fromField(type), scope: fromField(scope), breaking: mark !== '', sha, message });
  }
  return entries;
}

/** '' is null. */
function asField(text: string | null): string {
  return text === null ? '' : `=${text}`;
}

function fromField(field: string): string | null {
  return field === '' ? null : field.slice(1);
}
