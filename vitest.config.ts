import { accessSync, constants, statfsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
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
  'e2e/push-attacks',
  'docs/playbook',
  'e2e/killed',
  'e2e/hotfix',
  'e2e/hook-commit',
  'e2e/push-hooks',
  'hostile/growth',
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
    // The end-to-end tests wait for processes much of the time: with a worker for each core, a fifth of the time is lost.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
