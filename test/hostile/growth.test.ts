import { describe, expect, it } from 'vitest';
import { updatesOfPush, updatesOfReceive } from '../../src/core/audit/updates.ts';
import { FORMATS } from '../../src/core/changelog/format/formats.ts';
import { sectionIn, withSection } from '../../src/core/changelog/section-at.ts';
import { handWrittenIn } from '../../src/core/changelog/hand-written.ts';
import { headingReader, lenientHeadingReader } from '../../src/core/changelog/format/heading.ts';
import { lostLines } from '../../src/core/changelog/lost.ts';
import { readChangelog } from '../../src/core/changelog/outline.ts';
import { CONVENTIONAL } from '../../src/core/commit/conventional.ts';
import { findIncrement } from '../../src/core/commit/increment.ts';
import { isSmartCommit } from '../../src/core/commit/jira-message.ts';
import { findFault, foldedMessage, messageIn } from '../../src/core/commit/message.ts';
import { parseEntries } from '../../src/core/commit/parse.ts';
import { suggestMessage } from '../../src/core/commit/suggest.ts';
import { wrapBody } from '../../src/core/commit/wrap.ts';
import { asImageName, isImageName } from '../../src/core/config/image-name.ts';
import { misspeltKeys } from '../../src/core/config/misspelt.ts';
import { pastConfigIn } from '../../src/core/config/past.ts';
import { refuse } from '../../src/core/error/error.ts';
import { managerOf } from '../../src/core/hook/manager.ts';
import { kindOfScript } from '../../src/core/hook/script.ts';
import { asContainerTag, isContainerTag } from '../../src/core/image/container-tag.ts';
import { distributionName } from '../../src/core/init/name.ts';
import { forgeOf } from '../../src/core/notes/forge.ts';
import { messageParts } from '../../src/core/notes/message.ts';
import { outcomeOf } from '../../src/core/preflight/outcome.ts';
import { globPattern, matchesGlob } from '../../src/core/provider/glob.ts';
import { refuseBroken } from '../../src/core/provider/lock-scan.ts';
import { normalizeName, ownEntry } from '../../src/core/provider/uv-lock.ts';
import { replaceVersion } from '../../src/core/provider/version-files.ts';
import {
  announcesRelease,
  judgeVersionChange,
  readsAsBump,
  releasesNamedIn,
  withoutForgeSuffix,
} from '../../src/core/rule/bump-commit.ts';
import { pickedFrom } from '../../src/core/rule/hotfix.ts';
import { revertedIn } from '../../src/core/rule/version-line.ts';
import { json } from '../../src/core/syntax/json.ts';
import { toml } from '../../src/core/syntax/toml.ts';
import { withAdditions } from '../../src/core/syntax/toml-additions.ts';
import { yaml } from '../../src/core/syntax/yaml.ts';
import { faultInBranchName } from '../../src/core/tag/name.ts';
import { tagReader } from '../../src/core/tag/recognise.ts';
import { findStrayTag } from '../../src/core/tag/stray.ts';
import { columnsOf } from '../../src/core/text/columns.ts';
import { withoutCredentials } from '../../src/core/text/credentials.ts';
import { nearest } from '../../src/core/text/nearest.ts';
import { shellCommand } from '../../src/core/text/shell.ts';
import { substitute } from '../../src/core/text/template.ts';
import { expandVariables } from '../../src/core/text/variables.ts';
import { visible, visibleJson, visibleLine } from '../../src/core/text/visible.ts';
import { schemeNamed } from '../../src/core/version/schemes.ts';
import { mentions } from '../../src/core/version/mention.ts';
import { parseVersion } from '../../src/core/version/version.ts';
import { inTime } from '../../src/io/process/in-time.ts';
import { errorText } from '../../src/report/error.ts';
import { foldedLine } from '../../src/report/text/fold.ts';
import { markdownBelow, markdownLine } from '../../src/report/text/markdown.ts';
import { PLAIN } from '../../src/report/text/paint.ts';

const SIZE = 300_000;

/** Quadratic code needs minutes for a text of this size, linear code milliseconds. The limit allows for a busy machine. */
const SECONDS = 20;

