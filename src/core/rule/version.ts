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
      `${next.spelled} is not greater than ${current.spelled}`,
      'ask for a greater one: relctl bump VERSION',
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
      `${current.file ?? 'the latest tag'} says ${current.spelled}; it is not found in ${listed(stale)}`,
      `put ${current.spelled} there and commit it, or take the entry out of version_files`,
    );
  },
};

export const releasableCommits: Rule = {
  id: 'releasable-commits',
  judge({ next, current, askedByCommits }) {
    if (next.version.pre === null || askedByCommits !== null) return KEPT;
    return broken(
      'releasable-commits',
      `no commit since ${current.tag?.name ?? current.spelled} asks for a release, so ${next.spelled} would contain nothing new`,
      current.version.pre === null
        ? 'commit a fix or a feature first'
        : 'relctl bump makes the final release; or commit a fix first',
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
    // commitizen raises a phase that was asked for too low without a word, so what was asked is judged as well.
    const asked = next.phase ?? next.version.pre?.phase ?? null;
    if (asked === null || PHASES.indexOf(asked) >= PHASES.indexOf(reached)) return KEPT;
    return broken(
      'phase-forward',
      `${current.spelled} is in its ${reached} phase, and ${asked} was asked for`,
      `relctl prerelease makes the next ${reached}`,
    );
  },
};
