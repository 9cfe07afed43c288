import { counted } from '../text/words.ts';

/** `1 rule is broken`, `2 rules are broken` */
export function broken(rules: number): string {
  return `${counted(rules, 'rule')} ${rules === 1 ? 'is' : 'are'} broken`;
}
