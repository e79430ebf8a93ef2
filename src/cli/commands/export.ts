import { Option, type Command } from 'commander';
import type { ExportFormat } from '../../output/export/export-tables.ts';

interface ExportOptions {
  readonly format: ExportFormat;
  readonly out?: string;
  readonly table?: readonly string[];
  readonly force?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

export function addExport(program: Command): void {
  program
    .command('export')
    .summary('write the tables of results as CSV or Parquet')
    .description(
      'Write the tables of a result directory as CSV (for spreadsheets) or Parquet (for data frames and databases), with columns.csv, which holds title, unit and ' +
        'description of every column. Results that were changed after they were written are refused.',
    )
    .argument('<dir>', 'result directory')
    .addOption(new Option('--format <format>', 'csv or parquet').choices(['csv', 'parquet']).makeOptionMandatory())
    .option('--out <dir>', 'directory for the files (default: <dir>-<format>)')
    .option('--table <names...>', 'only these tables (see polylift inspect)')
    .option('--force', 'write even where other files lie')
    .option('--quiet', 'no progress')
    .option('--json', 'print the files as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  polylift export results/yunnan --format csv\n  polylift export results/yunnan --format parquet --table province_years comparison --out tables\n',
    )
    .action(runExport);
}

async function runExport(directory: string, { format, out, table, force, quiet, json }: ExportOptions): Promise<void> {
  const [{ exportTables }, { interruptible, Interrupted }] = await Promise.all([
    import('../../output/export/export-tables.ts'),
    import('../interrupt.ts'),
  ]);
  const terminal = process.stderr.isTTY && quiet !== true;
  try {
    const files = await interruptible((signal) =>
      exportTables({
        directory,
        format,
        out,
        tables: table,
        force,
        signal,
        onProgress: (done, rows) => {
          if (terminal) process.stderr.write(`\r\u001b[K${done}/${rows} rows`);
        },
      }),
    );
    if (terminal) process.stderr.write('\r\u001b[K');
    if (json === true) console.log(JSON.stringify({ files }, null, 2));
    else for (const { path, rows } of files) console.log(`${path}  ${rows} rows`);
  } catch (error) {
    if (terminal) process.stderr.write('\r\u001b[K');
    if (error instanceof Interrupted) error.kept = 'Nothing of the export was kept.';
    throw error;
  }
}
