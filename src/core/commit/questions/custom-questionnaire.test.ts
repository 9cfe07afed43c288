import { describe, expect, it } from 'vitest';
import { locateConfig } from '../../config/locate.ts';
import { readSettings } from '../../config/read.ts';
import type { CustomizeSettings } from '../../config/settings.ts';
import { loadTemplateEngine } from '../../../io/template/template-engine.ts';
import { customQuestionnaire } from './custom-questionnaire.ts';
import { messageTemplate } from '../message-template.ts';

const ENGINE = loadTemplateEngine();

function customize(own: object): CustomizeSettings {
  const files = new Map([
    ['cz.json', JSON.stringify({ commitizen: { name: 'cz_customize', customize: own } })],
  ]);
  return readSettings(locateConfig(['cz.json'], files), files).commitizen.customize!;
}

describe('questions', () => {
  it('come from the configuration', () => {
    const { questions, messageOf } = customQuestionnaire(
      customize({
        message_template: '{{kind}}:{% if more %} {{text}}{% endif %}',
        questions: [
          {
            type: 'list',
            name: 'kind',
            message: 'What?',
            choices: ['new', { value: 'fix', name: 'a fix', key: 'f' }],
            default: 'fix',
          },
          { type: 'select', name: 'kind', message: 'Which?', choices: [{ name: 'only a name' }] },
          { type: 'input', name: 'text', message: 'Text?', default: 'x' },
          { type: 'text', name: 'text', message: 'More?' },
          { type: 'confirm', name: 'more', message: 'Tell it?' },
          { type: 'confirm', name: 'less', message: 'Or not?', default: false },
        ],
      }),
      ENGINE,
    );
    expect(questions).toMatchObject([
      {
        type: 'list',
        name: 'kind',
        message: 'What?',
        choices: [
          { value: 'new', name: 'new', key: null },
          { value: 'fix', name: 'a fix', key: 'f' },
        ],
        default: 'fix',
      },
      { type: 'list', choices: [{ value: 'only a name', name: 'only a name', key: null }], default: null },
      { type: 'input', name: 'text', default: 'x' },
      { type: 'input', default: null },
      { type: 'confirm', default: true },
      { type: 'confirm', default: false },
    ]);
    expect(messageOf({ kind: 'fix', more: true, text: 'the parser' })).toBe('fix: the parser');
    expect(messageOf({ kind: 'fix', more: false })).toBe('fix:');
  });

  it.each([
    [{}, 'NO_QUESTIONS'],
    [{ questions: [{ type: 'checkbox', name: 'a', message: 'b', choices: ['c'] }] }, 'QUESTION_UNKNOWN'],
    [{ questions: [{ type: 'list', name: 'a', message: 'b' }] }, 'QUESTION_UNKNOWN'],
    [
      { questions: [{ type: 'input', name: 'a', message: 'b' }], message_template: '{{' },
      'MESSAGE_TEMPLATE_BROKEN',
    ],
  ])('%j is refused: %s', (own, code) => {
    expect(() => customQuestionnaire(customize(own), ENGINE)).toThrow(expect.objectContaining({ code }));
  });
});

const ANSWERS = { type: 'feat', more: true, a: 'Ab c ', b: '' };

describe('message_template', () => {
  /** Each row was checked with commitizen 4.19.3. */
  it.each([
    ['{{type}}:{% if more %} {{a}}{% endif %}', 'feat: Ab c '],
    ['{{a}}\n', 'Ab c '],
    ['{{a}}\r\n', 'Ab c '],
    ['{{a}}\n\n', 'Ab c \n'],
    ['\n{{a}}', '\nAb c '],
    ['{{ missing }}|{{a.nope}}', '|'],
    ['{{more}} {{ not more }} {{ a == "x" }}', 'True False False'],
    ['{{a|upper}}{{a.upper()}}', 'AB C AB C '],
    ["{{a.strip()}}{{a|trim}}{{a.replace('A', 'q')}}{{a.lower() if a else ''}}", 'Ab cAb cqb c ab c '],
    ["{{a.split(' ')|join(',')}}", 'Ab,c,'],
    ["{{a.startswith('A')}}", 'True'],
    ['{{a[0]}}{{a|length}}{{a|first}}', 'A5A'],
    ["{{missing|default('x')}}", 'x'],
    ["{{'<b>'}}{{a}}", '<b>Ab c '],
    ['{% set x = a %}{{x ~ "y"}}', 'Ab c y'],
    ['{# c #}x{%- if more -%}\n y \n{%- endif -%}', 'xy'],
    ["{% if 'A' in a %}in{% endif %}{% if a is defined %}d{% endif %}", 'ind'],
    ['{% if more %}\nx\n{% endif %}\ny', '\nx\n\ny'],
    ['{% macro m(x) %}<{{x}}>{% endmacro %}{{m(a)}}', '<Ab c >'],
    ['{% raw %}{{x}}{% endraw %}', '{{x}}'],
  ])('%j', (template, message) => {
    expect(messageTemplate(template, ENGINE)(ANSWERS)).toBe(message);
  });

  it.each([
    "{{ a.constructor.constructor('return process')() }}",
    "{{ range.constructor('return process')() }}",
    "{{ a['constr' ~ 'uctor']('x') }}",
    '{{ a|nofilter }}',
    `{{ a\\ ~ ")));process.getBuiltinModule('child_process').execSync('id > pwned');//" }}`,
    '{{ range(1000000000) }}',
    "{% include '/etc/hostname' %}",
  ])('%s is refused, and has no effect', (template) => {
    expect(() => messageTemplate(template, ENGINE)(ANSWERS)).toThrow(
      expect.objectContaining({ code: 'MESSAGE_TEMPLATE_BROKEN', exit: 19 }),
    );
  });
});
