import { burdenFromIncome } from './year.ts';

/** Critical factor of households that earn nothing, or next to it: poor whatever the factor. Single precision holds it and what it multiplies. */
export const alwaysPoor = 1e30;

interface Earner {
  readonly size: number;
  readonly workers: number;
  readonly remoteness: number;
  readonly farm: number;
  readonly wages: number;
  readonly other: number;
  readonly treatment: number;
}

interface LineOfYear {
  readonly povertyLine: number;
  readonly guaranteed: number;
  readonly fullFloorBelow: number;
  readonly proportionalTransfers: number;
}

/**
 * The county factor below which a household is poor in the year whose first half it has lived; 0 when it is never. Income is a (F + W) + other, less
 * treatment of at most a part of it.
 */
export function criticalFactor(h: Earner, c: LineOfYear): number {
  const need = c.povertyLine * h.size;
  const earned = (1 + c.proportionalTransfers) * (h.farm + h.wages);
  const gross = Math.min(need + h.treatment, need * (1 / burdenFromIncome));
  const cared = h.workers === 0 && (c.guaranteed >= c.povertyLine || h.remoteness < c.fullFloorBelow);
  if (h.other >= gross || cared) return 0;
  return earned > 0 ? Math.min(alwaysPoor, (gross - h.other) / earned) : alwaysPoor;
}
