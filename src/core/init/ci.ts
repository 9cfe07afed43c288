import { BASELINE_FILE } from '../audit/baseline.ts';
import { asImageName } from '../config/image-name.ts';
import { formatsWithBlack } from '../preflight/usual.ts';
import { listed } from '../text/words.ts';
import type { CiChoices } from './ci/choices.ts';
import { devDependencies } from './dev-dependency.ts';
import type { InitFacts } from './init-facts.ts';
import type { Forge } from './part.ts';
import { ignoresLock } from './layout/gitignore.ts';
import { foreignLock, isForUv } from './project.ts';
import { newFile, NOTHING, together } from './proposal.ts';
import type { PartProposal } from './proposal.ts';
import { versionVariable } from './tag-version.ts';
import { configuredIn } from './tool-tables.ts';

/** The texts of the CI configurations; null if there is none for that forge. */
export type CiTexts = Readonly<Record<Forge, ((choices: CiChoices) => string) | null>>;

/** Facts from the history and the settings, read when the configuration is known. */
export interface CiFindings {
  readonly mainBranch: string;
  /** As configured; null: the name of the project. */
  readonly imageName: string | null;
  /** The findings of the audit, as the text of a baseline; null if there are none. */
  readonly baseline: string | null;
}

/** The CI configuration, and the baseline of its audit. @param hasDockerfile whether there is one, or init creates one */
export function ciPart(
  ground: InitFacts,
  texts: CiTexts,
  findings: CiFindings,
  hasDockerfile: boolean,
): PartProposal {
  const { parts, project, pyproject, request, name, python } = ground;
  if (!parts.has('ci')) return NOTHING;
  const forge =
    request.ci ?? project.git?.forge ?? (project.existing.has(CI_FILES.gitlab) ? 'gitlab' : 'github');
  const path = CI_FILES[forge];
  const left = (why: string): PartProposal => ({ files: [], left: [{ part: 'ci', what: path, why }] });
  const write = texts[forge];
  if (write === null) return left('this version of relctl has no configuration for it');
  if (!isForUv(pyproject)) return left('its jobs run uv, which needs a [project] table');
  const lock = foreignLock(project);
  if (lock !== null) return left(`its jobs run uv, but ${lock} shows that the project uses another tool`);
  const packageName = name ?? project.folder;
  const choices: CiChoices = {
    packageName,
    imageName: findings.imageName ?? asImageName(packageName) ?? 'app',
    python,
    mainBranch: findings.mainBranch,
    baseline: findings.baseline !== null || project.existing.has(BASELINE_FILE),
    versionArgument: versionVariable(pyproject) !== null,
    format: !formatsWithBlack(pyproject.document),
    docker: hasDockerfile,
    coverage: parts.has('config') || configuredIn('coverage', project, pyproject) !== null,
  };
  const { existing } = project;
  const baseline = findings.baseline;
  return together([
    toolsFor(ground),
    ignoresLock(project) ? { files: [], left: [{ part: 'ci', what: 'uv.lock', why: LOCK_NEEDED }] } : NOTHING,
    hasDockerfile || existing.has(path)
      ? NOTHING
      : { files: [], left: [{ part: 'ci', what: 'the job docker', why: 'there is no Dockerfile' }] },
    newFile('ci', path, write(choices), 'tests, lint, audit, image and release', existing),
    // Only the workflow reads the baseline.
    baseline === null || existing.has(path)
      ? NOTHING
      : newFile(
          'ci',
          BASELINE_FILE,
          baseline,
          'records today’s audit findings, so CI reports only new ones',
          existing,
        ),
  ]);
}

const LOCK_NEEDED = '.gitignore excludes it, but the jobs and the image need it';

/** Names the tools that the jobs run if the project does not depend on them. */
function toolsFor({ parts, pyproject }: InitFacts): PartProposal {
  const { missing } = devDependencies(pyproject);
  const needed = missing.filter((name) => name !== 'pytest-watcher');
  if (parts.has('config') || needed.length === 0) return NOTHING;
  const what = listed(needed, needed.length);
  const why = 'the jobs run them, but uv does not install them. The part config adds them';
  return { files: [], left: [{ part: 'ci', what, why }] };
}

export const CI_FILES: Readonly<Record<Forge, string>> = {
  github: '.github/workflows/relctl.yml',
  gitlab: '.gitlab-ci.yml',
};
