import path from 'node:path';
import type { Command } from 'commander';
import { addRunOptions, type RunOptions } from '../common-options.ts';
import { addPrecisionOptions, precisionHelp } from '../precision-options.ts';

export function addCompare(program: Command): void {
  const command = program
    .command('compare')
    .summary('simulate several scenarios on the same households and shocks')
    .description(
      'Simulate several scenarios on the same households and the same shocks, so that they differ by the policy alone, and ' +
        'tell the differences from the first one with their 95 % intervals.',
    )
    .argument('<reference>', 'scenario that the others are compared with: file, or name of a shipped one (see polylift list)')
    .argument('<others...>', 'one or more further scenarios');
  addRunOptions(command, 'results/<reference>-vs-<other>', addPrecisionOptions)
    .addHelpText('after', `${precisionHelp}${examples}`)
    .action(async (reference: string, others: string[], options: RunOptions) => {
      const { simulate } = await import('../simulate.ts');
      process.exitCode = await simulate({ sources: [reference, ...others], options, directory: defaultDirectory });
    });
}

function defaultDirectory(names: readonly string[]): string {
  const [reference = '', first = '', ...more] = names;
  return path.join('results', more.length === 0 ? `${reference}-vs-${first}` : `${reference}-vs-${first}-and-${more.length}-more`);
}

const examples = `
Examples:
  polylift compare single-centre multi-centre-equal-budget
  polylift compare single-centre my-scenario.yaml --name mine --replicates 20
  polylift compare single-centre historical --sample 1:500 --replicates 2    a quick look
  polylift compare historical a.yaml --precision 0.1pp              as many replicates as that takes
  polylift compare historical a.yaml --precision 50yuan --indicator mean_income --year 2018
  polylift compare historical a.yaml b.yaml --json > differences.json
`;
