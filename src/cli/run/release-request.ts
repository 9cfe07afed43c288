import type { Overrides } from '../../core/config/override.ts';
import type { Asked } from '../../core/release/intent.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import type { OutputFlags } from '../line/output-flags.ts';
import type { ReleaseFlags } from '../line/release-flags.ts';

/** A parsed command line of a release command. */
export interface ReleaseRequest {
  readonly asked: Asked;
  readonly overrides: Overrides;
  readonly globals: GlobalFlags;
  readonly dryRun: boolean;
  /** Whether to release without asking. */
  readonly yes: boolean;
  /** How often to try in total, if other releases win the race. */
  readonly attempts: number;
  /** Whether stdout gets only the new changelog section. */
  readonly changelogToStdout: boolean;
  /** Whether git's output goes to stderr, if the profile prints it. */
  readonly gitOutputToStderr: boolean;
  /** Where to write the results for later steps of a pipeline. */
  readonly outputs: OutputFlags;
}

/** The request of a release command without commitizen's options. */
export function plainRequest(asked: Asked, flags: ReleaseFlags & GlobalFlags): ReleaseRequest {
  return {
    asked,
    overrides: {},
    globals: flags,
    dryRun: flags['dry-run'],
    yes: flags.yes,
    attempts: flags.attempts,
    changelogToStdout: false,
    gitOutputToStderr: false,
    outputs: flags,
  };
}
