import { describe, expect, test } from 'vitest';
import { renderTemplate, templatesNamedIn } from './jinja.ts';
import type { TemplateProblem } from './jinja.ts';

function rendered(template: string, variables: Readonly<Record<string, unknown>> = {}, more = {}): string {
  const texts: Readonly<Record<string, string>> = { own: template, ...more };
  const load = (name: string) => (Object.hasOwn(texts, name) ? (texts[name] ?? null) : null);
  const broken = ({ file, line, reason }: TemplateProblem) => new Error(`${file}:${line}: ${reason}`);
  return renderTemplate('own', variables, { load, trimBlocks: true, broken });
}

describe('what is wrong is told with file and line', () => {
  test.each([
    ['a\n{% if %}\n', 'own:2: expected an expression, found the end'],
    ['{{ 1\n+ }}', 'own:1: expected an expression, found the end'],
    ['\n{% for x in y %}\n', 'own:2: {% for %} is never closed by {% endfor %}'],
    ['{% endfor %}', "own:1: unknown tag 'endfor'"],
    ['\n\n{{ $ }}', "own:3: unexpected character '$'"],
    ['{{ "a }}', "own:1: unexpected character '\"'"],
    ['{# a', 'own:1: the comment that begins with {# is never closed'],
    ['x\n{{ nope.x }}', "own:2: 'nope' is not defined"],
    ["{{ 'a'|nope }}", "own:1: there is no filter 'nope'"],
    ["{{ 'a' is nope }}", "own:1: there is no test 'nope'"],
    ['\n{% include "none" %}', "own:2: there is no template 'none'"],
    ['{% include "part" %}', "part:2: 'gone' is not defined"],
    ['{% include "broken" %}', "broken:3: unknown tag 'what'"],
    ['{% import "part2" as p %}\n{{ p.m() }}\n', 'part2:2: division by zero'],
    ['{% import "part2" as p %}\n{{ p.ok() }}{{ 1 / 0 }}\n', 'own:2: division by zero'],
    [
      '{% autoescape true %}{% endautoescape %}',
      'own:1: nothing is escaped in a changelog; the filter escape does',
    ],
  ])('%j', (template, message) => {
    const more = {
      part: 'x\n{{ gone.x }}',
      broken: '\n\n{% what %}',
      part2: '{% macro m() %}\n{{ 1 / 0 }}{% endmacro %}{% macro ok() %}\n\n\nx{% endmacro %}',
    };
    expect(() => rendered(template, {}, more)).toThrow(message);
  });
});

test.each([
  ['a loop', '{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}', 'steps'],
  ['a filter in a loop', '{% for i in range(10000) %}{{ range(100000)|sum }}{% endfor %}', 'steps'],
  ['a macro in itself', '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}', 'deep'],
  ['a template in itself', "{% include 'own' %}", 'deep'],
  ['a template that extends itself', "{% extends 'own' %}", 'deep'],
  ['expressions in expressions', `{{ ${'-'.repeat(100_000)}1 }}`, 'deep'],
  ['tags in tags', '{% if 1 %}'.repeat(20_000), 'deep'],
  ['a long text', "{{ 'x' * 100000000000 }}", 'long'],
  [
    'a text that doubles',
    "{% set n = namespace(x='ab') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    'long',
  ],
  ['a long range', '{{ range(10 ** 12) }}', 'long'],
  ['a wide number', "{{ '%99999999999d' % 1 }}", 'long'],
  ['a text with more of another', "{{ ('a' * 1000000)|replace('a', 'b' * 1000) }}", 'long'],
])('%s comes to an end', (_, template, reason) => {
  expect(() => rendered(template)).toThrow(reason);
});

test.each([
  "{{ ''.constructor }}",
  '{{ [].constructor }}',
  '{{ {}.constructor }}{{ {}.__proto__ }}{{ {}.hasOwnProperty }}',
  "{{ ''['constructor'] }}{{ ''.__class__ }}",
  '{{ range.constructor }}{{ range.call }}{{ namespace().constructor }}',
  '{% macro m() %}{% endmacro %}{{ m.constructor }}{{ loop }}',
  '{% for x in [1] %}{{ loop.constructor }}{{ loop.attributes }}{% endfor %}',
  '{{ tree.constructor }}{{ constructor }}{{ globalThis }}{{ process }}',
])('nothing of JavaScript is reached by %s', (template) => {
  expect(rendered(template, { tree: [] })).toBe('');
});

test('values of the configuration are Python’s', () => {
  const found = {
    yes: true,
    none: null,
    big: 9n,
    list: ['a', { b: 1.5 }],
    at: new Date(0),
    map: new Map([[null, 1]]),
  };
  expect(rendered('{{ yes }} {{ none }} {{ big }} {{ list }} {{ at }} {{ map }}', found)).toBe(
    "True None 9 ['a', {'b': 1.5}] 1970-01-01T00:00:00.000Z {None: 1}",
  );
});

test('without trim_blocks the line end behind a tag stays', () => {
  const load = () => '{% if true %}\nx{# c #}\n{% endif %}\n';
  const options = { load, trimBlocks: false, broken: () => new Error() };
  expect(renderTemplate('own', {}, options)).toBe('\nx\n');
});

test.each([
  ["{% extends 'a' %}", ['a']],
  ["{% if x %}{% include ['a', 'b'] %}{% else %}{% import 'c' as d %}{% endif %}", ['a', 'b', 'c']],
  ["{% for x in y %}{% from 'a' if x else 'b' import z %}{% endfor %}", ['a', 'b']],
  ["{% macro m() %}{% block b %}{% include 'a' %}{% endblock %}{% endmacro %}{% include x %}", ['a']],
  ["{% include 'a' %}{% if", []],
])('the templates that are named in %s', (source, names) => {
  expect(templatesNamedIn(source)).toEqual(names);
});
