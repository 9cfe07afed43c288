import type { Forge } from '../../core/notes/forge.ts';
import { makesRelease } from '../../core/plan/progress.ts';
import type { ReleaseOutline } from '../../core/release/plan-release.ts';
import type { ReleasePlan } from '../../core/release/plan.ts';
import type { Policy } from '../../core/release/policy.ts';
import type { Outcome } from '../../io/run/execute.ts';
import type { Progress } from '../../io/run/plan-run.ts';
import {
  COMMITIZEN_END,
  hookAnnouncement,
  newInChangelog,
  commitOutput,
} from '../../report/release/commitizen.ts';
import { outcomeText } from '../../report/release/outcome.ts';
import { releaseJson } from '../../report/release/release-json.ts';
import { headline, planText } from '../../report/release/release.ts';
import { paintFor } from './paint.ts';
import { printForeign, printJson } from './print.ts';
import type { ReleaseRequest } from '../run/release-request.ts';

/** What a release prints and where: the result on stdout, everything else on stderr. */
export interface ReleaseReporter {
  /** Called when the version is known; planning the rest may still fail. */
  readonly decided: (outline: () => ReleaseOutline) => void;
  readonly dryRun: (plan: ReleasePlan) => void;
  /** Called before the first effect. */
  readonly begin: (plan: ReleasePlan) => void;
  readonly step: (progress: Progress) => void;
  /** @param forge where the release can be seen; null: unknown */
  readonly end: (plan: ReleasePlan, outcome: Outcome, forge: Forge | null) => void;
}

export function reporterFor(request: ReleaseRequest, { profile }: Policy): ReleaseReporter {
  if (request.globals.json) return JSON_REPORTER;
  return profile === 'commitizen' ? commitizenReporter(request) : goldenReporter(request);
}

const JSON_REPORTER: ReleaseReporter = {
  decided: () => undefined,
  dryRun: (plan) => {
    printJson(releaseJson(plan, null));
  },
  begin: () => undefined,
  step: () => undefined,
  end: (plan, outcome) => {
    printJson(releaseJson(plan, taggedCommit(plan, outcome)));
  },
};

/** The tagged commit of a release; null if there is no release. */
export function taggedCommit({ effects, basis }: ReleasePlan, { commit }: Outcome): string | null {
  const isReleased = makesRelease(effects);
  return isReleased ? (commit?.sha ?? basis.head) : null;
}

function goldenReporter({ changelogToStdout }: ReleaseRequest): ReleaseReporter {
  const stream = changelogToStdout ? process.stderr : process.stdout;
  const paint = paintFor(stream);
  const copyChangelog = ({ packages: [{ changelog }] }: ReleasePlan): void => {
    if (changelogToStdout && changelog.printed !== null) printForeign(changelog.printed);
  };
  return {
    decided: () => undefined,
    dryRun: (plan) => {
      stream.write(
        `${headline(outlineOf(plan))}\n\n${planText(plan, paint)}\n\n${paint.fold(dryRunEnd(plan), 2)}\n`,
      );
      copyChangelog(plan);
    },
    begin: (plan) => {
      stream.write(`${headline(outlineOf(plan))}\n\n`);
    },
    step: () => undefined,
    end: (plan, { commit }, forge) => {
      stream.write(outcomeText(plan, commit?.sha ?? null, paint, forge));
      copyChangelog(plan);
    },
  };
}

function outlineOf({ packages: [{ decision }], message }: ReleasePlan): ReleaseOutline {
  return { decision, message };
}

function dryRunEnd({ broken }: ReleasePlan): string {
  return broken.length === 0
    ? 'This was a dry run: nothing was changed.'
    : `This was a dry run: nothing was changed. The release would be refused: ${broken.join(', ')}.`;
}

/** Prints what commitizen prints, on the same streams. */
function commitizenReporter({ changelogToStdout, gitOutputToStderr }: ReleaseRequest): ReleaseReporter {
  const information = changelogToStdout ? process.stderr : process.stdout;
  const gitOutput = gitOutputToStderr ? process.stderr : process.stdout;
  const copyChangelog = (plan: ReleasePlan): void => {
    if (changelogToStdout) process.stdout.write(newInChangelog(plan));
  };
  return {
    decided: (outline) => {
      information.write(`${headline(outline())}\n\n`);
    },
    dryRun: (plan) => {
      copyChangelog(plan);
      process.stdout.write(newInChangelog(plan));
    },
    begin: copyChangelog,
    step: (progress) => {
      if (progress.kind === 'begun') process.stdout.write(hookAnnouncement(progress.effect));
      if (progress.kind === 'done' && progress.output !== null)
        gitOutput.write(commitOutput(progress.output));
    },
    end: ({ effects }) => {
      if (makesRelease(effects)) information.write(COMMITIZEN_END);
    },
  };
}
