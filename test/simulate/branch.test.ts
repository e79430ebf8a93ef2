import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelParameters } from '../../src/model/parameters/index.ts';
import { closeRecorder } from '../../src/model/record/close.ts';
import type { RunRecord } from '../../src/model/record/column.ts';
import { passedColumns } from '../../src/model/world.ts';
import { type Branch, branchProblems, forgetBranch } from '../../src/simulate/branch.ts';
import { checkpoint, resumeFrom } from '../../src/simulate/checkpoint.ts';
import { type PoolOptions, type RunRequest, type RunResult, runAll } from '../../src/simulate/pool.ts';
import { continueRun, simulateRun, simulateUntil } from '../../src/simulate/run.ts';
import { startWorld } from '../../src/simulate/start.ts';
import { simulateYears } from '../../src/simulate/years.ts';
import { thirteenCounties } from '../model/counties.ts';
import { everyLevel, multiCentre, parametersWith, type Settings, threeCentres } from '../model/parameters.ts';

/** With all that may outlast a year: money carried over, loans, panels, events and cases. */
const few: Settings = {
  'population.counties': [...thirteenCounties.slice(0, 3), 533423],
  'population.households_per_agent': 400,
  'years.to': 2016,
  'record.households': 0.1,
  ...multiCentre,
  cases: ['southern-grid-weixi'],
  events: [{ kind: 'disaster', year: 2013, counties: [533423], reach: 0.5, loss: 0.5 }],
};
const parameters = (settings: Settings = {}): ModelParameters => parametersWith({ ...few, ...settings });
const baseline = parameters();

/** Every number of a record by where it is, so that a difference says its place. */
function cells({ households, followed, ...record }: RunRecord): Map<string, number | string> {
  const found = new Map<string, number | string>();
  const { values: panel = [], ...identity } = households ?? {};
  const tables: object = { ...record, ...followed, ...identity, ...Object.fromEntries(panel.entries()) };
  for (const [name, values] of Object.entries(tables) as [string, number | ArrayLike<number | string>][]) {
    if (typeof values === 'number') found.set(name, values);
    else for (const [k, value] of Array.from(values).entries()) found.set(`${name} ${k}`, value);
  }
  return found;
}

/** The same as far as it is of years before `year`: of columns by year and place those years, nothing of what is only counted at the end. */
function before(year: number, { firstYear, years, province, counties, areas, percentiles, deciles, households, ...rest }: RunRecord) {
  const t = year - firstYear;
  const early = (values: Float64Array, places: number): number[] => Array.from(values).filter((_, k) => Math.floor(k / places) % years < t);
  const rows = households!.year.findIndex((y) => y >= year);
  return {
    province: early(province, 1),
    counties: early(counties, rest.countyCodes.length),
    areas: early(areas, rest.areaNames.length),
    percentiles: percentiles.subarray(0, 100 * t),
    deciles: early(deciles, 10),
    households: [households!.county, households!.household, ...households!.values].map((column) => column.slice(0, rows)),
  };
}

function branched(arm: ModelParameters, branch: Branch, seed = 'branch', replicate = 0): { record: RunRecord; simulated: number } {
  let simulated = 0;
  const record = simulateRun(arm, seed, replicate, { branch, progress: (done) => void (simulated += done > 0 ? 1 : 0) });
  return { record, simulated };
}

const plain = simulateRun(baseline, 'branch', 0);

