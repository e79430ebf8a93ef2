/**
 * All combinations of levels: entry `i * k + j` is the level of factor `j` at point `i`, from 0; the last factor changes fastest.
 *
 * `levels`: number of levels of each of the k factors, 1 to 65536. Throws a `RangeError` for others, and for more than 2^24 points.
 */
export function fullFactorial(levels: readonly number[]): Uint16Array {
  for (const [j, count] of levels.entries())
    if (!Number.isInteger(count) || count < 1 || count > 65_536)
      throw new RangeError(`levels of factor ${j}: ${count}; a whole number from 1 to 65536 is expected`);
  const points = fullFactorialSize(levels);
  if (points > 16_777_216) throw new RangeError(`${points} points; at most 16777216 are made`);
  const k = levels.length;
  const design = new Uint16Array(points * k);
  let run = 1;
  for (let j = k - 1; j >= 0; j--) {
    const count = levels[j]!;
    for (let i = 0; i < points; i++) design[i * k + j] = Math.floor(i / run) % count;
    run *= count;
  }
  return design;
}

/** Number of points of a full factorial design: the product of the levels. */
export function fullFactorialSize(levels: readonly number[]): number {
  return levels.reduce((product, count) => product * count, 1);
}
