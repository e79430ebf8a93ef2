/**
 * Probability of at least `successes` in `trials` independent trials, each with chance `chance`: the one-sided binomial test.
 *
 * `successes` and `trials`: whole, from 0; `chance`: 0 to 1, both included. Adds up the terms from the smallest on, each from logarithms of
 * factorials, so that tails down to 1e-300 keep about ten digits.
 */
export function binomialTail(successes: number, trials: number, chance: number): number {
  if (successes <= 0) return 1;
  if (successes > trials || chance <= 0) return 0;
  if (chance >= 1) return 1;
  const success = Math.log(chance);
  const failure = Math.log1p(-chance);
  const all = logFactorial(trials);
  const term = (k: number): number => Math.exp(all - logFactorial(k) - logFactorial(trials - k) + k * success + (trials - k) * failure);
  // The shorter way round when the tail holds nearly everything.
  if (successes <= trials * chance) {
    let below = 0;
    for (let k = 0; k < successes; k++) below += term(k);
    return Math.max(0, 1 - below);
  }
  let above = 0;
  for (let k = trials; k >= successes; k--) above += term(k);
  return Math.min(1, above);
}

const known: number[] = [0, 0];

/** ln n!, as the sum of logarithms. */
function logFactorial(n: number): number {
  for (let k = known.length; k <= n; k++) known.push(known[k - 1]! + Math.log(k));
  return known[n]!;
}
