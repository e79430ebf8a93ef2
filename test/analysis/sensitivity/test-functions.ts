/** Analytic functions whose indices are known. */

/** Outputs at the rows of a design. */
export function evaluate(design: Float64Array, factors: number, f: (x: Float64Array) => number): Float64Array {
  return Float64Array.from({ length: design.length / factors }, (_, i) => f(design.subarray(i * factors, (i + 1) * factors)));
}

/** Ishigami & Homma (1990) with a = 7, b = 0.1, on the unit cube. */
export function ishigami(u: ArrayLike<number>): number {
  const [x1, x2, x3] = [0, 1, 2].map((j) => Math.PI * (2 * u[j]! - 1));
  return Math.sin(x1!) + 7 * Math.sin(x2!) ** 2 + 0.1 * x3! ** 4 * Math.sin(x1!);
}

/** Its indices in closed form. */
export const ishigamiIndices = (() => {
  const [a, b] = [7, 0.1];
  const v1 = (1 + (b * Math.PI ** 4) / 5) ** 2 / 2;
  const v2 = a ** 2 / 8;
  const v13 = (b ** 2 * Math.PI ** 8 * 8) / 225;
  const v = v1 + v2 + v13;
  return { variance: v, S1: [v1 / v, v2 / v, 0], ST: [(v1 + v13) / v, v2 / v, v13 / v], S13: v13 / v };
})();

/** The g function of Sobol' (1993): product of (|4u - 2| + a) / (1 + a). */
export function sobolG(a: readonly number[]): (u: ArrayLike<number>) => number {
  return (u) => a.reduce((product, each, j) => product * ((Math.abs(4 * u[j]! - 2) + each) / (1 + each)), 1);
}

/** Its indices: V_i = 1 / 3 (1 + a_i)², V = prod(1 + V_i) - 1. */
export function sobolGIndices(a: readonly number[]): { S1: number[]; ST: number[]; S2: (i: number, j: number) => number } {
  const parts = a.map((each) => 1 / (3 * (1 + each) ** 2));
  const v = parts.reduce((product, part) => product * (1 + part), 1) - 1;
  return {
    S1: parts.map((part) => part / v),
    ST: parts.map((part) => (part * (v + 1)) / (1 + part) / v),
    S2: (i, j) => (parts[i]! * parts[j]!) / v,
  };
}
