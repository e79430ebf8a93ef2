import { moment } from '../random/index.ts';
import { type Call, type CompiledKernel, type Kernel, type KernelShape, KernelRunner, runPlain } from '../kernel/index.ts';
import { type Desk, openDesk } from './delivery/desk.ts';
import * as household from './household/kernels.ts';
import * as compiledHousehold from './household/kernels.compiled.ts';
import * as record from './record/kernels.ts';
import * as compiledRecord from './record/kernels.compiled.ts';
import * as start from './start/kernels.ts';
import * as compiledStart from './start/kernels.compiled.ts';
import type { HouseholdRows, World } from './world.ts';

/** The kernels of the model as they are written. */
const kernels = { ...start, ...household, ...record };
const compiled: Readonly<Record<StepName, CompiledKernel>> = { ...compiledStart, ...compiledHousehold, ...compiledRecord };

type Kernels = typeof kernels;
/** What households of a county do together, each for itself. */
export type StepName = keyof Kernels;
type ShapeOf<S extends StepName> = Kernels[S] extends Kernel<infer Shape extends KernelShape> ? Shape : never;
/** Numbers of the county that a step is told. */
export type RegionOf<S extends StepName> = { readonly [K in ShapeOf<S>['region'][number]]: number };
/** Sums over the households of the county that a step returns. */
export type SumsOf<S extends StepName> = { -readonly [K in keyof ShapeOf<S>['sums']]: number };

/** Lives steps of the households of a county. */
export interface Steps {
  /** Where households are called up when instruments are delivered. */
  readonly desk: Desk;
  /** The sums are valid until the step runs again. */
  run<S extends StepName>(step: S, region: RegionOf<S>, call: Call): SumsOf<S>;
}

/** Makes the steps of a world on its columns. */
export type StepMaker = (rows: HouseholdRows) => Steps;

/** Steps on columns that serve one run after another. */
const made = new WeakMap<HouseholdRows, Steps>();

/** The kernels as compiled: what a run uses. */
export const compiledSteps: StepMaker = (rows) => {
  let steps = made.get(rows);
  if (steps === undefined) made.set(rows, (steps = instantiate(rows)));
  return steps;
};

function instantiate(rows: HouseholdRows): Steps {
  const runners = Object.fromEntries(
    Object.entries(compiled).map(([name, kernel], slot) => [name, new KernelRunner(kernel, rows, slot)]),
  ) as Record<StepName, KernelRunner>;
  let desk: Desk | undefined;
  return {
    get desk() {
      return (desk ??= openDesk(rows, Object.keys(compiled).length));
    },
    run(step, region, call) {
      const runner = runners[step];
      const names = compiled[step].region;
      for (let i = 0; i < names.length; i++) runner.region[i] = region[names[i] as keyof typeof region];
      runner.run(call);
      return runner.namedSums() as SumsOf<typeof step>;
    },
  };
}

/** The same steps as the plain functions that they are written as, in double precision: the reference. */
export const plainSteps: StepMaker = (rows) => {
  let desk: Desk | undefined;
  return {
    get desk() {
      return (desk ??= openDesk(rows, undefined));
    },
    run: (step, region, call) => runPlain(kernels[step] as unknown as Kernel, rows.columns, region, call) as SumsOf<typeof step>,
  };
};

/** Everything of a call for the households of county `c` in a year. */
export function callOf({ blocks, key }: World, c: number, year: number): Call {
  const first = blocks.starts[c]!;
  return { first, count: blocks.starts[c + 1]! - first, unit: 0, code: blocks.codes[c]!, key, moment: moment(year, 0) };
}
