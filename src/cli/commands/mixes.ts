import path from 'node:path';
import type { Command } from 'commander';
import { addExperimentOptions, type ExperimentOptions } from '../experiment-options.ts';

interface MixesOptions extends ExperimentOptions {
  readonly leaderboard?: boolean;
}

export function addMixes(program: Command): void {
  const command = program
    .command('mixes')
    .summary('benchmark mixes of instruments under budgets')
    .description(
      'Simulate mixes of the instruments under one or several regimes and budgets: what each costs, how many persons it lifts durably, how far it closes the ' +
        'poverty gap, inequality, and relapse after the money ends. Says which mixes are not distinguishably dominated, and the best for every budget.',
    )
    .argument('[experiment]', 'experiment: a YAML file, or the name of a shipped one', 'mixes');
  addExperimentOptions(command, 'results/<name of the experiment>', (same) =>
    same.option(
      '--leaderboard',
      'write leaderboard.md and leaderboard.json beside the experiment file, for a benchmark to be compared with',
    ),
  )
    .addHelpText('after', help)
    .action(async (file: string, options: MixesOptions) => {
      const directory = (name: string): string => path.join('results', name);
      if (options.leaderboard === true) {
        const { runBenchmark } = await import('../benchmark.ts');
        process.exitCode = await runBenchmark(file, options, directory);
        return;
      }
      const { runExperimentCommand } = await import('../experiment.ts');
      process.exitCode = await runExperimentCommand({ kind: 'mixes', file, options, directory });
    });
}

const help = `
An experiment file:
  scenarios: [single-centre, multi-centre-equal-budget]   # regimes
  sample: 1:500
  replicates: 8
  budgets: [0.5, 1, {yuan: 800}]     # multiples of the scenario's own budget, or yuan per rural household and year
  programme_ends: 2017               # last year with money; relapse is measured after it
  mixes:
    list:
      livelihoods: {training: 0.3, cooperatives: 0.35, loans: 0.35}
    grid: {instruments: [loans, training, health], step: 0.25}
  search: {generations: 4, population: 12}   # NSGA-II from the mixes above; leave it out for none

Examples:
  polylift mixes                                   the shipped experiment
  polylift mixes --sample 1:1000 --replicates 4    the same, smaller
  polylift mixes my-mixes.yaml --dry-run           check it, and measure what it would take
  polylift mixes scenarios/benchmark/benchmark.yaml --leaderboard
                                                   the frozen benchmark; rewrites its leaderboard
`;
