import { describe, expect, it } from 'vitest';
import { renderTemplate, templateProblem } from './jinja.ts';
import { templatesNamedIn } from './named.ts';

const VARIABLES = {
  tree: [
    {
      version: 'v1.1.0',
      date: '2026-02-03',
      changes: new Map<string | null, unknown>([
        ['Feat', [{ scope: 'api', message: 'search', sha1: '0123456789abcdef', breaking: null }]],
        [null, [{ scope: null, message: 'rest', sha1: 'fedcba9876543210', breaking: '!' }]],
      ]),
    },
  ],
  incremental: true,
  url: 'https://example.com',
};

const FILES: Readonly<Record<string, string>> = {
  'base.j2': '<{% block body %}base{% endblock %}>',
  'item.j2': '* {{ url }}\n',
};

function render(text: string): string {
  return renderTemplate('t.j2', VARIABLES, {
    load: (name) => (name === 't.j2' ? text : (FILES[name] ?? null)),
    trimBlocks: true,
    broken: ({ file, line, reason }) => new Error(`${file}:${line ?? '?'}: ${reason}`),
  });
}

describe('templates', () => {
  /** The right side is what Jinja2 3 makes of the left one. */
  const rows: readonly (readonly [template: string, text: string])[] = [
    ['{{ url }}', 'https://example.com'],
    ['{{ missing }}|{{ tree[0].missing }}', '|'],
    ['{{ none }}|{{ None }}|{{ True }}|{{ incremental }}', 'None|None|True|True'],
    ['{% for k, v in tree[0].changes.items() %}{{ k }}={{ v|length }};{% endfor %}', 'Feat=1;None=1;'],
    ['{% for k in tree[0].changes.keys() %}{{ k is none }}{% endfor %}', 'FalseTrue'],
    ['{% for v in tree[0].changes.values() %}{{ v[0].sha1[:7] }} {% endfor %}', '0123456 fedcba9 '],
    ['{{ tree[0].changes.get("Fix", "no") }}|{{ tree[0].changes["Feat"][0].scope }}', 'no|api'],
    ['{{ url[8:] }}|{{ url[:5] }}|{{ url[-3:] }}', 'example.com|https|com'],
    ['{{ "a b".split() | join("-") }}|{{ "a,b".split(",")[1] }}', 'a-b|b'],
    [
      '{{ "abc".upper() }}{{ " x ".strip() }}{{ "a".startswith("a") }}{{ "ab".replace("b", "c") }}',
      'ABCxTrueac',
    ],
    [
      '{% for t in tree %}{{ loop.index }}/{{ loop.length }} {{ loop.first }} {{ loop.last }}{% endfor %}',
      '1/1 True True',
    ],
    ['{% set x = 3 %}{% if x > 2 and not missing %}yes{% elif x %}no{% endif %}', 'yes'],
    ['{% macro m(a, b="2") %}{{ a }}{{ b }}{% endmacro %}{{ m("1") }}{{ m("1", b="3") }}', '1213'],
    ['{% extends "base.j2" %}{% block body %}mine{% endblock %}', '<mine>'],
    ['{% include "item.j2" %}|', '* https://example.com|'],
    ['a\n{% if true %}\nb\n{% endif %}\nc\n', 'a\nb\nc'],
    ['{# no #}{%- if true -%} x {%- endif %}', 'x'],
    ['{{ "x" if missing else "y" }}{{ "a" ~ 1 }}{{ "b" in "abc" }}', 'ya1True'],
    [
      '{{ ["b", "a"] | sort | join }}{{ "héé" | upper }}{{ "a b" | title }}{{ missing | default("d") }}',
      'abHÉÉA Bd',
    ],
    ['{{ ""|center(4)|replace(" ", "=") }}', '===='],
    ['{% raw %}{{ x }}{% endraw %}&<>"', '{{ x }}&<>"'],
  ];
  it.each(rows)('%j', (template, text) => {
    expect(render(template)).toBe(text);
  });

  it.each([
    ['{% for x in %}', /^t\.j2:1: /],
    ['a\n{% endif %}', /^t\.j2:2: /],
    ['{{ missing() }}', /Unable to call `missing`/],
    ['{% include "none.j2" %}', /none\.j2/],
    ['{% include "../base.j2" %}', /base\.j2/],
    ['{% for t in tree if t.date %}x{% endfor %}', /t\.j2:1: a loop takes no condition here/],
    ['{% for i in range(1000000000) %}x{% endfor %}', /at most 100000 numbers/],
    ['{{ range(0, 10, 0) }}{{ range("x") }}', /at most 100000 numbers/],
    ['{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}', /without end/],
    ['{% set x = "x" %}{% for i in range(60) %}{% set x = x ~ x %}{% endfor %}{{ x }}', /too long/],
    ['{{ "".constructor.constructor("return process")() }}', /Unable to call/],
    ['{{ tree.constructor("return process") }}', /Unable to call/],
    ['{{ render.constructor("return process") }}', /Unable to call/],
  ])('says what is wrong with %j, and reaches nothing', (template, said) => {
    expect(() => render(template)).toThrow(said);
  });

  it.each(['tree', 'tree[0].changes', 'url', 'range', 'tree[0]', 'cycler'])(
    '%s has no members but its own',
    (name) => {
      for (const member of ['constructor', '__proto__', 'prototype', 'call', 'bind', 'toString']) {
        expect(render(`{{ ${name}.${member} }}|{{ ${name}["${member}"] }}`)).toBe('|');
      }
    },
  );

  it('is judged without being rendered', () => {
    expect(templateProblem('m', '{{ x }}')).toBeNull();
    expect(templateProblem('m', '{{ x')).toMatchObject({ file: 'm' });
  });

  it('names the templates that it is made of', () => {
    expect(templatesNamedIn('{% extends "a" %}{%- include \'b\' %}{% from "c" import d %}{{ "e" }}')).toEqual(
      ['a', 'b', 'c'],
    );
  });
});
