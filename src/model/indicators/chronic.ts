/**
 * Chronic and transient poverty (Jalan and Ravallion 1998): chronic is the poverty that a household would have with its mean income of all years in
 * every year; transient is the rest of its mean poverty.
 */
export interface ChronicSums {
  persons: number;
  /** FGT 1 and 2 of mean incomes, times persons. */
  chronicGap: number;
  chronicSquare: number;
  /** Mean over years of FGT 1 and 2, times persons. */
  meanGap: number;
  meanSquare: number;
}

export function emptyChronic(): ChronicSums {
  return { persons: 0, chronicGap: 0, chronicSquare: 0, meanGap: 0, meanSquare: 0 };
}

/** Adds `persons` with the mean over years of income, of relative shortfall, and of its square. */
export function addChronic(sums: ChronicSums, persons: number, income: number, gap: number, square: number, line: number): void {
  sums.persons += persons;
  sums.meanGap += persons * gap;
  sums.meanSquare += persons * square;
  if (income >= line) return;
  const shortfall = (line - income) / line;
  sums.chronicGap += persons * shortfall;
  sums.chronicSquare += persons * shortfall * shortfall;
}

export function mergeChronic(into: ChronicSums, from: ChronicSums): void {
  into.persons += from.persons;
  into.chronicGap += from.chronicGap;
  into.chronicSquare += from.chronicSquare;
  into.meanGap += from.meanGap;
  into.meanSquare += from.meanSquare;
}
