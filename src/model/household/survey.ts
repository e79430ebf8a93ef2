import { flag } from '../world.ts';

/** Counts of a county: persons, and registered households with labour that lack something. */
export interface SurveySums {
  persons: number;
  poor: number;
  registered: number;
  shortCapital: number;
  shortSkill: number;
  notMembers: number;
}

/** What a survey asks a household. */
export function askHousehold(
  h: {
    readonly size: number;
    readonly workers: number;
    readonly flags: number;
    readonly poverty: number;
    readonly capital: number;
    readonly skill: number;
  },
  c: { readonly capitalNeed: number; readonly skillNeed: number },
  sum: SurveySums,
): void {
  const asked = (h.flags & flag.registered) !== 0 && h.workers !== 0;
  sum.persons += h.size;
  sum.poor += (h.poverty & 1) !== 0 ? h.size : 0;
  sum.registered += asked ? 1 : 0;
  sum.shortCapital += asked && h.capital < c.capitalNeed ? 1 : 0;
  sum.shortSkill += asked && h.skill < c.skillNeed ? 1 : 0;
  sum.notMembers += asked && (h.flags & flag.member) === 0 ? 1 : 0;
}
