import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, pyproject, scenario } from './build.ts';

/** Whole cycles. The arithmetic alone is tested in version-arithmetic.test.ts. */
const CYCLES: Readonly<Record<string, readonly string[]>> = {
  'alpha, beta, rc, final': [
    'bump --yes --prerelease alpha',
    'bump --yes --prerelease beta',
    'bump --yes --prerelease rc',
    'bump --yes',
  ],
  'a lower phase is raised': ['bump --yes --prerelease rc', 'bump --yes --prerelease alpha'],
  'exact increments': [
    'bump --yes --prerelease alpha',
    'bump --yes --prerelease alpha --increment-mode exact',
    'bump --yes --increment MAJOR --increment-mode exact',
  ],
  'dev releases': [
    'bump --yes --devrelease 1',
    'bump --yes --devrelease 2',
    'bump --yes --prerelease alpha --devrelease 3',
    'bump --yes',
  ],
  'build metadata': ['bump --yes --build-metadata abc.1', 'bump --yes --local-version', 'bump --yes'],
  offsets: [
    'bump --yes --prerelease beta --prerelease-offset 4',
    'bump --yes --prerelease rc --prerelease-offset 2',
    'bump --yes --prerelease rc',
  ],
  'by hand': ['bump --yes 2.0.0-rc.1', 'bump --yes', 'bump --yes 1.0.0', 'bump --yes 3'],
};

/** Cycles whose spelling differs in each scheme. */
const SPELLED = ['alpha, beta, rc, final', 'dev releases'];

export const VERSIONS: readonly Scenario[] = ['pep440', 'semver', 'semver2'].flatMap((scheme) =>
  Object.entries(CYCLES)
    .filter(([name]) => scheme === 'semver2' || SPELLED.includes(name))
    .map(([name, lines]) =>
      scenario(
        `${scheme}: ${name}`,
        {
          commit: 'feat: begin',
          files: { 'pyproject.toml': pyproject('1.0.0', [`version_scheme = "${scheme}"`]) },
        },
        { tag: 'v1.0.0' },
        lines.flatMap((line, at) => [...commits(`feat: number ${at}`), cz(line)]),
      ),
    ),
);