describe('an arm', () => {
  it('that changes nothing is the unbranched run, to the bit and in every table, from whatever year', () => {
    for (let year = 2012; year <= 2016; year++) {
      forgetBranch();
      const [first, second] = [branched(baseline, { parameters: baseline, year }), branched(baseline, { parameters: baseline, year })];
      expect(cells(first.record), `fresh, ${year}`).toEqual(cells(plain));
      expect(cells(second.record), `kept, ${year}`).toEqual(cells(plain));
    }
  });

  it.each<[string, Settings]>([
    ['no more money', { 'governance.budget': 0 }],
    ['a constant', { 'governance.mechanisms.misdirected': 0.5 }],
    ['a level', { 'governance.levels.technology': 1 }],
    ['other centres', { 'governance.admitted_centres': ['government'], cases: [] }],
    ['an event', { events: [{ kind: 'wage', year: 2014, change: -0.2 }] }],
    ['no case', { cases: [] }],
    ['the economy', { 'economy.saving_share': 0.3, 'macro.farm_growth': 0.1 }],
  ])('has the years of its baseline before, and differs from its own first year on: %s', (_, settings) => {
    const { record } = branched(parameters(settings), { parameters: baseline, year: 2014 });
    expect(before(2014, record)).toEqual(before(2014, plain));
    expect(before(2015, record).counties).not.toEqual(before(2015, plain).counties);
  });

  it('that begins in the first year is its own plain run where its parameters do not touch the start', () => {
    const amount = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 0, max: 3 }), (level, share, replicate) => {
        const settings = {
          ...everyLevel(level),
          'governance.centres.market.share': share,
          'governance.budget': 2000 * share,
          'governance.mechanisms.phasing': level,
        };
        const arm = parameters(settings);
        const { record } = branched(arm, { parameters: baseline, year: 2012 }, 'first year', replicate);
        expect(cells(record)).toEqual(cells(simulateRun(arm, 'first year', replicate)));
      }),
      { numRuns: 4, seed: 20260, endOnFailure: true },
    );
  });

  it('has the years before simulated once for all arms of a replicate', () => {
    const branch = { parameters: baseline, year: 2015 };
    const arms = [0, 100, 200].map((budget) => parameters({ 'governance.budget': budget }));
    forgetBranch();
    const counted = [0, 1].map((replicate) => arms.map((arm) => branched(arm, branch, 'once', replicate).simulated));
    // 2012 to 2016 for the first arm of a replicate, 2015 and 2016 for the others.
    expect(counted).toEqual([
      [5, 2, 2],
      [5, 2, 2],
    ]);
  });

  it('does not begin from the state of another baseline, year, seed or replicate', () => {
    const branch = { parameters: baseline, year: 2015 };
    const full = { parameters: parameters({ 'governance.budget': 800 }), year: 2015 };
    for (const [other, seed, replicate] of [
      [full, 'branch', 0],
      [{ ...branch, year: 2014 }, 'branch', 0],
      [branch, 'other', 0],
      [branch, 'branch', 1],
    ] as const) {
      branched(baseline, branch);
      expect(branched(baseline, other, seed, replicate).simulated).toBe(5);
    }
  });
});

describe('a checkpoint', () => {
  it('holds all state: nothing else of a world matters for the years to come', () => {
    const world = startWorld(baseline, 'branch', 0);
    simulateYears(world, { to: 2014 });
    const saved = structuredClone(checkpoint(world, 2014));
    const again = resumeFrom(saved, baseline);
    for (const name of [...(Object.keys(passedColumns) as (keyof typeof passedColumns)[]), 'ranked'] as const)
      again.households[name].fill(77);
    const { marks, runEnds, spells } = again.recorder;
    for (const scratch of [marks.at, marks.persons, marks.income, runEnds, spells]) scratch.fill(77);
    simulateYears(again, { after: 2014 });
    expect(cells(closeRecorder(again))).toEqual(cells(plain));
    // The world that was saved goes on as if it had not been.
    simulateYears(world, { after: 2014 });
    expect(cells(closeRecorder(world))).toEqual(cells(plain));
  });

  it('is not spoilt by runs that go on from it, and gives what a branch gives', () => {
    const saved = simulateUntil(baseline, 'branch', 0, 2013);
    const untouched = structuredClone(saved);
    const arm = parameters({ ...threeCentres, 'governance.budget': 900 });
    const record = continueRun(saved, arm);
    expect(saved).toEqual(untouched);
    expect(cells(record)).toEqual(cells(branched(arm, { parameters: baseline, year: 2014 }).record));
    expect(cells(continueRun(saved, baseline))).toEqual(cells(plain));
  });

  it('is refused to parameters that it does not fit', () => {
    const saved = simulateUntil(baseline, 'branch', 0, 2012);
    expect(() => continueRun(saved, parameters({ 'population.households_per_agent': 401 }))).toThrow(
      'population.households_per_agent is 401, and 400 in the baseline: arms have the households of their baseline',
    );
    expect(() => simulateUntil(baseline, 'branch', 0, 2016)).toThrow('arms cannot begin in 2017: the years simulated are 2012 to 2016');
  });
});

