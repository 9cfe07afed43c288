import { CONFIG_NAMES, locateConfig } from '../config/locate.ts';
import { relctlPaths } from '../config/read.ts';
import { relctlSection } from '../config/section.ts';
import { refuse } from '../error/error.ts';
import { tableAt } from '../syntax/document.ts';
import { parseFile } from '../syntax/syntaxes.ts';
import { withAdditions } from '../syntax/toml-additions.ts';
import type { Addition } from '../syntax/toml-additions.ts';
import { listed } from '../text/words.ts';
import { commitizenTable } from './commitizen-table.ts';
import { devDependencies, installsNoGroup } from './dev-dependency.ts';
import { gitignoreOf } from './layout/gitignore.ts';
import type { InitFacts } from './init-facts.ts';
import { licenseOf } from './layout/license.ts';
import { NOTHING, together } from './proposal.ts';
import type { LeftAlone, PartProposal } from './proposal.ts';
import { configuredIn, toolTables } from './tool-tables.ts';

/**
 * pyproject.toml with .gitignore, and a license.
 *
 * @throws TABLES_NOT_ADDED, NO_LICENSE_HOLDER, INVALID_SYNTAX, INVALID_CONFIGURATION
 */
export function configPart(ground: InitFacts): PartProposal {
  const pyproject = pyprojectPart(ground);
  const isForPython = ground.pyproject.exists || pyproject.files.length > 0;
  return together([
    ground.parts.has('config') ? licenseOf(ground) : NOTHING,
    pyproject,
    isForPython ? gitignoreOf(ground) : NOTHING,
  ]);
}

/** An addition to pyproject.toml, with its reason. */
interface Piece {
  /** Its name for the user: `[tool.relctl]`. */
  readonly what: string;
  readonly why: string;
  readonly addition: Addition;
}

function pyprojectPart(ground: InitFacts): PartProposal {
  const { parts, project, pyproject, makesProject } = ground;
  const { pieces, left } = parts.has('config') ? configuration(ground) : { pieces: [], left: [] };
  if (pieces.length === 0 && !makesProject) return { files: [], left };
  const after = withAdditions(
    pyproject.text,
    pieces.map(({ addition }) => addition),
  );
  if (after === null) throw refuse('TABLES_NOT_ADDED', { tables: pieces.map(({ what }) => what) });
  const reasons = pieces.map(({ what, why }) => `${what}: ${why}`);
  const before = project.texts.get('pyproject.toml') ?? null;
  const file = { path: 'pyproject.toml', before, after, part: 'config' as const };
  const made = makesProject
    ? [`[project]: ${ground.name ?? ''} 0.1.0, for Python ${ground.python} and later`]
    : [];
  return { files: [{ ...file, reasons: [...made, ...reasons] }], left };
}

interface Pieces {
  readonly pieces: readonly Piece[];
  readonly left: readonly LeftAlone[];
}

function configuration(ground: InitFacts): Pieces {
  const { project, pyproject, makesProject } = ground;
  const configFile = locateConfig(CONFIG_NAMES, configTexts(ground))?.path ?? null;
  // The project configures commitizen in another file, so it does not want a pyproject.toml.
  if (configFile !== null && !pyproject.exists && !makesProject) {
    const why = 'commitizen is already configured there, and there is no pyproject.toml';
    return { pieces: [], left: [{ part: 'config', what: configFile, why }] };
  }
  return merged([
    dependencies(ground),
    commitizen(ground, configFile),
    relctl(ground, configFile),
    ...toolTables(project, pyproject, ground.sources).map(({ tool, lines }): Pieces => {
      const there = configuredIn(tool, project, pyproject);
      const what = lines[0] ?? '';
      if (there !== null) return leave(tool, `already configured in ${there}`);
      return add({ what, why: TOOL_REASONS[tool], addition: { kind: 'tables', lines } });
    }),
  ]);
}

const TOOL_REASONS = {
  pytest: 'the folder of the tests',
  coverage: 'branch coverage, minimum 80 %',
  ruff: 'the rules E, F, I, B, SIM and UP, and a line length',
} as const;

function dependencies({ pyproject }: InitFacts): Pieces {
  const { additions, missing } = devDependencies(pyproject);
  const idle = installsNoGroup(pyproject)
    ? leave(
        'default-groups of [tool.uv]',
        'it is empty, so uv does not install the tools of the checks. Add "dev" to it',
      )
    : NONE;
  if (missing.length === 0) return merged([leave('dev dependencies', 'already listed'), idle]);
  const why = listed(missing, missing.length);
  return merged([...additions.map((addition) => add({ what: 'dev dependencies', why, addition })), idle]);
}

/** Texts of files that may configure commitizen, including the pyproject.toml that init creates. */
function configTexts({ project, pyproject }: InitFacts): ReadonlyMap<string, string> {
  return new Map([...project.texts, ['pyproject.toml', pyproject.text]]);
}

function commitizen(ground: InitFacts, configFile: string | null): Pieces {
  if (configFile !== null) return leave('[tool.commitizen]', `already configured in ${configFile}`);
  const { lines, why } = commitizenTable(ground);
  return add({ what: '[tool.commitizen]', why, addition: { kind: 'tables', lines } });
}

function relctl(ground: InitFacts, configFile: string | null): Pieces {
  const texts = configTexts(ground);
  const there = relctlPaths(configFile ?? 'pyproject.toml').find((file) => {
    const text = texts.get(file);
    return text !== undefined && tableAt(parseFile(text, file), relctlSection(file)) !== null;
  });
  if (there !== undefined) return leave('[tool.relctl]', `already configured in ${there}`);
  const { git } = ground.project;
  // Without a remote, the default name is assumed.
  const isOther = git !== null && git.defaultBranch === null && git.branch === 'master';
  const main = isOther ? ['main_branch = "master"'] : [];
  const lines = ['[tool.relctl]', ...main, 'preflight_before = ["push-main"]'];
  const why = 'the checks must pass before a push to main';
  return add({ what: '[tool.relctl]', why, addition: { kind: 'tables', lines } });
}

const NONE: Pieces = { pieces: [], left: [] };

function add(piece: Piece): Pieces {
  return { pieces: [piece], left: [] };
}

function leave(what: string, why: string): Pieces {
  return { pieces: [], left: [{ part: 'config', what, why }] };
}

function merged(parts: readonly Pieces[]): Pieces {
  return { pieces: parts.flatMap(({ pieces }) => pieces), left: parts.flatMap(({ left }) => left) };
}
