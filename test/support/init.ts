import type { Table } from '../../src/core/syntax/document.ts';
import { parseFile } from '../../src/core/syntax/syntaxes.ts';
import type { CiChoices } from '../../src/core/init/ci/choices.ts';
import { planInit } from '../../src/core/init/plan.ts';
import type { InitPlan } from '../../src/core/init/plan.ts';
import type { InitRequest } from '../../src/core/init/part.ts';
import type { Project, ProjectGit } from '../../src/core/init/project.ts';

export const GIT: ProjectGit = {
  tags: [],
  defaultBranch: null,
  branch: 'main',
  forge: null,
  hooks: { kind: 'own', missing: [], blocked: [] },
};
export const USUAL: InitRequest = { with: [], without: [], ci: null, python: null, license: null };
const write = (choices: CiChoices): string => JSON.stringify(choices);
export const TEXTS = { github: write, gitlab: write };
export const FINDINGS = { mainBranch: 'main', imageName: null, baseline: null };

/** A project with these files. Folders need not be listed. */
export function project(files: Readonly<Record<string, string>>, more: Partial<Project> = {}): Project {
  const paths = Object.keys(files);
  const folders = paths.flatMap((path) => path.split('/').map((_, i, all) => all.slice(0, i + 1).join('/')));
  return {
    folder: 'My App',
    isEmpty: paths.length === 0,
    texts: new Map(Object.entries(files)),
    existing: new Set(folders),
    python: '3.12',
    userName: 'Ada',
    year: 2026,
    git: GIT,
    ...more,
  };
}

export function plan(found: Project, request: Partial<InitRequest> = {}): InitPlan {
  return planInit(found, { ...USUAL, ...request }, { texts: TEXTS, findings: FINDINGS });
}

/** The project after the plan was executed. */
export function after(found: Project, { files }: InitPlan): Project {
  const texts = Object.fromEntries([
    ...found.texts,
    ...files.map((file) => [file.path, file.after] as const),
  ]);
  return project(
    { ...Object.fromEntries([...found.existing].map((path) => [path, ''])), ...texts },
    { git: found.git },
  );
}

export function textOf({ files }: InitPlan, path: string): string {
  return files.find((file) => file.path === path)?.after ?? '';
}

export function pyprojectOf(planned: InitPlan): Table {
  return parseFile(textOf(planned, 'pyproject.toml'), 'pyproject.toml');
}

export const PROJECT = '[project]\nname = "my-app"\nversion = "1.4.0"\n';
