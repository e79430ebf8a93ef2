import type { Command } from 'commander';

export function addReport(program: Command): void {
  program
    .command('report')
    .summary('make the report of results again')
    .description(
      'Make report.html of a result directory again, from its tables and its manifest alone. The same results give the same bytes. ' +
        'Files that were changed after they were written are refused.',
    )
    .argument('<dir>', 'result directory')
    .option('--json', 'print the path of the report as JSON')
    .addHelpText('after', '\nExample:\n  polylift report results/yunnan\n')
    .action(async (directory: string, { json }: { json?: boolean }) => {
      const report = await remakeReport(directory);
      console.log(json === true ? JSON.stringify({ report }, null, 2) : report);
    });
}

async function remakeReport(directory: string): Promise<string> {
  const [{ requireSound }, { reportName, writeReport }] = await Promise.all([
    import('../../output/index.ts'),
    import('../../report/node/write-report.ts'),
  ]);
  // A report that was lost or changed is what this command is for.
  await requireSound(directory, [reportName]);
  return writeReport(directory);
}
