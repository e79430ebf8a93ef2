/** A straight line by least squares. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** Fits `y = intercept + slope x`; NaN with fewer than two different x. */
export function fitLine(x: readonly number[], y: readonly number[]): Line {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(x), mean(y)];
  let [xx, xy] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    xx += (x[i]! - middleX) * (x[i]! - middleX);
    xy += (x[i]! - middleX) * (y[i]! - middleY);
  }
  const slope = xx === 0 ? NaN : xy / xx;
  return { slope, intercept: middleY - slope * middleX };
}

/** Slope of ln y on ln x: 1 where y grows in proportion to x. NaN unless all are above 0. */
export function fitExponent(x: readonly number[], y: readonly number[]): number {
  return fitLine(x.map(Math.log), y.map(Math.log)).slope;
}
