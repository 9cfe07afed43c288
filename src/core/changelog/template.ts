import type { Commit } from '../commit/commit.ts';
import type { Entry } from '../commit/parse.ts';
import { refuse } from '../error/error.ts';
import type { Author, TemplateSources } from '../snapshot/snapshot.ts';
import { BUILT_IN_TEMPLATES, builtInTemplate } from './built-in.ts';
import type { Section } from './section.ts';

/** Tells sections in a project's own way. */
export type SectionTeller = (sections: readonly Section[]) => string;

/** What a template knows besides the sections. */
export interface TemplateContext {
  readonly commits: readonly Commit[];
  /** Whether it tells only what is newer than the rest of the file. */
  readonly incremental: boolean;
  /** `extras`, and what the command line adds. */
  readonly extras: Readonly<Record<string, unknown>>;
}

/**
 * Sections as a template tells them. Its variables are commitizen's: `tree`, `incremental` and the extras.
 *
 * @throws TEMPLATE_NOT_FOUND; TEMPLATE_INVALID when it is used
 */
export function templateTeller(
  { name, texts, authors, render }: TemplateSources,
  { commits, incremental, extras }: TemplateContext,
): SectionTeller {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const load = (asked: string): string | null => {
    const path = templatePath(asked);
    return path === null ? null : (texts.get(path) ?? builtInTemplate(path));
  };
  if (load(name) === null)
    throw refuse('TEMPLATE_NOT_FOUND', { template: name, builtIn: BUILT_IN_TEMPLATES });
  return (sections) => {
    const tree = sections.map((section) => sectionValue(section, bySha, authors));
    const text = render(
      name,
      { ...extras, tree, incremental },
      { load, trimBlocks: true, broken: (problem, cause) => refuse('TEMPLATE_INVALID', problem, cause) },
    );
    // Parity: line ends in front of the text are taken away.
    return text.replace(/^\n+/, '');
  };
}

/** The name of a template as a path in the folder of templates; null when it leads out of it. */
export function templatePath(name: string): string | null {
  const steps = name.split('/').filter((step) => step !== '' && step !== '.');
  return steps.includes('..') || steps.length === 0 ? null : steps.join('/');
}

function sectionValue(
  { name, date, groups }: Section,
  commits: ReadonlyMap<string, Commit>,
  authors: ReadonlyMap<string, Author>,
) {
  const changes = groups.map(({ type, entries }) => [
    type,
    entries.map((entry) => entryValue(entry, commits, authors)),
  ]);
  // Parity: no date is an empty text.
  return { version: name, date: date ?? '', changes: new Map(changes as [string | null, unknown][]) };
}

function entryValue(
  { sha, type, scope, breaking, message }: Entry,
  commits: ReadonlyMap<string, Commit>,
  authors: ReadonlyMap<string, Author>,
) {
  const author = authors.get(sha);
  return {
    sha1: sha,
    parents: commits.get(sha)?.parents ?? [],
    author: author?.name ?? '',
    author_email: author?.email ?? '',
    scope,
    // Parity: of a type that is no more than a word with a `!` the mark is part.
    breaking: breaking && type !== null ? '!' : null,
    message,
  };
}
