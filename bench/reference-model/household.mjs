/** The reference model as one would write it by hand in JavaScript: a sequential generator behind a closure, and a household's year on an object. */

/** Uniform numbers in [0, 1): sfc32 (Doty-Humphrey, PractRand), seeded from one number. */
export function generator(seed) {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let d = seed | 0;
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

/** Normal numbers by the polar method of Marsaglia, two at a time. */
export function normals(uniform) {
  let spare = 0;
  let has = false;
  return () => {
    if (has) {
      has = false;
      return spare;
    }
    let u;
    let v;
    let s;
    do {
      u = 2 * uniform() - 1;
      v = 2 * uniform() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s === 0);
    const factor = Math.sqrt((-2 * Math.log(s)) / s);
    spare = v * factor;
    has = true;
    return u * factor;
  };
}

export const line = 2800;

/** State of a household before the first year. */
export function firstState(uniform, normal) {
  const income = 2500 * Math.exp(0.6 * normal());
  return { income, assets: 5000 * Math.exp(0.9 * normal()), skill: 0.6 * uniform(), member: 0, debt: 0, poor: income < line };
}

/** One year of household `h` in a county. */
export function liveYear(h, infrastructure, shock, uniform, normal) {
  if (h.poor) {
    if (uniform() < 0.15) h.skill += 0.05 * (1 - h.skill);
    if (uniform() < 0.1) {
      h.debt += 2000;
      h.assets += 2000;
    }
    if (uniform() < 0.08 * (0.5 + infrastructure)) h.member = 1;
  }
  h.assets = Math.max(0, 0.97 * h.assets + 0.12 * h.income - 0.05 * h.debt);
  h.debt *= 0.8;
  h.income = 900 * Math.exp(0.9 * h.skill + 0.35 * infrastructure + 0.25 * h.member + shock + 0.2 * normal()) + 0.06 * h.assets;
  h.poor = h.income < line;
}

/** Counties with their infrastructure. */
export function makeCounties(count, uniform) {
  return Array.from({ length: count }, () => ({ infrastructure: 0.1 + 0.4 * uniform(), shock: 0 }));
}

/** The county's part of a year. */
export function developCounty(county, normal) {
  county.shock = 0.1 * normal();
  county.infrastructure += 0.02 * (1 - county.infrastructure);
}

/** Adds the record of some households to `sums`: poor, gap, income, members. */
export function record(households, from, to, sums) {
  for (let i = from; i < to; i++) {
    const h = households[i];
    if (h.poor) sums[0]++;
    if (h.poor) sums[1] += (line - h.income) / line;
    sums[2] += h.income;
    sums[3] += h.member;
  }
}

/** Prints what all implementations print. */
export function report(households, years, seconds, sums) {
  const [headcount, gap, income, members] = sums.map((sum) => sum / households);
  const rate = Math.round((households * years) / seconds);
  console.log(JSON.stringify({ rate, headcount, gap, income, members, peakBytes: process.resourceUsage().maxRSS * 1024 }));
}
