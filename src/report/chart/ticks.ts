/** A straight scale from values to pixels with round ticks. */
export interface LinearScale {
  /** Pixels, rounded to hundredths. */
  readonly at: (value: number) => number;
  /** Round values within the domain, zero among them where it lies there. */
  readonly ticks: readonly number[];
}

/** Steps of 1, 2 or 5 times a power of ten that make at most so many intervals; one value alone has one tick. */
export function niceStep(span: number, most: number): number {
  if (!(span > 0)) return 1;
  const raw = span / Math.max(1, most);
  let power = 1;
  while (power > raw) power /= 10;
  while (power * 10 <= raw) power *= 10;
  const step = [1, 2, 5, 10].find((factor) => factor * power >= raw * (1 - 1e-9))!;
  return step * power;
}

/** The scale of a domain that is widened where it is empty. */
export function linearScale([low, high]: readonly [number, number], [from, to]: readonly [number, number], most: number): LinearScale {
  const end = high > low ? high : low + 1;
  const step = niceStep(end - low, most);
  const ticks: number[] = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= end + 1e-9 * step; k++)
    ticks.push(k === 0 ? 0 : Number((k * step).toPrecision(12)));
  const at = (value: number): number => Math.round(100 * (from + ((value - low) / (end - low)) * (to - from))) / 100 || 0;
  return { at, ticks };
}