const PIECES = [
  'a',
  'a.',
  'a:',
  'a-',
  '://@',
  'a+://',
  '?',
  '?token',
  ';sig=',
  '\\',
  '\\<',
  '`',
  '``` ',
  "'",
  '"\\',
  '[',
  '[!',
  '(',
  '{',
  '${',
  '# ',
  '## v1.0.0\n',
  '## v1.0.0a1\n',
  '### Migration\n',
  '=\na\n',
  'feat: a\n',
  'feat(',
  ' ',
  '\t\n',
  '\n',
  '\r\n',
  ' a',
  '- ',
  '1',
  '1.',
  '1.1.0 ',
  '#1 ',
  'closes ',
  'BREAKING CHANGE: ',
  '*',
  '\u200d',
  '🚀',
  '\u001b[',
  '\0',
];

const SHA = 'a'.repeat(40);
const FORMATS_OF_TAGS = { current: 'v$version', legacy: ['rel-$major.$minor'], ignored: ['nightly-*'] };
const READER = tagReader(FORMATS_OF_TAGS);
const VERSION = parseVersion('1.1.0')!;
const [MARKDOWN] = FORMATS;
const READING = { format: MARKDOWN!, readHeading: headingReader(READER) };
const RULES = { allowAbort: false, allowedPrefixes: [], lengthLimit: 0, schema: CONVENTIONAL.schema };
const BUMP = 'bump: version $current_version → $new_version';
const INSTALLED = { node: '/node', program: '/relctl', config: null };

const commit = (text: string) => ({ sha: SHA, parents: [], subject: text, body: text });

