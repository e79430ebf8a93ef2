/** The outcome of a simulation on standard output: a table by year, the finding, the files. */
import path from 'node:path';
import { nbsHeadcount } from '../data/index.ts';
import { adviceTexts, openQuestions } from '../experiment/advice.ts';
import { branchText, findings } from '../experiment/finding.ts';
import { precisionText } from '../experiment/precision.ts';
import type { ComparisonSummary, RunFailure } from '../experiment/summary.ts';
import { coloursFor } from './colour.ts';
import { clock } from './progress-line.ts';
import { formatTable, wrapText } from './table.ts';

const mostFailures = 10;

export interface PrintOptions {
  readonly json: boolean;
  readonly order?: readonly string[];
}

/** Prints a summary, for people or as one JSON object. Failed runs are also told on standard error, each with what replays it. */
export function printSummary(summary: ComparisonSummary, { json, order }: PrintOptions): void {
  const sentences = findings(summary, order);
  if (json) console.log(JSON.stringify({ finding: sentences, ...summary, openQuestions: openQuestions(summary), nbsHeadcount }, null, 2));
  else {
    const { bold, dim } = coloursFor(process.stdout);
    const title = `Headcount ratio: persons below the poverty line of 2300 yuan (2010 prices), % of the rural population`;
    const basis = `mean of ${count(summary.replicates, 'replicate')}, one household in ${summary.householdsPerAgent}, seed "${summary.seed}"`;
    console.log(`${bold(title)}\n${dim(basis)}\n\n${headcountTable(summary)}\n`);
    if (summary.scenarios.some(({ headcount }) => headcount.length > 0)) console.log(`${dim(legend)}\n`);
    const { precision } = summary;
    const about = precision === null ? adviceTexts(summary) : [precisionText(precision)];
    const branch = branchText(summary);
    for (const sentence of [...(branch === undefined ? [] : [branch]), ...sentences, ...about])
      console.log(`${wrapText(sentence, 100, '  ')}\n`);
    console.log(fileList(summary));
  }
  for (const failure of summary.failures.slice(0, mostFailures)) console.error(failureText(failure));
  const more = summary.failures.length - mostFailures;
  if (more > 0) console.error(`and ${more} more failed; runs.arrow has all of them`);
}

const legend = 'NBS: household survey of the National Bureau of Statistics; * remembered or uncertain figure';

/** One row a year: the mean of each scenario and the observed series beside them. */
export function headcountTable(summary: ComparisonSummary): string {
  const observed = new Map(nbsHeadcount.map((point) => [point.year, point]));
  const rows: string[][] = [];
  for (let year = summary.years.from; year <= summary.years.to; year++) {
    const means = summary.scenarios.map(({ headcount }) => headcount.find((entry) => entry.year === year)?.mean ?? null);
    const point = observed.get(year);
    const mark = point === undefined || point.confidence === 'verified' || point.confidence === 'derived' ? ' ' : '*';
    rows.push([String(year), ...means.map(inPercent), `${inPercent(point?.headcount ?? null)}${mark}`]);
  }
  return formatTable({ head: ['year', ...summary.scenarios.map(({ name }) => name), 'NBS '], rows });
}

function inPercent(share: number | null): string {
  return share === null || !Number.isFinite(share) ? '-' : (100 * share).toFixed(1);
}

function fileList({ directory, files, wallSeconds, scenarios }: ComparisonSummary): string {
  const runs = scenarios.reduce((sum, { runsDone, runsFailed }) => sum + runsDone + runsFailed, 0);
  const lines = [`${count(runs, 'run')} in ${clock(wallSeconds)}; files:`, ...files.map((file) => `  ${path.join(directory, file)}`)];
  const report = files.find((file) => file.endsWith('.html'));
  if (report !== undefined) lines.push('', `The report opens in any browser: ${path.join(directory, report)}`);
  return lines.join('\n');
}

function failureText({ runId, scenario, replicate, error, replay }: RunFailure): string {
  return `run ${runId} failed (${scenario}, replicate ${replicate}): ${error}\n  to replay it: ${replay}`;
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
