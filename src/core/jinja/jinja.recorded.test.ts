import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderTemplate } from './jinja.ts';

interface Recording {
  readonly jinja: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly others: Readonly<Record<string, string>>;
  /** null: Jinja raises an error. */
  readonly answers: readonly { readonly template: string; readonly text: string | null }[];
}

const file = new URL('recorded/templates.json', import.meta.url);
const { variables, others, answers } = JSON.parse(readFileSync(file, 'utf8')) as Recording;

function rendered(template: string): string {
  const load = (name: string) => (name === 'own' ? template : (others[name] ?? null));
  const broken = ({ line, reason }: { line: number; reason: string }) => new Error(`${line}: ${reason}`);
  return renderTemplate('own', variables, { load, trimBlocks: true, broken });
}

test('the recording has what it should', () => {
  expect(answers.length).toBeGreaterThan(140);
  expect(answers.filter(({ text }) => text === null).length).toBeGreaterThan(30);
});

describe('as Jinja does', () => {
  test.each(answers.map(({ template, text }) => [template, text] as const))('%j', (template, text) => {
    if (text === null) expect(() => rendered(template)).toThrow(/^\d+: /);
    else expect(rendered(template)).toBe(text);
  });
});
