import type { CommitizenSettings, Profile } from '../config/settings.ts';
import type { MessageRules, MessageSchema } from './message.ts';

/** The rules that the command line sets; null: not set there. */
export interface AskedRules {
  readonly allowAbort: boolean;
  readonly allowedPrefixes: readonly string[] | null;
  readonly lengthLimit: number | null;
}

/** How the profiles differ in checking messages. No other code that checks messages asks for the profile. */
export interface CheckPolicy {
  readonly rules: MessageRules;
  /** Whether stdin is checked if it is not a terminal, even with `--use-default-range`. */
  readonly prefersStdin: boolean;
  /** Whether a bump commit may have the message that the project configures for it. */
  readonly freesBumps: boolean;
}

/**
 * The policy of a profile. Parity: commitizen's `check` ignores `allow_abort` and `message_length_limit` in the
 * configuration, because its options always override them, even if they are not used.
 */
export function checkPolicy(
  profile: Profile,
  configured: Pick<CommitizenSettings, 'allowAbort' | 'allowedPrefixes' | 'messageLengthLimit'>,
  asked: AskedRules,
  schema: MessageSchema,
): CheckPolicy {
  const isGolden = profile === 'golden';
  return {
    rules: {
      allowAbort: asked.allowAbort || (isGolden && configured.allowAbort),
      allowedPrefixes: asked.allowedPrefixes ?? configured.allowedPrefixes,
      lengthLimit: asked.lengthLimit ?? (isGolden ? configured.messageLengthLimit : 0),
      schema,
    },
    prefersStdin: !isGolden,
    freesBumps: isGolden,
  };
}
