/** Sums over persons from which the poverty indices of one place and year follow. They add over places. */
export interface PovertySums {
  persons: number;
  poor: number;
  gap: number;
  squaredGap: number;
  watts: number;
  income: number;
}

/** Incomes below one yuan count as one yuan wherever a logarithm is taken. */
export const bottomCode = 1;

export function emptySums(): PovertySums {
  return { persons: 0, poor: 0, gap: 0, squaredGap: 0, watts: 0, income: 0 };
}

/**
 * Adds `persons` with income `income` to the sums: FGT of order 0, 1, 2 (Foster, Greer and Thorbecke 1984; poor is strictly below the line)
 * and the Watts index.
 */
export function addPersons(sums: PovertySums, persons: number, income: number, line: number): void {
  sums.persons += persons;
  sums.income += persons * income;
  if (income >= line) return;
  const gap = (line - income) / line;
  sums.poor += persons;
  sums.gap += persons * gap;
  sums.squaredGap += persons * gap * gap;
  sums.watts += persons * Math.log(line / (income > bottomCode ? income : bottomCode));
}

/** Adds the sums of one place to those of a larger one. */
export function addSums(into: PovertySums, from: PovertySums): void {
  into.persons += from.persons;
  into.poor += from.poor;
  into.gap += from.gap;
  into.squaredGap += from.squaredGap;
  into.watts += from.watts;
  into.income += from.income;
}
