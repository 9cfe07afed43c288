/**
 * Why git does not accept a name for a tag; null: it accepts it.
 *
 * @see https://git-scm.com/docs/git-check-ref-format: the rules, in its order; a tag may not begin with a dash besides
 */
export function faultInTagName(name: string): string | null {
  return FAULTS.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** The same for the name of a branch. */
export function faultInBranchName(name: string): string | null {
  return name === 'HEAD' ? 'git calls something else so' : faultInTagName(name);
}

const FAULTS: readonly (readonly [fault: string, pattern: RegExp])[] = [
  ['it is empty', /^$/],
  ["it begins with '-'", /^-/],
  ["a part of it begins with '.'", /(?:^|\/)\./],
  ["a part of it ends in '.lock'", /\.lock(?:\/|$)/],
  ["it holds '..'", /\.\./],
  ['it holds a blank', / /],
  ['it holds a control character', /[\u0000-\u001f\u007f]/],
  ['it holds one of ~ ^ : ? * [ \\', /[~^:?*[\\]/],
  ["it begins or ends with '/', or holds '//'", /^\/|\/\/|\/$/],
  ["it ends in '.'", /\.$/],
  ["it holds '@{'", /@\{/],
];
