import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInTemplate, usualTemplateName } from './built-in.ts';
import { loadTemplateEngine } from '../../io/template/template-engine.ts';
import { FORMATS } from './format/formats.ts';
import { renderSections } from './render.ts';
import type { Section } from './section.ts';
import { templateTeller } from './template.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 8 }).map((made) => made.replaceAll(/[\r\n]/g, ' '));
const entry = fc.record({
  type: fc.constant('feat'),
  scope: fc.option(
    text.filter((scope) => scope !== ''),
    { nil: null },
  ),
  message: fc.oneof(text, fc.constant('a\nb'), fc.constant('{{ x }} <b>')),
  breaking: fc.boolean(),
  sha: fc.constant('c1'),
});
const section: fc.Arbitrary<Section> = fc.record({
  name: fc.constantFrom('v1.0.0', 'Unreleased', 'v2 ünï'),
  date: fc.constantFrom('2024-01-02', '', null),
  note: fc.constant(null),
  groups: fc.uniqueArray(
    fc.record({
      type: fc.constantFrom('Feat', '🚀 New', 'x', null),
      entries: fc.array(entry, { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 3, selector: ({ type }) => type },
  ),
});

const teller = (name: string) =>
  templateTeller(
    { name, texts: new Map(), origins: new Map(), render: loadTemplateEngine().render },
    { incremental: true, extras: {} },
  );

describe.each(FORMATS)('the built-in template of $name', (format) => {
  test('prints the same as relctl without a template', () => {
    fc.assert(
      fc.property(fc.array(section, { minLength: 1, maxLength: 3 }), (sections) => {
        expect(teller(usualTemplateName(format))(sections)).toBe(renderSections(sections, format));
      }),
    );
  });
});

test('there is no template with another name', () => {
  expect(builtInTemplate('CHANGELOG.txt.j2')).toBeNull();
  expect(() => teller('mine.j2')).toThrow(expect.objectContaining({ code: 'TEMPLATE_NOT_FOUND', exit: 1 }));
});
