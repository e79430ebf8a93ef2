/** Boxes in the space of inputs in which cases of interest are dense: the patient rule induction method, for scenario discovery. */
import { Resampling } from '../resampling.ts';
import { isInside, membersOf, restrictionsOf } from './box.ts';
import { isRestricted, scoreOf, searchBox, type BoxRule } from './choose.ts';
import { primDefaults, rankInput, type PrimInput, type PrimOptions, type RankedInput } from './input.ts';
import { limitOf, testRestrictions, type BoxMeasures, type PrimSearch, type TrajectoryStep } from './trajectory.ts';

export interface FindBoxesOptions extends Partial<PrimOptions> {
  /** `balance` by default. */
  readonly rule?: BoxRule;
  /** At most so many boxes, each on what the ones before left over; 3 by default. */
  readonly maxBoxes?: number;
  /** Shuffles of the cases by which a box is tested, 99 by default; 0 for no test. */
  readonly shuffles?: number;
  /** A box is claimed when its p value is at most this: 0.05 by default. */
  readonly significance?: number;
  /** A box is claimed when at least this share of the cases inside is of interest: 0.5 by default, more often than not. */
  readonly minDensity?: number;
  /** Random four fifths of the cases by which a box is examined, 50 by default; 0 for none. */
  readonly resamples?: number;
  /** Text from which shuffles and resamples follow. */
  readonly seed?: string;
}

/** A limit of a box on the scale of its input. */
export interface BoxRestriction {
  readonly input: string;
  /** `lower`: values are at least `limit`; `upper`: at most; `categories`: they are among `categories`. */
  readonly side: 'lower' | 'upper' | 'categories';
  /** Halfway between the outermost value inside and the next one outside; a whole number for whole inputs; NaN for categories. */
  readonly limit: number;
  /** Categories inside; empty for other sides. */
  readonly categories: readonly number[];
  /** See `TestedRestriction`. */
  readonly quasiP: number;
}

export interface FoundBox extends BoxMeasures {
  readonly restrictions: readonly BoxRestriction[];
  /** Every box on the way, the whole space first. */
  readonly steps: readonly (BoxMeasures & { readonly step: TrajectoryStep['step'] })[];
  /** Position among the steps of the box that was taken. */
  readonly chosen: number;
  /** 1 for a case inside, 0 for one outside or left out. */
  readonly inside: Uint8Array;
  /** Share of shuffles of the cases of interest in which the same search found a box at least as good; NaN without shuffles. */
  readonly pValue: number;
  /** Whether it restricts something, is dense enough, and its p value is below the level. Others are noise, weak, or the whole space. */
  readonly claimed: boolean;
  /** Share of resamples in which the search restricted each input, by name; NaN without resamples, as for a box that is not claimed. */
  readonly restrictedIn: Readonly<Record<string, number>>;
  /**
   * Coverage and density of the boxes found in resamples, on the fifth of the cases that each left out; NaN without resamples. The measures
   * of the box itself are too good, as the cases that chose it also measure it.
   */
  readonly heldOut: { readonly coverage: number; readonly density: number };
}

export interface FoundBoxes {
  /** Cases used, those of interest among them, and cases left out because `interest` was NaN. */
  readonly cases: number;
  readonly hits: number;
  readonly leftOut: number;
  /** In the order in which they were found. The search ends with the first box that is not claimed, which is the last of the list. */
  readonly boxes: readonly FoundBox[];
}

/**
 * Finds boxes in which cases of interest are dense.
 *
 * `interest` has one entry for each case: 1 for a case of interest, 0 for another, NaN for one that is not known and is left out. Only the order
 * of the values of an input decides, so that any rising function of an input gives the same cases inside. Throws a `RangeError` for inputs of
 * another length than `interest`, values of `interest` other than these, and inputs that are NaN.
 *
 * References: Friedman & Fisher (1999), Bump hunting in high-dimensional data, Statistics and Computing 9, 123-143; Bryant & Lempert (2010),
 * Thinking inside the box, Technological Forecasting and Social Change 77, 34-49. The test by shuffling is added here: a search that looks
 * at many boxes finds a dense one in noise too, which quasi p values do not show.
 */
export function findBoxes(inputs: readonly PrimInput[], interest: ArrayLike<number>, options: FindBoxesOptions = {}): FoundBoxes {
  const prim: PrimOptions = { ...primDefaults, ...options };
  const { rule = 'balance', maxBoxes = 3, shuffles = 99, significance = 0.05, minDensity = 0.5, resamples = 50, seed = 'prim' } = options;
  const used = usedCases(inputs, interest);
  const ranked = inputs.map((input) => rankInput({ ...input, values: Float64Array.from(used, (i) => input.values[i]!) }));
  const hit = Uint8Array.from(used, (i) => interest[i]!);
  const all = Int32Array.from(hit.keys());
  const allHits = hitsAmong(hit, all);
  const random = new Resampling(seed);
  const boxes: FoundBox[] = [];
  let among = all;
  while (boxes.length < maxBoxes && among.some((i) => hit[i] === 1)) {
    const search: PrimSearch = { inputs: ranked, free: [...ranked.keys()], interest: hit, among, allHits };
    const { steps, chosen } = searchBox(search, rule, prim);
    const step = steps[chosen]!;
    const pValue = shuffles > 0 ? shuffledP(search, scoreOf(step, rule), { rule, prim, shuffles, random, stream: boxes.length }) : NaN;
    const claimed = isRestricted(search, step) && scoreOf(step, rule) > 0 && step.density >= minDensity && !(pValue > significance);
    const inside = new Uint8Array(interest.length);
    for (const i of among) if (isInside(step.box, ranked, search.free, i)) inside[used[i]!] = 1;
    boxes.push({
      ...measuresOf(step),
      restrictions: describe(search, step, ranked),
      steps: steps.map((one) => ({ step: one.step, ...measuresOf(one) })),
      chosen,
      inside,
      pValue,
      claimed,
      ...examine(search, { rule, prim, resamples: claimed ? resamples : 0, random, stream: boxes.length }),
    });
    if (!claimed) break;
    among = among.filter((i) => !isInside(step.box, ranked, search.free, i));
  }
  return { cases: used.length, hits: allHits, leftOut: interest.length - used.length, boxes };
}

