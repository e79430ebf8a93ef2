import path from 'node:path';
import type { Command } from 'commander';
import { readWhole } from '../common-options.ts';
import { addExperimentOptions, type ExperimentOptions } from '../experiment-options.ts';

interface RobustnessOptions extends ExperimentOptions {
  readonly futures?: string;
  readonly winner?: string;
  readonly against?: string;
}

const shipped = 'when-single-centre-wins';

export function addRobustness(program: Command): void {
  const command = program
    .command('robustness')
    .summary('tell how policies do over many futures, and where one beats another')
    .description(
      'Simulate policies in sampled futures: growth, prices, disasters, costs and effects drawn from their ranges, the same ones for all policies. ' +
        'Tells regret and how often goals are met, and searches the conditions under which one policy does better than another (PRIM).',
    )
    .argument('[experiment]', `YAML file of an experiment, or the name of a shipped one (default: ${shipped})`);
  addExperimentOptions(command, 'results/<experiment>', (same) =>
    same
      .option('--futures <number>', 'how many futures are sampled')
      .option('--winner <scenario>', 'the policy of which is asked where it wins')
      .option('--against <scenario>', 'the policy that it must beat'),
  )
    .addHelpText('after', help)
    .action(async (file: string | undefined, options: RobustnessOptions) => {
      const [{ runExperimentCommand }, { InputError }] = await Promise.all([
        import('../experiment.ts'),
        import('../../scenario/problem.ts'),
      ]);
      const { winner, against } = options;
      const problems: ConstructorParameters<typeof InputError>[0][number][] = [];
      const futures = options.futures === undefined ? undefined : readWhole('--futures', options.futures, [2, 1_000_000], 2, problems);
      if (problems.length > 0) throw new InputError(problems);
      process.exitCode = await runExperimentCommand({
        kind: 'robustness',
        file: file ?? shipped,
        written: {
          ...(futures === undefined ? {} : { futures }),
          ...(winner === undefined ? {} : { winner }),
          ...(against === undefined ? {} : { against }),
        },
        options,
        directory: (name) => path.join('results', name),
      });
    });
}

const help = `
Examples:
  polylift robustness                                     where does the government alone win on the same money?
  polylift robustness --dry-run                           measure how long that would take
  polylift robustness --futures 1000 --sample 1:500       more futures, more households: sharper
  polylift robustness --winner multi-centre-equal-budget --against single-centre
  polylift robustness my-futures.yaml --out results/mine

An experiment file names the policies, the factors with their ranges and the goals:
  scenarios: [single-centre, historical, multi-centre-equal-budget]
  futures: 400
  replicates: 2
  outcome: {indicator: headcount, year: last}
  thresholds: [{indicator: headcount, at_most: 0.01}]
  winner: historical
  against: single-centre
  factors:
    coordination: {path: governance.coordination.multiplier, change: multiply, from: 0.5, to: 16, scale: log}
    macro.wage_growth: {change: add, from: -0.03, to: 0.02}
    shocks.disaster_probability: {from: 0.02, to: 0.15}
`;
