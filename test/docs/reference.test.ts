import { describe, expect, it } from 'vitest';
import { configurationPage } from './configuration.ts';
import { exitCodesPage } from './exit-codes.ts';
import { rulesPage } from './rules.ts';

describe('the generated pages of docs/', () => {
  it.each([
    ['configuration.md', configurationPage],
    ['exit-codes.md', exitCodesPage],
    ['rules.md', rulesPage],
  ])('%s is up to date (to regenerate it: npm run docs)', async (file, page) => {
    await expect(page()).toMatchFileSnapshot(`../../docs/${file}`);
  });
});
