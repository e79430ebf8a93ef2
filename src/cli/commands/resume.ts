import type { Command } from 'commander';
import type { ExperimentOptions } from '../experiment-options.ts';

interface ResumeOptions extends Pick<ExperimentOptions, 'workers' | 'json' | 'quiet'> {
  readonly retryFailed?: boolean;
  readonly close?: boolean;
  readonly asPlanned?: boolean;
}

export function addResume(program: Command): void {
  program
    .command('resume')
    .summary('go on with an experiment that was stopped or killed')
    .description(
      'Go on with an experiment of any kind that was stopped or killed. Runs that were over are kept; the finished files are those of an experiment ' +
        'that was never stopped, byte for byte.',
    )
    .argument('<directory>', 'directory of the experiment')
    .option('--retry-failed', 'do runs again that have failed')
    .option('--close', 'do no more runs, and write the tables of those that there are')
    .option('--as-planned', "go on as planned although the experiment's file has changed")
    .option('--workers <n>', 'worker threads; results do not depend on it')
    .option('--json', 'print the result as JSON')
    .option('--quiet', 'show no progress')
    .addHelpText('after', examples)
    .action(async (directory: string, options: ResumeOptions) => {
      const { resume } = await import('../resume.ts');
      process.exitCode = await resume(directory, options);
    });
}

const examples = `
Examples:
  polylift resume results/costs
  polylift resume results/costs --close          look at what there is; order is balanced, so it is a fair sample
  polylift resume results/costs --retry-failed
`;
