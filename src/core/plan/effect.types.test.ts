import { expect, test } from 'vitest';
import { EFFECT_FACTS } from './effect-facts.ts';
import type { FactsTable } from './effect-facts.ts';
import type { Effect, EffectKind, Effects } from './effect.ts';
import type { Receipts } from './receipt.ts';
import { stepText } from './step.ts';

interface MakeCoffee {
  readonly kind: 'make-coffee';
}

interface MoreEffects extends Effects {
  readonly 'make-coffee': MakeCoffee;
}

interface MoreReceipts extends Receipts {
  readonly 'make-coffee': { readonly cups: number };
}

/** `npm run types` checks this file: each expected error means that a new kind can't be forgotten there. */
export const forgotten = {
  // @ts-expect-error a kind without a receipt
  receipts: null as unknown as FactsTable<MoreEffects, Receipts>,
  // @ts-expect-error a kind without facts
  facts: EFFECT_FACTS satisfies FactsTable<MoreEffects, MoreReceipts>,
  // @ts-expect-error a kind without a text
  text: stepText satisfies (effect: MoreEffects[keyof MoreEffects]) => string,
};

test('the facts, the effects and their kinds have the same names', () => {
  type Misnamed = { [K in EffectKind]: Effects[K]['kind'] extends K ? never : K }[EffectKind];
  const areNamed: [Misnamed] extends [never] ? true : false = true;
  expect(areNamed).toBe(true);
  const facts: Record<Effect['kind'], unknown> = EFFECT_FACTS;
  expect(Object.keys(facts)).toHaveLength(12);
});
