/**
 * Number of single-letter edits between two words: insertion, deletion, replacement, swap of neighbours
 * (optimal string alignment; Damerau 1964, Levenshtein 1966).
 */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replaced, previous[j]! + 1, current[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, beforePrevious[j - 2]! + 1);
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length]!;
}

const normal = (word: string): string => word.toLowerCase().replaceAll(/[-\s]/g, '_');

/** The candidate that was most likely meant, or `undefined` when none is near: at most one edit for each three letters. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = normal(word.slice(0, 80));
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const name = normal(candidate);
    if (Math.abs(name.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, name);
    if (distance < bestDistance && distance < name.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * The known path that was most likely meant: one whose every part is near, else one that ends in the same or a near name. `undefined` when
 * there is none.
 */
export function nearestPath(path: string, candidates: readonly string[]): string | undefined {
  const parts = path.split('.');
  const last = parts.at(-1)!;
  const alike = candidates.filter((candidate) => {
    const others = candidate.split('.');
    return others.length === parts.length && others.every((other, i) => other === parts[i] || nearest(parts[i]!, [other]) !== undefined);
  });
  const lastNames = new Set(candidates.map(lastPart));
  const name = lastNames.has(last) ? last : nearest(last, lastNames);
  const pool =
    alike.length > 0 ? alike : name === undefined || name.length < 3 ? [] : candidates.filter((candidate) => lastPart(candidate) === name);
  return closest(path, pool);
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

function closest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const distance = editDistance(word.slice(0, 200), candidate);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}
