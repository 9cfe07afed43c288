import { describe, expect, it } from 'vitest';
import { configurationPage } from './configuration.ts';
import { exitCodesPage } from './exit-codes.ts';
import { rulesPage } from './rules.ts';

describe('the pages of docs/ that are printed from the code', () => {
  it.each([
    ['configuration.md', configurationPage],
    ['exit-codes.md', exitCodesPage],
    ['rules.md', rulesPage],
  ])('%s is up to date (npm run docs writes it)', async (file, page) => {
    await expect(page()).toMatchFileSnapshot(`../../docs/${file}`);
  });
});
