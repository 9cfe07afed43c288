import { describe, expect, it } from 'vitest';
import { withAdditions } from './toml-additions.ts';
import type { Addition } from './toml-additions.ts';

const table: Addition = { kind: 'tables', lines: ['[tool.new]', 'key = 1'] };
const items: Addition = { kind: 'items', list: ['groups', 'dev'], items: ['"a"', '"b"'] };
const lines: Addition = { kind: 'lines', table: ['groups'], lines: ['more = []'] };

describe('withAdditions', () => {
  it.each<readonly [string, Addition, string, string]>([
    ['a table behind an empty text', table, '', '[tool.new]\nkey = 1\n'],
    ['a table behind others', table, 'x = 1\n', 'x = 1\n\n[tool.new]\nkey = 1\n'],
    ['a table behind a blank line', table, 'x = 1\n\n', 'x = 1\n\n[tool.new]\nkey = 1\n'],
    ['a last line without an end', table, '[a]\nx = 1', '[a]\nx = 1\n\n[tool.new]\nkey = 1\n'],
    ['CRLF', table, '[a]\r\nx = 1\r\n', '[a]\r\nx = 1\r\n\r\n[tool.new]\r\nkey = 1\r\n'],
    ['a byte order mark', table, '\uFEFFx = 1\n', '\uFEFFx = 1\n\n[tool.new]\nkey = 1\n'],
    ['a list on one line', items, '[groups]\ndev = ["x"]\n', '[groups]\ndev = ["a", "b", "x"]\n'],
    ['a padded list', items, '[groups]\ndev = [ "x" ]\n', '[groups]\ndev = [ "a", "b", "x" ]\n'],
    ['an empty list', items, '[groups]\ndev = []\n', '[groups]\ndev = ["a", "b"]\n'],
    [
      'a list on several lines, with a comment and without a last comma',
      items,
      '[groups]\r\ndev = [ # ours\r\n  "x" # why\r\n]\r\n',
      '[groups]\r\ndev = [ # ours\r\n  "a",\r\n  "b",\r\n  "x" # why\r\n]\r\n',
    ],
    ['an empty list on two lines', items, 'groups.dev = [\n]\n', 'groups.dev = [\n    "a",\n    "b",\n]\n'],
    [
      'a list behind a mark',
      items,
      '\uFEFF[groups]\ndev = ["x"]\n',
      '\uFEFF[groups]\ndev = ["a", "b", "x"]\n',
    ],
    ['a table between others', lines, '[groups] # g\nx = 1\n[b]\n', '[groups] # g\nmore = []\nx = 1\n[b]\n'],
    ['a header that ends the text', lines, '[groups]', '[groups]\nmore = []\n'],
  ])('%s', (_, addition, text, expected) => {
    expect(withAdditions(text, [addition])).toBe(expected);
  });

  it.each<readonly [string, Addition, string]>([
    ['a table that is inline', table, 'tool = {}\n'],
    ['a table that is there', table, '[tool.new]\n'],
    ['a list that is none', items, '[groups]\ndev = "x"\n'],
    ['a table that is not there', lines, '[other]\n'],
    ['a text that is broken', table, 'x = \n'],
  ])('nothing can be added to %s', (_, addition, text) => {
    expect(withAdditions(text, [addition])).toBeNull();
  });
});
