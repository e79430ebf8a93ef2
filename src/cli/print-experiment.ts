/** The outcome of an experiment on standard output: its findings, tables of its kind, the files. */
import path from 'node:path';
import type { ExperimentFailure, ExperimentSummary } from '../experiment/outcome.ts';
import { coloursFor } from './colour.ts';
import { clock } from './progress-line.ts';
import { wrapText } from './table.ts';

export interface PrintExperimentOptions {
  readonly json: boolean;
  /** What follows the findings. */
  readonly print?: ((summary: never, width: number) => string) | undefined;
}

const width = 100;

/** Prints what came of an experiment, for people or as one JSON object. Failed runs are told on standard error, each with what replays it. */
export function printExperiment(summary: ExperimentSummary, { json, print }: PrintExperimentOptions): void {
  if (json) console.log(JSON.stringify(summary, null, 2));
  else if (summary.shard !== null) console.log(partText(summary));
  else {
    const { bold, dim } = coloursFor(process.stdout);
    const { seed, householdsPerAgent, points, scenarios, replicates, runsPlanned, runsDone, runsFailed, wallSeconds } = summary;
    console.log(bold(`${summary.name}: ${count(points, 'point')}, ${scenarios.join(', ')}`));
    // A design may choose scenarios and replicates point by point.
    const alike = runsPlanned === points * scenarios.length * replicates;
    console.log(
      dim(
        `${alike ? count(replicates, 'replicate') : count(runsPlanned, 'run')}, one household in ${householdsPerAgent}, seed "${seed}"\n`,
      ),
    );
    for (const finding of summary.findings) console.log(`${wrapText(finding.en, width, '  ')}\n`);
    if (print !== undefined && summary.summary !== null) console.log(`${print(summary.summary as never, width)}\n`);
    const lines = [
      `${count(runsDone + runsFailed, 'run')} in ${clock(wallSeconds)}; files:`,
      ...summary.files.map((file) => `  ${path.join(summary.directory, file)}`),
    ];
    const report = summary.files.find((file) => file.endsWith('.html'));
    if (report !== undefined) lines.push('', `The report opens in any browser: ${path.join(summary.directory, report)}`);
    console.log(lines.join('\n'));
  }
  for (const failure of summary.failures) console.error(failureText(failure));
  const more = summary.runsFailed - summary.failures.length;
  if (more > 0)
    console.error(
      `${summary.failures.length === 0 ? '' : 'and '}${count(more, summary.failures.length === 0 ? 'run' : 'more run')} failed; runs.arrow has the reasons`,
    );
}

function partText({ shard, runsDone, runsFailed, directory }: ExperimentSummary): string {
  const { index, of } = shard!;
  return [
    `Part ${index} of ${of} is complete: ${count(runsDone + runsFailed, 'run')} in ${directory}.`,
    'When all parts are, bring their directories to one machine and put them together:',
    `  polylift merge <directories of all ${of} parts> --out <directory>`,
  ].join('\n');
}

function failureText({ runId, scenario, point, replicate, error, replay }: ExperimentFailure): string {
  const again = replay === null ? '' : `\n  to replay it: ${replay}`;
  return `run ${runId} failed (${scenario}, point ${point}, replicate ${replicate}): ${error}${again}`;
}

const count = (n: number, noun: string): string => `${n.toLocaleString('en-US')} ${noun}${n === 1 ? '' : 's'}`;
