import type { Entry } from '../commit/parse.ts';
import { refuse } from '../error/error.ts';
import type { Origin, TemplateSources } from '../snapshot/snapshot.ts';
import { BUILT_IN_TEMPLATES, builtInTemplate } from './built-in.ts';
import type { Section } from './section.ts';

/** Renders sections with the project's own template. */
export type SectionRenderer = (sections: readonly Section[]) => string;

/** The variables of a template, except for the sections. */
export interface TemplateContext {
  /** Whether the text contains only what is newer than the rest of the file. */
  readonly incremental: boolean;
  /** `extras` from the configuration and the command line. */
  readonly extras: Readonly<Record<string, unknown>>;
}

/**
 * Renders sections with a template. Its variables are those of commitizen: `tree`, `incremental` and the extras.
 *
 * @throws TEMPLATE_NOT_FOUND; the returned function throws TEMPLATE_INVALID
 */
export function templateTeller(
  { name, texts, origins, render }: TemplateSources,
  { incremental, extras }: TemplateContext,
): SectionRenderer {
  const load = (asked: string): string | null => {
    const path = templatePath(asked);
    return path === null ? null : (texts.get(path) ?? builtInTemplate(path));
  };
  if (load(name) === null)
    throw refuse('TEMPLATE_NOT_FOUND', { template: name, builtIn: BUILT_IN_TEMPLATES });
  return (sections) => {
    const tree = sections.map((section) => sectionValue(section, origins));
    const text = render(
      name,
      { ...extras, tree, incremental },
      { load, trimBlocks: true, broken: (problem, cause) => refuse('TEMPLATE_INVALID', problem, cause) },
    );
    // Parity: line ends before the text are removed.
    return text.replace(/^\n+/, '');
  };
}

/** The name of a template as a path inside the folder of templates; null if it leads out of the folder. */
export function templatePath(name: string): string | null {
  const steps = name.split('/').filter((step) => step !== '' && step !== '.');
  return steps.includes('..') || steps.length === 0 ? null : steps.join('/');
}

function sectionValue({ name, date, groups }: Section, origins: ReadonlyMap<string, Origin>) {
  const changes = groups.map(({ type, entries }) => [
    type,
    entries.map((entry) => entryValue(entry, origins)),
  ]);
  // Parity: a missing date is an empty text.
  return { version: name, date: date ?? '', changes: new Map(changes as [string | null, unknown][]) };
}

function entryValue({ sha, type, scope, breaking, message }: Entry, origins: ReadonlyMap<string, Origin>) {
  const origin = origins.get(sha);
  return {
    sha1: sha,
    parents: origin?.parents ?? [],
    author: origin?.author ?? '',
    author_email: origin?.email ?? '',
    scope,
    // Parity: if the type is just any word with a `!`, the mark is a part of the type.
    breaking: breaking && type !== null ? '!' : null,
    message,
  };
}
