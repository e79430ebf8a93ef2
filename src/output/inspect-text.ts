import type { Cell, InspectedExperiment, InspectedTable, Inspection } from './inspect.ts';

const mostFailures = 10;
const mostHeadColumns = 8;

/** An inspection as plain text, for a terminal. Ends with a line break. */
export function formatInspection(inspection: Inspection): string {
  const { engine, years, machine, runs, branch, experiment } = inspection;
  const names = inspection.scenarios.map(
    ({ name }) => `${name}${name === inspection.reference && experiment === null ? ' (reference)' : ''}`,
  );
  const width = Math.max(...names.map((name) => name.length));
  const lines = [
    `${inspection.directory}: ${engine.name} ${engine.version}${engine.commit === null ? '' : ` (${engine.commit})`}, written ${inspection.writtenAt}`,
    `command     ${inspection.command.join(' ')}`,
    ...(experiment === null ? [] : experimentLines(experiment)),
    ...inspection.scenarios.map(
      ({ source, hash }, i) => `${i === 0 ? 'scenarios' : '         '}   ${names[i]!.padEnd(width)}  ${source}  ${hash.slice(0, 12)}`,
    ),
    `runs        ${runs.done} done, ${runs.failed} failed${experiment === null ? '' : ` of ${experiment.runsPlanned} planned`}; ${inspection.replicates} replicates, seed "${inspection.seed}"`,
    `world       ${years.from}-${years.to}, sample ${inspection.sample}`,
    ...(branch === null ? [] : [`branch      from the state of ${branch.from} at the end of ${branch.year - 1}`]),
    ...inspection.overrides.map((override, i) => `${i === 0 ? 'overrides' : '         '}   ${override}`),
    `took        ${inspection.wallSeconds.toFixed(1)} s with ${machine.workers ?? 'an unknown number of'} workers on ${machine.cores} x ${machine.cpu}, Node ${machine.node}, ${machine.platform} ${machine.arch}`,
  ];
  for (const table of inspection.tables) lines.push('', ...tableLines(table));
  for (const { name, bytes } of inspection.otherFiles) lines.push('', `${name}: ${bytesText(bytes)}`);
  if (inspection.failures.length > 0) {
    lines.push('', 'failed runs');
    for (const failure of inspection.failures.slice(0, mostFailures)) {
      lines.push(
        `  run ${failure.runId}, ${failure.scenario}, replicate ${failure.replicate}: ${failure.error}`,
        failure.replay === null ? `    at ${designText(failure.design)}` : `    again: ${failure.replay}`,
      );
    }
    const more = inspection.failures.length - mostFailures;
    if (more > 0) lines.push(`  and ${more} more; all of them are in runs.arrow`);
  }
  return `${lines.join('\n')}\n`;
}

function experimentLines({ kind, name, title, points, columns, findings }: InspectedExperiment): string[] {
  const width = Math.max(0, ...columns.map((column) => column.name.length));
  return [
    `experiment  ${name}, of the kind ${kind}: ${title}`,
    `design      ${points.toLocaleString('en')} points`,
    ...columns.map(
      (column) => `            ${column.name.padEnd(width)}  ${column.title}${column.unit === 'none' ? '' : `; ${column.unit}`}`,
    ),
    ...findings.map((finding, i) => `${i === 0 ? 'findings ' : '         '}   ${finding}`),
  ];
}

const designText = (design: Readonly<Record<string, Cell>>): string =>
  Object.entries(design)
    .map(([name, value]) => `${name} ${cellText(value)}`)
    .join(', ');

function tableLines(table: InspectedTable): string[] {
  const width = Math.max(...table.columns.map((column) => column.name.length));
  const lines = [`${table.name}: ${table.rows.toLocaleString('en')} rows, ${bytesText(table.bytes)}`];
  for (const { name, unit, kind, title } of table.columns) {
    lines.push(`  ${name.padEnd(width)}  ${[title, kind, unit === 'none' ? '' : unit].filter((word) => word !== '').join('; ')}`);
  }
  if (table.head.length > 0) lines.push('', ...headLines(table).map((line) => `  ${line}`));
  return lines;
}

function headLines(table: InspectedTable): string[] {
  const shown = table.columns.slice(0, mostHeadColumns);
  const grid = [shown.map((column) => column.name), ...table.head.map((row) => shown.map((_, j) => cellText(row[j]!)))];
  if (table.columns.length > shown.length) for (const row of grid) row.push('...');
  const widths = grid[0]!.map((_, j) => Math.max(...grid.map((row) => row[j]!.length)));
  return grid.map((row) => row.map((cell, j) => cell.padStart(widths[j]!)).join('  '));
}

function cellText(cell: Cell): string {
  if (cell === null) return 'missing';
  if (typeof cell === 'string') return cell;
  return Number.isInteger(cell) ? String(cell) : String(Number(cell.toPrecision(6)));
}

function bytesText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]!}`;
}
