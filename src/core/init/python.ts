import type { InitRequest } from './part.ts';
import { textAt } from './project.ts';
import type { Project, Pyproject } from './project.ts';

/** Where nothing says which. */
const USUAL = '3.12';

/** The Python that a project is made for, built on and checked with: `3.12`. */
export function pythonFor(
  { python }: Pick<InitRequest, 'python'>,
  project: Pick<Project, 'texts' | 'python'>,
  pyproject: Pyproject,
): string {
  if (python !== null) return python;
  const pinned = /^\s*(3\.\d+)/.exec(project.texts.get('.python-version') ?? '')?.[1];
  if (pinned !== undefined) return pinned;
  const range =
    textAt(pyproject, 'project', 'requires-python') ??
    textAt(pyproject, 'tool', 'poetry', 'dependencies', 'python');
  const { python: here } = project;
  if (range === null) return here ?? USUAL;
  const lowest = /(?:>=|~=|===?|\^|~)\s*(3\.\d+)/.exec(range)?.[1] ?? null;
  if (lowest === null) return here ?? USUAL;
  const bound = /<\s*(3\.\d+)/.exec(range)?.[1] ?? null;
  const fits =
    here !== null && minor(here) >= minor(lowest) && (bound === null || minor(here) < minor(bound));
  return fits && !/[=~]=/.test(range.replaceAll('>=', '').replaceAll('<=', '')) ? here : lowest;
}

function minor(python: string): number {
  return Number(python.split('.')[1]);
}
