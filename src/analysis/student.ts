/**
 * Probability that Student's t with `degrees` degrees of freedom lies within ±√degrees · tan `angle`.
 *
 * The finite sums of Abramowitz & Stegun (1964), 26.7.3 and 26.7.4: exact for whole degrees of freedom, all terms positive.
 */
function centralProbability(angle: number, degrees: number): number {
  const cosine = Math.cos(angle);
  const square = cosine * cosine;
  if (degrees % 2 === 1) {
    let term = cosine;
    let sum = degrees > 1 ? term : 0;
    for (let i = 3; i <= degrees - 2; i += 2) {
      term *= ((i - 1) / i) * square;
      sum += term;
    }
    return (2 / Math.PI) * (angle + Math.sin(angle) * sum);
  }
  let term = 1;
  let sum = 1;
  for (let i = 2; i <= degrees - 2; i += 2) {
    term *= ((i - 1) / i) * square;
    sum += term;
  }
  return Math.sin(angle) * sum;
}

const known = new Map<string, number>();

/**
 * Half-width of the central interval of Student's t in standard errors: the t with P(|T| ≤ t) = `confidence`, for example 2.2622 for 0.95 and
 * 9 degrees of freedom.
 *
 * `degrees`: whole, from 1. `confidence`: between 0 and 1, both excluded; accurate to about 1e-12 relative up to 0.9999.
 */
export function studentHalfWidth(confidence: number, degrees: number): number {
  if (!Number.isInteger(degrees) || degrees < 1) throw new RangeError(`degrees of freedom: ${degrees}; a whole number from 1 is expected`);
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence: ${confidence}; a number between 0 and 1 is expected`);
  const key = `${confidence}/${degrees}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  let low = 0;
  let high = Math.PI / 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (centralProbability(middle, degrees) < confidence) low = middle;
    else high = middle;
  }
  const halfWidth = Math.sqrt(degrees) * Math.tan(low);
  known.set(key, halfWidth);
  return halfWidth;
}
