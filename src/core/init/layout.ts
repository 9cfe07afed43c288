import { refuse } from '../error/error.ts';
import type { Ground } from './ground.ts';
import { layoutTexts } from './layout-texts.ts';
import { distributionName, moduleName } from './name.ts';
import type { License } from './part.ts';
import { newFile, NOTHING, together } from './proposal.ts';
import type { PartProposal } from './proposal.ts';

/** The files of a new project; of one that is there, those that it lacks. pyproject.toml is the configuration's. */
export function layoutPart(ground: Ground): PartProposal {
  const { parts, project, name, sources, makesPackage } = ground;
  if (!parts.has('layout')) return NOTHING;
  if (name === null) {
    const why = 'pyproject.toml gives the project no name';
    return { files: [], left: [{ part: 'layout', what: 'the files of a project', why }] };
  }
  if (!makesPackage) {
    const why = 'the project has its code there';
    return { files: [], left: [{ part: 'layout', what: `${sources ?? moduleName(name)}/`, why }] };
  }
  const module = moduleName(name);
  const files = Object.entries(layoutTexts(name, module)).map(([path, { text, reason }]) =>
    newFile('layout', path, text, reason, project.existing),
  );
  return together(files);
}

/** Every path that the layout of a module may write, or look at. */
export function layoutPaths(module: string): readonly string[] {
  return Object.keys(layoutTexts(module, module));
}

/**
 * The pyproject.toml of a new project, without any tool's table.
 *
 * @param folder whose name becomes the project's
 * @throws NO_PROJECT_NAME
 */
export function layoutPyproject(folder: string, python: string, license: License | null): string {
  const name = distributionName(folder);
  if (name === null) throw refuse('NO_PROJECT_NAME', { folder });
  return `[project]
name = "${name}"
version = "0.1.0"
description = "What ${name} does, in one sentence"
readme = "README.md"
requires-python = ">=${python}"
${license === null ? '' : `license = "${license}"\nlicense-files = ["LICENSE"]\n`}dependencies = []

[project.scripts]
${name} = "${moduleName(name)}.main:main"

[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
`;
}
