/* oxlint-disable no-loss-of-precision -- coefficients stand as published, to be compared with the papers */

/*
 * Samplers: pure functions of one 32-bit word, without rejection, so that one draw is one number and common random numbers stay common
 * when a parameter changes. They are on the hot path and check nothing: `word` is a whole number from 0 to 2^32-1 (an element of a
 * Uint32Array), other parameters are in the ranges stated, and what comes of others is not defined.
 */

/** A number in the open interval (0, 1): (word + 1/2) / 2^32. Exact; 2^32 - 1 - word gives the complement. */
export function uniform(word: number): number {
  return (word + 0.5) * 2.3283064365386963e-10;
}

/** A standard normal number, from -6.338 to 6.338: the inverse of the cumulative distribution at `uniform(word)`. */
export function normal(word: number): number {
  return inverseNormalCdf((word + 0.5) * 2.3283064365386963e-10);
}

/**
 * A lognormal number: exp of a normal number with mean `mu` and standard deviation `sigma`.
 *
 * @param mu mean of the logarithm; the median is exp(mu), the mean exp(mu + sigma^2 / 2)
 * @param sigma standard deviation of the logarithm, 0 or more
 */
export function lognormal(word: number, mu: number, sigma: number): number {
  return Math.exp(mu + sigma * inverseNormalCdf((word + 0.5) * 2.3283064365386963e-10));
}

/**
 * True with probability `p`, that is if `uniform(word) < p`: at p = 0 never, at p = 1 always, and once true, true at every larger p.
 *
 * @param p 0 to 1, both included; resolved in steps of 2^-32
 */
export function bernoulli(word: number, p: number): boolean {
  return word + 0.5 < p * 4294967296;
}

/**
 * The index of a category. A category of weight 0 is never drawn.
 *
 * @param cumulative running sums of the weights: not decreasing, the last one positive (it need not be 1)
 */
export function categorical(word: number, cumulative: ArrayLike<number>): number {
  let low = 0;
  let high = cumulative.length - 1;
  const point = (word + 0.5) * 2.3283064365386963e-10 * cumulative[high]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (point < cumulative[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * A whole number from 0 to n - 1.
 *
 * @param n whole number, 1 to 2^32. The probabilities differ from 1/n by less than 2^-32, the price of one word and no rejection.
 */
export function uniformInteger(word: number, n: number): number {
  return Math.floor(word * n * 2.3283064365386963e-10);
}

/**
 * The standard normal quantile of `p`, to about one part in 10^16; odd around 1/2; -Infinity at 0 and Infinity at 1.
 *
 * @param p probability, 0 to 1
 *
 * Wichura (1988), Algorithm AS 241 (PPND16): The percentage points of the normal distribution, Applied Statistics 37, 477-484.
 */
export function inverseNormalCdf(p: number): number {
  const q = p - 0.5;
  if (q <= 0.425 && q >= -0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r + 6.7265770927008700853e4) * r + 4.5921953931549871457e4) * r +
          1.3731693765509461125e4) *
          r +
          1.9715909503065514427e3) *
          r +
          1.3314166789178437745e2) *
          r +
          3.387132872796366608)) /
      (((((((5.226495278852854561e3 * r + 2.8729085735721942674e4) * r + 3.930789580009271061e4) * r + 2.1213794301586595867e4) * r +
        5.3941960214247511077e3) *
        r +
        6.871870074920579083e2) *
        r +
        4.2313330701600911252e1) *
        r +
        1)
    );
  }
  // One call and a far tail apart, so that V8 inlines all that samplers reach.
  const x = upperTail(q < 0 ? p : 1 - p);
  return q < 0 ? -x : x;
}

