import { describe, expect, it } from 'vitest';
import { Sketch } from '../../../test/support/sketch.ts';
import type { Asked } from './intent.ts';
import { kinds } from '../../../test/support/release-plan.ts';

const LOCK = '[[package]]\nname = "my-app"\nversion = "1.1.0"\nsource = { editable = "." }\n';
const PROJECT = '[project]\nname = "my_app"\nversion = "1.1.0"\n\n';

/** The files that hold the version 1.1.0, by provider. The configuration is appended to pyproject.toml. */
const HOLDERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pep621: { 'pyproject.toml': PROJECT },
  uv: { 'pyproject.toml': PROJECT, 'uv.lock': LOCK },
  poetry: { 'pyproject.toml': '[tool.poetry]\nname = "my_app"\nversion = "1.1.0"\n\n' },
  commitizen: {},
  scm: {},
  npm: { 'package.json': '{\n  "name": "my_app",\n  "version": "1.1.0"\n}\n' },
  cargo: { 'Cargo.toml': '[package]\nname = "my_app"\nversion = "1.1.0"\n' },
  composer: { 'composer.json': '{\n  "name": "ada/my_app",\n  "version": "1.1.0"\n}\n' },
};

const SCHEMES = {
  semver: ['1.2.0-a0', '1.2.0-a1'],
  semver2: ['1.2.0-alpha.0', '1.2.0-alpha.1'],
  pep440: ['1.2.0a0', '1.2.0a1'],
} as const;
type SchemeName = keyof typeof SCHEMES;

const CHANGELOGS = {
  none: '',
  on: 'update_changelog_on_bump = true\n',
  merge: 'update_changelog_on_bump = true\nchangelog_merge_prerelease = true\n',
} as const;
type Changelog = keyof typeof CHANGELOGS;

function project(provider: string, scheme: SchemeName, changelog: Changelog, more = ''): Sketch {
  const { 'pyproject.toml': head = '', ...files } = HOLDERS[provider] ?? {};
  const version = provider === 'commitizen' ? 'version = "1.1.0"\n' : '';
  const table = `tag_format = "v$version"\nversion_scheme = "${scheme}"\nversion_provider = "${provider}"\n`;
  const config = `[tool.commitizen]\n${table}${version}${CHANGELOGS[changelog]}${more}`;
  return new Sketch({ ...files, 'pyproject.toml': head + config }, 'v1.1.0');
}

/** Makes a release that must not break a rule. @returns the version */
function release(sketch: Sketch, asked: Partial<Asked>): string {
  const plan = sketch.plan(asked);
  expect(plan.broken).toEqual([]);
  sketch.release(plan);
  return plan.packages[0].decision.spelled;
}

/** The rules that stop a release. */
function refusal(sketch: Sketch, asked: Partial<Asked>): readonly string[] {
  return sketch.plan(asked).broken;
}

const drop = (phase: Asked['phase'] = 'current'): Partial<Asked> => ({ phase });

describe('a promotion without a new commit', () => {
  const rows = Object.keys(HOLDERS).flatMap((provider) =>
    (Object.keys(SCHEMES) as SchemeName[]).flatMap((scheme) =>
      (Object.keys(CHANGELOGS) as Changelog[]).map((changelog) => [provider, scheme, changelog] as const),
    ),
  );
  it.each(rows)('%s, %s, changelog %s', (provider, scheme, changelog) => {
    const sketch = project(provider, scheme, changelog);
    const before = new Map(sketch.files);
    const [first, second] = SCHEMES[scheme];
    sketch.commit('feat: search');
    expect(release(sketch, drop())).toBe(first);
    sketch.commit('fix: umlauts');
    expect(release(sketch, drop())).toBe(second);

    const final = sketch.plan({});
    expect(final).toMatchObject({ broken: [], notices: [], packages: [{ tagExists: false }] });
    expect(final.packages[0].changelog.notes).toBe(
      changelog === 'merge'
        ? '## v1.2.0 (2026-02-03)\n\n### Feat\n\n- search\n\n### Fix\n\n- umlauts\n'
        : `## v1.2.0 (2026-02-03)\n\nPromotes v${second}.\n`,
    );
    expect(kinds(final).slice(-2)).toEqual(['create-tag', 'push']);
    sketch.release(final);

    expect(sketch.tags).toEqual([`v1.2.0`, `v${second}`, `v${first}`, 'v1.1.0']);
    expect(sketch.base).toMatchObject({ spelled: '1.2.0', tag: { name: 'v1.2.0' } });
    const after = new Map(sketch.files);
    expect(after.get('CHANGELOG.md')).toBe(told(changelog, first, second));
    after.delete('CHANGELOG.md');
    expect(after).toEqual(new Map([...before].map(([path, text]) => [path, text.replace('1.1.0', '1.2.0')])));
    expect(() => sketch.plan({})).toThrow('there are no commits since v1.2.0');
  });
});

function told(changelog: Changelog, first: string, second: string): string | undefined {
  if (changelog === 'none') return undefined;
  if (changelog === 'merge') {
    return '## v1.2.0 (2026-02-03)\n\n### Feat\n\n- search\n\n### Fix\n\n- umlauts\n\n## v1.1.0 (2026-01-02)\n';
  }
  return `## v1.2.0 (2026-02-03)

Promotes v${second}.

## v${second} (2026-02-03)

### Fix

- umlauts

## v${first} (2026-02-03)

### Feat

- search

## v1.1.0 (2026-01-02)
`;
}

