import { accessSync, constants, statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** The slowest files start first. Otherwise a single core would run them at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

const LONGEST = [
  'conformance/replay',
  'e2e/killed',
  'docs/playbook',
  'e2e/hotfix',
  'e2e/demo',
  'e2e/push-hooks',
];

function rankOf({ moduleId }: TestSpecification): number {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return at === -1 ? LONGEST.length : at;
}

/**
 * Repositories of tests are made in memory where the system has a file system for that: it saves a third of the time. What must
 * survive a power cut is tested by `npm run faults`, on disk.
 */
function scratchFolder(): Readonly<Record<string, string>> {
  if (process.env['TMPDIR'] !== undefined) return {};
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    accessSync(MEMORY, constants.W_OK);
    return bavail * bsize > ENOUGH ? { TMPDIR: MEMORY } : {};
  } catch {
    return {};
  }
}

const MEMORY = '/dev/shm';
/** Bytes. */
const ENOUGH = 2_000_000_000;

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['src/{core,report,cli,program}/**/*.test.ts'],
          // These tests share no state, so one load of the code serves many files.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'effects',
          env: scratchFolder(),
          include: ['src/io/**/*.test.ts', 'test/**/*.test.ts'],
        },
      },
    ],
    reporters: ['default', './test/support/reporter.ts'],
    sequence: { sequencer: LongestFirst },
    // The end-to-end tests wait for processes most of the time: by default one core stays idle.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
