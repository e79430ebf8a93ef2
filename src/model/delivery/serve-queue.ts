import type { Offer } from '../instruments/instrument.ts';
import type { World } from '../world.ts';
import type { Desk, DeskStep } from './desk.ts';
import { queued } from './lists.ts';
import { putInTurn } from './put-in-turn.ts';

/** Places are taken from their range in parts of so many: a power of two, so that the bounds of a part are exact in any precision. */
const parts = 4096;
const partWidth = 4_294_967_296 / parts;
/** Lists of no more than this are taken at once. */
const few = 64;

/**
 * Serves those who may have an instrument in the order of their places, until the next one can no longer be paid for. Who can be paid for has one of the
 * lowest places: only those of a part of the range join the queue, and those of the next part if money is left.
 * @param bit of the instrument
 * @param effect what it changes, if that is compiled
 * @param willingness chance to take it up
 */
export function serveQueue(
  world: World,
  desk: Desk,
  offer: Offer,
  bit: number,
  effect: DeskStep | undefined,
  willingness: number,
  money: number,
): void {
  const { region } = desk.steps.joinQueue;
  region[0] = willingness;
  region[1] = world.levels.organization;
  region[2] = bit;
  region[3] = desk.askedOthers;
  desk.spent = 0;
  desk.duplicated = 0;
  desk.spentOnNonPoor = 0;
  let left = money;
  let from = 0;
  let to = firstParts(world, desk, offer, willingness, money);
  while (left >= 0 && from < parts) {
    left = serve(world, desk, offer, bit, effect, lineUp(desk, from, to), left);
    from = to;
    to = Math.min(parts, 3 * to);
  }
}

/** So many parts should hold all who can be paid for, with a margin. */
function firstParts({ weight }: World, { lists, call, asked }: Desk, offer: Offer, willingness: number, money: number): number {
  if (asked <= few) return parts;
  const sample = 8;
  let cost = 0;
  for (let k = 0; k < sample; k++) cost += offer.cost(call.first + lists.asked[call.first + Math.floor(((k + 0.5) * asked) / sample)]!);
  const payable = (money * sample) / (cost * weight);
  const share = (1.15 * payable + 16) / (asked * willingness);
  return share < 0.8 ? Math.ceil(share * parts) : parts;
}

/** Lets those join the queue whose places are in the parts between two bounds, and puts them in turn. Returns the length of the queue. */
function lineUp(desk: Desk, from: number, to: number): number {
  const { call, lists } = desk;
  const { joinQueue } = desk.steps;
  joinQueue.region[4] = from / parts;
  joinQueue.region[5] = to / parts;
  call.count = to === parts ? desk.asked : askedBefore(desk, to * partWidth);
  joinQueue.run(call);
  const length = joinQueue.sums[0]!;
  desk.line = putInTurn(lists, call.first, length, from * partWidth, (to - from) * partWidth);
  return length;
}

/** How many of those asked have no package, or one with a place below a bound. */
function askedBefore({ lists, call, asked, askedOthers }: Desk, bound: number): number {
  const { first } = call;
  let low = askedOthers;
  let high = asked;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lists.common[first + lists.asked[first + middle]!]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the money that is left, or -1 when the next one could not be paid for. */
function serve(world: World, desk: Desk, offer: Offer, bit: number, effect: DeskStep | undefined, length: number, money: number): number {
  const { helpedNow } = world.households;
  const { line, call } = desk;
  const { who, word, served } = desk.lists;
  const { first } = call;
  const { cost: costOf, apply } = offer;
  const { weight } = world;
  let left = money;
  let { spent, duplicated, spentOnNonPoor } = desk;
  let reached = 0;
  for (let q = 0; q < length; q++) {
    const at = first + line[q]!;
    const one = who[at]!;
    const unit = one & queued.unit;
    const cost = costOf(first + unit) * weight;
    if (cost > left) {
      left = -1;
      break;
    }
    left -= cost;
    if ((one & queued.helped) !== 0) {
      duplicated += cost;
      continue;
    }
    spent += cost;
    if ((one & queued.poor) === 0) spentOnNonPoor += cost;
    if (effect === undefined) {
      apply(first + unit, word[at]!);
      helpedNow[first + unit] = helpedNow[first + unit]! | bit;
    } else served[first + reached++] = unit;
  }
  desk.spent = spent;
  desk.duplicated = duplicated;
  desk.spentOnNonPoor = spentOnNonPoor;
  if (reached > 0) {
    call.count = reached;
    effect!.run(call);
  }
  return left;
}
