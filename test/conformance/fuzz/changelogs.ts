import type { Random } from './random.ts';

/** A changelog that a project could have; null: none. */
export function anyChangelog(random: Random, tag: string, version: string): string | null {
  const make = random.weighted<() => string | null>([
    [6, () => null],
    [3, () => `## ${tag} (2024-01-02)\n\n### Feat\n\n- old\n`],
    [2, () => `# Changelog\n\nAll notable changes.\n\n## ${tag} (2024-01-02)\n\n- by hand\n`],
    [1, () => `# Changelog\n\n## Unreleased\n\n### Fix\n\n- generated\n\n## ${tag} (2024-01-02)\n\n- x\n`],
    [1, () => `## ${tag}\n\n- x\n\n## ${random.pick(['v0.0.9', '0.0.9', 'Older'])}\n\n- y`],
    [0.7, () => `# Changelog\n`],
    [0.5, () => `## [${version}] - 2024-01-02\n\n- x\n`],
    [0.5, () => `## Unreleased\n`],
    [0.5, () => ''],
    [0.5, () => `# Changelog for ${tag}\n\ntext`],
    [0.5, () => `## ${tag} (2024-01-02)\r\n\r\n### Feat\r\n\r\n- old\r\n`],
    [0.3, () => `## v9.9.9 (2024-01-02)\n\n- gone\n`],
  ]);
  return make();
}
