import type { Outcome, Outcomes } from '../kind.ts';
import type { RunPlan } from '../plan.ts';
import type { KeptRun } from './entry.ts';
import type { KeptColumns } from './kept-columns.ts';
import type { RunLog } from './run-log.ts';

/** Runs that may be spread over several logs: those of one experiment, or of the parts into which it was split. */
export class LoggedRuns {
  readonly #logs: readonly RunLog[];

  constructor(logs: readonly RunLog[]) {
    this.#logs = logs;
  }

  has(runId: number): boolean {
    return this.#logs.some((log) => log.has(runId));
  }

  read(runId: number): KeptRun | undefined {
    return this.#logs.find((log) => log.has(runId))?.read(runId);
  }
}

/** Outcomes of the runs of a plan that are in logs. */
export class LoggedOutcomes implements Outcomes {
  readonly points: number;
  readonly scenarios: number;
  readonly replicates: number;
  readonly #plan: RunPlan;
  readonly #runs: LoggedRuns;
  readonly #kept: KeptColumns;
  readonly #years: { readonly from: number; readonly to: number };
  readonly #values = new Map<string, Float64Array>();

  constructor(plan: RunPlan, runs: LoggedRuns, kept: KeptColumns, years: { readonly from: number; readonly to: number }) {
    this.points = plan.design.points;
    this.scenarios = plan.scenarios.length;
    this.replicates = plan.replicates;
    this.#plan = plan;
    this.#runs = runs;
    this.#kept = kept;
    this.#years = years;
  }

  values({ indicator, year }: Outcome): Promise<Float64Array> {
    const key = `${indicator}@${year}`;
    let values = this.#values.get(key);
    if (values === undefined) this.#values.set(key, (values = this.#read(indicator, year)));
    return Promise.resolve(values);
  }

  #read(indicator: string, year: number | 'sum'): Float64Array {
    const column = this.#kept.province.findIndex(({ name }) => name === indicator);
    if (column < 0) throw new Error(`the indicator ${indicator} was not kept`);
    const { from, to } = this.#years;
    const years = to - from + 1;
    if (year !== 'sum' && !(year >= from && year <= to)) throw new Error(`the year ${year} was not simulated`);
    const values = new Float64Array(this.points * this.scenarios * this.replicates).fill(NaN);
    for (let runId = 0; runId < this.#plan.runs; runId++) {
      const run = this.#runs.read(runId);
      if (run === undefined || run.status === 'failed') continue;
      const { point, scenario, replicate } = this.#plan.run(runId);
      const first = column * years;
      let value = year === 'sum' ? 0 : run.province[first + year - from]!;
      if (year === 'sum') for (let t = 1; t < years; t++) value += run.province[first + t]!;
      values[(point * this.scenarios + scenario) * this.replicates + replicate] = value;
    }
    return values;
  }
}
