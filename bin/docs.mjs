// Writes the generated pages and schemas of docs/.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(root, 'node_modules', '.docs-'));
try {
  const file = join(folder, 'pages.mjs');
  await build({
    cwd: root,
    input: 'docs/source/pages.ts',
    platform: 'node',
    external: /^[^./]/,
    output: { file },
  });
  const { generatedPages } = await import(pathToFileURL(file).href);
  for (const [path, text] of generatedPages()) await writeFile(join(root, 'docs', path), text);
} finally {
  await rm(folder, { recursive: true });
}
