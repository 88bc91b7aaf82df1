import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { titleOfThisPart } from './tests/support/parts.ts';

export default defineConfig({
  test: {
    // As Node does it: `jq-web` exports a promise, and Vitest's own way makes the module look like one.
    deps: { interopDefault: false },
    // Tests share no state that one of them changes: loading the parsers once a process, not once a file, is two thirds of the time.
    isolate: false,
    // One processor is left to the commands that tests start; there are two at least.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: 'tests/support/temporary-folders.ts',
    setupFiles: 'tests/support/prepare.ts',
    include: ['tests/unit/**/*.test.ts', 'tests/property/**/*.test.ts', 'tests/integration/**/*.test.ts', 'src/**/*.test.ts'],
    testNamePattern: titleOfThisPart,
    // Tests that build sites and property tests take many seconds on a shared machine: the usual 5 s would be luck.
    testTimeout: 60_000,
  },
});