function usedCases(inputs: readonly PrimInput[], interest: ArrayLike<number>): number[] {
  for (const { name, values } of inputs) {
    if (values.length !== interest.length) throw new RangeError(`${values.length} values of ${name} for ${interest.length} cases`);
  }
  const used: number[] = [];
  for (let i = 0; i < interest.length; i++) {
    const value = interest[i]!;
    if (value === 0 || value === 1) used.push(i);
    else if (value === value) throw new RangeError(`case ${i} is ${value}; 1, 0 or NaN is expected`);
  }
  return used;
}

function measuresOf({ cases, hits, coverage, density, mass, restricted }: BoxMeasures): BoxMeasures {
  return { cases, hits, coverage, density, mass, restricted };
}

function describe(search: PrimSearch, step: TrajectoryStep, inputs: readonly RankedInput[]): BoxRestriction[] {
  return testRestrictions(search, step).map((restriction) => {
    const { input, side, quasiP } = restriction;
    const { name, levels } = inputs[input]!;
    const kept = step.box.kept[input];
    const categories = side === 'categories' ? [...levels].filter((_, rank) => kept![rank] === 1) : [];
    return { input: name, side, limit: limitOf(step.box, restriction, inputs), categories, quasiP };
  });
}

interface Resampled {
  readonly rule: BoxRule;
  readonly prim: PrimOptions;
  readonly random: Resampling;
  /** Tells the boxes of one search apart. */
  readonly stream: number;
}

/**
 * Share of shuffles, the data themselves counted as one, in which the search finds a box at least as good. Ends as soon as twenty did: Besag &
 * Clifford (1991), Biometrika 78, 301-304.
 */
function shuffledP(search: PrimSearch, score: number, { rule, prim, shuffles, random, stream }: Resampled & { shuffles: number }): number {
  const { among, interest } = search;
  let asGood = 1;
  const values = new Uint8Array(among.length);
  let round = 0;
  for (; round < shuffles && asGood <= 20; round++) {
    among.forEach((i, at) => (values[at] = interest[i]!));
    random.shuffle(round, stream, values);
    const shuffled = interest.slice();
    among.forEach((i, at) => (shuffled[i] = values[at]!));
    const { steps, chosen } = searchBox({ ...search, interest: shuffled }, rule, prim);
    if (scoreOf(steps[chosen]!, rule) >= score) asGood += 1;
  }
  return asGood / (round + 1);
}

/**
 * Repeats the search on random four fifths of the cases: what it restricts, and how its boxes do on the fifth that was left out. Not on
 * cases drawn with replacement: copies of a case fall together, and the lenient objectives favour the larger peels that they make.
 */
function examine(
  search: PrimSearch,
  { rule, prim, resamples, random, stream }: Resampled & { resamples: number },
): Pick<FoundBox, 'restrictedIn' | 'heldOut'> {
  const { inputs, interest, among } = search;
  const times = new Float64Array(inputs.length);
  let [coverage, coverages, density, densities] = [0, 0, 0, 0];
  const kept = Math.ceil(0.8 * among.length);
  for (let round = 0; round < resamples; round++) {
    const order = among.slice();
    random.shuffle(round, stream, order);
    const cases = order.slice(0, kept).sort();
    const part = { ...search, among: cases, allHits: hitsAmong(interest, cases) };
    if (part.allHits === 0) continue;
    const { steps, chosen } = searchBox(part, rule, prim);
    const box = steps[chosen]!.box;
    for (const input of new Set(restrictionsOf(box, inputs).map((restriction) => restriction.input))) times[input]! += 1;
    const left = order.slice(kept);
    const inside = membersOf(box, inputs, search.free, left);
    const [hits, all] = [hitsAmong(interest, inside), hitsAmong(interest, left)];
    if (all > 0) [coverage, coverages] = [coverage + hits / all, coverages + 1];
    if (inside.length > 0) [density, densities] = [density + hits / inside.length, densities + 1];
  }
  return {
    restrictedIn: Object.fromEntries(inputs.map(({ name }, j) => [name, resamples > 0 ? times[j]! / resamples : NaN])),
    heldOut: { coverage: coverage / coverages, density: density / densities },
  };
}

function hitsAmong(interest: Uint8Array, cases: Int32Array): number {
  return cases.reduce((sum, i) => sum + interest[i]!, 0);
}
