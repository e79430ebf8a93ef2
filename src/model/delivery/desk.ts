import { type Call, type CompiledKernel, type Kernel, type KernelRows, KernelRunner, runPlain, withViews } from '../../kernel/index.ts';
import { conditions, effects } from '../instruments/offers.compiled.ts';
import type { HouseholdRows } from '../world.ts';
import * as compiledKernels from './kernels.compiled.ts';
import * as plainKernels from './kernels.ts';
import { listColumns, roomOf } from './lists.ts';

/** A step that is called many times in a year. */
export interface DeskStep {
  /** Numbers for the next calls, in the order of the step's names. */
  readonly region: Float32Array | Float64Array;
  /** Sums of the last call, likewise. */
  readonly sums: Float64Array;
  run(call: Call): void;
}

const kernels = { ...plainKernels };
const compiled: Readonly<Record<StepName, CompiledKernel>> = { ...compiledKernels };

type StepName = keyof typeof plainKernels;
/** A step that is told the terms of an offer, and one number more. */
export interface OfferStep {
  readonly step: DeskStep;
  readonly terms: readonly string[];
}

type ListRows = KernelRows<typeof listColumns>;

/** Where the households of one county after the other are called up, and queue for one instrument after the other. */
export interface Desk {
  readonly lists: ListRows['columns'];
  readonly steps: Readonly<Record<StepName, DeskStep>>;
  /** By the id of instruments whose offers are compiled: steps that find who may have it, and that change what it changes. */
  readonly conditions: ReadonlyMap<string, OfferStep>;
  readonly effects: ReadonlyMap<string, OfferStep>;
  /** With what steps are called: set for each county and each queue. */
  readonly call: { -readonly [K in keyof Call]-?: Exclude<Call[K], undefined> };
  /** How many are called up and how many of them have no package; how many of them may have the instrument at hand, likewise. */
  called: number;
  calledOthers: number;
  asked: number;
  askedOthers: number;
  /** Entries of the queue in turn. */
  line: Uint32Array;
  /** What the queue has cost, yuan. */
  spent: number;
  duplicated: number;
  spentOnNonPoor: number;
}

/**
 * Makes the desk of a world on its columns.
 * @param slot first of the memory's slots for kernels that is free; undefined for plain functions in place of compiled ones
 */
export function openDesk(rows: HouseholdRows, slot: number | undefined): Desk {
  const views = Object.entries(roomOf).map(([name, column]) => [name, [column, listColumns[name as keyof typeof roomOf]]] as const);
  const all = withViews(rows, Object.fromEntries(views)) as KernelRows<typeof listColumns>;
  const names = Object.keys(kernels) as StepName[];
  let next = slot ?? 0;
  const stepOf = (name: StepName): DeskStep =>
    slot === undefined ? plainStep(kernels[name] as unknown as Kernel, all) : new KernelRunner(compiled[name], all, next++);
  const offerSteps = (found: Readonly<Record<string, CompiledKernel>>): Map<string, OfferStep> =>
    new Map(
      Object.entries(slot === undefined ? {} : found).map(([id, kernel]) => [
        id,
        { step: new KernelRunner(kernel, all, next++), terms: kernel.region.slice(0, -1) },
      ]),
    );
  return {
    lists: all.columns,
    steps: Object.fromEntries(names.map((name) => [name, stepOf(name)])) as Record<StepName, DeskStep>,
    conditions: offerSteps(conditions),
    effects: offerSteps(effects),
    call: { first: 0, count: 0, unit: 0, code: 0, key: new Uint32Array(4), moment: 0, purpose: 0 },
    called: 0,
    calledOthers: 0,
    asked: 0,
    askedOthers: 0,
    line: new Uint32Array(0),
    spent: 0,
    duplicated: 0,
    spentOnNonPoor: 0,
  };
}

function plainStep(kernel: Kernel, { columns }: ListRows): DeskStep {
  const names = kernel.shape.region;
  const region = new Float64Array(names.length);
  const sums = new Float64Array(Object.keys(kernel.shape.sums).length);
  return {
    region,
    sums,
    run(call) {
      const numbers = Object.fromEntries(names.map((name, i) => [name, region[i]!]));
      sums.set(Object.values(runPlain(kernel, columns, numbers, call)));
    },
  };
}
