/** Sums over persons from which the poverty indices of one place and year follow. They add over places. */
export interface PovertySums {
  readonly persons: number;
  readonly poor: number;
  readonly gap: number;
  readonly squaredGap: number;
  readonly watts: number;
  readonly income: number;
}

/** Incomes below one yuan count as one yuan wherever a logarithm is taken. */
export const bottomCode = 1;