const SUBJECTS: Readonly<Record<string, (text: string) => unknown>> = {
  withoutCredentials,
  visible: (text) => [visible(text), visibleLine(text), visibleJson(JSON.stringify(text))],
  columnsOf,
  nearest: (text) => nearest(text, ['bump', 'preflight']),
  shellCommand: (text) => shellCommand([text]),
  substitute: (text) => substitute(text, { version: '1' }),
  expandVariables: (text) => expandVariables(text, {}),
  refuse: (text) => errorText(refuse('GIT_COMMAND_FAILED', { command: 'git push', said: text }), PLAIN),
  foldedLine: (text) => [foldedLine(text, 80, 4), foldedLine(`next: ${text}`, 80, 4)],
  markdown: (text) => [markdownLine(text), markdownBelow(text, '  ')],
  parseVersion: (text) => [parseVersion(text), parseVersion(`1.0${text}`), parseVersion(`1.0+${text}`)],
  tagReader: (text) => [READER.versionOf(`v${text}`), READER.isIgnored(text), faultInBranchName(text)],
  findStrayTag: (text) =>
    findStrayTag([text, `${text}1.1.0`], VERSION, schemeNamed('pep440')!, FORMATS_OF_TAGS),
  findFault: (text) => [findFault(text, RULES), findFault(`feat(${text}`, RULES), messageIn(text)],
  suggestMessage: (text) => suggestMessage(text, RULES),
  foldedMessage: (text) => foldedMessage(commit(text)),
  isSmartCommit,
  findIncrement: (text) =>
    findIncrement([commit(text)], { rules: CONVENTIONAL, majorVersionZero: false }).increment,
  parseEntries: (text) => [parseEntries(commit(`feat: ${text}`)), parseEntries(commit(`feat(${text}`))],
  wrapBody: (text) => wrapBody(`feat: a\n\n${text}`, 72),
  messageParts: (text) => messageParts(commit(`fix #1 ${text}`)),
  forgeOf: (text) => [
    forgeOf(`https://github.com/${text}`),
    forgeOf(`git@github.com:${text}`),
    forgeOf(text),
  ],
  pickedFrom,
  bumpCommit: (text) => [
    readsAsBump(text, BUMP),
    releasesNamedIn(text),
    releasesNamedIn(`Relctl-Release: ${text}`),
    withoutForgeSuffix(text),
    withoutForgeSuffix(' (#1)'.repeat(text.length / 5)),
    announcesRelease(text, '1.2.0', [BUMP]),
    revertedIn(text),
    mentions(text, '1'),
  ],
  judgeVersionChange: (text) =>
    judgeVersionChange(
      {
        sha: SHA,
        firstLine: text,
        releases: [text],
        version: `1.2.0+${text}`,
        file: text,
        from: [text],
        bumpMessage: text,
        isRevert: false,
      },
      READER.versionOf,
    ),
  pastConfigIn: (text) => [
    pastConfigIn(text, 'pyproject.toml'),
    pastConfigIn(`[tool.commitizen]\nbump_message = "${text}"`, 'pyproject.toml'),
  ],
  ...Object.fromEntries(
    FORMATS.map((format) => [
      `readChangelog, ${format.name}`,
      (text: string) => {
        const state = readChangelog(text, format, READING.readHeading);
        const all = { from: 0, to: state.lines.length, above: null };
        return handWrittenIn(state, all, format.bullet, new Set());
      },
    ]),
  ),
  lenientHeadingReader: (text) => lenientHeadingReader(READER, [])(text),
  carry: (text) => [sectionIn(text, VERSION, READING), withSection(text, '## v1.1.0\n', VERSION, READING)],
  lostLines: (text) => lostLines(text, '', MARKDOWN!, () => true),
  toml: (text) => [toml.read(text), toml.read(`a = '''${text}`), toml.lineOf(`a = '''${text}'''`, ['a'])],
  withAdditions: (text) => withAdditions(text, [{ kind: 'tables', lines: ['[tool.x]', 'a = 1'] }]),
  json: (text) => [json.read(text), json.read(`{"a": "${text}`), json.lineOf(`[${text}`, ['0'])],
  replaceVersion: (text) => replaceVersion(text, { current: '1.1.0', next: '1.2.0', pattern: null }),
  ownEntry: (text) => [
    ownEntry(text, 'a'),
    ownEntry(`[[package]]\nname = "a"\nx = [${text}`, 'a'),
    ownEntry(`[[package]]\nname = "a"\nx = "${text}`, 'a'),
    normalizeName(text),
  ],
  refuseBroken: (text) => {
    expect(() => {
      refuseBroken('uv.lock', `[x\n${text}`);
    }).toThrow();
  },
  glob: (text) => [globPattern(text.slice(0, 20_000)) !== null, matchesGlob('a*/*b*', text)],
  kindOfScript: (text) => kindOfScript(`#!/bin/sh\n# relctl commit-msg 1: ${text}`, 'commit-msg', INSTALLED),
  managerOf: (text) => managerOf({ isElsewhere: false, hooksPath: text, names: [text], hooks: [text] }),
  updates: (text) => [updatesOfPush(text), updatesOfReceive(text)],
  names: (text) => [isImageName(text), asImageName(text), asContainerTag(text), isContainerTag(text)],
  distributionName,
  misspeltKeys: (text) => misspeltKeys({ [text]: 1 }),
  outcomeOf: (text) =>
    outcomeOf({ name: 'test', run: 'uv run pytest' }, { exit: 1, signal: null, fault: null, output: text }),
};

/** YAML's parser is the slowest, and quadratic in no piece: a part of the size is enough to tell. */
const SLOW: Readonly<Record<string, (text: string) => unknown>> = {
  yaml: (text) => [yaml.read(text), yaml.read(`a: "${text}"`), yaml.lineOf(`a: ${text}`, ['a'])],
};

describe('a hostile text takes linear time', { timeout: 300_000 }, () => {
  it.each(Object.entries(SUBJECTS))('%s', (_, subject) => {
    expect(slowPieces(subject, SIZE)).toEqual([]);
  });

  it.each(Object.entries(SLOW))('%s', (_, subject) => {
    expect(slowPieces(subject, SIZE / 10)).toEqual([]);
  });
});

function slowPieces(subject: (text: string) => unknown, size: number): readonly string[] {
  return PIECES.filter((piece) => {
    const text = `${piece.repeat(Math.ceil(size / piece.length))}!`;
    try {
      inTime(() => subject(text), SECONDS);
      return false;
    } catch (error) {
      if ((error as { code?: unknown }).code === 'TOOK_TOO_LONG') return true;
      throw error;
    }
  });
}
