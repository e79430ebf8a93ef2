import { moment } from '../../random/index.ts';
import type { World } from '../world.ts';
import type { Desk } from './desk.ts';
import { putInTurn } from './put-in-turn.ts';

/** All places that there are. */
const places = 4_294_967_296;

/** Calls up the registered households of a county that know the programmes, and clears what held for the last year. */
export function callUp({ blocks, key, levels, parameters }: World, c: number, year: number, desk: Desk): void {
  const { call, steps } = desk;
  call.first = blocks.starts[c]!;
  call.count = blocks.starts[c + 1]! - call.first;
  call.code = blocks.codes[c]!;
  call.key = key;
  call.moment = moment(year, 0);
  steps.callUp.run(call);
  desk.called = steps.callUp.sums[0]!;
  const fitted = parameters.governance.mechanisms.package_fit * levels.policy;
  if (fitted > 0) sortOut(desk, fitted);
  else desk.calledOthers = desk.called;
}

/** Puts those after the others who are served by package, in the order of their common place. */
function sortOut(desk: Desk, fitted: number): void {
  const { lists, call, called } = desk;
  const { first } = call;
  const { fitPackages } = desk.steps;
  fitPackages.region[0] = fitted;
  call.count = called;
  fitPackages.run(call);
  const packaged = fitPackages.sums[0]!;
  const others = called - packaged;
  takeOut(lists.called, first, called, lists.who, packaged);
  const order = putInTurn(lists, first, packaged, 0, places);
  for (let q = 0; q < packaged; q++) lists.called[first + others + q] = lists.who[first + order[q]!]!;
  desk.calledOthers = others;
}

/** Takes those out of a list of `count` who are on another one of `outs`, in the same order. */
function takeOut(list: Uint32Array, first: number, count: number, out: Uint32Array, outs: number): void {
  let taken = 0;
  for (let n = 0; n < count; n++) {
    const one = list[first + n]!;
    list[first + n - taken] = one;
    if (taken < outs && out[first + taken] === one) taken++;
  }
}

/** Lets the households of a county keep in mind what has reached them. */
export function dismiss({ blocks }: World, c: number, { call, steps }: Desk): void {
  call.count = blocks.starts[c + 1]! - call.first;
  steps.remember.run(call);
}
