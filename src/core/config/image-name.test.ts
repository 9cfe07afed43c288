import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asImageName, isImageName } from './image-name.ts';

describe('the name of an image may be', () => {
  it.each([
    ['my_app', true],
    ['team/my-app', true],
    ['registry.example.com/team/my_app', true],
    ['registry.example.com:5000/my_app', true],
    ['localhost/my_app', true],
    ['Registry/my_app', true],
    ['[::1]:5000/my_app', true],
    ['a__b', true],
    ['a--b', true],
    ['My_App', false],
    ['team/My_App', false],
    ['my app', false],
    ['my_app:latest', false],
    ['my_app@sha256', false],
    ['a___b', false],
    ['a..b', false],
    ['-a', false],
    ['a/', false],
    ['/a', false],
    ['https://registry.example.com/my_app', false],
    ['', false],
    ['a'.repeat(256), false],
  ])('%s: %j', (text, accepted) => {
    expect(isImageName(text)).toBe(accepted);
  });
});

describe('a project name as an image name', () => {
  it.each([
    ['my_app', 'my_app'],
    ['My_App', 'my_app'],
    ['my app', 'my-app'],
    ['a..b', 'a-b'],
    ['a___b', 'a-b'],
    ['été', 't'],
    ['äöü', null],
  ])('%s is %j', (text, name) => {
    expect(asImageName(text)).toBe(name);
  });

  it('is valid or null', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = asImageName(text);
        expect(name === null || isImageName(name)).toBe(true);
        if (isImageName(text) && !text.includes('/')) expect(name).toBe(text);
      }),
    );
  });
});
