/** What came out at every point of a design, from the tables of runs and of years. */
import type { Column } from '../../model/record/column.ts';
import { provinceColumns } from '../../model/record/columns.ts';
import type { TableData } from '../../output/table-data.ts';
import { designValues } from './design.ts';
import type { ExperimentResults } from './results.ts';

/** An indicator at every point, scenario, replicate and year. */
export interface PointOutcomes {
  /** The indicator. */
  readonly column: Column;
  readonly years: readonly number[];
  readonly points: number;
  readonly scenarios: number;
  readonly replicates: number;
  /** Values of the design: for each of `results.columns` one value a point. */
  readonly design: readonly Float64Array[];
  /** Mean over the replicates that were done; NaN where there are none. */
  mean(point: number, scenario: number, year: number): number;
  /** One value for each replicate; NaN where a run failed or was not asked for. */
  values(point: number, scenario: number, year: number): Float64Array;
}

/** The indicator that a report shows of the points of a batch: the headcount ratio, or the first one that was kept. */
export function shownIndicator(kept: readonly string[]): Column | undefined {
  const known = provinceColumns.filter(({ name }) => kept.includes(name));
  return known.find(({ name }) => name === 'headcount') ?? known[0];
}

/** The same of the table that was read. */
export function outcomeColumn({ tables }: Pick<ExperimentResults, 'tables'>): Column | undefined {
  return shownIndicator(tables.get('province_years')?.fields.map(({ name }) => name) ?? []);
}

/** Collects an indicator point by point. Points are told apart by the column `point` of the runs where there is one, else by their values. */
export function outcomesOf(results: ExperimentResults, column: Column): PointOutcomes {
  const { tables, years, scenarios } = results;
  const [runs, province] = [tables.get('runs')!, tables.get('province_years')!];
  const of = pointsOf(runs, results);
  const scenarioOf = placesOf(
    runs,
    scenarios.map(({ name }) => name),
  );
  const [ids, replicateOf] = [runs.integers('run_id'), runs.integers('replicate')];
  const rowOf = new Map<number, number>();
  let replicates = 0;
  for (let row = 0; row < runs.rows; row++) {
    rowOf.set(ids[row]!, row);
    replicates = Math.max(replicates, replicateOf[row]! + 1);
  }
  const length = years.to - years.from + 1;
  const all = new Float64Array(of.points * scenarios.length * length * replicates).fill(NaN);
  const at = (point: number, scenario: number, t: number): number => ((point * scenarios.length + scenario) * length + t) * replicates;
  const [runIds, calendar, values] = [province.integers('run_id'), province.integers('year'), province.numbers(column.name)];
  for (let i = 0; i < province.rows; i++) {
    const row = rowOf.get(runIds[i]!);
    if (row === undefined) throw new Error(`run ${runIds[i]} of province_years is not among the runs`);
    all[at(of.pointOf[row]!, scenarioOf[row]!, calendar[i]! - years.from) + replicateOf[row]!] = values[i]!;
  }
  const slice = (point: number, scenario: number, year: number): Float64Array => {
    const from = at(point, scenario, year - years.from);
    return all.subarray(from, from + replicates);
  };
  return {
    column,
    years: Array.from({ length }, (_, t) => years.from + t),
    points: of.points,
    scenarios: scenarios.length,
    replicates,
    design: of.design,
    values: slice,
    mean(point, scenario, year) {
      let [sum, count] = [0, 0];
      for (const value of slice(point, scenario, year)) {
        if (Number.isNaN(value)) continue;
        sum += value;
        count++;
      }
      return count === 0 ? NaN : sum / count;
    },
  };
}

/** Means over replicates of a scenario in a year, one a point. */
export function meansOf(outcomes: PointOutcomes, scenario: number, year: number): Float64Array {
  return Float64Array.from({ length: outcomes.points }, (_, point) => outcomes.mean(point, scenario, year));
}

interface Points {
  readonly points: number;
  /** Point of each row of the runs. */
  readonly pointOf: Int32Array;
  readonly design: readonly Float64Array[];
}

function pointsOf(runs: TableData, { columns }: ExperimentResults): Points {
  const rows = columns.map((column) => designValues(runs, column));
  const numbered = runs.has('point') ? runs.integers('point') : undefined;
  const places = new Map<string, number>();
  const firstRow: number[] = [];
  const pointOf = new Int32Array(runs.rows);
  for (let row = 0; row < runs.rows; row++) {
    const key = numbered === undefined ? rows.map((values) => values[row]).join(' ') : String(numbered[row]);
    let point = places.get(key);
    if (point === undefined) {
      point = places.size;
      places.set(key, point);
      firstRow.push(row);
    }
    pointOf[row] = point;
  }
  const design = rows.map((values) => Float64Array.from(firstRow, (row) => values[row]!));
  return { points: places.size, pointOf, design };
}

/** Position of the scenario of each row. */
function placesOf(runs: TableData, names: readonly string[]): Int32Array {
  const places = new Map(names.map((name, i) => [name, i]));
  return Int32Array.from(runs.texts('scenario'), (name) => {
    const place = places.get(name ?? '');
    if (place === undefined) throw new Error(`the scenario "${name}" of a run is not among those of the experiment`);
    return place;
  });
}
