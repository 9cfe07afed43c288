// Draws docs/release.svg, the picture in the README, from the output of `relctl demo train`. Run it with `npm run picture`.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import anser from 'anser';

/** How the lines to show start, in order. '' is an empty line, and '…' stands for lines that are left out. */
const SHOWN = [
  '$ relctl bump --dry-run',
  'bump: version',
  'tag to create',
  'increment detected',
  '',
  'Rules',
  '  ✓ clean-tree',
  '  ✓ up-to-date',
  '  …',
  'Change pyproject.toml',
  '-version',
  '+version',
  '  …',
  'Change CHANGELOG.md',
  '+## v1.2.0',
  '+### Feat',
  '+- **api**',
  '  …',
  'Push to origin',
  '  git push --atomic',
  'This was a dry run',
  '',
  '$ relctl bump --yes',
  '  …',
  '✓ write pyproject.toml',
  '✓ write uv.lock',
  '✓ write CHANGELOG.md',
  '✓ commit',
  '✓ tag',
  '✓ push',
  'released v1.2.0',
];

const LINE = { height: 20, width: 8.43, size: 14, left: 20, top: 56 };
/** GitHub's dark colors. */
const TEXT = '#e6edf3';
const DIM = '#8b949e';
/** @type {Readonly<Record<string, string>>} */
const COLORS = {
  'ansi-red': '#ff7b72',
  'ansi-green': '#7ee787',
  'ansi-yellow': '#d29922',
  'ansi-cyan': '#79c0ff',
};

const script = fileURLToPath(new URL('run.js', import.meta.url));
const environment = { ...process.env, FORCE_COLOR: '1', NO_COLOR: '' };
const played = execFileSync(process.execPath, [script, 'demo', 'train'], {
  env: environment,
  encoding: 'utf8',
});
await writeFile(new URL('../docs/release.svg', import.meta.url), drawn(excerpt(played.split('\n'))));

/**
 * @param {readonly string[]} lines
 * @returns {readonly string[]}
 */
function excerpt(lines) {
  let at = 0;
  return SHOWN.map((beginning) => {
    if (beginning === '' || beginning.trim() === '…') return beginning;
    while (!anser.ansiToText(lines[at] ?? '').startsWith(beginning)) {
      if (at === lines.length) throw new Error(`the demo does not show: ${beginning}`);
      at += 1;
    }
    return lines[at++] ?? '';
  });
}

/**
 * @param {readonly string[]} lines
 * @returns {string}
 */
function drawn(lines) {
  const longest = Math.max(...lines.map((line) => anser.ansiToText(line).length));
  const width = Math.ceil(2 * LINE.left + longest * LINE.width);
  const height = LINE.top + lines.length * LINE.height;
  const rows = lines.map((line, row) => {
    const y = LINE.top + row * LINE.height;
    return `<text x="${LINE.left}" y="${y}" xml:space="preserve">${anser.ansiToJson(line, { use_classes: true }).map(span).join('')}</text>`;
  });
  const lights = ['#ff5f57', '#febc2e', '#28c840'].map(
    (color, at) => `<circle cx="${LINE.left + 6 + 20 * at}" cy="22" r="6" fill="${color}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="relctl bump in a terminal">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${lights.join('\n')}
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="${LINE.size}" fill="${TEXT}">
${rows.filter((row) => !row.endsWith('preserve"></text>')).join('\n')}
</g>
</svg>
`;
}

/** @param {import('anser').AnserJsonEntry} entry */
function span({ content, fg, decorations }) {
  if (content === '') return '';
  const styles = [
    COLORS[fg] === undefined ? null : `fill="${COLORS[fg]}"`,
    decorations.includes('dim') ? `fill="${DIM}"` : null,
    decorations.includes('bold') ? 'font-weight="bold"' : null,
  ].filter((style) => style !== null);
  const text = anser.escapeForHtml(content);
  return styles.length === 0 ? text : `<tspan ${styles.join(' ')}>${text}</tspan>`;
}
