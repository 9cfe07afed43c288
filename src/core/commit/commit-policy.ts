import type { CommitizenSettings, Profile } from '../config/settings.ts';

/** What the command line sets for the new commit; null: not set there. */
export interface AskedCommit {
  readonly lengthLimit: number | null;
  readonly bodyLengthLimit: number | null;
  readonly signOff: boolean;
  readonly retry: boolean;
  readonly noRetry: boolean;
}

/** How the profiles differ in making a commit. No other code that makes commits asks for the profile. */
export interface CommitPolicy {
  /** The maximum length of the first line, in characters; 0: no limit. */
  readonly lengthLimit: number;
  /** The maximum length of a line in the body, which is wrapped; 0: no limit. */
  readonly bodyLengthLimit: number;
  /** Whether the limit also holds for a message that is used again (`--retry`) or edited (`--edit`). */
  readonly limitsEvery: boolean;
  readonly signOff: boolean;
  /** Whether the message kept from a failed commit is used; 'must' fails if there is none. */
  readonly kept: 'must' | 'may' | 'never';
}

/**
 * The policy of a profile. Parity: commitizen's `commit` ignores `message_length_limit` and `body_length_limit` in the
 * configuration, because its options always override them, even if they are not used. `--retry` wins over `--no-retry`.
 */
export function commitPolicy(
  profile: Profile,
  configured: Pick<
    CommitizenSettings,
    'messageLengthLimit' | 'bodyLengthLimit' | 'alwaysSignoff' | 'retryAfterFailure'
  >,
  asked: AskedCommit,
): CommitPolicy {
  const isGolden = profile === 'golden';
  return {
    lengthLimit: asked.lengthLimit ?? (isGolden ? configured.messageLengthLimit : 0),
    bodyLengthLimit: asked.bodyLengthLimit ?? (isGolden ? configured.bodyLengthLimit : 0),
    limitsEvery: isGolden,
    signOff: asked.signOff || configured.alwaysSignoff,
    kept: asked.retry ? 'must' : configured.retryAfterFailure && !asked.noRetry ? 'may' : 'never',
  };
}
