/** Two-level fractional factorial designs of resolution IV or V, found by a search. */

/** A regular two-level fraction 2^(k-p). Words are lists of factors in ascending order, each numbered from 0. */
export interface FractionalFactorial {
  readonly factors: number;
  /** 2^(k-p). */
  readonly points: number;
  /** Entry `i * k + j` is the level of factor `j` at point `i`: 0 or 1. */
  readonly levels: Uint8Array;
  /** Length of the shortest word of the defining relation; Infinity for a full design, which has none. */
  readonly resolution: number;
  /** One word for each added factor: the factors whose product is the identity. All other words are products of these. */
  readonly generators: readonly (readonly number[])[];
  /** All words of the defining relation up to four factors; sorted by length, then by factors. */
  readonly shortWords: readonly (readonly number[])[];
  /** For each factor, the interactions of three factors that cannot be told from its main effect (with resolution IV or more, none of two can). */
  readonly aliases: readonly (readonly (readonly number[])[])[];
}

const mostBasic = 12;
const mostFactors = 128;

/**
 * The smallest regular fraction found of at least the resolution that is asked for.
 *
 * Each factor is a set of basic factors whose product it is: a vector over GF(2). Resolution IV means that no two or three of these vectors sum to
 * zero or to one another, resolution V that no four do either. Vectors are added one by one, of those allowed the one that makes the fewest words
 * of length four, so that few interactions of two factors are confounded: a search that comes near minimum aberration, not a proof of it. Where that ends early, products of an odd number of basic factors are
 * taken alone: sums of an odd number of them are never zero, and 2^(m-1) factors in 2^m points have resolution IV (the fold-over of Box & Hunter).
 *
 * `factors`: 1 to 128; for resolution V as far as 4096 points suffice. Throws a `RangeError` beyond.
 * Box, G. E. P., & Hunter, J. S. (1961), The 2^(k-p) fractional factorial designs, Technometrics 3, 311-351 and 449-458.
 * Fries, A., & Hunter, W. G. (1980), Minimum aberration 2^(k-p) designs, Technometrics 22, 601-608.
 */
export function fractionalFactorial(factors: number, resolution: 4 | 5 = 4): FractionalFactorial {
  if (!Number.isInteger(factors) || factors < 1 || factors > mostFactors)
    throw new RangeError(`factors: ${factors}; a whole number from 1 to ${mostFactors} is expected`);
  for (let basic = 1; basic <= Math.min(mostBasic, factors); basic++) {
    const vectors = findVectors(factors, basic, resolution);
    if (vectors !== undefined) return describe(vectors, basic);
  }
  throw new RangeError(`${factors} factors; no design of resolution ${resolution} was found in ${1 << mostBasic} points or fewer`);
}

function findVectors(factors: number, basic: number, resolution: 4 | 5): number[] | undefined {
  // With resolution V, the mean, all main effects and all interactions of two can be told apart, and need as many points.
  if (resolution === 5 && factors !== basic && 1 << basic < 1 + (factors * (factors + 1)) / 2) return undefined;
  const any = (): boolean => true;
  if (resolution === 5) return greedy(factors, basic, 5, any, true)?.vectors;
  // No more than half of the vectors can be without a sum of two among them.
  if (factors > 1 << (basic - 1) && factors !== basic) return undefined;
  const odd = (vector: number): boolean => weight(vector) % 2 === 1;
  const found = [
    greedy(factors, basic, 4, any, true),
    greedy(factors, basic, 4, any, false),
    greedy(factors, basic, 4, odd, true),
    greedy(factors, basic, 4, odd, false),
  ].filter((each) => each !== undefined);
  return found.sort((a, b) => a.words - b.words)[0]?.vectors;
}

interface Found {
  readonly vectors: number[];
  /** Words of length four. */
  readonly words: number;
}

