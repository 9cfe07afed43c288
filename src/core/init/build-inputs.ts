import { textAt, textsAt } from './project.ts';
import type { Pyproject } from './project.ts';
import { versionFileCandidates } from './version-source.ts';

/** Files besides the code that a build of the project may read: what describes it, and where its version may be. */
export function buildInputs(pyproject: Pyproject): readonly string[] {
  const paths = [
    textAt(pyproject, 'project', 'readme'),
    textAt(pyproject, 'project', 'readme', 'file'),
    textAt(pyproject, 'project', 'license', 'file'),
    ...textsAt(pyproject, 'project', 'license-files'),
    ...BACKENDS,
    ...versionFileCandidates(pyproject),
  ];
  return [...new Set(paths)].filter((path): path is string => path !== null && isPlain(path));
}

/** What setuptools and hatchling look for themselves. */
const BACKENDS = ['setup.py', 'setup.cfg', 'MANIFEST.in', 'hatch_build.py'];

/** The folders that hold the members of a uv workspace; empty where it is none. */
export function workspaceFolders(pyproject: Pyproject): readonly string[] {
  const members = textsAt(pyproject, 'tool', 'uv', 'workspace', 'members').map(
    (member) => member.replace(/^\.\//, '').split('/')[0] ?? '',
  );
  return [...new Set(members)].filter(isPlain);
}

/** It stays inside, and a COPY takes it for one path. */
function isPlain(path: string): boolean {
  return /^[\w.-]+(?:\/[\w.-]+)*$/.test(path) && !path.split('/').includes('..');
}
