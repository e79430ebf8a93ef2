/** NSGA-II as a machine that is asked for candidates and told what came of them. */
import { keyFromSeed, purposeId, threefry4x32, uniform, uniformInteger } from '../../random/index.ts';
import { survivors, type Evaluation } from './selection.ts';
import { polynomialMutation, simulatedBinary } from './variation.ts';

export interface Nsga2Settings {
  /** Text from which all random numbers follow. */
  readonly seed: string;
  /** Ends of each variable, both included. */
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Candidates of a generation, from 2. */
  readonly population: number;
  /** Chance that two parents are crossed; 0.9 by default. Each variable then takes part with probability 1/2. */
  readonly crossover?: number;
  /** Distribution index of the crossover; 15 by default. */
  readonly crossoverEta?: number;
  /** Chance that a variable is mutated; 1 over the number of variables by default. */
  readonly mutation?: number;
  /** Distribution index of the mutation; 20 by default. */
  readonly mutationEta?: number;
  /**
   * Makes a candidate of what the operators gave, for example shares that sum to one (`nearestMix`); a pure function, whose results stand for
   * themselves. Nothing is changed by default.
   */
  readonly repair?: (point: Float64Array) => Float64Array;
}

/** A candidate that was evaluated. */
export interface Individual extends Evaluation {
  readonly point: Float64Array;
}

/** Where the search stands. A value: `tell` makes a new one. */
export interface Nsga2State {
  /** Generations that were told. */
  readonly generation: number;
  /** The best so far, at most a population; empty before the first generation was told. */
  readonly parents: readonly (Individual & { readonly front: number; readonly crowding: number })[];
  /** What is to be evaluated next. */
  readonly candidates: readonly Float64Array[];
}

const purpose = purposeId('analysis.nsga2');

/** How often a child that is there already is made anew before it is let through. */
const attempts = 10;

/**
 * Begins a search. `known` are candidates that were evaluated before, of a grid for example: the best of them are the first parents, and there is no random
 * generation. Without them the first candidates are drawn uniformly between the bounds. Throws a `RangeError` for settings that make no search.
 *
 * The search is that of Deb et al. (2002): binary tournaments by front and room, simulated binary crossover, polynomial mutation, and the best of parents and
 * children together go on. A child that equals a parent or another child is made anew, up to ten times, since evaluations are what costs. A random number is
 * a function of seed, generation, child and what it is for, so that the same evaluations lead to the same search: it is resumed by telling them again.
 */
export function startNsga2(settings: Nsga2Settings, known: readonly Individual[] = []): Nsga2State {
  const { lower, upper, population } = settings;
  if (!Number.isInteger(population) || population < 2) throw new RangeError(`population: ${population}; a whole number from 2 is expected`);
  if (lower.length === 0 || lower.length !== upper.length || lower.some((low, i) => !(low <= upper[i]!)))
    throw new RangeError('lower and upper: every variable needs a lower end and an upper one that is not below it');
  if (known.length >= 2) return nextGeneration(settings, 0, known);
  const draw = drawer(settings.seed, 0);
  const candidates = Array.from({ length: population }, (_, child) =>
    repaired(
      settings,
      Float64Array.from(lower, (low, i) => low + (upper[i]! - low) * uniform(draw(child, 0, i))),
    ),
  );
  return { generation: 0, parents: [], candidates };
}

/** Takes what came of the candidates, in their order, and makes the next ones. Throws a `RangeError` when the numbers of both differ. */
export function tellNsga2(settings: Nsga2Settings, state: Nsga2State, evaluations: readonly Evaluation[]): Nsga2State {
  const { candidates, parents, generation } = state;
  if (evaluations.length !== candidates.length)
    throw new RangeError(`${evaluations.length} evaluations for ${candidates.length} candidates`);
  const children = evaluations.map((evaluation, i) => ({ ...evaluation, point: candidates[i]! }));
  return nextGeneration(settings, generation + 1, [...parents, ...children]);
}

/** Individuals of the first front among the parents. */
export function frontOf({ parents }: Nsga2State): readonly Individual[] {
  return parents.filter(({ front }) => front === 0);
}

function nextGeneration(settings: Nsga2Settings, generation: number, all: readonly Individual[]): Nsga2State {
  const parents = survivors(all, settings.population).map(({ position, front, crowding }) => ({ ...all[position]!, front, crowding }));
  return { generation, parents, candidates: breed(settings, generation, parents) };
}

function breed(settings: Nsga2Settings, generation: number, parents: Nsga2State['parents']): Float64Array[] {
  const draw = drawer(settings.seed, generation + 1);
  const taken = new Set(parents.map(({ point }) => point.join(' ')));
  const children: Float64Array[] = [];
  // Children come in pairs: an address is that of the pair, the attempt and the number within.
  for (let pair = 0; children.length < settings.population; pair++) {
    for (let attempt = 0; attempt <= attempts; attempt++) {
      const two = mate(settings, parents, (index) => draw(pair, attempt, index));
      for (const child of two) {
        const name = child.join(' ');
        if (children.length >= settings.population || (taken.has(name) && attempt < attempts)) continue;
        taken.add(name);
        children.push(child);
      }
      if (children.length >= Math.min(settings.population, 2 * (pair + 1))) break;
    }
  }
  return children;
}

function mate(
  { lower, upper, crossover = 0.9, crossoverEta = 15, mutation = 1 / lower.length, mutationEta = 20, repair }: Nsga2Settings,
  parents: Nsga2State['parents'],
  word: (index: number) => number,
): [Float64Array, Float64Array] {
  let next = 0;
  const u = (): number => uniform(word(next++));
  const pick = (): Float64Array => {
    const [i, j] = [uniformInteger(word(next++), parents.length), uniformInteger(word(next++), parents.length)];
    const [a, b] = [parents[i]!, parents[j]!];
    return (a.front < b.front || (a.front === b.front && a.crowding >= b.crowding) ? a : b).point;
  };
  const [first, second] = [Float64Array.from(pick()), Float64Array.from(pick())];
  const crossed = u() < crossover;
  for (let i = 0; i < lower.length; i++) {
    // All are drawn whether they are used or not, so that a number stays what it is for.
    const [take, spread, swap] = [u(), u(), u()];
    if (!crossed || take >= 0.5) continue;
    const [x, y] = simulatedBinary(first[i]!, second[i]!, lower[i]!, upper[i]!, crossoverEta, spread);
    [first[i], second[i]] = swap < 0.5 ? [x, y] : [y, x];
  }
  for (const child of [first, second]) {
    for (let i = 0; i < lower.length; i++) {
      const [take, step] = [u(), u()];
      if (take < mutation) child[i] = polynomialMutation(child[i]!, lower[i]!, upper[i]!, mutationEta, step);
    }
  }
  return [repaired({ repair }, first), repaired({ repair }, second)];
}

function repaired({ repair }: Pick<Nsga2Settings, 'repair'> | { readonly repair: undefined }, point: Float64Array): Float64Array {
  return repair === undefined ? point : repair(point);
}

/** Random words of a generation: of a child or pair, an attempt and an index. */
function drawer(seed: string, generation: number): (unit: number, attempt: number, index: number) => number {
  const key = keyFromSeed(seed, generation);
  const words = new Uint32Array(4);
  return (unit, attempt, index) => {
    threefry4x32(key, unit, attempt, purpose, index, words);
    return words[0]!;
  };
}
