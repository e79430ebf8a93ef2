import { exp } from '../../kernel/index.ts';

/** Wages and the move between farm and wage work. Pure functions of scalars. */

/** Human capital at which a wage earner gets the plain wage. */
const referenceSkill = 0.35;

/** W = w L_o exp(b_w (h - 0.35) + 0.3 z), without the county factor, yuan a year. */
export function wageIncome(
  wage: number,
  offfarm: number,
  skillReturn: number,
  skill: number,
  productivityShare: number,
  productivity: number,
): number {
  return offfarm > 0 ? wage * offfarm * exp(skillReturn * (skill - referenceSkill) + productivityShare * productivity) : 0;
}

/** Infrastructure that reaches a household: g for the better-served half of a county, falling to half of g for the most remote. */
export function servedInfrastructure(infrastructure: number, remoteness: number): number {
  return remoteness > 0.5 ? infrastructure * (1.5 - remoteness) : infrastructure;
}

/**
 * Chance that one farm worker of the household leaves for wages in a year, at most 1:
 * base (1 + s (h - 0.35)) (1 + r g) (1 + m migrants) gain + slots.
 * @param migrants share of the village's workers who earned wages last year
 * @param gain faster exit of trained and relocated households, 1 or more
 * @param slots job slots that partners and firms reserve, chance a year
 */
export function exitChance(
  base: number,
  skillEffect: number,
  skill: number,
  roadEffect: number,
  infrastructure: number,
  networkEffect: number,
  migrants: number,
  gain: number,
  slots: number,
): number {
  const bySkill = Math.max(0, 1 + skillEffect * (skill - referenceSkill));
  return Math.min(1, base * bySkill * (1 + roadEffect * infrastructure) * (1 + networkEffect * migrants) * gain + slots);
}

/**
 * Workers off the farm after one draw: at most one worker moves in a year. The lower part of the unit interval moves one out, the upper part
 * moves one back, so that a higher chance of leaving never turns a leaver into one who stays.
 */
export function moveWorker(draw: number, workers: number, offfarm: number, exit: number, comeBack: number): number {
  if (draw < exit * (workers - offfarm)) return offfarm < workers ? offfarm + 1 : offfarm;
  if (draw > 1 - comeBack * offfarm) return offfarm > 0 ? offfarm - 1 : offfarm;
  return offfarm;
}
