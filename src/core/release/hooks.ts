import type { CommitizenSettings } from '../config/settings.ts';
import type { RunHook } from '../plan/effect.ts';
import { renderTag } from '../tag/format.ts';
import type { Decision } from './decide.ts';
import type { PackageRelease } from './package-release.ts';
import type { Policy } from './policy.ts';

export interface HookContext extends Pick<PackageRelease, 'decision' | 'isFirst' | 'changelog'> {
  readonly settings: CommitizenSettings;
  readonly policy: Pick<Policy, 'untaggedIsInitial'>;
  readonly message: string;
}

/** The configured bump hooks with the environment variables that commitizen gives them. */
export function bumpHooks(context: HookContext): {
  readonly pre: readonly RunHook[];
  readonly post: readonly RunHook[];
} {
  const { settings } = context;
  const hook = (stage: RunHook['stage'], command: string, environment: RunHook['environment']): RunHook => ({
    kind: 'run-hook',
    stage,
    command,
    environment,
  });
  return {
    pre: settings.preBumpHooks.map((command) => hook('pre', command, preEnvironment(context))),
    post: settings.postBumpHooks.map((command) => hook('post', command, postEnvironment(context))),
  };
}

function preEnvironment(context: HookContext): RunHook['environment'] {
  const { decision } = context;
  return {
    CZ_PRE_IS_INITIAL: isInitial(context),
    CZ_PRE_CURRENT_VERSION: decision.base.spelled,
    CZ_PRE_CURRENT_TAG_VERSION: currentTag(decision),
    CZ_PRE_NEW_VERSION: newVersion(decision),
    CZ_PRE_NEW_TAG_VERSION: decision.tag,
    ...shared('CZ_PRE', context),
  };
}

function postEnvironment(context: HookContext): RunHook['environment'] {
  const { decision } = context;
  return {
    CZ_POST_WAS_INITIAL: isInitial(context),
    CZ_POST_PREVIOUS_VERSION: decision.base.spelled,
    CZ_POST_PREVIOUS_TAG_VERSION: currentTag(decision),
    CZ_POST_CURRENT_VERSION: newVersion(decision),
    CZ_POST_CURRENT_TAG_VERSION: decision.tag,
    ...shared('CZ_POST', context),
  };
}

function shared(prefix: string, { decision, message, changelog }: HookContext): RunHook['environment'] {
  return {
    [`${prefix}_MESSAGE`]: message,
    [`${prefix}_INCREMENT`]: decision.increment ?? '',
    [`${prefix}_CHANGELOG_FILE_NAME`]: changelog.file ?? '',
  };
}

function currentTag({ base }: Decision): string {
  return base.tag?.name ?? renderTag(base.formats.current, base.version, base.scheme);
}

/** Bump hooks get the public version, without its local part. */
function newVersion({ base, version }: Decision): string {
  return base.scheme.format({ ...version, local: null });
}

/** Whether this is the first release, as Python prints it. */
function isInitial({ decision, isFirst, policy }: HookContext): string {
  return (policy.untaggedIsInitial ? decision.base.tag === null : isFirst) ? 'True' : 'False';
}
