import type { Command } from 'commander';
import { coloursFor } from '../colour.ts';
import { formatTable } from '../table.ts';

interface DiffOptions {
  readonly indicator?: readonly string[];
  readonly year?: string;
  readonly json?: boolean;
}

export function addDiff(program: Command): void {
  program
    .command('diff')
    .summary('compare two results, and say how they were made differently')
    .description(
      'Compare the scenarios that two result directories share. First it says in what the two were made differently: engine, base data, seed, sample, years, parameters. ' +
        'Then it gives indicators of one year with the difference B less A and its 95 % interval: paired where both saw the same random numbers, by Welch where not.',
    )
    .argument('<a>', 'result directory')
    .argument('<b>', 'another one')
    .option('--indicator <names...>', 'columns of province_years (default: the main ones)')
    .option('--year <year>', 'year (default: the last one that both have)')
    .option('--json', 'print the comparison as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  polylift diff results/yunnan results/yunnan-seed-2\n  polylift diff old new --indicator headcount relapse_rate --year 2018\n',
    )
    .action(runDiff);
}

async function runDiff(a: string, b: string, { indicator, year, json }: DiffOptions): Promise<void> {
  const { diffResults } = await import('../../experiment/diff.ts');
  const diff = await diffResults({ a, b, indicators: indicator, year: year === undefined ? undefined : Number(year) });
  if (json === true) {
    console.log(JSON.stringify(diff, null, 2));
    return;
  }
  const { bold, yellow, dim } = coloursFor(process.stdout);
  console.log(`A ${a}\nB ${b}\n`);
  if (diff.provenance.length === 0) console.log('Both were made in the same way.');
  for (const { weight, text } of diff.provenance) console.log(`${weight === 'warning' ? yellow('warning') : 'note   '}  ${text}`);
  if (diff.provenance.some(({ weight }) => weight === 'warning'))
    console.log(dim('\nDifferences below may be due to the engine or the base data, not to a policy.'));
  const method = diff.paired ? 'replicates paired, same random numbers' : 'independent replicates, Welch';
  const groups = new Map<string, typeof diff.rows>();
  for (const row of diff.rows) groups.set(row.scenario, [...(groups.get(row.scenario) ?? []), row]);
  for (const [name, rows] of groups) {
    console.log(`\n${bold(name)}, ${diff.year} (${method})\n`);
    console.log(
      formatTable({
        head: ['indicator', 'A', 'B', 'B less A', '95 % interval', ''],
        align: 'lrrrrl',
        rows: rows.map((row) => [
          row.indicator,
          number(row.a),
          number(row.b),
          number(row.difference),
          row.lower === null || row.upper === null ? 'one replicate' : `${number(row.lower)} to ${number(row.upper)}`,
          row.lower !== null && row.upper !== null && row.lower <= 0 && row.upper >= 0 ? 'not distinguishable' : '',
        ]),
      }),
    );
  }
}

/** Four significant digits, plainly. */
function number(value: number | null): string {
  if (value === null) return 'n/a';
  if (value === 0) return '0';
  const text = Math.abs(value) >= 10_000 ? value.toFixed(0) : String(Number(value.toPrecision(4)));
  return text.replace(/^-/, '−');
}
