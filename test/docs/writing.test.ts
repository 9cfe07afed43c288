import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The words of docs/writing.md that are always wrong. Words that have a right sense too, such as "where" and
 * "behind", are left to readers.
 */
const RETIRED: readonly RegExp[] = [
  /\bmend(s|ed|ing)?\b/gi,
  /\banew\b/gi,
  /\bstands? on\b/gi,
  /\b(is|are|was|were|be|been) told\b/gi,
  /\b(tells?|told) of\b/gi,
  /\bearn(s|ed)?\b/gi,
  /\blacks\b/gi,
  /\b(takes?|took|taken|taking) (it |them |that )?back\b/gi,
  /\bnobody (knows|can (say|know|tell))\b/gi,
  /\bperhaps done\b/gi,
  /\bgo(es)? by (the|what|its|an?|it)\b/gi,
  /\basks? for (an? |no |which )?(increment|release|major|minor|patch|more)\b/gi,
  /\b(meets?|met) (a|no) conflict/gi,
  /(?<!\b(there|that) )\b(is|are) no (commit|tag|release|version|branch|file|folder|table|list|message|number|text|repository|hotfix|prerelease|image|rule|regular)s?\b/gi,
];

const TEXTS = new Map([...pages(), ...sources()]);

describe('the retired words of docs/writing.md', () => {
  it.each([...TEXTS])('are not in %s', (_, texts) => {
    expect(texts.flatMap(retiredIn)).toEqual([]);
  });

  it('are looked for in the documentation and in all sources', () => {
    expect([...TEXTS.keys()]).toEqual(
      expect.arrayContaining(['README.md', 'docs/commands.md', 'src/core/error', 'src/io', 'bin']),
    );
  });

  it.each([
    'Mend what is broken.',
    'The file is written anew.',
    'The tag stands on another commit.',
    'You are told what is wrong.',
    'The changelog tells of it.',
    'It earns a note.',
    'What main lacks is listed.',
    'The release is taken back.',
    'Nobody knows how far it came.',
    'perhaps done: tag v1.2.0',
    'It goes by the tag.',
    'No commit asks for a release.',
    'A pick that meets a conflict stops.',
    'A branch is no tag.',
  ])('are found: %s', (sentence) => {
    expect(retiredIn(sentence).length).toBe(1);
  });

  it('are not found in words and sentences that only resemble them', () => {
    const fine =
      'I recommend `git commit --amend`. If there is no tag, it is no longer a release. Tell off, learned, ask for a token, go back.';
    expect(retiredIn(fine)).toEqual([]);
  });
});

/** Each retired word with the words around it, so that it is easy to find. */
function retiredIn(text: string): readonly string[] {
  const line = text.replaceAll(/\s+/g, ' ');
  return RETIRED.flatMap((word) =>
    [...line.matchAll(word)].map(({ 0: found, index }) =>
      line.slice(Math.max(0, index - 30), index + found.length + 30),
    ),
  );
}

type Texts = readonly (readonly [name: string, texts: readonly string[]])[];

/** The documentation. The tables of docs/writing.md list the words, so they are left out. */
function pages(): Texts {
  const names = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'package.json',
    ...filesIn('docs', '.md'),
    ...filesIn('docs', '.json'),
  ];
  return names.map((name) => {
    const text = read(name);
    return [name, [name === 'docs/writing.md' ? text.replaceAll(/^\|.*$/gm, '') : text]];
  });
}

/** What the strings of the sources say: messages, help, generated files. Comments are left out. */
function sources(): Texts {
  const folders = [...foldersIn('src').filter((room) => room !== 'src/core'), ...foldersIn('src/core')];
  const rooms = folders.map((room) => [room, '.ts'] as const);
  return [...rooms, ['bin', '.js'] as const].map(([room, suffix]) => {
    const names = filesIn(room, suffix).filter((name) => !name.endsWith('.test.ts'));
    return [
      room,
      names.flatMap((name) => stringsIn(ts.createSourceFile(name, read(name), ts.ScriptTarget.Latest))),
    ];
  });
}

function stringsIn(node: ts.Node): readonly string[] {
  const below: string[] = [];
  ts.forEachChild(node, (child) => void below.push(...stringsIn(child)));
  const isString =
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  return isString ? [node.text, ...below] : below;
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`);
}

function filesIn(folder: string, suffix: string): readonly string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(suffix)).map((name) => `${folder}/${name}`);
}

function read(name: string): string {
  return readFileSync(join(ROOT, name), 'utf8');
}
