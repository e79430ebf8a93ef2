import type { Command } from 'commander';

interface MergeOptions {
  readonly out: string;
  readonly force?: boolean;
  readonly asPlanned?: boolean;
  readonly json?: boolean;
}

export function addMerge(program: Command): void {
  program
    .command('merge')
    .summary('put together the parts of an experiment that was split with --shard')
    .description(
      'Put together the parts of an experiment that was split over machines with --shard. The files are those of an experiment that was never split, ' +
        'byte for byte. The parts stay as they are.',
    )
    .argument('<parts...>', 'directories of all parts, in any order')
    .requiredOption('--out <dir>', 'directory for the results')
    .option('--force', 'write there even if the directory holds other results')
    .option('--as-planned', "merge although the experiment's file has changed")
    .option('--json', 'print the result as JSON')
    .addHelpText('after', examples)
    .action(async (parts: string[], { out, force, asPlanned, json }: MergeOptions) => {
      const [{ mergeExperiment }, { conduct }] = await Promise.all([
        import('../../experiment/run-experiment.ts'),
        import('../experiment.ts'),
      ]);
      process.exitCode = await conduct({ json: json === true, quiet: true }, out, () =>
        mergeExperiment({ parts, directory: out, force, asPlanned }),
      );
    });
}

const examples = `
Examples:
  polylift batch costs.yaml --shard 1/2 --out part1      on one machine
  polylift batch costs.yaml --shard 2/2 --out part2      on another one
  polylift merge part1 part2 --out results/costs
`;