/** Vectors of the factors, the basic ones first, or nothing where the search runs out of vectors. Of equally good ones, takes the greatest or the least. */
function greedy(
  factors: number,
  basic: number,
  resolution: 4 | 5,
  allowed: (vector: number) => boolean,
  greatest: boolean,
): Found | undefined {
  let words = 0;
  const size = 1 << basic;
  const chosen: number[] = [];
  const taken = new Uint8Array(size).fill(1, 0, 1);
  const pairs = new Uint32Array(size);
  const triples = new Uint32Array(size);
  const add = (vector: number): void => {
    for (let a = 0; a < chosen.length; a++)
      for (let b = 0; b < a; b++) {
        const sum = vector ^ chosen[a]! ^ chosen[b]!;
        triples[sum] = triples[sum]! + 1;
      }
    for (const other of chosen) pairs[vector ^ other] = pairs[vector ^ other]! + 1;
    chosen.push(vector);
    taken[vector] = 1;
  };
  for (let j = 0; j < Math.min(basic, factors); j++) add(1 << j);
  while (chosen.length < factors) {
    let best = -1;
    for (let i = 1; i < size; i++) {
      const vector = greatest ? size - i : i;
      if (taken[vector] === 1 || pairs[vector]! > 0 || !allowed(vector)) continue;
      if (resolution === 5 && triples[vector]! > 0) continue;
      if (best < 0 || triples[vector]! < triples[best]!) best = vector;
    }
    if (best < 0) return undefined;
    words += triples[best]!;
    add(best);
  }
  return { vectors: chosen, words };
}

function describe(vectors: readonly number[], basic: number): FractionalFactorial {
  const factors = vectors.length;
  const points = 1 << basic;
  const levels = new Uint8Array(points * factors);
  for (let i = 0; i < points; i++) {
    for (let j = 0; j < factors; j++) {
      // The product of signs: the added factor is high where an even number of its basic factors is low.
      const low = weight(vectors[j]! & ~i);
      levels[i * factors + j] = low % 2 === 0 ? 1 : 0;
    }
  }
  const generators = vectors
    .slice(basic)
    .map((vector, added) => [...Array.from({ length: basic }, (_, j) => j).filter((j) => ((vector >> j) & 1) === 1), basic + added]);
  const shortWords = wordsUpToFour(vectors);
  const aliases = Array.from({ length: factors }, (_, j) =>
    shortWords.filter((word) => word.length === 4 && word.includes(j)).map((word) => word.filter((other) => other !== j)),
  );
  return { factors, points, levels, resolution: shortestWord(vectors, basic), generators, shortWords, aliases };
}

/** Words of three or four factors: pairs with the sum of another factor or of another pair. */
function wordsUpToFour(vectors: readonly number[]): number[][] {
  const at = new Map(vectors.map((vector, j) => [vector, j]));
  const words: number[][] = [];
  const k = vectors.length;
  for (let a = 0; a < k; a++)
    for (let b = a + 1; b < k; b++) {
      const c = at.get(vectors[a]! ^ vectors[b]!);
      if (c !== undefined && c > b) words.push([a, b, c]);
    }
  for (let a = 0; a < k; a++)
    for (let b = a + 1; b < k; b++)
      for (let c = b + 1; c < k; c++) {
        const d = at.get(vectors[a]! ^ vectors[b]! ^ vectors[c]!);
        if (d !== undefined && d > c) words.push([a, b, c, d]);
      }
  return words;
}

/**
 * Length of the shortest sum of vectors that is zero, by the MacWilliams identity: with B_w runs of which w factors differ from the first run,
 * there are 2^-m sum_w B_w K_j(w) words of length j, K_j being the Krawtchouk polynomials.
 */
function shortestWord(vectors: readonly number[], basic: number): number {
  const k = vectors.length;
  if (k === basic) return Infinity;
  const runs = new Float64Array(k + 1);
  for (let i = 0; i < 1 << basic; i++) {
    let differing = 0;
    for (const vector of vectors) differing += weight(vector & i) & 1;
    runs[differing] = runs[differing]! + 1;
  }
  // (j + 1) K_{j+1}(w) = (k - 2w) K_j(w) - (k - j + 1) K_{j-1}(w)
  let before = new Float64Array(k + 1);
  let now = new Float64Array(k + 1).fill(1);
  for (let j = 0; j < k; j++) {
    const next = now.map((value, w) => ((k - 2 * w) * value - (k - j + 1) * before[w]!) / (j + 1));
    [before, now] = [now, next];
    let words = 0;
    for (let w = 0; w <= k; w++) words += runs[w]! * now[w]!;
    if (words > 0.5 * (1 << basic)) return j + 1;
  }
  return Infinity;
}

function weight(vector: number): number {
  let count = 0;
  for (let rest = vector; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** A word as letters, as in `ABCE`; factors beyond Z are numbered, as in `A B X27`. */
export function wordText(word: readonly number[]): string {
  return word.every((j) => j < 26)
    ? word.map((j) => String.fromCharCode(65 + j)).join('')
    : word.map((j) => (j < 26 ? String.fromCharCode(65 + j) : `X${j + 1}`)).join(' ');
}
