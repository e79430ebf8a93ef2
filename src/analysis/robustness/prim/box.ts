import type { RankedInput } from './input.ts';

/** A box by ranks. Numeric inputs lie between `low` and `high`, both included; categories are those with a 1 in `kept`. */
export interface Box {
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** One list for each categorical input, undefined for others. */
  readonly kept: readonly (Uint8Array | undefined)[];
}

/** One way in which a box is smaller than the space. */
export interface Restriction {
  /** Position of the input. */
  readonly input: number;
  readonly side: 'lower' | 'upper' | 'categories';
}

/** The box of everything. */
export function wholeBox(inputs: readonly RankedInput[]): Box {
  return {
    low: new Int32Array(inputs.length),
    high: Int32Array.from(inputs, ({ levels }) => levels.length - 1),
    kept: inputs.map(({ kind, levels }) => (kind === 'categorical' ? new Uint8Array(levels.length).fill(1) : undefined)),
  };
}

/** A box with another low end, high end or other categories of one input. */
export function changedBox(box: Box, input: number, change: { low?: number; high?: number; kept?: Uint8Array }): Box {
  const { low = box.low[input]!, high = box.high[input]!, kept } = change;
  return {
    low: low === box.low[input] ? box.low : box.low.with(input, low),
    high: high === box.high[input] ? box.high : box.high.with(input, high),
    kept: kept === undefined ? box.kept : box.kept.with(input, kept),
  };
}

/** Every restriction of a box, in the order of the inputs, lower before upper. */
export function restrictionsOf(box: Box, inputs: readonly RankedInput[]): Restriction[] {
  return inputs.flatMap(({ levels }, input): Restriction[] => {
    const kept = box.kept[input];
    if (kept !== undefined) return kept.includes(0) ? [{ input, side: 'categories' }] : [];
    return [
      ...(box.low[input]! > 0 ? [{ input, side: 'lower' } as const] : []),
      ...(box.high[input]! < levels.length - 1 ? [{ input, side: 'upper' } as const] : []),
    ];
  });
}

/** How many inputs a box restricts, on one side or both. */
export function restrictedInputs(box: Box, inputs: readonly RankedInput[]): number {
  let count = 0;
  for (let j = 0; j < inputs.length; j++) {
    const kept = box.kept[j];
    if (kept === undefined ? box.low[j]! > 0 || box.high[j]! < inputs[j]!.levels.length - 1 : kept.includes(0)) count += 1;
  }
  return count;
}

/** The box without one of its restrictions. */
export function withoutRestriction(box: Box, { input, side }: Restriction, inputs: readonly RankedInput[]): Box {
  const levels = inputs[input]!.levels.length;
  if (side === 'lower') return changedBox(box, input, { low: 0 });
  if (side === 'upper') return changedBox(box, input, { high: levels - 1 });
  return changedBox(box, input, { kept: new Uint8Array(levels).fill(1) });
}

/** Whether case `i` lies in a box, of which the inputs in `free` may be restricted. */
export function isInside(box: Box, inputs: readonly RankedInput[], free: readonly number[], i: number): boolean {
  for (let f = 0; f < free.length; f++) {
    const j = free[f]!;
    const rank = inputs[j]!.ranks[i]!;
    const kept = box.kept[j];
    if (kept === undefined ? rank < box.low[j]! || rank > box.high[j]! : kept[rank] === 0) return false;
  }
  return true;
}

/** Cases of `among` that lie in a box, in their order. */
export function membersOf(box: Box, inputs: readonly RankedInput[], free: readonly number[], among: Int32Array): Int32Array {
  const members = new Int32Array(among.length);
  let count = 0;
  for (let m = 0; m < among.length; m++) if (isInside(box, inputs, free, among[m]!)) members[count++] = among[m]!;
  return members.slice(0, count);
}
