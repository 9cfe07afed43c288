import type { CommitizenSettings, Profile } from '../config/settings.ts';
import type { MessageRules, MessageSchema } from './message.ts';

/** What of the rules a command line sets; null: not set there. */
export interface AskedRules {
  readonly allowAbort: boolean;
  readonly allowedPrefixes: readonly string[] | null;
  readonly lengthLimit: number | null;
}

/** Where the profiles differ in checking messages; nothing else that checks them asks which profile it is. */
export interface CheckPolicy {
  readonly rules: MessageRules;
  /** Whether off a terminal stdin is checked although the default range was asked for. */
  readonly prefersStdin: boolean;
}

/**
 * The policy of a profile. Parity: commitizen's `check` never sees `allow_abort` and `message_length_limit` of the
 * configuration, since its own options always cover them.
 *
 * @see semantics §8.15
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
  };
}
