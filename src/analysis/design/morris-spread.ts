/**
 * The `keep` trajectories that lie farthest apart, in ascending order. Two trajectories are as far apart as the Euclidean distances of all points of
 * one to all points of the other add up to; a choice is better if the squares of these distances over its pairs add up to more (Campolongo et
 * al. 2007, equations 9 and 10).
 *
 * Begins with the two that are farthest apart, adds one by one the trajectory that adds most (Ruano et al. 2012), then exchanges single trajectories as
 * long as that helps.
 *
 * @param points all trajectories, one after another, each of `length` numbers: its points of `factors` numbers each
 */
export function spreadTrajectories(points: Float64Array, length: number, factors: number, keep: number): number[] {
  const count = points.length / length;
  const squares = new Float64Array(count * count);
  for (let a = 1; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const distance = trajectoryDistance(points, a * length, b * length, length, factors);
      squares[a * count + b] = distance * distance;
      squares[b * count + a] = distance * distance;
    }
  }
  const gain = (t: number, others: readonly number[]): number => others.reduce((sum, other) => sum + squares[t * count + other]!, 0);
  const best = (chosen: readonly number[]): number => {
    let found = -1;
    let most = -1;
    for (let t = 0; t < count; t++) {
      if (chosen.includes(t)) continue;
      const gained = gain(t, chosen);
      if (gained > most) [found, most] = [t, gained];
    }
    return found;
  };
  let farthest = 0;
  for (let i = 1; i < squares.length; i++) if (squares[i]! > squares[farthest]!) farthest = i;
  let chosen = keep === 1 ? [0] : [Math.floor(farthest / count), farthest % count];
  if (count === 1) chosen = [0];
  while (chosen.length < keep) chosen.push(best(chosen));
  for (let improved = true; improved;) {
    improved = false;
    for (let i = 0; i < keep; i++) {
      const others = chosen.filter((_, position) => position !== i);
      const other = best(others);
      if (gain(other, others) <= gain(chosen[i]!, others) * (1 + 1e-12)) continue;
      chosen[i] = other;
      improved = true;
    }
  }
  return chosen.sort((a, b) => a - b);
}

function trajectoryDistance(points: Float64Array, a: number, b: number, length: number, factors: number): number {
  let sum = 0;
  for (let i = 0; i < length; i += factors) {
    for (let m = 0; m < length; m += factors) {
      let square = 0;
      for (let j = 0; j < factors; j++) {
        const d = points[a + i + j]! - points[b + m + j]!;
        square += d * d;
      }
      sum += Math.sqrt(square);
    }
  }
  return sum;
}
