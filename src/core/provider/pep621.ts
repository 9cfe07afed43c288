import { refuse } from '../error/error.ts';
import { tableAt } from '../syntax/document.ts';
import { toml } from '../syntax/toml.ts';
import { fileProvider, noVersion } from './file-provider.ts';
import type { Provider } from './provider.ts';

export const pep621 = projectVersion('pep621');

/** A provider that reads the version from the `[project]` table in pyproject.toml. */
export function projectVersion(name: string): Provider {
  return fileProvider({
    name,
    file: ({ folder }) => `${folder}pyproject.toml`,
    key: () => ['project', 'version'],
    absent(absence) {
      const { file, text } = absence;
      if (text === null || !isDynamic(text)) return noVersion(name, absence);
      return refuse('VERSION_IS_DYNAMIC', { file, line: toml.lineOf(text, ['project', 'dynamic']) });
    },
    followers: null,
  });
}

/** Whether the build backend decides the version: `dynamic = ["version"]`. */
function isDynamic(text: string): boolean {
  const reading = toml.read(text);
  if (reading.kind === 'broken') return false;
  const dynamic = tableAt(reading.document, ['project'])?.['dynamic'];
  return Array.isArray(dynamic) && dynamic.includes('version');
}
