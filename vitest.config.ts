import { defineConfig } from 'vitest/config';

const onCi = process.env['CI'] !== undefined;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests start worker threads, child processes and signal handlers of their own: each test file gets a process.
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Whole runs are slow on a shared machine, and a lost failure is worse than a late one.
    teardownTimeout: 20_000,
    reporters: onCi ? [['default', { summary: false }]] : ['default'],
    // A property test prints its seed when it fails; nothing else may print.
    onConsoleLog: () => undefined,
  },
});
