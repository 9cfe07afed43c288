import { conventionalIncrement } from './increment.ts';
import { keywordOf } from './keyword.ts';
import { COMMIT_TYPES, faultInConventional } from './message.ts';
import { parseEntries } from './parse.ts';
import type { Ask, CommitRules } from './rules.ts';
import { suggestMessage } from './suggest.ts';

/** commitizen's default rules, `cz_conventional_commits`. */
export const CONVENTIONAL: CommitRules = {
  name: 'cz_conventional_commits',
  tellsIncrement: true,
  asksIn: conventionalAsks,
  looksMeant: (keyword) => TYPE.test(keyword),
  entriesOf: parseEntries,
  changeTypeMap: null,
  changeTypeOrder: null,
  schema: {
    pattern: `(?s)(${COMMIT_TYPES.join('|')})(\\(\\S+\\))?!?: ([^\\n\\r]+)((\\n\\n.*)|(\\s*))?$`,
    faultIn: faultInConventional,
    suggest: suggestMessage,
  },
};

const TYPE = new RegExp(`^(?:${COMMIT_TYPES.join('|')}|BREAKING[- ]CHANGE)(?:\\(|!?$)`);

/** Only a line with a colon can call for an increment, so searching for colons first skips most lines. */
function conventionalAsks(text: string, majorVersionZero: boolean): readonly Ask[] {
  const asks: Ask[] = [];
  for (let colon = text.indexOf(':'); colon >= 0;) {
    const newline = text.indexOf('\n', colon);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(text.lastIndexOf('\n', colon) + 1, end);
    const keyword = keywordOf(line);
    const increment = keyword === null ? null : conventionalIncrement(keyword, majorVersionZero);
    if (keyword !== null && increment !== null) asks.push({ line, keyword, increment });
    colon = text.indexOf(':', end);
  }
  return asks;
}
