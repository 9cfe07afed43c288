/** Pathspecs that match exactly these paths of the repository, whatever characters they contain. */
export function pathspecs(paths: Iterable<string>): readonly string[] {
  return [...paths].map((path) => `:(top,literal)${path}`);
}
