import { playersOf } from './game.ts';

/**
 * What each player brings when they join in the order given: entry `n` is v(first n + 1) − v(first n). The contributions sum to v(all) − v(nobody); the
 * Shapley values are their means over all orders.
 *
 * `order`: every player once. Throws a `RangeError` otherwise.
 */
export function addedInOrder(values: ArrayLike<number>, order: readonly number[]): Float64Array {
  const players = playersOf(values);
  const known = order.every((i) => Number.isInteger(i) && i >= 0 && i < players);
  if (!known || order.length !== players || new Set(order).size !== players) {
    throw new RangeError(`the order ${order.join(', ')} does not name each of ${players} players once`);
  }
  let joined = 0;
  return Float64Array.from(order, (i) => {
    const before = values[joined]!;
    joined |= 1 << i;
    return values[joined]! - before;
  });
}
