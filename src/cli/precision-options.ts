/** The options by which replicates are added until an interval is narrow enough. */
import type { Command } from 'commander';
import type { Problem } from '../scenario/problem.ts';

/** Options as typed. */
export interface PrecisionOptions {
  readonly precision?: string;
  readonly indicator?: string;
  readonly year?: string;
  readonly maxReplicates?: string;
}

/** What they mean. */
export interface PrecisionSettings {
  /** In the unit of the indicator. */
  readonly target: number;
  readonly indicator: string;
  /** The last one by default. */
  readonly year: number | undefined;
  readonly maxReplicates: number;
}

const defaultMaxReplicates = 200;
const mostReplicates = 1_000_000;
/** Fewer tell too little about the variance that the next stage is planned from. */
const leastReplicates = 5;

export function addPrecisionOptions(command: Command): Command {
  return command
    .optionsGroup('Until it is precise enough:')
    .option('--precision <half-width>', 'add replicates until every 95 % interval is within so much of its difference, as 0.2pp or 50yuan')
    .option('--indicator <name>', 'indicator that it is for: a column of province_years (default: headcount)')
    .option('--year <year>', 'year that it is for (default: the last one)')
    .option('--max-replicates <n>', `stop after so many replicates all the same (default: ${defaultMaxReplicates})`);
}

/** For the end of the help text. */
export const precisionHelp = `
With --precision, --replicates is the first stage (at least ${leastReplicates}). Where the numbers decide when to stop, the intervals
come out slightly too narrow: an interval said to hold the truth in 95 % of cases holds it somewhat less often.
`;

/** Reads the options; everything wrong with them is added to `problems`. `replicates` is the first stage. */
export async function readPrecision(
  { precision, indicator: chosen, year, maxReplicates }: PrecisionOptions,
  replicates: number,
  problems: Problem[],
): Promise<PrecisionSettings | undefined> {
  const add = (origin: string, message: string, hint: string): void =>
    void problems.push({ code: 'bad-option', file: origin, message, hint });
  if (precision === undefined) {
    const given = { '--indicator': chosen, '--year': year, '--max-replicates': maxReplicates };
    for (const [option, value] of Object.entries(given)) {
      if (value !== undefined)
        add(`${option} ${value}`, `${option} belongs to --precision, which is not given`, 'add for example --precision 0.2pp');
    }
    return undefined;
  }
  const indicator = chosen ?? 'headcount';
  const [{ provinceColumns }, { nearest }] = await Promise.all([import('../model/record/columns.ts'), import('../scenario/nearest.ts')]);
  const column = provinceColumns.find(({ name }) => name === indicator);
  const names = provinceColumns.map(({ name }) => name);
  if (column === undefined) {
    const near = nearest(indicator, names);
    const hint = near === undefined ? 'the columns of province_years are the indicators, for example headcount' : `did you mean ${near}?`;
    add(`--indicator ${indicator}`, `there is no indicator "${indicator}"`, hint);
  }
  const most = readCount(maxReplicates);
  if (most === undefined) {
    const message = `max-replicates is a whole number from ${leastReplicates} to ${mostReplicates}`;
    add(`--max-replicates ${maxReplicates}`, message, `for example --max-replicates ${defaultMaxReplicates}`);
  } else if (replicates < leastReplicates) {
    const message = `a precision begins with at least ${leastReplicates} replicates, to know how much they vary`;
    add(`--replicates ${replicates}`, message, `write --replicates ${leastReplicates} or leave it out`);
  } else if (most < replicates) {
    const message = `the first stage has ${replicates} replicates, more than the ${most} allowed`;
    add(`--max-replicates ${most}`, message, 'raise --max-replicates or lower --replicates');
  }
  if (year !== undefined && !/^\d{4}$/.test(year.trim())) add(`--year ${year}`, 'a year has four digits', 'for example --year 2020');
  const target = column === undefined ? undefined : readTarget(precision, column.unit, column.name, add);
  if (column === undefined || most === undefined || target === undefined) return undefined;
  return { target, indicator, year: year === undefined ? undefined : Number(year), maxReplicates: most };
}

function readCount(text: string | undefined): number | undefined {
  if (text === undefined) return defaultMaxReplicates;
  const value = /^\+?\d+$/.test(text.trim()) ? Number(text) : NaN;
  return value >= leastReplicates && value <= mostReplicates ? value : undefined;
}

type Add = (origin: string, message: string, hint: string) => void;

/** `0.2pp` of a share, `50yuan` or `50` of other units. Percent is refused: of a share it may mean percent of one or of the share itself. */
function readTarget(text: string, unit: string, indicator: string, add: Add): number | undefined {
  const origin = `--precision ${text}`;
  const [, number = '', suffix = ''] = /^\s*((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(.*?)\s*$/i.exec(text) ?? [];
  const value = number === '' ? NaN : Number(number);
  const word = unit === '1' || unit.startsWith('index') ? '' : (unit.split(' ')[0] ?? '');
  const example = unit === 'share' ? '--precision 0.2pp' : word === '' ? '--precision 0.002' : `--precision 50${word}`;
  if (!(value > 0 && Number.isFinite(value))) {
    add(origin, 'a precision is a number above 0 with its unit', `for example ${example}`);
    return undefined;
  }
  if (unit === 'share') {
    if (suffix.toLowerCase() === 'pp') return value / 100;
    const message = `${indicator} is a share, and ${suffix === '' ? 'a number alone' : `"${suffix}"`} does not say of what`;
    add(origin, message, `write ${number}pp for ${number} percentage points`);
    return undefined;
  }
  if (suffix === '' || suffix.toLowerCase() === word.toLowerCase()) return value;
  add(origin, `${indicator} is in ${unit === '1' ? 'units of one' : unit}, not in "${suffix}"`, `for example ${example}`);
  return undefined;
}
