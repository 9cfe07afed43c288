/** The line under the title of a page that a test writes and checks. */
export const GENERATED =
  '<!-- Printed from the code by `npm run docs`; a test fails when this page is stale. Do not edit it here. -->';

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return [head, head.map(() => '---'), ...rows].map(line).join('');
}
