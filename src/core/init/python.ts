import type { InitRequest } from './part.ts';
import { textAt } from './project.ts';
import type { Project, Pyproject } from './project.ts';

/** The version if nothing else decides it. */
const USUAL = '3.12';

/** The Python version that the project targets, and that builds and checks it: `3.12`. */
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
  if (range === null || range.includes('||')) return here ?? USUAL;
  const fitting = KNOWN.filter((one) => fits(one, range));
  if (here !== null && fitting.includes(here)) return here;
  const [lowest] = fitting;
  if (lowest !== KNOWN[0]) return lowest ?? here ?? USUAL;
  return fitting.includes(USUAL) ? USUAL : (fitting.at(-1) ?? USUAL);
}

/** Every Python version that a range may contain, oldest first. */
const KNOWN: readonly string[] = Array.from({ length: 30 }, (_, minor) => `3.${minor}`);

/** Whether a range (of PEP 440 or Poetry) contains a release of this Python. A clause that can't be parsed is ignored. */
function fits(python: string, range: string): boolean {
  return range.split(',').every((clause) => {
    const [, operator = '', version = '', patch] =
      /^\s*(>=|<=|>|<|==|!=|~=|~|\^)\s*v?(3\.\d+)(\.(?:\*|\d+))?/.exec(clause) ?? [];
    const difference = minor(python) - minor(version);
    const isWhole = patch === undefined || patch === '.*';
    switch (operator) {
      case '>=':
      case '^':
        return difference >= 0;
      case '>':
        return isWhole ? difference > 0 : difference >= 0;
      case '<=':
        // 3.10.5 is higher than 3.10.
        return isWhole ? difference < 0 : difference <= 0;
      case '<':
        return isWhole || patch === '.0' ? difference < 0 : difference <= 0;
      case '==':
      case '~':
        return difference === 0;
      case '~=':
        return patch === undefined ? difference >= 0 : difference === 0;
      case '!=':
        return !(isWhole && difference === 0);
      default:
        return true;
    }
  });
}

function minor(python: string): number {
  return Number(python.split('.')[1]);
}
