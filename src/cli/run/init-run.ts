import { auditHistory } from '../../core/audit/audit.ts';
import { BASELINE_FILE, baselineText } from '../../core/audit/baseline.ts';
import { byLevel } from '../../core/rule/level.ts';
import { CONFIG_NAMES, locateConfig } from '../../core/config/locate.ts';
import { readSettings } from '../../core/config/read.ts';
import type { Settings } from '../../core/config/settings.ts';
import { refuse, RelctlError } from '../../core/error/error.ts';
import { CI_FILES } from '../../core/init/ci.ts';
import type { CiFindings, CiTexts } from '../../core/init/ci.ts';
import { githubWorkflow } from '../../core/init/ci/github.ts';
import { gitlabPipeline } from '../../core/init/ci/gitlab.ts';
import type { InitRequest } from '../../core/init/part.ts';
import { initEffects, planInit } from '../../core/init/plan.ts';
import type { InitPlan } from '../../core/init/plan.ts';
import type { Project } from '../../core/init/project.ts';
import { mainBranchOf } from '../../core/release/release-refs.ts';
import { forbidPrompts } from '../../io/process/environment.ts';
import { execute } from '../../io/run/execute.ts';
import { executeFiles } from '../../io/run/execute-files.ts';
import { refuseOutside } from '../../io/files/files.ts';
import { gatherAudit } from '../../io/gather/gather-audit.ts';
import { gatherInit } from '../../io/gather/gather-init.ts';
import { inTime } from '../../io/process/in-time.ts';
import { refuseIfInterrupted } from '../../io/run/journal/find.ts';
import { findWorkPlace, isRepository } from '../../io/git/repository.ts';
import type { Repository, WorkPlace } from '../../io/git/repository.ts';
import { readStatus } from '../../io/git/status.ts';
import { initJson, initOutcome, initText } from '../../report/init.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { canAsk, confirm } from '../terminal/confirm.ts';
import { installedFrom } from '../hook/hook-run.ts';
import { paintFor } from '../terminal/paint.ts';
import { showingSteps, withSteps } from './plan-run.ts';
import { print, printJson, printNotices } from '../terminal/print.ts';
import { folderOf } from './project.ts';

export type InitFlags = GlobalFlags & Readonly<{ 'dry-run': boolean; yes: boolean }>;

/** The CI configuration for each forge. */
const CI_TEXTS: CiTexts = { github: githubWorkflow, gitlab: gitlabPipeline };

type InitEffects = ReturnType<typeof initEffects>;

/** Runs `relctl init`. */
export async function runInit(request: InitRequest, flags: InitFlags): Promise<void> {
  forbidPrompts('all');
  if (flags.config !== undefined) {
    const problem = 'init has no option --config: it always writes to pyproject.toml';
    throw refuse('INVALID_ARGUMENT', { problem, hint: null });
  }
  const place = await findWorkPlace(folderOf(flags));
  if (isRepository(place)) await refuseIfInterrupted(place);
  const project = await gatherInit(place, installedFrom(null));
  refuseBelowTop(place, project);
  const plan = await planned(place, project, request);
  const effects = initEffects(plan, project.existing);
  const written = plan.files.map(({ path }) => path);
  await refuseOutside(place.top, written);
  if (flags['dry-run'] || effects.length === 0) {
    if (flags.json) printJson(initJson(plan, effects, false));
    else print(initText(plan, effects, paintFor(process.stdout)));
    return;
  }
  await askOrRefuse(plan, effects, flags);
  await executeRelease(effects, place, project);
  if (flags.json) printJson(initJson(plan, effects, true));
  else print(initOutcome(plan, paintFor(process.stdout)));
}

/** @throws INIT_BELOW_TOP */
function refuseBelowTop({ top, prefix }: WorkPlace, { texts }: Project): void {
  if (prefix === '' || texts.has('pyproject.toml')) return;
  throw refuse('INIT_BELOW_TOP', { folder: prefix.replace(/\/$/, ''), top });
}

/** Plans the configuration first: the audit uses it, and its findings are part of the plan. */
async function planned(place: WorkPlace, project: Project, request: InitRequest): Promise<InitPlan> {
  const unknown: CiFindings = { mainBranch: 'main', imageName: null, baseline: null };
  const first = planInit(project, request, { texts: CI_TEXTS, findings: unknown });
  if (!first.files.some(({ path }) => isCiFile(path))) return first;
  const settings = settingsAfter(first, project);
  const findings = {
    mainBranch: mainBranchOf(settings, project.git?.defaultBranch ?? null),
    imageName: settings.relctl.image,
    baseline:
      isRepository(place) && !project.existing.has(BASELINE_FILE) ? await baselineOf(place, settings) : null,
  };
  return planInit(project, request, { texts: CI_TEXTS, findings });
}

function isCiFile(path: string): boolean {
  return Object.values(CI_FILES).includes(path);
}

/** @throws any error of an existing configuration */
function settingsAfter({ files }: InitPlan, { texts }: Project): Settings {
  const after = new Map([...texts, ...files.map(({ path, after }) => [path, after] as const)]);
  return readSettings(locateConfig(CONFIG_NAMES, after), after);
}

/** @returns null if the audit finds nothing, or is impossible */
async function baselineOf(repository: Repository, settings: Settings): Promise<string | null> {
  const { sha } = await readStatus(repository.git);
  if (sha === null) return null;
  try {
    const { facts } = await gatherAudit(repository, settings, null);
    const all = inTime(() => auditHistory(facts));
    const { broken, warned } = byLevel(all, settings.relctl.rules);
    return broken.length + warned.length === 0 ? null : baselineText(all);
  } catch (error) {
    if (!(error instanceof RelctlError)) throw error;
    printNotices([`relctl writes no ${BASELINE_FILE}, because the audit failed: ${error.message}`]);
    return null;
  }
}

/** Unlike a release, init never starts without a confirmation. @throws INIT_UNANSWERED, INIT_DECLINED */
async function askOrRefuse(plan: InitPlan, effects: InitEffects, flags: InitFlags): Promise<void> {
  if (flags.yes) return;
  if (!canAsk() || flags.json) throw refuse('INIT_UNANSWERED', {});
  print(initText(plan, effects, paintFor(process.stdout)));
  if (!(await confirm('Apply these changes?'))) throw refuse('INIT_DECLINED', {});
}

async function executeRelease(effects: InitEffects, place: WorkPlace, project: Project): Promise<void> {
  if (!isRepository(place)) {
    const files = effects.filter((effect) => effect.kind === 'write-file');
    await showingSteps((watch) => executeFiles(files, place.top, watch));
    return;
  }
  const { sha, branch, changed } = await readStatus(place.git);
  // The execution checks each file again before it writes.
  const plan = {
    title: `the setup of ${project.folder}`,
    basis: { head: sha ?? '', branch, dirty: changed },
    effects,
  };
  await withSteps(place, (execution) => execute(plan, execution));
}
