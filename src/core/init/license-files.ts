/** Any of these is a licence. */
export const LICENSE_FILES: readonly string[] = [
  'LICENSE',
  'LICENSE.md',
  'LICENSE.txt',
  'LICENCE',
  'COPYING',
];
