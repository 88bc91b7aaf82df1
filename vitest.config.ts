import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/property/**/*.test.ts', 'src/**/*.test.ts'],
    // Property tests and tests that write files share the machine with the type check: the usual 5 s would be luck.
    testTimeout: 20_000,
  },
});