describe('a cycle', () => {
  const begun = (more = ''): Sketch => {
    const sketch = project('pep621', 'semver', 'on', more);
    sketch.commit('fix: crash');
    return sketch;
  };

  it('starts with an alpha, or in the phase that the user names, and stays in its phase', () => {
    const sketch = begun();
    expect(release(sketch, drop('beta'))).toBe('1.1.1-b0');
    sketch.commit('fix: again');
    expect(release(sketch, drop())).toBe('1.1.1-b1');
  });

  it('moves forward, and never back', () => {
    const sketch = begun();
    expect(release(sketch, drop())).toBe('1.1.1-a0');
    sketch.commit('fix: again');
    expect(release(sketch, drop('rc'))).toBe('1.1.1-rc0');
    sketch.commit('fix: once more');
    for (const phase of ['alpha', 'beta'] as const) {
      expect(refusal(sketch, drop(phase))).toEqual(['phase-forward']);
    }
    expect(release(sketch, drop('rc'))).toBe('1.1.1-rc1');
  });

  it.each(['current', 'alpha', 'beta', 'rc'] as const)(
    'makes no prerelease without new changes: %s',
    (phase) => {
      const sketch = begun();
      release(sketch, drop());
      expect(refusal(sketch, drop(phase))).toEqual(['releasable-commits']);
      sketch.commit('docs: how to crash');
      expect(refusal(sketch, drop(phase))).toEqual(['releasable-commits']);
      expect(refusal(sketch, { ...drop(phase), increment: 'PATCH' })).toEqual(['releasable-commits']);
      expect(refusal(sketch, { ...drop(phase), allow: ['releasable-commits'] })).toEqual([]);
      sketch.commit('refactor: crash less');
      expect(refusal(sketch, drop(phase))).toEqual([]);
    },
  );

  it('does not start without changes', () => {
    const sketch = project('pep621', 'semver', 'on');
    expect(() => sketch.plan(drop())).toThrow(expect.objectContaining({ code: 'NO_COMMITS_FOUND' }));
    sketch.commit('docs: how to crash');
    expect(() => sketch.plan(drop())).toThrow(expect.objectContaining({ code: 'NO_COMMITS_FOR_PRERELEASE' }));
  });

  it.each([
    ['feat: search', '', '1.2.0-rc0', '1.2.0-a0', '1.2.0'],
    ['feat!: search', '', '2.0.0-rc0', '2.0.0-a0', '2.0.0'],
    ['feat!: search', 'major_version_zero = true\n', '1.2.0-rc0', '1.2.0-a0', '1.2.0'],
  ])('is raised by %s (%j), and may then start at alpha again', (message, more, current, alpha, final) => {
    const sketch = begun(more);
    expect(release(sketch, drop('rc'))).toBe('1.1.1-rc0');
    sketch.commit(message);
    expect(sketch.plan(drop())).toMatchObject({ broken: [], packages: [{ decision: { spelled: current } }] });
    expect(release(sketch, drop('alpha'))).toBe(alpha);
    sketch.commit('fix: again');
    expect(release(sketch, {})).toBe(final);
  });

  it('is not raised twice by the same increment', () => {
    const sketch = begun();
    for (const expected of ['2.0.0-a0', '2.0.0-a1', '2.0.0-a2']) {
      sketch.commit(expected === '2.0.0-a2' ? 'feat: search' : 'feat!: search');
      expect(release(sketch, drop())).toBe(expected);
    }
  });

  it.each([
    ['what came after the last prerelease', 'fix: again', '### Fix\n\n- again\n'],
    ['which prerelease it promotes', 'docs: again', 'Promotes v1.1.1-a0.\n'],
  ])('ends with a section that says %s', (_, message, section) => {
    const sketch = begun();
    release(sketch, drop());
    sketch.commit(message);
    expect(sketch.plan({}).packages[0].changelog.notes).toBe(`## v1.1.1 (2026-02-03)\n\n${section}`);
  });

  it('counts from prerelease_offset in every phase', () => {
    const sketch = begun('prerelease_offset = 3\n');
    expect(release(sketch, drop())).toBe('1.1.1-a3');
    sketch.commit('fix: again');
    expect(release(sketch, drop())).toBe('1.1.1-a4');
    sketch.commit('fix: once more');
    expect(release(sketch, drop('beta'))).toBe('1.1.1-b3');
  });
});

describe('a final release whose tag a hotfix has taken', () => {
  const taken = (): Sketch => {
    const sketch = project('pep621', 'semver', 'on');
    sketch.commit('fix: crash');
    release(sketch, drop());
    sketch.tagAside('v1.1.1');
    sketch.commit('fix: again');
    return sketch;
  };

  it('is refused, and the suggested version can be released', () => {
    const sketch = taken();
    const { verdicts, broken } = sketch.plan({});
    expect(broken).toEqual(['tag-is-new']);
    expect(verdicts.flatMap(({ violations }) => violations)).toMatchObject([
      { found: 'v1.1.1 exists here and on origin, at aside v', remedy: 'relctl bump 1.1.2' },
    ]);
    expect(release(sketch, { version: '1.1.2' })).toBe('1.1.2');
  });

  it('a notice says that the next prerelease is lower, and suggests a higher version', () => {
    const sketch = taken();
    const { broken, notices } = sketch.plan(drop());
    expect({ broken, notices }).toEqual({
      broken: [],
      notices: [
        'v1.1.1 is already released, and 1.1.1-a1 is lower than it; to continue after it: relctl bump 1.1.2-a0',
      ],
    });
    expect(release(sketch, { version: '1.1.2-a0' })).toBe('1.1.2-a0');
    expect(sketch.plan({})).toMatchObject({
      broken: [],
      notices: [],
      packages: [{ decision: { spelled: '1.1.2' } }],
    });
  });
});
