import { defineConfig } from 'vitest/config';

// Set by .ci/run, which sums the counts of several test runs.
const report = process.env['POLYLIFT_TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Test files start worker threads, child processes and signal handlers of their own: each gets its own process.
    pool: 'forks',
    // A whole run on a shared machine takes its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A passing test prints nothing.
    silent: 'passed-only',
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
