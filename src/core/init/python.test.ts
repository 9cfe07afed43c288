import { expect, it } from 'vitest';
import { project } from '../../../test/support/init.ts';
import { pyprojectOf } from './project.ts';
import { pythonFor } from './python.ts';

it.each<readonly [range: string, here: string | null, python: string]>([
  ['>=3.10', '3.12', '3.12'],
  ['>=3.10', '3.9', '3.10'],
  ['>=3.10', null, '3.10'],
  ['>=3.9,!=3.11.*', '3.11', '3.9'],
  ['>=3.9, !=3.11.2', '3.11', '3.11'],
  ['>3.11', '3.11', '3.12'],
  ['<=3.10', '3.11', '3.9'],
  ['>=3.8,<3.12', '3.12', '3.8'],
  ['<3.12', '3.13', '3.11'],
  ['==3.11.*', '3.12', '3.11'],
  ['~=3.11', '3.13', '3.13'],
  ['~=3.11.4', '3.13', '3.11'],
  ['^3.10', '3.12', '3.12'],
  ['~3.10', '3.12', '3.10'],
  ['^3.8 || ^3.10', '3.12', '3.12'],
  ['whatever', '3.12', '3.12'],
  ['whatever', null, '3.12'],
])('requires-python %j with %s installed: %s', (range, here, python) => {
  const found = project(
    { 'pyproject.toml': `[project]\nname = "a"\nrequires-python = "${range}"\n` },
    { python: here },
  );
  expect(pythonFor({ python: null }, found, pyprojectOf(found))).toBe(python);
});

it('a version pinned by the user or the project comes first', () => {
  const found = project({
    'pyproject.toml': '[project]\nrequires-python = ">=3.9"\n',
    '.python-version': '3.10.4\n',
  });
  expect(pythonFor({ python: null }, found, pyprojectOf(found))).toBe('3.10');
  expect(pythonFor({ python: '3.13' }, found, pyprojectOf(found))).toBe('3.13');
});
