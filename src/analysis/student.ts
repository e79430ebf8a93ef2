import { inverseNormalCdf } from '../random/index.ts';

/** Degrees of freedom from which quantiles come from the expansion about the normal one: the sums grow with the degrees. */
const manyDegrees = 2000;

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
  checkDegrees(degrees);
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence: ${confidence}; a number between 0 and 1 is expected`);
  if (degrees > manyDegrees) return expandedQuantile(inverseNormalCdf((1 + confidence) / 2), degrees);
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

/** Student's quantile from the normal one, `z`: Abramowitz & Stegun (1964), 26.7.5. */
function expandedQuantile(z: number, degrees: number): number {
  const square = z * z;
  const first = (square + 1) / 4;
  const second = ((5 * square + 16) * square + 3) / 96;
  const third = (((3 * square + 19) * square + 17) * square - 15) / 384;
  const fourth = ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92_160;
  return z * (1 + (first + (second + (third + fourth / degrees) / degrees) / degrees) / degrees);
}

/**
 * Probability that Student's t lies at `t` or farther from zero on either side: the two-sided p value.
 *
 * `degrees`: whole, from 1. `t` of either sign; 1 at zero, 0 at infinity, NaN for NaN. The relative error stays below about 1e-12 far into the
 * tail (1e-300), where one less the central probability would be nothing but rounding.
 */
export function studentTwoSided(t: number, degrees: number): number {
  checkDegrees(degrees);
  if (t !== t) return NaN;
  const square = t * t;
  if (square === 0) return 1;
  if (square === Infinity) return 0;
  if (square < 2 && degrees <= manyDegrees) return 1 - centralProbability(Math.atan(Math.abs(t) / Math.sqrt(degrees)), degrees);
  // P(|T| ≥ t) = I_x(degrees/2, 1/2) with x = degrees/(degrees + t²): Abramowitz & Stegun (1964), 26.7.1.
  const power = Math.exp((-degrees / 2) * Math.log1p(square / degrees));
  const root = Math.sqrt(square / (degrees + square));
  const a = degrees / 2;
  if (degrees / (degrees + square) < (a + 1) / (a + 2.5))
    return (power * root * betaFraction(degrees / (degrees + square), a, 0.5)) / (a * halfBeta(degrees));
  return 1 - (2 * power * root * betaFraction(square / (degrees + square), 0.5, a)) / halfBeta(degrees);
}

/** B(degrees/2, 1/2), from B(1/2, 1/2) = π or B(1, 1/2) = 2 and B(a + 1, b) = B(a, b) a/(a + b). */
function halfBeta(degrees: number): number {
  let value = degrees % 2 === 1 ? Math.PI : 2;
  for (let twice = degrees % 2 === 1 ? 1 : 2; twice < degrees; twice += 2) value *= twice / (twice + 1);
  return value;
}

/** The continued fraction of the incomplete beta function, Abramowitz & Stegun (1964), 26.5.8, by Lentz's method; fast for x < (a + 1)/(a + b + 2). */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let numerator = 1;
  let denominator = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = denominator;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    denominator = 1 / away(1 + even * denominator);
    numerator = away(1 + even / numerator);
    fraction *= denominator * numerator;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    denominator = 1 / away(1 + odd * denominator);
    numerator = away(1 + odd / numerator);
    const change = denominator * numerator;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return fraction;
}

function checkDegrees(degrees: number): void {
  if (!Number.isInteger(degrees) || degrees < 1) throw new RangeError(`degrees of freedom: ${degrees}; a whole number from 1 is expected`);
}
