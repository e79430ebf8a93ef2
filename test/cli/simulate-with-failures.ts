/** `polylift compare plain.yaml better.yaml --out failing ...` with a worker that fails now and then; options as JSON. */
import { simulate } from '../../src/cli/simulate.ts';
import type { RunOptions } from '../../src/cli/common-options.ts';

process.exitCode = await simulate({
  sources: ['plain.yaml', 'better.yaml'],
  options: JSON.parse(process.argv[2]!) as RunOptions,
  directory: () => 'failing',
  workerUrl: new URL('../experiment/failing-worker.ts', import.meta.url),
});
