import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'tests/support/temporary-folders.ts',
    setupFiles: 'tests/support/prepare-languages.ts',
    include: ['tests/unit/**/*.test.ts', 'tests/property/**/*.test.ts', 'tests/integration/**/*.test.ts', 'src/**/*.test.ts'],
    // Tests that build sites and property tests take seconds on a slow machine: the usual 5 s would be luck.
    testTimeout: 20_000,
  },
});
