import { isAbsolute, relative, resolve } from 'node:path';
import { planChangelog, refuseObstacle } from '../../core/release/changelog/changelog-plan.ts';
import type { ChangelogPlan } from '../../core/release/changelog/changelog-plan.ts';
import { refuseUnknownNames } from '../../core/release/unknown-names.ts';
import { visibleLine } from '../../core/text/visible.ts';
import { refuseUnencodable } from '../../io/run/effects/write-file.ts';
import { execute } from '../../io/run/execute.ts';
import { gatherChangelog } from '../../io/gather/gather-changelog.ts';
import type { ChangelogQuestion } from '../../io/gather/gather-changelog.ts';
import { inTime } from '../../io/process/in-time.ts';
import { exportTemplate } from '../../io/template/templates.ts';
import type { Repository } from '../../io/git/repository.ts';
import { changelogJson, changelogOutcome, changelogText, lostText } from '../../report/changelog.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { changelogIntent, changelogSettings } from '../line/changelog-flags.ts';
import type { ChangelogFlags } from '../line/changelog-flags.ts';
import { print, printJson, printNotices } from '../terminal/print.ts';
import { folderOf, openRepositoryProject } from './project.ts';
import type { RepositoryProject } from './project.ts';
import { holdingSignals } from '../terminal/signals.ts';

/** Runs `relctl changelog`. */
export async function runChangelog(flags: ChangelogFlags & GlobalFlags, range: string | null): Promise<void> {
  const project = await openRepositoryProject(flags);
  const question = questionOf(flags, range, project);
  refuseUnknownNames(question.settings, 'changelog');
  if (flags['export-template'] !== undefined) {
    await writeTemplate(flags['export-template'], flags, project.repository, question);
    return;
  }
  const snapshot = await gatherChangelog(project.repository, question);
  const plan = inTime(() => planChangelog(question.intent, question.settings, snapshot));
  if (!flags['dry-run']) {
    refuseObstacle(plan);
    refuseUnencodable(plan.effects);
  }
  note(plan);
  if (flags['dry-run']) {
    if (flags.json) printJson(changelogJson(plan, false));
    else print(changelogText(plan));
    return;
  }
  if (plan.effects.length > 0) await executeRelease(plan, project.repository);
  if (flags.json) printJson(changelogJson(plan, true));
  else if (plan.profile === 'golden') print(changelogOutcome(plan));
}

/**
 * Parity: the path of the changelog is relative to the folder of the configuration file, on the command line too. Without
 * a configuration it is relative to the current folder.
 */
function questionOf(
  flags: ChangelogFlags & GlobalFlags,
  range: string | null,
  { repository: { top, prefix }, settings, candidates }: RepositoryProject,
): ChangelogQuestion {
  const configFile = candidates.length > 0 ? settings.configFile : `${prefix}${settings.configFile}`;
  const commitizen = changelogSettings(flags, settings.commitizen);
  const home = resolve(top, configFile, '..');
  const file = resolve(home, commitizen.changelogFile);
  const isNamed = commitizen.changelogFile !== settings.commitizen.changelogFile;
  return {
    intent: changelogIntent(flags, range),
    settings: {
      ...settings,
      configFile,
      commitizen: { ...commitizen, changelogFile: isNamed ? relative(home, file) : commitizen.changelogFile },
    },
    mayLeave: isNamed && isOutside(relative(top, file)),
  };
}

/** Parity: this path is relative to the current folder, unlike that of every other file. */
async function writeTemplate(
  name: string,
  globals: GlobalFlags,
  repository: Repository,
  { intent, settings }: ChangelogQuestion,
): Promise<void> {
  await exportTemplate(repository, settings, resolve(folderOf(globals), name));
  if (globals.json) printJson({ written: true, file: name });
  else if ((intent.profile ?? settings.relctl.profile) === 'golden') print(`wrote ${visibleLine(name)}\n`);
}

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith('../') || isAbsolute(path);
}

function note(plan: ChangelogPlan): void {
  const lost = plan.profile === 'golden' ? lostText(plan) : null;
  printNotices([...plan.notices, ...(lost === null ? [] : [lost])]);
}

async function executeRelease(plan: ChangelogPlan, repository: Repository): Promise<void> {
  await holdingSignals((stop) =>
    execute(plan, { repository, hookOutput: 'stderr', stop, onProgress: () => undefined }),
  );
}
