import { lineOfTomlKey, readToml } from '../config/toml.ts';
import { isTable } from '../config/value.ts';
import { refuse } from '../error/error.ts';
import type { Provider } from './provider.ts';
import { noVersion, tomlProvider } from './toml-provider.ts';

const KEY = ['project', 'version'];

export const pep621 = projectVersion('pep621');

/** The version of the `[project]` table in pyproject.toml, for each provider that keeps it there. */
export function projectVersion(name: string): Provider {
  return tomlProvider({
    name,
    file: ({ folder }) => `${folder}pyproject.toml`,
    key: KEY,
    absent(absence) {
      const { file, text } = absence;
      if (text === null || !isDynamic(text)) return noVersion(name, KEY, absence);
      return refuse('VERSION_IS_DYNAMIC', { file, line: lineOfTomlKey(text, ['project', 'dynamic']) });
    },
  });
}

/** Whether the project leaves its version to the build backend: `dynamic = ["version"]`. */
function isDynamic(text: string): boolean {
  const reading = readToml(text);
  const project = reading.kind === 'parsed' ? reading.document['project'] : null;
  return isTable(project) && Array.isArray(project['dynamic']) && project['dynamic'].includes('version');
}
