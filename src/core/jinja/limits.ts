import { fault } from './fault.ts';

/** No text or list that a template makes is longer. */
export const LONGEST = 20_000_000;

/** How many steps a template may take, and how deep its macros, loops and includes may go. */
export const MOST_STEPS = 10_000_000;
export const DEEPEST = 200;

/** @throws TemplateFault when it is longer than memory should be asked for */
export function limited<T extends string | readonly unknown[]>(made: T): T {
  if (made.length > LONGEST) throw fault('a text or list becomes too long');
  return made;
}
