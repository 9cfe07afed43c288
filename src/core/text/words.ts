/** How many names a sentence lists before it says how many more there are. */
export const LISTED = 5;

/** `a, b and 3 more` */
export function listed(names: readonly string[], most = LISTED): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

export function shortSha(sha: string): string {
  return sha.slice(0, 7);
}

/** `1 commit`, `2 commits` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** 2000000 as `2,000,000`. Not by `toLocaleString`: loading its data takes as long as Node takes to start. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
