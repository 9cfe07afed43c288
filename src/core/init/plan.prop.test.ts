import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAt } from '../syntax/document.ts';
import { parseFile } from '../syntax/syntaxes.ts';
import { planInit } from './plan.ts';
import type { Project } from './project.ts';

/** Tables as people write them. Each is in a text at most once. */
const TABLES = fc.shuffledSubarray([
  '[project]\nname = "my-app" # ours\nversion = "1.0.0"\ndependencies = [\n  "httpx",\n]\n',
  '[build-system]\nrequires = ["hatchling"]\n',
  '[dependency-groups]\n# people\ndev = ["ruff"]\n',
  '[tool.uv]\ndev-dependencies = ["pytest"]\n',
  '[tool.ruff.lint]\nselect = ["ALL"]\n',
  '[tool.coverage]\nrun.branch = true\n',
  '[tool.pytest.ini_options]\naddopts = """\n[tool.relctl]\n"""\n',
  '[[tool.mypy.overrides]]\nmodule = "a"\n',
  "[tool.'strange \"name']\nx = 'y'\n",
  '[tool.relctl]\nprofile = "golden"\n',
  '[tool.commitizen]\ntag_format = "$version"\n',
  '[other.table]\nwhen = 1979-05-27T07:32:00Z\nbig = 9223372036854775807\n',
]);

const GROUPS = fc.constantFrom(
  '',
  '[dependency-groups]\n',
  '[dependency-groups]\ndev = []\n',
  '[dependency-groups]\ndev = [\n\t"pytest", # t\n\t"b"\n]\n',
  '[dependency-groups]\ndev = [ "b",\n"c" ]\ntest = ["ruff"]\n',
  'dependency-groups.dev = ["x"]\n',
);

const PYPROJECT = fc
  .record({
    mark: fc.constantFrom('', '\uFEFF'),
    end: fc.constantFrom('\n', '\r\n'),
    tail: fc.constantFrom('', '\n', '\n\n# the end'),
    comment: fc.constantFrom('', '# head [tool.relctl]\n'),
    groups: GROUPS,
    tables: TABLES,
  })
  .map(({ mark, end, tail, comment, groups, tables }) => {
    const [top, others] = groups.startsWith('dependency') ? [groups, tables] : ['', [groups, ...tables]];
    const rest = others.filter(
      (table) => groups === '' || table === groups || !table.startsWith('[dependency'),
    );
    return mark + `${comment}${top}${rest.join('\n').trimEnd()}${tail}`.replaceAll('\n', end);
  });

test('additions keep the existing text, and are made only once', () => {
  fc.assert(
    fc.property(PYPROJECT, (text) => {
      const planned = planFor(text);
      const after = planned.files.find(({ path }) => path === 'pyproject.toml')?.after ?? text;
      expect(isWithin(text, after)).toBe(true);
      expect(after.replaceAll('\r\n', '')).not.toMatch(text.includes('\r\n') ? /[\r\n]/ : /\r/);
      const [was, is] = [text, after].map((one) => parseFile(one, 'pyproject.toml'));
      for (const path of KEPT) {
        const found = valueAt(was, path);
        if (found !== undefined) expect(valueAt(is, path)).toEqual(found);
      }
      expect(valueAt(is, ['dependency-groups', 'dev']) ?? valueAt(is, ['tool', 'poetry'])).toBeDefined();
      expect(planFor(after).files).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

const KEPT = [
  ['project'],
  ['build-system'],
  ['dependency-groups', 'test'],
  ...['commitizen', 'relctl', 'ruff', 'coverage', 'pytest', 'mypy', 'uv'].map((tool) => ['tool', tool]),
  ['other', 'table', 'big'],
];

function planFor(text: string): ReturnType<typeof planInit> {
  const found: Project = {
    folder: 'my_app',
    isEmpty: false,
    texts: new Map([['pyproject.toml', text]]),
    existing: new Set(['pyproject.toml', '.gitignore']),
    python: null,
    userName: null,
    year: 2026,
    git: null,
  };
  const request = { with: [], without: ['docker', 'ci'], ci: null, python: null, license: null } as const;
  const ci = {
    texts: { github: null, gitlab: null },
    findings: { mainBranch: 'main', imageName: null, baseline: null },
  };
  return planInit(found, request, ci);
}

/** Whether one text results from another one by removing characters. */
function isWithin(text: string, longer: string): boolean {
  let at = 0;
  for (const character of longer) if (character === text[at]) at += 1;
  return at === text.length;
}
