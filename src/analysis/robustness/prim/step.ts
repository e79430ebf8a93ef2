import { changedBox, membersOf, restrictedInputs, type Box } from './box.ts';
import type { PrimOptions, RankedInput } from './input.ts';

/** A box with what is in it. */
export interface FilledBox {
  readonly box: Box;
  /** The cases inside, ascending. */
  readonly members: Int32Array;
  /** How many of them are cases of interest. */
  readonly hits: number;
}

/** What peeling and pasting work on. */
export interface PrimData {
  readonly inputs: readonly RankedInput[];
  /** Positions of the inputs that may be restricted, ascending. */
  readonly free: readonly number[];
  /** 1 for a case of interest, 0 for any other. */
  readonly interest: Uint8Array;
}

/** A way to change a box, scored before it is made. */
interface Candidate {
  readonly box: Box;
  readonly cases: number;
  readonly hits: number;
}

/** How many of the members are at each level of an input, and how many of those are of interest. */
function countLevels({ inputs, interest }: PrimData, j: number, members: ArrayLike<number>): { counts: Int32Array; hits: Int32Array } {
  const { levels, ranks } = inputs[j]!;
  const counts = new Int32Array(levels.length);
  const hits = new Int32Array(levels.length);
  for (let m = 0; m < members.length; m++) {
    const i = members[m]!;
    const rank = ranks[i]!;
    counts[rank]! += 1;
    hits[rank]! += interest[i]!;
  }
  return { counts, hits };
}

/**
 * The best peel of a box: from one end of a numeric input, all cases at or beyond its quantile `peelAlpha`, ties together, or one category.
 * A peel may lower the density: dense corners at both ends of an input make every edge of the space dense, and only after some of them are gone
 * does a peel gain. Undefined where all or none of the cases inside are of interest, or too few would stay (`massMin` of all cases).
 */
export function peel(data: PrimData, from: FilledBox, options: PrimOptions): FilledBox | undefined {
  const size = from.members.length;
  if (from.hits === size || from.hits === 0) return undefined;
  const off = Math.floor((size - 1) * options.peelAlpha) + 1;
  const candidates: Candidate[] = [];
  for (const j of data.free) {
    const { kind, levels } = data.inputs[j]!;
    const { counts, hits } = countLevels(data, j, from.members);
    const add = (change: Parameters<typeof changedBox>[2], cases: number, hit: number): void => {
      if (cases > 0 && cases < size) candidates.push({ box: changedBox(from.box, j, change), cases: size - cases, hits: from.hits - hit });
    };
    if (kind === 'categorical') {
      const kept = from.box.kept[j]!;
      for (let rank = 0; rank < levels.length; rank++) if (kept[rank] === 1) add({ kept: kept.with(rank, 0) }, counts[rank]!, hits[rank]!);
      continue;
    }
    let [cases, hit] = [0, 0];
    let high = levels.length - 1;
    for (; cases < off; high--) [cases, hit] = [cases + counts[high]!, hit + hits[high]!];
    add({ high }, cases, hit);
    [cases, hit] = [0, 0];
    let low = 0;
    for (; cases < off; low++) [cases, hit] = [cases + counts[low]!, hit + hits[low]!];
    add({ low }, cases, hit);
  }
  const best = bestOf(data, from, candidates, options);
  if (best === undefined || best.cases < options.massMin * data.interest.length) return undefined;
  return { box: best.box, members: membersOf(best.box, data.inputs, data.free, from.members), hits: best.hits };
}

/**
 * The best paste of a box: beyond one end of a restricted numeric input, the nearest cases that make up `pasteAlpha` of those inside, ties
 * together, or one category that is left out. Undefined where every paste would lower the density. `among` are the cases that a box may hold.
 */
export function paste(data: PrimData, from: FilledBox, among: Int32Array, options: PrimOptions): FilledBox | undefined {
  const size = from.members.length;
  const on = Math.max(1, Math.floor(size * options.pasteAlpha));
  const outside = outsideByOne(data, from.box, among);
  const candidates: Candidate[] = [];
  for (const j of data.free) {
    const { kind, levels } = data.inputs[j]!;
    const [low, high, kept] = [from.box.low[j]!, from.box.high[j]!, from.box.kept[j]];
    if (kind === 'categorical' ? !kept!.includes(0) : low === 0 && high === levels.length - 1) continue;
    const { counts, hits } = countLevels(data, j, outside[j]!);
    const add = (change: Parameters<typeof changedBox>[2], cases: number, hit: number): void => {
      if (cases > 0) candidates.push({ box: changedBox(from.box, j, change), cases: size + cases, hits: from.hits + hit });
    };
    if (kept !== undefined) {
      for (let rank = 0; rank < levels.length; rank++) if (kept[rank] === 0) add({ kept: kept.with(rank, 1) }, counts[rank]!, hits[rank]!);
      continue;
    }
    let [cases, hit] = [0, 0];
    let up = high;
    while (up < levels.length - 1 && cases < on) [up, cases, hit] = [up + 1, cases + counts[up + 1]!, hit + hits[up + 1]!];
    add({ high: up }, cases, hit);
    [cases, hit] = [0, 0];
    let down = low;
    while (down > 0 && cases < on) [down, cases, hit] = [down - 1, cases + counts[down - 1]!, hit + hits[down - 1]!];
    add({ low: down }, cases, hit);
  }
  const best = bestOf(data, from, candidates, options);
  // Equal density with more cases covers more at no price.
  if (best === undefined || best.hits * size < from.hits * best.cases) return undefined;
  return { box: best.box, members: membersOf(best.box, data.inputs, data.free, among), hits: best.hits };
}

/** The candidate of the greatest score; of equal ones that which restricts fewer inputs, then the larger one, then the first. */
function bestOf({ inputs }: PrimData, from: FilledBox, candidates: readonly Candidate[], options: PrimOptions): Candidate | undefined {
  const density = from.hits / from.members.length;
  const scoreOf = ({ cases, hits }: Candidate): number => {
    const change = hits / cases - density;
    if (options.objective === 'original') return hits / cases;
    const perCase = change / Math.abs(from.members.length - cases);
    return options.objective === 'lenient1' ? perCase : cases * perCase;
  };
  let best: Candidate | undefined;
  let bestScore = -Infinity;
  for (const candidate of candidates) {
    const score = scoreOf(candidate);
    if (best !== undefined) {
      if (score < bestScore) continue;
      if (score === bestScore) {
        const fewer = restrictedInputs(best.box, inputs) - restrictedInputs(candidate.box, inputs);
        if (fewer < 0 || (fewer === 0 && candidate.cases <= best.cases)) continue;
      }
    }
    best = candidate;
    bestScore = score;
  }
  return best;
}

/** Cases that one input alone keeps out of a box, by input. */
function outsideByOne({ inputs, free }: PrimData, box: Box, among: Int32Array): number[][] {
  const outside: number[][] = inputs.map(() => []);
  for (let m = 0; m < among.length; m++) {
    const i = among[m]!;
    let input = -1;
    let times = 0;
    for (let f = 0; f < free.length && times < 2; f++) {
      const j = free[f]!;
      const rank = inputs[j]!.ranks[i]!;
      const kept = box.kept[j];
      if (kept === undefined ? rank >= box.low[j]! && rank <= box.high[j]! : kept[rank] === 1) continue;
      input = j;
      times += 1;
    }
    if (times === 1) outside[input]!.push(i);
  }
  return outside;
}
