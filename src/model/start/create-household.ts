import { exp, normal, uniform } from '../../kernel/index.ts';
import type { Household } from '../household/year.ts';
import { deprivation, flag } from '../world.ts';

/** What the households of a county are drawn from. Parameters have their meaning from the scenario; the others are explained here. */
export const origin = [
  /** Chances of at most 1, 2, ... 7 persons. */
  'upTo1',
  'upTo2',
  'upTo3',
  'upTo4',
  'upTo5',
  'upTo6',
  'upTo7',
  'noLabourSmall',
  'noLabourLarge',
  'workerShare',
  'connectedShare',
  /** Mean of ln income, and standard deviation. */
  'logMean',
  'logSd',
  /** Weight of the household's standing in what it owns and can, and of its own luck; their squares sum to one. */
  'standing',
  'own',
  'capitalMedian',
  'capitalLogSd',
  'skillMean',
  'skillSd',
  'productivitySd',
  'offfarmShare',
  'awareShare',
  'membersShare',
  'schoolingDeprived',
  /** The house is unsafe when standing and luck together, normal with variance 2, are below this. */
  'unsafeBelow',
  'uninsured',
  'povertyLine',
] as const;
export type Origin = Readonly<Record<(typeof origin)[number], number>>;

/** What is drawn of a household. */
export type NewHousehold = Pick<
  Household,
  'size' | 'workers' | 'offfarm' | 'skill' | 'capital' | 'productivity' | 'income' | 'remoteness' | 'flags' | 'deprivations' | 'poverty'
>;

/** Random words of a new household. */
export type OriginDraws = Readonly<
  Record<
    | 'persons'
    | 'labour'
    | 'idle'
    | 'connected'
    | 'income'
    | 'capital'
    | 'skill'
    | 'productivity'
    | 'offfarm'
    | 'aware'
    | 'member'
    | 'remoteness'
    | 'schooling'
    | 'housing'
    | 'cover',
    number
  >
>;

/** Draws a household as it is before the burn-in. */
export function createHousehold(h: NewHousehold, c: Origin, draw: OriginDraws): void {
  h.size = drawSize(uniform(draw.persons), c);
  const idle = uniform(draw.idle) < (h.size <= 2 ? c.noLabourSmall : c.noLabourLarge);
  const able = Math.min(h.size, Math.max(1, Math.floor(c.workerShare * h.size + uniform(draw.labour))));
  h.workers = idle ? 0 : able;
  h.offfarm = Math.min(h.workers, Math.floor(h.workers * c.offfarmShare + uniform(draw.offfarm)));

  const standing = normal(draw.income);
  h.income = exp(c.logMean + c.logSd * standing);
  h.capital = c.capitalMedian * exp(c.capitalLogSd * (c.standing * standing + c.own * normal(draw.capital)));
  h.skill = Math.min(1, Math.max(0, c.skillMean + c.skillSd * (c.standing * standing + c.own * normal(draw.skill))));
  h.productivity = c.productivitySd * (c.standing * standing + c.own * normal(draw.productivity));
  h.remoteness = uniform(draw.remoteness);
  h.poverty = h.income < c.povertyLine ? 1 : 0;

  const joined = h.workers > 0 && uniform(draw.member) < c.membersShare;
  h.flags =
    (uniform(draw.connected) < c.connectedShare ? flag.connected : 0) |
    (uniform(draw.aware) < c.awareShare ? flag.aware : 0) |
    (joined ? flag.member : 0);
  // Unsafe houses are those of the poor first: the same standing decides, with noise of equal weight.
  const unsafe = standing + normal(draw.housing) < c.unsafeBelow;
  h.deprivations =
    (uniform(draw.schooling) < c.schoolingDeprived ? deprivation.schooling : 0) |
    (unsafe ? deprivation.housing : 0) |
    (uniform(draw.cover) < c.uninsured ? deprivation.health : 0);
}

function drawSize(u: number, c: Origin): number {
  const upToFour = (u >= c.upTo1 ? 1 : 0) + (u >= c.upTo2 ? 1 : 0) + (u >= c.upTo3 ? 1 : 0) + (u >= c.upTo4 ? 1 : 0);
  const more = (u >= c.upTo5 ? 1 : 0) + (u >= c.upTo6 ? 1 : 0) + (u >= c.upTo7 ? 1 : 0);
  return 1 + upToFour + more;
}
