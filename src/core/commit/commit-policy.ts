import type { CommitizenSettings, Profile } from '../config/settings.ts';

/** What a command line says of the commit to be made; null: not set there. */
export interface AskedCommit {
  readonly lengthLimit: number | null;
  readonly bodyLengthLimit: number | null;
  readonly signOff: boolean;
  readonly retry: boolean;
  readonly noRetry: boolean;
}

/** Where the profiles differ in making a commit; nothing else that makes one asks which profile it is. */
export interface CommitPolicy {
  /** The most characters that the first line may have; 0: any number. */
  readonly lengthLimit: number;
  /** The most characters of a line of the body, which is wrapped; 0: any number. */
  readonly bodyLengthLimit: number;
  /** Whether the limit holds for a message that is taken again or was edited, as for one that was asked for. */
  readonly limitsEvery: boolean;
  readonly signOff: boolean;
  /** The message that is kept from a commit that failed: 'must' refuses where there is none. */
  readonly kept: 'must' | 'may' | 'never';
}

/**
 * The policy of a profile. Parity: commitizen's `commit` never sees `message_length_limit` and `body_length_limit` of
 * the configuration, since its own options always cover them; and `--retry` wins over `--no-retry`.
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
