import type { BoxSummary, FactorSummary, RobustnessSummary } from '../../../experiment/kinds/robustness/summary.ts';

/**
 * Factors that have a scale, the most telling first: those that the first claimed box restricts, by how much the restriction is needed, then the others
 * by how far their values in won futures differ from those in others (Kolmogorov and Smirnov's distance).
 */
export function tellingFactors({ factors, question }: RobustnessSummary): FactorSummary[] {
  const box = question.boxes.find(({ claimed }) => claimed);
  const won = question.advantage.map((advantage) => (advantage === null ? undefined : advantage > 0));
  const rank = (factor: FactorSummary): number => {
    const needed = quasiP(box, factor);
    return needed === undefined ? 2 - ksDistance(factor.values, won) : needed;
  };
  return factors.filter(({ labels }) => labels === null).toSorted((a, b) => rank(a) - rank(b));
}

function quasiP(box: BoxSummary | undefined, { column }: FactorSummary): number | undefined {
  const own = box?.restrictions.filter((restriction) => restriction.column === column) ?? [];
  return own.length === 0 ? undefined : Math.min(...own.map((restriction) => restriction.quasiP));
}

/** The greatest difference between the shares of won and of other futures at or below a value; 0 where there are none of either. */
export function ksDistance(values: readonly number[], won: readonly (boolean | undefined)[]): number {
  const known = values.map((value, i) => ({ value, won: won[i] })).filter((point) => point.won !== undefined);
  const all = { won: known.filter((point) => point.won).length, lost: known.filter((point) => !point.won).length };
  if (all.won === 0 || all.lost === 0) return 0;
  known.sort((a, b) => a.value - b.value);
  let [seenWon, seenLost, most] = [0, 0, 0];
  for (const [i, point] of known.entries()) {
    if (point.won === true) seenWon += 1;
    else seenLost += 1;
    if (known[i + 1]?.value !== point.value) most = Math.max(most, Math.abs(seenWon / all.won - seenLost / all.lost));
  }
  return most;
}
