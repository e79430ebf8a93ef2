import { log, normal, rarely, uniform } from '../../kernel/index.ts';
import { flag } from '../world.ts';

/** What a county's register and its villages tell households in a year. */
export const knowledge = [
  /** Chance to become aware, on its own and for each share of members in the village; chance to forget. */
  'learning',
  'neighbourLearning',
  'forgetting',
  /** Standard deviation of the register's error in ln income and of the second signal's, and the second signal's weight. */
  'noise',
  'secondNoise',
  'secondWeight',
  /** How much lower the score of a connected household looks. */
  'capture',
  /** Chance that a relapse is seen at once, and 2^years for which households that left poverty are watched. */
  'warning',
  'watched',
] as const;
export type Knowledge = Readonly<Record<(typeof knowledge)[number], number>>;

/** Scores of households whom early warning has found: below every other score. */
export const warnedScore = -10_000;

interface Scored {
  income: number;
  flags: number;
  poverty: number;
  /** Share of members in the village at the end of last year. */
  neighbours: number;
  score: number;
}

/** A household learns of the programmes or forgets them, and the register scores it: ln of last year's income with errors, the poorest lowest. */
export function scoreHousehold(h: Scored, c: Knowledge, draw: Readonly<Record<'noise' | 'aware' | 'warning' | 'second', number>>): void {
  const learns = c.learning + c.neighbourLearning * h.neighbours;
  const aware = (h.flags & flag.aware) !== 0;
  if (uniform(draw.aware) < (aware ? c.forgetting : learns)) h.flags = h.flags ^ flag.aware;
  let score = log(Math.max(1, h.income)) + (1 - c.secondWeight) * c.noise * normal(draw.noise);
  if (c.secondWeight > 0) score += c.secondWeight * c.secondNoise * normal(draw.second);
  if ((h.flags & flag.connected) !== 0) score -= c.capture;
  // The lowest bit of its history before last year: when it was poor most recently.
  const before = h.poverty >>> 2;
  const latest = before & -before;
  const relapsed = (h.poverty & 3) === 1 && latest !== 0 && latest < c.watched;
  if (rarely(relapsed)) {
    if (uniform(draw.warning) < c.warning) score = warnedScore;
  }
  h.score = score;
}

/** Persons of a county when its register was revised. */
export interface RegisterSums {
  registered: number;
  poorBefore: number;
  wronglyRegistered: number;
  missed: number;
  wronglyRemoved: number;
}

/** Puts a household on the register or takes it off: scores up to the threshold are on it, and all whom early warning found. */
export function registerHousehold(
  h: { readonly size: number; flags: number; readonly poverty: number; readonly score: number },
  c: { readonly threshold: number },
  sum: RegisterSums,
): void {
  const before = (h.flags & flag.registered) !== 0;
  const now = h.score <= c.threshold || h.score < 0.5 * warnedScore;
  const poor = (h.poverty & 1) !== 0;
  h.flags = now ? h.flags | flag.registered : h.flags & ~flag.registered;
  sum.registered += now ? h.size : 0;
  sum.poorBefore += poor ? h.size : 0;
  sum.wronglyRegistered += now && !poor ? h.size : 0;
  sum.missed += !now && poor ? h.size : 0;
  sum.wronglyRemoved += !now && poor && before ? h.size : 0;
}
