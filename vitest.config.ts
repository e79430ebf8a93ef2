import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Test files start worker threads, child processes and signal handlers of their own: each gets its own process.
    pool: 'forks',
    // A whole run on a shared machine takes its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Fast-check and vitest print what a failure needs; a passing test prints nothing.
    silent: 'passed-only',
  },
});
