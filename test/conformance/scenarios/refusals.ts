import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, scenario, toml } from './build.ts';

const UNKNOWN = {
  scheme: 'version_scheme = "nope"',
  provider: 'version_provider = "nope"',
  format: 'changelog_file = "HISTORY"',
  order: 'change_type_order = ["Feat", "Feat"]',
  start: 'update_changelog_on_bump = true\nchangelog_start_rev = "nope"',
};

const TWICE_WRONG: readonly (readonly [config: readonly (keyof typeof UNKNOWN)[], command: string])[] = [
  [['format', 'scheme'], 'bump --yes'],
  [['format', 'provider'], 'bump --yes'],
  [['scheme', 'provider'], 'bump --yes'],
  [['format', 'scheme'], 'changelog'],
  [['format'], 'changelog --incremental 0.1.0..1.0.0'],
  [['scheme'], 'changelog --incremental 0.1.0..1.0.0'],
  [['scheme'], 'bump 1.2.3 --increment PATCH'],
  [['provider'], 'bump 1.2.3 --increment PATCH'],
  [['format'], 'bump 1.2.3 --increment PATCH'],
  [['scheme'], 'bump nonsense'],
  [['format'], 'bump nonsense'],
  [['scheme'], 'bump --yes --version-scheme semver'],
  [['format', 'scheme'], 'bump --yes --version-scheme semver'],
  [['scheme'], 'changelog --version-scheme semver'],
  [['start'], 'bump --yes --major-version-zero'],
  [['start'], 'bump --yes 1.0.0'],
  [['provider'], 'version 1.2'],
  [['provider'], 'version nonsense'],
  [['order'], 'changelog'],
  [['order'], 'bump --yes --changelog'],
  [['order'], 'bump --dry-run'],
  [['order'], 'check --message nonsense'],
  [['order', 'scheme'], 'version --project'],
];

/** Two errors at once: the exit code shows which one commitizen checks first. */
export const REFUSALS: readonly Scenario[] = TWICE_WRONG.map(([config, command]) =>
  scenario(
    `${config.join(' and ')} unusable: ${command}`,
    {
      commit: 'feat: begin',
      files: {
        '.cz.toml': toml(
          ['[tool.commitizen]', 'version = "1.0.0"'],
          config.map((key) => UNKNOWN[key]),
        ),
      },
    },
    { tag: '1.0.0' },
    commits('feat: a'),
    cz(command),
  ),
);
