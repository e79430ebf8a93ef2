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
  addRunOptions(command, 'results/<reference>-vs-<other>', (options) => addPrecisionOptions(addBranchOption(options)))
    .addHelpText('after', `${precisionHelp}${branchHelp}${examples}`)
    .action(async (reference: string, others: string[], options: RunOptions) => {
      const { simulate } = await import('../simulate.ts');
      const directory = (names: readonly string[]): string => defaultDirectory(names, options.branch);
      process.exitCode = await simulate({ sources: [reference, ...others], options, directory });
    });
}

function addBranchOption(command: Command): Command {
  return command.option('--branch <year>', 'first year of a policy: the other scenarios begin from the state of the reference, see below');
}

function defaultDirectory(names: readonly string[], branch: string | undefined): string {
  const [reference = '', first = '', ...more] = names;
  const others = more.length === 0 ? first : `${first}-and-${more.length}-more`;
  return path.join('results', `${reference}-vs-${others}${branch === undefined ? '' : `-from-${branch.trim()}`}`);
}

const branchHelp = `
Branches:
  With --branch 2016 the years until 2015 are simulated once, under the reference, and the others are arms that go on
  from its state at the end of 2015: their parameters hold from 2016 on, constants too, and what they say of earlier
  years has no effect. They must share years, households and poverty line with the reference; what only the start of a
  run reads must be the same.
`;

const examples = `
Examples:
  polylift compare single-centre multi-centre-equal-budget
  polylift compare single-centre my-scenario.yaml --name mine --replicates 20
  polylift compare single-centre historical --sample 1:500 --replicates 2    a quick look
  polylift compare historical a.yaml --precision 0.1pp              as many replicates as that takes
  polylift compare historical a.yaml --precision 50yuan --indicator mean_income --year 2018
  polylift compare historical no-programme --branch 2016            what if all had ended in 2015
  polylift compare historical a.yaml b.yaml --json > differences.json
`;
