import { valueAt } from '../syntax/document.ts';
import { buildInputs, hasDynamicDependencies, sourcesOf, workspaceFolders } from './build-inputs.ts';
import type { InitFacts } from './init-facts.ts';
import { moduleName } from './name.ts';
import { foreignLock, keysAt, textAt } from './project.ts';
import { newFile, NOTHING, together } from './proposal.ts';
import type { PartProposal } from './proposal.ts';
import { isVersionedByTags, versionVariable } from './tag-version.ts';

/** The minor release of uv that builds images. Newer releases read the same lock. */
const UV = 'ghcr.io/astral-sh/uv:0.13';

/** The Dockerfile and the .dockerignore. */
export function dockerPart(ground: InitFacts): PartProposal {
  const { parts, project } = ground;
  if (!parts.has('docker')) return NOTHING;
  const refusal = whyNot(ground);
  if (refusal !== null) return { files: [], left: [{ part: 'docker', what: 'Dockerfile', why: refusal }] };
  const { existing } = project;
  return together([
    newFile('docker', 'Dockerfile', dockerfile(ground), 'multi-stage uv build, runs as non-root', existing),
    newFile('docker', '.dockerignore', IGNORED, 'files that the image does not need', existing),
  ]);
}

function whyNot({ pyproject, sources, name, project }: InitFacts): string | null {
  if (textAt(pyproject, 'project', 'name') === null) {
    return pyproject.text === ''
      ? 'there is no Python project yet. To create one, run relctl init --with layout instead'
      : 'uv needs a [project] table, and there is none';
  }
  if (valueAt(pyproject.document, ['build-system']) === undefined)
    return 'the project has no [build-system], so it can’t be installed';
  if (valueAt(pyproject.document, ['tool', 'uv', 'package']) === false)
    return '[tool.uv] sets package = false, so the project is not installed';
  const lock = foreignLock(project);
  if (lock !== null)
    return `the image would be built with uv, but ${lock} shows that the project uses another tool`;
  const { outside } = sourcesOf(pyproject);
  if (outside !== null) return `a dependency comes from ${outside}, which is outside the build context`;
  if (isVersionedByTags(pyproject) && versionVariable(pyproject) === null)
    return 'the version comes from the git tags, which an image build can’t read';
  const module = moduleName(name ?? '');
  return sources === null ? `there is neither a folder src nor a folder ${module}` : null;
}

function dockerfile(ground: InitFacts): string {
  const { python, pyproject, sources } = ground;
  return `# syntax=docker/dockerfile:1

FROM python:${python}-slim AS build
COPY --from=${UV} /uv /bin/uv
${sourcesOf(pyproject).usesGit ? GIT : ''}ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
WORKDIR /app

${dependencies(ground)}${copied(inputsOf(ground))}${inPlace(sources ?? '')}${versionOf(ground)}RUN --mount=type=cache,target=/root/.cache/uv \\
    uv sync --locked --no-dev --no-editable

FROM python:${python}-slim
RUN useradd --uid 10001 app
COPY --from=build /app/.venv /app/.venv
ENV PATH="/app/.venv/bin:$PATH" PYTHONUNBUFFERED=1
USER 10001
${entryPoint(ground)}`;
}

/** The files that uv needs first, and a layer with the dependencies, if they are known before the project is built. */
function dependencies({ pyproject, project }: InitFacts): string {
  const members = workspaceFolders(pyproject).filter((folder) => project.existing.has(folder));
  const local = sourcesOf(pyproject).inside.filter((path) => project.existing.has(path));
  const copies = `COPY pyproject.toml uv.lock ./\n${[...members, ...local].map(inPlace).join('')}`;
  if (hasDynamicDependencies(pyproject)) return copies;
  // The lock lists the members, and uv reads each of them.
  const without = members.length === 0 ? '--no-install-project' : '--no-install-workspace';
  return `# Dependencies change less often than the code, so they have their own layer.
${copies}RUN --mount=type=cache,target=/root/.cache/uv \\
    uv sync --locked --no-dev ${without}

`;
}

/** Copies the files at the top in one step, and each other file to its path. */
function copied(files: readonly string[]): string {
  const flat = files.filter((path) => !path.includes('/'));
  const deep = files.filter((path) => path.includes('/'));
  return `${flat.length === 0 ? '' : `COPY ${flat.join(' ')} ./\n`}${deep.map(inPlace).join('')}`;
}

function inPlace(path: string): string {
  return `COPY ${path} ./${path}\n`;
}

/** The existing files that a build needs besides the code. */
function inputsOf({ pyproject, project, sources, makesPackage, request }: InitFacts): readonly string[] {
  const made = makesPackage ? ['README.md', ...(request.license === null ? [] : ['LICENSE'])] : [];
  return buildInputs(pyproject).filter((path) => {
    const isThere = project.existing.has(path) || made.includes(path);
    return isThere && !path.startsWith(`${sources ?? ''}/`);
  });
}

function versionOf({ pyproject }: InitFacts): string {
  const variable = versionVariable(pyproject);
  return variable === null ? '' : `ARG VERSION=0.0.0\nENV ${variable}=$VERSION\n`;
}

function entryPoint({ name, pyproject, project, sources }: InitFacts): string {
  const [script] = keysAt(pyproject, 'project', 'scripts');
  if (script !== undefined) return `ENTRYPOINT ${JSON.stringify([script])}\n`;
  const module = moduleName(name ?? '');
  const runs = project.existing.has(mainOf(sources === 'src' ? `src/${module}` : module));
  const comment = runs
    ? ''
    : `# There is no script in [project.scripts] and no ${mainOf(module)}. Set the command to run here.\n`;
  return `${comment}ENTRYPOINT ${JSON.stringify(['python', '-m', module])}\n`;
}

/** The file that Python runs for a package. */
function mainOf(folder: string): string {
  return `${folder}/__main__.py`;
}

/** Installs git, for dependencies that uv clones. */
const GIT = `RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/*
`;

const IGNORED = `.git
.github
.gitlab-ci.yml
.layers
.venv
**/__pycache__
.pytest_cache
.ruff_cache
.coverage
htmlcov
dist
tests
.env
Dockerfile
.dockerignore
`;
