/** Runs many command lines in one process, because starting one takes most of the time: a list of argument lists in, a list of outcomes out. */
import { text } from 'node:stream/consumers';
import { main } from '../../src/cli/main.ts';
import type { Outcome } from './polylift.ts';

const outcomes: Outcome[] = [];
for (const args of JSON.parse(await text(process.stdin)) as string[][]) {
  const output = { stdout: '', stderr: '' };
  const real = { stdout: process.stdout.write, stderr: process.stderr.write };
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = (chunk: string | Uint8Array): boolean => {
      output[name] += String(chunk);
      return true;
    };
  }
  process.exitCode = 0;
  await main([process.execPath, 'polylift', ...args]);
  process.stdout.write = real.stdout;
  process.stderr.write = real.stderr;
  outcomes.push({ code: process.exitCode, ...output });
}
process.exitCode = 0;
process.stdout.write(JSON.stringify(outcomes));
