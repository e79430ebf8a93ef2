import { latinHypercube, sobolSequence } from '../../../analysis/design/index.ts';
import type { Problem } from '../../../scenario/problem.ts';
import type { Design } from '../../kind.ts';
import type { NamedScenario } from '../../pairing.ts';
import { factorOverrides, factorValue, readFactors, type Factor } from '../../spec/factors.ts';
import { readQuestion } from './question.ts';
import type { RobustnessSpec } from './spec.ts';

/** Futures: points in the space of the uncertain factors, at each of which every policy is simulated. */
export function designFutures(spec: RobustnessSpec, scenarios: readonly NamedScenario[]): Design | readonly Problem[] {
  const { factors, problems } = readFactors(spec.factors, scenarios);
  const question = readQuestion(spec, scenarios);
  const all = [...problems, ...('winner' in question ? [] : question)];
  if (all.length > 0) return all;
  const points = spec.futures;
  const places = placesOf(spec, factors.length);
  const valuesOf = (point: number): number[] => factors.map((factor, j) => factorValue(factor, places[point * factors.length + j]!));
  return {
    columns: factors.map(({ column }) => column),
    points,
    valuesOf,
    overridesOf: (point, scenario) => factors.flatMap((factor, j) => factorOverrides(factor, valuesOf(point)[j]!, scenario)),
  };
}

/** Where futures lie between the ends of the factors, 0 to 1. */
function placesOf({ sampling, futures, seed }: RobustnessSpec, factors: number): Float64Array {
  const options = { seed: `${seed} futures` };
  return sampling === 'sobol' ? sobolSequence(futures, factors, options) : latinHypercube(futures, factors, options);
}

/** How a box may restrict a factor. A factor with few values of its own is restricted at them, not between them. */
export function inputKind(factor: Factor): 'real' | 'integer' | 'categorical' {
  if (factor.column.labels !== undefined) return 'categorical';
  return factor.range === undefined || factor.range.whole ? 'integer' : 'real';
}
