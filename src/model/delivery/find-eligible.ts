import type { Offer } from '../instruments/instrument.ts';
import type { Desk } from './desk.ts';

/**
 * Finds who of those called up may have an instrument: who is eligible and, if served by package, lacks it. Once for all centres, since from one to the next
 * only those change whom the instrument reaches.
 * @param id of the instrument
 */
export function findEligible(desk: Desk, id: string, offer: Offer): void {
  const compiled = desk.conditions.get(id);
  if (compiled === undefined || offer.terms === undefined) askEach(desk, offer);
  else {
    const { step, terms } = compiled;
    for (let k = 0; k < terms.length; k++) step.region[k] = offer.terms[terms[k]!]!;
    step.region[terms.length] = desk.calledOthers;
    desk.call.count = desk.called;
    step.run(desk.call);
    desk.asked = step.sums[0]!;
    desk.askedOthers = step.sums[1]!;
  }
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
