import path from 'node:path';
import type { Command } from 'commander';
import { addExperimentOptions, type ExperimentOptions } from '../experiment-options.ts';

export function addBatch(program: Command): void {
  const command = program
    .command('batch')
    .summary('simulate scenarios at the points of a design')
    .description(
      'Simulate scenarios at every point of a design over their parameters, and keep the results of every run. The whole design is checked before the ' +
        'first run. A batch may be stopped or killed at any moment: polylift resume goes on with it.',
    )
    .argument('<experiment>', 'experiment: a YAML file, or the name of a shipped one');
  addExperimentOptions(command, 'results/<name of the experiment>')
    .addHelpText('after', help)
    .action(async (file: string, options: ExperimentOptions) => {
      const { runExperimentCommand } = await import('../experiment.ts');
      process.exitCode = await runExperimentCommand({ kind: 'batch', file, options, directory: (name) => path.join('results', name) });
    });
}

const help = `
An experiment file:
  scenarios: [single-centre, multi-centre-equal-budget]   # files or shipped names
  sample: 1:500
  replicates: 2
  factors:                                      # paths as for --set; see polylift describe
    governance.coordination.multiplier: {from: 0, to: 8}
    governance.budget: {from: 0.5, to: 2, change: multiply}
  design: {type: latin-hypercube, points: 50}   # or full-factorial, fractional-factorial, sobol, morris, table, list

Examples:
  polylift batch costs.yaml --dry-run             check it, and measure what it would take
  polylift batch costs.yaml
  polylift batch costs.yaml --sample 1:1000 --replicates 1 --out results/quick
  polylift batch costs.yaml --shard 1/3           a third of it; polylift merge puts the parts together
  polylift resume results/costs                   go on after a stop
`;
