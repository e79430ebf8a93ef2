import path from 'node:path';
import type { Command } from 'commander';
import { addRunOptions, type RunOptions } from '../common-options.ts';

export function addRun(program: Command): void {
  const command = program
    .command('run')
    .summary('simulate one scenario')
    .description('Simulate one scenario and write the results into a directory.')
    .argument('<scenario>', 'file, or name of a shipped scenario (see polylift list)');
  addRunOptions(command, 'results/<name of the scenario>')
    .addHelpText('after', examples)
    .action(async (scenario: string, options: RunOptions) => {
      const { simulate } = await import('../simulate.ts');
      process.exitCode = await simulate({ sources: [scenario], options, directory: ([name = '']) => path.join('results', name) });
    });
}

const examples = `
Examples:
  polylift run single-centre --sample 1:500 --replicates 2     a quick look
  polylift run my-scenario.yaml --out results/mine             a scenario of your own
  polylift run historical --set macro.poverty_line=2800        with another parameter
  polylift run historical --years 2011-2025                    beyond the programme
  polylift run single-centre --seed yunnan --replicate 7       replicate 7 alone, as it was
`;
