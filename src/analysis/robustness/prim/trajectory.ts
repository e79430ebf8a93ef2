import { membersOf, restrictedInputs, restrictionsOf, wholeBox, withoutRestriction, type Box, type Restriction } from './box.ts';
import { binomialTail } from '../binomial.ts';
import type { PrimOptions, RankedInput } from './input.ts';
import { paste, peel, type FilledBox, type PrimData } from './step.ts';

/** How a box relates to all cases. */
export interface BoxMeasures {
  /** Cases inside, and those of them that are of interest. */
  readonly cases: number;
  readonly hits: number;
  /** Share of all cases of interest that are inside; NaN when there are none. */
  readonly coverage: number;
  /** Share of the cases inside that are of interest, also called purity; NaN for an empty box. */
  readonly density: number;
  /** Share of all cases that are inside. */
  readonly mass: number;
  /** Number of restricted inputs. */
  readonly restricted: number;
}

/** A box on the way of peeling and pasting. */
export interface TrajectoryStep extends BoxMeasures {
  /** What led to it: `drop` leaves out a restriction that the data do not need. */
  readonly step: 'start' | 'peel' | 'paste' | 'drop';
  readonly box: Box;
}

/** A restriction with its quasi p value. */
export interface TestedRestriction extends Restriction {
  /**
   * Probability of at least so many cases of interest in the box if the restriction did nothing: one-sided binomial test against the density of
   * the box without it. "Quasi" because the data that chose the restriction test it: Bryant & Lempert (2010), appendix A.
   */
  readonly quasiP: number;
}

/** All that a search starts from: the cases that earlier boxes left over, of all that there are. */
export interface PrimSearch extends PrimData {
  /** Cases that a box may hold, ascending. */
  readonly among: Int32Array;
  /** Cases of interest among all. */
  readonly allHits: number;
}

/** Fills a box with the cases that a search may still use. */
export function fill({ inputs, free, interest, among }: PrimSearch, box: Box): FilledBox {
  const members = membersOf(box, inputs, free, among);
  return { box, members, hits: members.reduce((sum, i) => sum + interest[i]!, 0) };
}

/** Step of a trajectory that a filled box makes. */
export function stepOf({ inputs, interest, allHits }: PrimSearch, filled: FilledBox, step: TrajectoryStep['step']): TrajectoryStep {
  const { box, members, hits } = filled;
  return {
    step,
    box,
    cases: members.length,
    hits,
    coverage: hits / allHits,
    density: hits / members.length,
    mass: members.length / interest.length,
    restricted: restrictedInputs(box, inputs),
  };
}

/**
 * Peels the whole space until the box is pure or a further peel would leave too few cases, then pastes until every paste would lower the
 * density.
 * Returns all boxes on the way, the whole space first. Reference: Friedman & Fisher (1999), Statistics and Computing 9, 123-143.
 */
export function trajectory(search: PrimSearch, options: PrimOptions): TrajectoryStep[] {
  let filled = fill(search, wholeBox(search.inputs));
  const steps = [stepOf(search, filled, 'start')];
  for (let next = peel(search, filled, options); next !== undefined; next = peel(search, filled, options)) {
    filled = next;
    steps.push(stepOf(search, filled, 'peel'));
  }
  for (let next = paste(search, filled, search.among, options); next !== undefined; next = paste(search, filled, search.among, options)) {
    filled = next;
    steps.push(stepOf(search, filled, 'paste'));
  }
  return steps;
}

/** The restrictions of a box with their quasi p values. */
export function testRestrictions(search: PrimSearch, step: Pick<TrajectoryStep, 'box' | 'cases' | 'hits'>): TestedRestriction[] {
  return restrictionsOf(step.box, search.inputs).map((restriction) => {
    const without = fill(search, withoutRestriction(step.box, restriction, search.inputs));
    return { ...restriction, quasiP: binomialTail(step.hits, step.cases, without.hits / without.members.length) };
  });
}

/** Where a restriction lies on the scale of its input: halfway between the outermost value inside and the next one; whole for whole numbers. */
export function limitOf(box: Box, { input, side }: Restriction, inputs: readonly RankedInput[]): number {
  const { levels, kind } = inputs[input]!;
  if (side === 'categories') return NaN;
  const inside = side === 'lower' ? box.low[input]! : box.high[input]!;
  const value = levels[inside]!;
  return kind === 'integer' ? value : (value + levels[side === 'lower' ? inside - 1 : inside + 1]!) / 2;
}