/** The quantile of 1 - tail, for tail < 0.075. */
function upperTail(tail: number): number {
  const root = Math.sqrt(-Math.log(tail));
  if (!(root <= 5)) return farTail(root);
  const r = root - 1.6;
  return (
    (((((((7.7454501427834140764e-4 * r + 2.27238449892691845833e-2) * r + 2.4178072517745061177e-1) * r + 1.27045825245236838258) * r +
      3.64784832476320460504) *
      r +
      5.7694972214606914055) *
      r +
      4.6303378461565452959) *
      r +
      1.42343711074968357734) /
    (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 1.51986665636164571966e-2) * r + 1.4810397642748007459e-1) * r +
      6.8976733498510000455e-1) *
      r +
      1.6763848301838038494) *
      r +
      2.05319162663775882187) *
      r +
      1)
  );
}

/** The same for tails below exp(-25), from their root of -log. */
function farTail(root: number): number {
  if (root === Infinity) return root;
  const r = root - 5;
  return (
    (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.2426609473880784386e-3) * r + 2.6532189526576123093e-2) * r +
      2.9656057182850489123e-1) *
      r +
      1.7848265399172913358) *
      r +
      5.4637849111641143699) *
      r +
      6.6579046435011037772) /
    (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4) * r +
      1.48753612908506148525e-2) *
      r +
      1.3692988092273580531e-1) *
      r +
      5.9983220655588793769e-1) *
      r +
      1)
  );
}

/**
 * The standard normal cumulative distribution, for closed forms rather than for sampling.
 *
 * Accurate to one part in 10^15 from -37.5 up, tails included; 0 below -40.
 *
 * Cody (1969), Rational Chebyshev approximations for the error function, Mathematics of Computation 23, 631-637; in the form of
 * Cody (1993), Algorithm 715, ACM Transactions on Mathematical Software 19, 22-32.
 */
export function normalCdf(x: number): number {
  const y = Math.abs(x);
  if (y <= 0.66291) {
    const s = x * x;
    return (
      0.5 +
      (x *
        ((((6.5682337918207449113e-2 * s + 2.2352520354606839287) * s + 1.6102823106855587881e2) * s + 1.0676894854603709582e3) * s +
          1.8154981253343561249e4)) /
        ((((s + 4.720258190468824187e1) * s + 9.7609855173777669322e2) * s + 1.0260932208618978205e4) * s + 4.5507789335026729956e4)
    );
  }
  let scaled: number;
  if (y <= 5.656854249492380195) {
    scaled =
      ((((((((1.0765576773720192317e-8 * y + 3.9894151208813466764e-1) * y + 8.8831497943883759412) * y + 9.3506656132177855979e1) * y +
        5.9727027639480026226e2) *
        y +
        2.4945375852903726711e3) *
        y +
        6.8481904505362823326e3) *
        y +
        1.1602651437647350124e4) *
        y +
        9.8427148383839780218e3) /
      ((((((((y + 2.2266688044328115691e1) * y + 2.3538790178262499861e2) * y + 1.519377599407554805e3) * y + 6.485558298266760755e3) * y +
        1.8615571640885098091e4) *
        y +
        3.4900952721145977266e4) *
        y +
        3.8912003286093271411e4) *
        y +
        1.9685429676859990727e4);
  } else if (y <= 40) {
    const s = 1 / (y * y);
    const ratio =
      (s *
        (((((2.307344176494017303e-2 * s + 2.1589853405795699e-1) * s + 1.274011611602473639e-1) * s + 2.2235277870649807e-2) * s +
          1.421619193227893466e-3) *
          s +
          2.9112874951168792e-5)) /
      (((((s + 1.28426009614491121) * s + 4.68238212480865118e-1) * s + 6.59881378689285515e-2) * s + 3.78239633202758244e-3) * s +
        7.29751555083966205e-5);
    scaled = (0.39894228040143267794 - ratio) / y;
  } else {
    return x > 0 ? 1 : x < 0 ? 0 : NaN;
  }
  // exp(-y^2 / 2) in two factors, the square of the first exact, or else the rounding of y^2 would show.
  const near = Math.trunc(y * 16) / 16;
  const tail = Math.exp(-0.5 * near * near) * Math.exp(-0.5 * (y - near) * (y + near)) * scaled;
  return x > 0 ? 1 - tail : tail;
}
