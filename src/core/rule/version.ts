import { listed } from '../text/words.ts';
import { compareVersions, finalOf, PHASES } from '../version/version.ts';
import { broken, KEPT } from './rule.ts';
import type { Rule } from './rule.ts';

export const versionGrows: Rule = {
  id: 'version-grows',
  judge({ current, next, isFirstRelease }) {
    const difference = compareVersions(next.version, current.version);
    if (difference > 0 || (difference === 0 && isFirstRelease)) return KEPT;
    return broken(
      'version-grows',
      `${next.spelled} is not higher than ${current.spelled}`,
      'choose a higher version: relctl bump VERSION',
    );
  },
};

export const versionsAgree: Rule = {
  id: 'versions-agree',
  judge({ current, versionFiles }) {
    const stale = versionFiles.filter(({ holdsCurrent }) => !holdsCurrent).map(({ path }) => path);
    if (stale.length === 0) return KEPT;
    return broken(
      'versions-agree',
      `${current.file ?? 'the latest tag'} says ${current.spelled}, which is not in ${listed(stale)}`,
      `put ${current.spelled} there and commit it, or remove the entry from version_files`,
    );
  },
};

export const releasableCommits: Rule = {
  id: 'releasable-commits',
  judge({ next, current, askedByCommits }) {
    if (next.version.pre === null || askedByCommits !== null) return KEPT;
    return broken(
      'releasable-commits',
      `no commit since ${current.tag?.name ?? current.spelled} calls for a release, so ${next.spelled} would contain nothing new`,
      current.version.pre === null
        ? 'commit a fix or a feature first'
        : 'for the final release: relctl bump; or commit a fix first',
    );
  },
};

export const phaseForward: Rule = {
  id: 'phase-forward',
  judge({ current, next }) {
    const reached = current.version.pre?.phase ?? null;
    if (reached === null) return KEPT;
    const sameBase = compareVersions(finalOf(current.version), finalOf(next.version)) === 0;
    if (!sameBase) return KEPT;
    // commitizen silently raises a phase that is too low, so the phase that was asked for is judged as well.
    const asked = next.phase ?? next.version.pre?.phase ?? null;
    if (asked === null || PHASES.indexOf(asked) >= PHASES.indexOf(reached)) return KEPT;
    return broken(
      'phase-forward',
      `${current.spelled} is in the ${reached} phase, and ${asked} comes before it`,
      `for the next ${reached}: relctl prerelease`,
    );
  },
};
