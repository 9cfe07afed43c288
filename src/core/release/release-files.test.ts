import { describe, expect, it } from 'vitest';
import { locateConfig } from '../config/locate.ts';
import { readSettings } from '../config/read.ts';
import { resolveMeans } from './base.ts';
import { filesToRead, versionFilePaths } from './release-files.ts';

const CONFIG = 'pkg/pyproject.toml';
const files = new Map([
  [
    CONFIG,
    '[tool.commitizen]\nversion_provider = "pep621"\nchangelog_file = "docs/CHANGES.md"\nversion_files = ["src/*.py", "setup.cfg:version"]\n',
  ],
]);
const settings = readSettings(locateConfig([CONFIG], files), files);
const means = resolveMeans(settings);

describe('every path of a configuration is relative to its own folder', () => {
  it('version_files', () => {
    const paths = [
      'src/a.py',
      'setup.cfg',
      'pkg/src/a.py',
      'pkg/src/b/c.py',
      'pkg/setup.cfg',
      'other/pkg/src/a.py',
    ];
    expect(versionFilePaths(means, settings, paths)).toEqual(['pkg/src/a.py', 'pkg/setup.cfg']);
  });

  it('the version’s file, the changelog, and the lock, which may also be above', () => {
    expect(filesToRead(means, settings)).toEqual([CONFIG, 'pkg/docs/CHANGES.md', 'pkg/uv.lock', 'uv.lock']);
  });
});
