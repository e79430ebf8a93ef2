import type { Offer } from '../instruments/instrument.ts';
import type { Desk, DeskStep, OfferStep } from './desk.ts';

/**
 * Finds who of those called up may have an instrument: who is eligible and, if served by package, lacks it. Once for all centres, since from one to the next
 * only those change whom the instrument reaches.
 * @param id of the instrument
 */
export function findEligible(desk: Desk, id: string, offer: Offer): void {
  const condition = desk.conditions.get(id);
  if (condition === undefined || offer.terms === undefined) askEach(desk, offer);
  else {
    const { step } = condition;
    tell(condition, offer.terms, desk.calledOthers);
    desk.call.count = desk.called;
    step.run(desk.call);
    desk.asked = step.sums[0]!;
    desk.askedOthers = step.sums[1]!;
  }
}

/** Changes of fewer households than this are sooner made by the function of the offer than told to a step. */
const few = 64;

/** The step that changes what an instrument changes, told its terms; undefined where that is not compiled or does not pay. */
export function effectOf(desk: Desk, id: string, { terms }: Offer, bit: number): DeskStep | undefined {
  const effect = desk.asked < few ? undefined : desk.effects.get(id);
  if (effect === undefined || terms === undefined) return undefined;
  tell(effect, terms, bit);
  return effect.step;
}

/** Tells a step of an offer its terms, and one number more. */
function tell({ step, terms }: OfferStep, values: Readonly<Record<string, number>>, last: number): void {
  for (let k = 0; k < terms.length; k++) step.region[k] = values[terms[k]!]!;
  step.region[terms.length] = last;
}

/** The same by the functions of the offer as they stand, for instruments whose conditions are not compiled. */
function askEach(desk: Desk, { eligible, lacks }: Offer): void {
  const { called, asked } = desk.lists;
  const { first } = desk.call;
  const others = desk.calledOthers;
  let k = 0;
  let n = 0;
  for (; n < others; n++) if (eligible(first + called[first + n]!)) asked[first + k++] = called[first + n]!;
  desk.askedOthers = k;
  for (; n < desk.called; n++) {
    const unit = called[first + n]!;
    if (eligible(first + unit) && lacks(first + unit)) asked[first + k++] = unit;
  }
  desk.asked = k;
}
