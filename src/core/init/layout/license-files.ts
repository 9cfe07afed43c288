/** The usual names of a license file. */
export const LICENSE_FILES: readonly string[] = [
  'LICENSE',
  'LICENSE.md',
  'LICENSE.txt',
  'LICENCE',
  'COPYING',
];
