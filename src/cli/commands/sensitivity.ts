import path from 'node:path';
import type { Command } from 'commander';
import { addExperimentOptions, type ExperimentOptions } from '../experiment-options.ts';

export interface SensitivityOptions extends ExperimentOptions {
  readonly method?: string;
  readonly scenarios?: string;
  readonly parameters?: readonly string[];
  readonly indicator?: string;
  readonly year?: string;
  readonly points?: string;
  readonly trajectories?: string;
  readonly secondOrder?: boolean;
  readonly seedGroup?: boolean;
}

export function addSensitivity(program: Command): void {
  const command = program
    .command('sensitivity')
    .summary('find the parameters on which a result depends')
    .description(
      'Vary parameters over their ranges and tell on which of them an indicator, or the difference between scenarios, depends: elementary effects ' +
        '(Morris), shares of the variance (Sobol), or shifts of the distribution (PAWN). Says when there are too few points.',
    )
    .argument(
      '[experiment]',
      'experiment: a YAML file, or the name of a shipped one (default: what-drives-the-difference, if no --parameters are given)',
    );
  addExperimentOptions(command, 'results/<name of the experiment>', (same) =>
    same
      .option('--method <method>', 'morris, sobol or pawn')
      .option('--scenarios <a,b>', 'files or shipped names; with two, the difference from the first is explained')
      .option(
        '--parameters <path=a..b>',
        'what varies, with commas between; ranges as 0.1..0.4, x0.5..x2 (times) or 0|1|2; may be repeated',
        collect,
      )
      .option('--indicator <name>', 'indicator to explain: a column of province_years')
      .option('--year <year>', 'its year; last, or sum over the simulated years')
      .option('--points <N>', 'base points of sobol, points of pawn')
      .option('--trajectories <r>', 'trajectories of morris')
      .option('--second-order', 'sobol: interactions of pairs too, for about twice the runs')
      .option('--seed-group', 'take the random numbers as one more factor, to know what chance does'),
  )
    .addHelpText('after', help)
    .action(async (file: string | undefined, options: SensitivityOptions) => {
      const [{ runExperimentCommand }, { readSensitivityOptions }] = await Promise.all([
        import('../experiment.ts'),
        import('../sensitivity-options.ts'),
      ]);
      process.exitCode = await runExperimentCommand({
        kind: 'sensitivity',
        file: file ?? (options.parameters === undefined ? 'what-drives-the-difference' : undefined),
        written: readSensitivityOptions(options),
        options,
        directory: (name) => path.join('results', name),
      });
    });
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

const help = `
An experiment file:
  scenarios: [single-centre, multi-centre-equal-budget]   # the second less the first
  method: sobol                                 # or morris, pawn
  N: 256                                        # base points; N x (factors + 2) points in all
  sample: 1:500
  outcomes:
    - {indicator: headcount, year: last}
  factors:                                      # paths as for --set; see polylift describe
    governance.coordination.multiplier: {from: 0.25, to: 8, scale: log}
    governance.budget: {from: 0.5, to: 1.5, change: multiply}

Examples:
  polylift sensitivity --dry-run                what drives the difference between single-centre and multi-centre: what it would take
  polylift sensitivity                          the same, done: 840 runs of either
  polylift sensitivity --method pawn --points 300
  polylift sensitivity --scenarios single-centre --parameters governance.budget=x0.5..x2,shocks.disaster_probability=0.02..0.12
  polylift sensitivity mine.yaml --indicator gini --year 2016
`;
