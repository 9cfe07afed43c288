import { describe, expect, it } from 'vitest';
import { configPaths, locateConfig } from './locate.ts';

describe('locateConfig', () => {
  it('uses commitizen’s order, and skips files without settings', () => {
    const toml = '[tool.commitizen]\n';
    const files = new Map([
      ['.cz.toml', '[other]\n'],
      ['cz.toml', ''],
      ['.cz.json', ''],
      ['cz.json', '{"commitizen": null}'],
      ['.cz.yaml', '# nothing\n'],
      ['cz.yaml', 'commitizen: {}\n'],
      ['pyproject.toml', toml],
    ]);
    expect(locateConfig(configPaths(''), files)).toMatchObject({
      path: 'cz.yaml',
      candidates: ['cz.yaml', 'pyproject.toml'],
    });
  });

  it('uses the first file with settings, and lists the others', () => {
    const files = new Map([
      ['cz.toml', '[other]\n'],
      ['sub/pyproject.toml', '[tool.commitizen]\n'],
      ['pyproject.toml', '[tool.commitizen]\n'],
    ]);
    expect(locateConfig([...files.keys()], files)).toMatchObject({
      path: 'sub/pyproject.toml',
      candidates: ['sub/pyproject.toml', 'pyproject.toml'],
    });
  });
});
