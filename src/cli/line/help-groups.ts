/** The headings of `--help` that options are listed under, in this order. Options without a heading come first. */
export const HELP_GROUPS = ['VERSION', 'CHANGELOG', 'COMMIT AND TAG', 'PUSH', 'OUTPUT', 'GLOBAL'] as const;

export type HelpGroup = (typeof HELP_GROUPS)[number];

/** The same options, listed under a heading. */
export function inGroup<T extends object>(helpGroup: HelpGroup, flags: T): T {
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, { ...(flag as object), helpGroup }]),
  ) as T;
}
