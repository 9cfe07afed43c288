import { describe, expect, it } from 'vitest';
import { refusal, settings } from '../../../test/support/settings.ts';
import { locateConfig } from './locate.ts';
import { readSettings } from './read.ts';

describe('customize', () => {
  const head = '[tool.commitizen]\nname = "cz_customize"\n';

  it('is read only if the commit convention is cz_customize', () => {
    const table =
      '[tool.commitizen.customize]\nbump_pattern = "^(x)"\nbump_map = { b = "MAJOR", a = "PATCH" }\n';
    expect(settings(head + table).commitizen.customize).toMatchObject({
      bumpPattern: '^(x)',
      bumpMap: [
        { pattern: 'b', increment: 'MAJOR' },
        { pattern: 'a', increment: 'PATCH' },
      ],
      bumpMapMajorVersionZero: null,
      schemaPattern: null,
      schema: '',
      questions: [],
    });
    expect(settings('[tool.commitizen.customize]\nbump_pattern = 5\n').commitizen.customize).toBeNull();
  });

  it('--name decides whether it is read', () => {
    const files = new Map([['cz.toml', '[tool.commitizen.customize]\nschema = "s"\n']]);
    const { commitizen } = readSettings(locateConfig(['cz.toml'], files), files, 'cz_customize');
    expect(commitizen).toMatchObject({ name: 'cz_customize', customize: { schema: 's' } });
  });

  it('a value that is false in Python counts as not set', () => {
    const table =
      '[tool.commitizen.customize]\nbump_pattern = ""\nbump_map = []\nschema = 0\nchange_type_map = {}\n';
    expect(settings(head + table).commitizen.customize).toMatchObject({
      bumpPattern: null,
      bumpMap: null,
      schema: '',
      changeTypeMap: null,
    });
  });

  it.each([
    ['bump_pattern = 5', 'bump_pattern is 5; expected a string'],
    ['schema = ["a"]', 'schema is ["a"]; expected a string'],
    ['bump_map = "x"', 'bump_map is "x"; expected a table of pattern = "MAJOR", "MINOR" or "PATCH"'],
    ['bump_map = { new = "minor" }', 'bump_map.new is "minor"; expected "MAJOR", "MINOR" or "PATCH"'],
    ['change_type_map = { a = 5 }', 'change_type_map.a is 5; expected a string'],
    [
      'questions = "x"',
      'questions is "x"; expected a list in which each entry is a table with type, name and message',
    ],
    ['questions = [{ type = "input", name = "a" }]', 'questions.0.message is absent; expected a string'],
    [
      'questions = [{ type = "list", name = "a", message = "b", choices = [1] }]',
      'questions.0.choices.0 is 1; expected a string, or a table with value and name',
    ],
    [
      'questions = [{ type = "list", name = "a", message = "b", choices = ["c"], default = "d" }]',
      'questions.0.default is "d"; expected the value of one of the choices',
    ],
    [
      'questions = [{ type = "confirm", name = "a", message = "b", default = "yes" }]',
      'questions.0.default is "yes"; expected true or false',
    ],
  ])('%s', (line, said) => {
    expect(refusal(`${head}[tool.commitizen.customize]\n${line}\n`)).toMatchObject({
      code: 'INVALID_CONFIGURATION',
      exit: 19,
      message: `pyproject.toml:4: tool.commitizen.customize.${said}`,
    });
  });

  it('must exist and be a table', () => {
    expect(refusal(head)).toMatchObject({ code: 'CUSTOMIZE_MISSING', exit: 15 });
    expect(refusal(`${head}customize = "x"\n`)).toMatchObject({
      exit: 19,
      message: 'pyproject.toml:3: tool.commitizen.customize is "x"; expected a table',
    });
  });
});
