/** Median, least and largest of some measurements. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, least: sorted[0]!, most: sorted.at(-1)! };
}

/** "88.0 (87.6-88.2)". */
export function spreadText({ median, least, most }: Spread, scale: number, digits: number): string {
  const [m, a, b] = [median, least, most].map((value) => (value / scale).toFixed(digits));
  return `${m} (${a}-${b})`;
}
