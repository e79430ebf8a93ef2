/** Points of the designs that are made from factors. */
import {
  fractionalFactorial,
  fullFactorialSize,
  latinHypercube,
  morrisTrajectories,
  sobolDimensions,
  sobolSequence,
} from '../../../analysis/design/index.ts';
import { AddressedDraws } from '../../../analysis/design/addressed-draws.ts';
import type { Problem } from '../../../scenario/problem.ts';
import type { Design } from '../../kind.ts';
import { factorLevel, factorOverrides, factorValue, type Factor } from '../../spec/factors.ts';
import type { BatchSpec } from './schema.ts';

/** Designs with more points than this are not put into random order: their number says that only a part is wanted anyway. */
const mostShuffled = 10_000_000;

/** A design whose points are given by the values of factors. `valueOf` gives the value of factor `j` at a point. */
export function designOf(
  factors: readonly Factor[],
  points: number,
  valueOf: (point: number, j: number) => number,
  order?: readonly number[],
): Design {
  const valuesOf = (point: number): number[] => factors.map((_, j) => valueOf(point, j));
  return {
    columns: factors.map(({ column }) => column),
    points,
    valuesOf,
    overridesOf: (point, scenario) => factors.flatMap((factor, j) => factorOverrides(factor, valueOf(point, j), scenario)),
    ...(order === undefined ? {} : { order }),
  };
}

/** The points of a design over factors, or why there are none. */
export function factorDesign({ design, seed }: BatchSpec, factors: readonly Factor[]): Design | readonly Problem[] {
  if (factors.length === 0)
    return [
      {
        code: 'no-factors',
        path: 'design',
        message: `a design of type ${design.type} needs factors`,
        hint: 'say what varies under factors:',
      },
    ];
  const k = factors.length;
  const inUnit = (unit: Float64Array): Design =>
    designOf(factors, unit.length / k, (point, j) => factorValue(factors[j]!, unit[point * k + j]!));
  switch (design.type) {
    case 'full-factorial':
      return fullDesign(factors, seed);
    case 'fractional-factorial':
      return fractionalDesign(factors, design.resolution, seed);
    case 'latin-hypercube':
      return inUnit(latinHypercube(design.points, k, { seed, criterion: design.criterion }));
    case 'sobol':
      if (k > sobolDimensions)
        return [{ code: 'too-many-factors', path: 'factors', message: `${k} factors; a Sobol' sequence has at most ${sobolDimensions}` }];
      return inUnit(sobolSequence(design.points, k, { seed }));
    case 'morris':
      return inUnit(morrisTrajectories(design.trajectories, k, { seed, numLevels: design.levels }).points);
    default:
      throw new Error(`a design of type ${design.type} is not made from factors`);
  }
}

/** Every combination, the last factor changing fastest. No point is held: there may be more than memory has room for. */
function fullDesign(factors: readonly Factor[], seed: string): Design {
  const points = fullFactorialSize(factors.map(({ levels }) => levels));
  const runs = factors.map((_, j) => fullFactorialSize(factors.slice(j + 1).map(({ levels }) => levels)));
  const level = (point: number, j: number): number => Math.floor(point / runs[j]!) % factors[j]!.levels;
  return designOf(factors, points, (point, j) => factorLevel(factors[j]!, level(point, j)), randomOrder(points, seed));
}

function fractionalDesign(factors: readonly Factor[], resolution: 4 | 5, seed: string): Design | readonly Problem[] {
  const problems = factors
    .filter(({ levels }) => levels !== 2)
    .map(({ name, levels, values }) => ({
      code: 'not-two-levels',
      path: `factors.${name}.${values === undefined ? 'levels' : 'values'}`,
      message: `the factor ${name} has ${levels} levels; a fractional factorial design takes two of each factor`,
      hint: values === undefined ? 'leave out levels' : 'give two values, or take a full factorial design',
    }));
  if (problems.length > 0) return problems;
  try {
    const { levels, points } = fractionalFactorial(factors.length, resolution);
    const k = factors.length;
    return designOf(factors, points, (point, j) => factorLevel(factors[j]!, levels[point * k + j]!), randomOrder(points, seed));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ code: 'too-many-factors', path: 'factors', message: error.message, hint: 'use a Latin hypercube, or fewer factors' }];
  }
}

/** In the order of their levels the first points of a factorial design would all have the lowest level of the first factor. */
export function randomOrder(points: number, seed: string): number[] | undefined {
  if (points > mostShuffled) return undefined;
  return [...new AddressedDraws(seed, 'experiment.order').permutation(0, points)];
}
