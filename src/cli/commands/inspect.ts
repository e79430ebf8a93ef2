import type { Command } from 'commander';
import type { UnfinishedExperiment } from '../../experiment/progress-of.ts';

export function addInspect(program: Command): void {
  program
    .command('inspect')
    .summary('say what a result directory holds')
    .description(
      'Say what a result directory holds: where it comes from, its tables with columns and first rows, failed runs; of an unfinished experiment how ' +
        'far it is. Files that were changed after they were written are refused.',
    )
    .argument('<dir>', 'result directory')
    .option('--json', 'print it as JSON')
    .addHelpText('after', '\nExamples:\n  polylift inspect results/yunnan\n  polylift inspect results/yunnan --json\n')
    .action(async (directory: string, { json }: { json?: boolean }) => {
      const { isUnfinished } = await import('../../experiment/store/plan-file.ts');
      if (isUnfinished(directory)) {
        const { progressOf } = await import('../../experiment/progress-of.ts');
        const state = progressOf(directory);
        console.log(json === true ? JSON.stringify({ unfinished: state }, null, 2) : unfinishedText(directory, state));
        return;
      }
      const { formatInspection, inspectResults, requireSound } = await import('../../output/index.ts');
      await requireSound(directory, ['report.html']);
      const inspection = await inspectResults(directory);
      process.stdout.write(json === true ? `${JSON.stringify(inspection, null, 2)}\n` : formatInspection(inspection));
    });
}

function unfinishedText(directory: string, { kind, name, shard, runsPlanned, runsOver, runsFailed, bytes }: UnfinishedExperiment): string {
  const part = shard === null ? '' : `, part ${shard.index} of ${shard.of}`;
  const failed = runsFailed > 0 ? `, ${runsFailed} of them failed` : '';
  // Stages beyond the first one are planned from the results of those before.
  const planned =
    runsOver > runsPlanned
      ? `${runsPlanned} were planned at its beginning, and later stages added more`
      : `the whole experiment has ${runsPlanned}`;
  return [
    `${directory}: the experiment ${name} (${kind}${part}), unfinished`,
    `${runsOver} runs are over${failed}; ${planned}. The log has ${bytes} bytes.`,
    shard === null
      ? `polylift resume ${directory} goes on; with --close it writes the tables of the runs that there are.`
      : `polylift resume ${directory} does what this part lacks; polylift merge puts the parts together.`,
  ].join('\n');
}
