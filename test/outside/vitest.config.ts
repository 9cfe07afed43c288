import { defineConfig } from 'vitest/config';

/** Tests that need more than Node and git, such as uv on the PATH or the npm registry. */
export default defineConfig({
  test: {
    include: ['test/outside/*.outside.ts'],
    reporters: ['default', './test/support/reporter.ts'],
    testTimeout: 120_000,
  },
});
