import { refuse } from '../../error/error.ts';
import { withAdditions } from '../../syntax/toml-additions.ts';
import type { InitFacts } from '../init-facts.ts';
import { layoutTexts } from './layout-texts.ts';
import { distributionName, moduleName } from '../name.ts';
import type { License } from '../part.ts';
import { keepsVersion } from '../project.ts';
import { newFile, NOTHING, together } from '../proposal.ts';
import type { PartProposal } from '../proposal.ts';

/** The files of a new project, or the missing ones of an existing project. The part config writes pyproject.toml. */
export function layoutPart(ground: InitFacts): PartProposal {
  const { parts, project, pyproject, name, sources, makesPackage } = ground;
  if (!parts.has('layout')) return NOTHING;
  if (name === null) {
    const why = keepsVersion(pyproject)
      ? '[tool.commitizen] keeps the version, and [project] would have a second one. If you remove that table, init creates both'
      : 'pyproject.toml has no project name';
    return { files: [], left: [{ part: 'layout', what: 'the project files', why }] };
  }
  if (!makesPackage) {
    const why = 'the project already has its code there';
    return { files: [], left: [{ part: 'layout', what: `${sources ?? moduleName(name)}/`, why }] };
  }
  const module = moduleName(name);
  const files = Object.entries(layoutTexts(name, module)).map(([path, { text, reason }]) =>
    newFile('layout', path, text, reason, project.existing),
  );
  return together(files);
}

/** Every path that the layout of a module may write or check. */
export function layoutPaths(module: string): readonly string[] {
  return Object.keys(layoutTexts(module, module));
}

/** The choices for a new project. */
export interface NewProject {
  /** Its name becomes the name of the project. */
  readonly folder: string;
  readonly python: string;
  readonly license: License | null;
}

/**
 * The pyproject.toml of a new project. Of the tables of tools, it has only the existing ones.
 *
 * @param existing the current text, without a [project] table; empty if there is no file
 * @throws NO_PROJECT_NAME, TABLES_NOT_ADDED
 */
export function layoutPyproject({ folder, python, license }: NewProject, existing: string): string {
  const name = distributionName(folder);
  if (name === null) throw refuse('NO_PROJECT_NAME', { folder });
  const lines = [
    '[project]',
    `name = "${name}"`,
    'version = "0.1.0"',
    `description = "What ${name} does, in one sentence"`,
    'readme = "README.md"',
    `requires-python = ">=${python}"`,
    ...(license === null ? [] : [`license = "${license}"`, 'license-files = ["LICENSE"]']),
    'dependencies = []',
    '',
    '[project.scripts]',
    `${name} = "${moduleName(name)}.main:main"`,
    '',
    '[build-system]',
    'requires = ["hatchling"]',
    'build-backend = "hatchling.build"',
  ];
  const text = withAdditions(existing, [{ kind: 'tables', lines }]);
  if (text === null) throw refuse('TABLES_NOT_ADDED', { tables: ['[project]', '[build-system]'] });
  return text;
}
