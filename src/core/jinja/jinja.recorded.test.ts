import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadTemplateEngine } from '../../io/template/template-engine.ts';

interface Recording {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly others: Readonly<Record<string, string>>;
  /** null: Jinja raises an error. */
  readonly answers: readonly { readonly template: string; readonly text: string | null }[];
}

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`recorded/${file}`, import.meta.url), 'utf8'));
const { variables, others, answers } = read('templates.json') as Recording;

/** Templates that MiniJinja renders differently or refuses. A template that agrees must leave the list. */
const differing = new Set(read('differing.json') as readonly string[]);

const engine = loadTemplateEngine();

/** null: refused. */
function rendered(template: string): string | null {
  const load = (name: string) => (name === 'own' ? template : (others[name] ?? null));
  const refused = new Error('refused');
  try {
    const own = structuredClone(variables);
    return engine.render('own', own, { load, trimBlocks: true, broken: () => refused });
  } catch (error) {
    if (error === refused) return null;
    throw error;
  }
}

test('every differing template is recorded', () => {
  expect(answers.length).toBeGreaterThan(460);
  expect(
    [...differing].filter((template) => !answers.some((answer) => answer.template === template)),
  ).toEqual([]);
});

describe('like Jinja2', () => {
  const agreeing = answers.filter(({ template }) => !differing.has(template));
  test.each(agreeing.map(({ template, text }) => [template, text] as const))('%j', (template, text) => {
    expect(rendered(template)).toBe(text);
  });
});

describe('unlike Jinja2', () => {
  const others = answers.filter(({ template }) => differing.has(template));
  test.each(others.map(({ template, text }) => [template, text] as const))('%j', (template, text) => {
    expect(rendered(template)).not.toBe(text);
  });
});
