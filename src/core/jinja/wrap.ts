import { charactersIn, charactersOf } from '../text/characters.ts';

/** The lines of a text, none longer than `width` where words can be parted. */
export function wrapped(text: string, width: number, breaksWords: boolean): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(1, width), breaksWords));
}

function wrapLine(line: string, width: number, breaksWords: boolean): readonly string[] {
  const lines: string[] = [];
  let open = '';
  const words = line.split(/(\s+)/).flatMap((word) => (/^\s/.test(word) ? [word] : hyphenated(word)));
  for (const word of breaksWords ? words.flatMap((each) => pieces(each, width)) : words) {
    if (open !== '' && charactersIn(open + word) > width) {
      lines.push(open.trimEnd());
      open = '';
    }
    if (open !== '' || word.trim() !== '' || lines.length === 0) open += word;
  }
  return [...lines, ...(open.trim() === '' && lines.length > 0 ? [] : [open.trimEnd()])];
}

function hyphenated(word: string): readonly string[] {
  return word.split(/(?<=[\p{L}\p{N}]-)(?=\p{L})/u);
}

function pieces(word: string, width: number): readonly string[] {
  const characters = charactersOf(word);
  const found: string[] = [];
  for (let at = 0; at < characters.length; at += width) found.push(characters.slice(at, at + width).join(''));
  return found;
}
