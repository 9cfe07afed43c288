import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedPages } from '../../docs/source/pages.ts';

it.each([...generatedPages()])('docs/%s is up to date (to regenerate it: npm run docs)', (path, text) => {
  expect(readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8')).toBe(text);
});
