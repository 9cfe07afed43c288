import { describe, expect, it } from 'vitest';
import { loadTemplateEngine } from '../../io/template/template-engine.ts';
import { templatesNamedIn } from './named.ts';

const ENGINE = loadTemplateEngine();

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
  return ENGINE.render('t.j2', VARIABLES, {
    load: (name) => (name === 't.j2' ? text : (FILES[name] ?? null)),
    trimBlocks: true,
    broken: ({ file, line, reason }) => new Error(`${file}:${line ?? '?'}: ${reason}`),
  });
}

describe('templates', () => {
  /** The right side is what Jinja2 makes of the left one. */
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
    ["{# {{ x #}{{ \"}}\" ~ '\\'}}' }}", "}}'}}"],
    ['{{- [none, true, "it\'s", [1]] -}} x', '[None, True, "it\'s", [1]]x'],
  ];
  it.each(rows)('%j', (template, text) => {
    expect(render(template)).toBe(text);
  });

  it.each([
    ['{% for x in %}', /^t\.j2:1: syntax error/],
    ['a\n{% endif %}', /^t\.j2:2: syntax error/],
    ['{{ missing() }}', /^t\.j2:1: unknown function/],
    ['{% include "none.j2" %}', /none\.j2/],
    ['{% include "../base.j2" %}', /base\.j2/],
    ['{{ missing.x }}', /undefined/],
    ['\n{% for type in tree[0].changes %}{% endfor %}', /^t\.j2:2: write \.changes\.items\(\)/],
    ['{{ tree[0].changes|length }}', /write \.changes\.items\(\)/],
  ])('%j: the error names the file, the line and the reason', (template, said) => {
    expect(() => render(template)).toThrow(said);
  });

  it.each([
    '{{ "".constructor.constructor("return process")() }}',
    '{{ tree.constructor("return process") }}',
    '{{ tree[0].changes.items.constructor("return process")() }}',
    '{{ tree[0].changes.items.call(1) }}',
    '{{ __proto__.valueOf() }}',
    `{{ a\\ ~ ")));process.getBuiltinModule('child_process').execSync('id > pwned');//" }}`,
  ])('%s reaches nothing', (template) => {
    expect(() => render(template)).toThrow(/^t\.j2:1: /);
  });

  it.each(['tree', 'tree[0].changes', 'tree[0].changes.items', 'url', 'range', 'tree[0]', 'namespace'])(
    '%s has no members of JavaScript',
    (name) => {
      for (const member of ['constructor', '__proto__', 'prototype', 'call', 'bind', 'toString']) {
        expect(render(`{{ ${name}.${member} }}|{{ ${name}["${member}"] }}`)).toBe('|');
      }
    },
  );

  it('no name resolves to anything but a variable', () => {
    expect(render('{{ constructor }}{{ __proto__ }}{{ process }}{{ globalThis }}{{ require }}')).toBe('');
  });

  const doubled =
    '{% set t = namespace(l="ab") %}{% for i in range(40) %}{% set t.l = t.l + t.l %}{% endfor %}';
  it.each([
    [
      'many lines',
      '{% for i in range(99999) %}{{ "abcdefghij" * 30 }}\n{% endfor %}',
      /more than 20000000 characters/,
    ],
    [
      'nested loops',
      '{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}',
      /too many steps/,
    ],
    ['a range', '{% for i in range(1000000000) %}x{% endfor %}', /too many elements/],
    ['a text that doubles', `${doubled}{{ t.l|length }}`, /too much memory/],
    ['a repeated text', '{{ "a" * 1000000000 }}', /too much memory/],
    ['a long output', '{% for i in range(99999) %}{{ "abcdefghij" * 1000 }}{% endfor %}', /too much memory/],
    ['batch', '{{ [1]|batch(1000000000)|list|length }}', /too much memory/],
    ['slice', '{{ [1]|slice(1000000000)|list|length }}', /too much memory/],
    ['center', '{{ url|center(1000000000000) }}', /too much memory/],
    ['indent', '{{ url|indent(1000000000) }}', /too much memory/],
    ['a macro that calls itself', '{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}', /recursion limit/],
    ['a template that includes itself', '{% include "t.j2" %}', /include/],
    ['brackets', `{{ ${'('.repeat(50_000)}1${')'.repeat(50_000)} }}`, /recursion limit/],
    ['conditions', '{% if 1 %}'.repeat(20_000) + '{% endif %}'.repeat(20_000), /recursion limit/],
    ['negations', `{{ ${'not '.repeat(100_000)}1 }}`, /nested too deeply/],
  ])('%s without an end is stopped, and the next template renders', (_, template, said) => {
    expect(() => render(template)).toThrow(said);
    expect(render('{{ url }}')).toBe('https://example.com');
  });

  it('the order of changes is kept', () => {
    const changes = new Map(
      [
        ['Perf', 1],
        ['Feat', 2],
        ['Fix', 3],
      ].map(([type, n]) => [type as string, n]),
    );
    const options = {
      load: () => '{% for type, n in changes.items() %}{{ type }}{{ n }} {% endfor %}',
      trimBlocks: true,
      broken: (_: unknown, cause: unknown) => cause as Error,
    };
    expect(ENGINE.render('t', { changes }, options)).toBe('Perf1 Feat2 Fix3 ');
  });

  it('is judged without being rendered', () => {
    expect(ENGINE.problem('m', '{{ x }}')).toBeNull();
    expect(ENGINE.problem('m', '{{ x')).toMatchObject({ file: 'm' });
  });

  it('names the templates that it is made of', () => {
    expect(templatesNamedIn('{% extends "a" %}{%- include \'b\' %}{% from "c" import d %}{{ "e" }}')).toEqual(
      ['a', 'b', 'c'],
    );
  });
});
