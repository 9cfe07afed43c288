import { has, textAt, textsAt } from './project.ts';
import type { Pyproject } from './project.ts';

/** Whether a build computes the version from the git tags. */
export function isVersionedByTags(pyproject: Pyproject): boolean {
  const sources = [
    textAt(pyproject, 'tool', 'hatch', 'version', 'source') === 'vcs',
    isPdms(pyproject),
    has(pyproject, 'tool', 'setuptools_scm'),
    has(pyproject, 'tool', 'poetry-dynamic-versioning'),
    requires(pyproject, BY_TAGS),
  ];
  return sources.includes(true);
}

/**
 * The environment variable that gives such a build its version, because the build context of an image has no tags.
 *
 * @returns null if the version does not come from the tags, or there is no such variable
 */
export function versionVariable(pyproject: Pyproject): string | null {
  if (!textsAt(pyproject, 'project', 'dynamic').includes('version')) return null;
  if (isPdms(pyproject)) return 'PDM_BUILD_SCM_VERSION';
  return requires(pyproject, TOLD_BY_SETUPTOOLS) ? 'SETUPTOOLS_SCM_PRETEND_VERSION' : null;
}

function isPdms(pyproject: Pyproject): boolean {
  return textAt(pyproject, 'tool', 'pdm', 'version', 'source') === 'scm';
}

function requires(pyproject: Pyproject, backend: RegExp): boolean {
  return textsAt(pyproject, 'build-system', 'requires').some((one) => backend.test(one));
}

const BY_TAGS = /^(?:setuptools[-_]scm|hatch[-_]vcs|versioningit|flit[-_]scm)\b/i;
/** hatch-vcs and flit-scm use setuptools-scm. */
const TOLD_BY_SETUPTOOLS = /^(?:setuptools[-_]scm|hatch[-_]vcs|flit[-_]scm)\b/i;
