import path from 'node:path';
import type { Command } from 'commander';
import { addRunOptions, type RunOptions } from '../common-options.ts';
import { addPrecisionOptions, precisionHelp } from '../precision-options.ts';

const scenarios = ['no-programme', 'single-centre', 'multi-centre-equal-budget', 'multi-centre-added-budget'];
const reference = 'single-centre';

export function addStart(program: Command): void {
  const command = program
    .command('start')
    .summary('the main comparison: Yunnan under single-centre and multi-centre governance')
    .description(
      'Compare no programme, single-centre governance, and multi-centre governance at equal and at added budget, over the ' +
        '129 counties of Yunnan from 2011 to 2020. This is what npm start does.',
    );
  addRunOptions(command, 'results/yunnan; results/yunnan-trial with other settings', addPrecisionOptions)
    .addHelpText('after', `${precisionHelp}${examples}`)
    .action(async (options: RunOptions) => {
      const { simulate } = await import('../simulate.ts');
      const { seed, replicates, replicate, sample, years, set, precision } = options;
      const trial = [seed, replicates, replicate, sample, years, set, precision].some((option) => option !== undefined);
      // A trial goes to a place of its own, where the last trial is in nobody's way; the main results are replaced only on demand.
      const force = options.force === true || (trial && options.out === undefined && options.name === undefined);
      process.exitCode = await simulate({
        sources: scenarios,
        reference,
        options: { ...options, force },
        directory: () => path.join('results', trial ? 'yunnan-trial' : 'yunnan'),
        order: ['multi-centre-equal-budget', 'multi-centre-added-budget', 'no-programme'],
      });
    });
}

const examples = `
Examples:
  npm start
  npm start -- --sample 1:500 --replicates 2     a quick trial, written to results/yunnan-trial
  polylift start --precision 0.1pp               as many replicates as that takes
  polylift start --workers 1 --quiet
`;
