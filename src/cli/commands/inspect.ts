import type { Command } from 'commander';

export function addInspect(program: Command): void {
  program
    .command('inspect')
    .summary('say what a result directory holds')
    .description(
      'Say what a result directory holds: where it comes from, its tables with columns and first rows, failed runs. Files that were changed after they were written are refused.',
    )
    .argument('<dir>', 'result directory')
    .option('--json', 'print it as JSON')
    .addHelpText('after', '\nExamples:\n  polylift inspect results/yunnan\n  polylift inspect results/yunnan --json\n')
    .action(async (directory: string, { json }: { json?: boolean }) => {
      const { formatInspection, inspectResults, requireSound } = await import('../../output/index.ts');
      await requireSound(directory, ['report.html']);
      const inspection = await inspectResults(directory);
      process.stdout.write(json === true ? `${JSON.stringify(inspection, null, 2)}\n` : formatInspection(inspection));
    });
}
