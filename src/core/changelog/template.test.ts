import { describe, expect, test } from 'vitest';
import { loadTemplateEngine } from '../../io/template/template-engine.ts';
import type { Section } from './section.ts';
import { templatePath, templateTeller } from './template.ts';

const SECTIONS: readonly Section[] = [
  {
    name: 'v1.1.0',
    date: '2024-01-02',
    note: null,
    groups: [
      {
        type: 'Feat',
        entries: [{ type: 'feat', scope: 'api', message: 'one', breaking: true, sha: 'c2' }],
      },
      { type: null, entries: [{ type: null, scope: null, message: 'two', breaking: true, sha: 'c1' }] },
    ],
  },
  { name: 'Unreleased', date: null, note: null, groups: [] },
];

const told = (text: string, more: Readonly<Record<string, string>> = {}, extras = {}): string =>
  templateTeller(
    {
      name: 'own.j2',
      texts: new Map(Object.entries({ 'own.j2': text, ...more })),
      render: loadTemplateEngine().render,
      origins: new Map([['c2', { parents: ['c1'], author: 'Ann', email: 'a@x.y' }]]),
    },
    { incremental: true, extras },
  )(SECTIONS);

test('a template has the variables of commitizen', () => {
  const names = ['sha1', 'parents|first', 'author', 'author_email', 'scope', 'breaking', 'message'];
  const values = names.map((name) => `{{ tree[0].changes.Feat[0].${name} }}`);
  expect(told(values.join('|'))).toBe('c2|c1|Ann|a@x.y|api|!|one');
  expect(told('{{ incremental }}{{ project }}', {}, { project: 'shop', incremental: 'no' })).toBe('Trueshop');
  expect(
    told('{% for e in tree %}{{ e.version }}|{{ e.date }}|{{ e.changes.keys()|select|join }};{% endfor %}'),
  ).toBe('v1.1.0|2024-01-02|Feat;Unreleased||;');
});

test('a change without a type has no breaking mark', () => {
  expect(told('{{ (tree[0].changes.values()|last)[0].breaking is none }}')).toBe('True');
});

test('line ends at the start are removed, those at the end stay as in the template', () => {
  expect(told('\n\n  x\n\n')).toBe('  x\n');
  expect(told('x')).toBe('x');
});

test('templates are found by their path, including the built-in ones', () => {
  const part = { 'parts/a.j2': 'A' };
  expect(told('{% include "parts/a.j2" %}{% include "./parts//a.j2" %}', part)).toBe('AA');
  expect(told('{% include "CHANGELOG.textile.j2" %}')).toContain('h3. Feat\n\n- *api*: one\n');
});

describe('a template outside of the folder is not found', () => {
  test.each(['../secret', 'parts/../../secret', '..'])('%j', (name) => {
    expect(templatePath(name)).toBeNull();
    expect(() => told(`\n{% include "${name}" %}`, { secret: 'S', '../secret': 'S', '': 'S' })).toThrow(
      expect.objectContaining({
        code: 'TEMPLATE_INVALID',
        exit: 1,
        message: expect.stringContaining(`non-existing template "${name}"`) as string,
      }),
    );
  });
});
