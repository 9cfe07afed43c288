import { commitRules } from '../commit/rule-set.ts';
import type { Settings } from '../config/settings.ts';
import { knownScheme, resolveMeans, resolveTagMeans } from './base.ts';
import { formatOf } from './changelog/changelog-means.ts';

/**
 * Refuses unknown names in the configuration before anything else is checked. Parity: in the order in which commitizen's
 * command finds them.
 *
 * @throws UNKNOWN_RULE_SET, UNKNOWN_SCHEME, CHANGELOG_FORMAT_UNKNOWN, and for a release VERSION_PROVIDER_UNKNOWN
 */
export function refuseUnknownNames(settings: Settings, command: 'bump' | 'changelog'): void {
  if (command === 'changelog') {
    commitRules(settings);
    formatOf(settings.commitizen);
    resolveTagMeans(settings);
    return;
  }
  commitRules(settings);
  knownScheme(settings.commitizen.versionScheme);
  formatOf(settings.commitizen);
  resolveMeans(settings);
}