describe('an arm that cannot begin', () => {
  it.each<[string, Settings]>([
    ['years.to', { 'years.to': 2015 }],
    ['population.infrastructure.other', { 'population.infrastructure.other': 0.6 }],
    ['macro.poverty_line', { 'macro.poverty_line': 2800 }],
    ['economy.wage', { 'economy.wage': 4000 }],
    ['awareness.start', { 'awareness.start': 0.5 }],
    ['record.households', { 'record.households': 0.2 }],
  ])('is told by the parameter: %s', (path, settings) => {
    const problems = branchProblems({ parameters: baseline, year: 2014 }, parameters(settings));
    expect(problems.map((problem) => problem.path.join('.'))).toEqual([path]);
    expect(problems[0]!.hint).toContain(path);
  });

  it.each([2011, 2017, 2014.5, NaN])('is told by the year: %d', (year) => {
    expect(branchProblems({ parameters: baseline, year }, baseline)).toMatchObject([{ code: 'branch-year' }]);
  });
});

/** The baseline and two arms of it in some replicates, replicate by replicate as comparisons have them. */
const arms = { baseline, cut: parameters({ 'governance.budget': 100 }), levels: parameters(everyLevel(1)) };
const branch = { parameters: baseline, year: 2014 };
function requests(replicates: readonly number[]): RunRequest[] {
  return replicates
    .flatMap((replicate) => Object.entries(arms).map(([scenario, of]) => ({ scenario, parameters: of, replicate })))
    .map((run, runId) => ({ ...run, runId, seed: 'branch', branch }));
}

async function collect(runs: readonly RunRequest[], options: Partial<PoolOptions>): Promise<RunResult[]> {
  const results: RunResult[] = [];
  await runAll(runs, { onResult: (result) => void results.push(result), ...options });
  return results;
}

const recordsOf = (results: readonly RunResult[]) =>
  results.map((result) => (result.status === 'done' ? cells(result.record) : result.error));

describe('arms in worker threads', () => {
  it('give the same bytes on one thread, on two, and on threads that share every run', async () => {
    const runs = requests([0, 1]);
    const alone = recordsOf(await collect(runs, { workers: 0 }));
    expect(alone[0]).toEqual(cells(plain));
    expect(recordsOf(await collect(runs, { workers: 2 }))).toEqual(alone);
    expect(recordsOf(await collect(runs, { workers: 2, lanes: 1 }))).toEqual(alone);
    // Arm by arm, with nothing kept between them.
    const single = await Promise.all([4, 1].map((r) => collect([{ ...runs[r]!, runId: 0 }], { workers: 0 })));
    expect(recordsOf(single.flat())).toEqual([alone[4], alone[1]]);
  });

  it('fail one by one, and what one thread of a shared run has lost is made anew', async () => {
    const runs = requests([0]);
    const spoilt = [runs[0]!, { ...runs[1]!, scenario: 'exits' }, runs[2]!, { ...runs[1]!, runId: 3 }].map((run, runId) => ({
      ...run,
      runId,
    }));
    const results = await collect(spoilt, { workers: 2, lanes: 1, workerUrl: new URL('./crew-worker.ts', import.meta.url) });
    expect(results.map(({ status }) => status)).toEqual(['done', 'failed', 'done', 'done']);
    const alone = recordsOf(await collect(runs, { workers: 0 }));
    expect(recordsOf([results[0]!, results[3]!, results[2]!])).toEqual(alone);
  });

  it('of one replicate are all done by the same thread while they are few', async () => {
    const list = requests([0, 1, 2, 3, 4]).map((run) => ({ ...run, scenario: `waits ${run.runId % 4}` }));
    const threads = new Map<number, Set<number>>();
    const results = await collect(list, { workers: 3, workerUrl: new URL('./pool-worker.ts', import.meta.url) });
    for (const result of results) {
      const thread = result.status === 'done' ? result.record.province[1]! : -1;
      threads.set(result.replicate, (threads.get(result.replicate) ?? new Set()).add(thread));
    }
    expect([...threads.values()].map((set) => set.size)).toEqual([1, 1, 1, 1, 1]);
    expect(results.map(({ runId }) => runId)).toEqual(list.map(({ runId }) => runId));
  });

  it('of one state are shared out when they are many', async () => {
    const list = Array.from({ length: 40 }, (_, runId) => ({ ...requests([0])[0]!, runId, scenario: 'waits 5' }));
    const results = await collect(list, { workers: 2, workerUrl: new URL('./pool-worker.ts', import.meta.url) });
    expect(new Set(results.map((result) => (result.status === 'done' ? result.record.province[1] : -1))).size).toBe(2);
  });
});
