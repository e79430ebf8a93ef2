import { bitsOf, floatOf } from '../../src/kernel/lane-bits.ts';
import { defineSweep, double } from '../../src/sweep/index.ts';

const half = 0.5;
const place = { total: 0, poor: 1 } as const;

function lowest(a: number, b: number): number {
  const least = Math.min(a, b);
  return least;
}

function isOdd(n: number): boolean {
  return (n & 1) === 1;
}

function addTo(sums: Float64Array, at: number, value: number): void {
  sums[at]! += value;
}

/** Something of everything that the language of sweeps has. */
export const everything = defineSweep(
  { arrays: { words: 'u32', signs: 'i32', bytes: 'u8', singles: 'f32', sums: 'f64' }, numbers: { length: 'i32', line: 'f64' } },
  ({ words, signs, bytes, singles, sums }, { length, line }) => {
    let total = 0;
    let poor = 0;
    let largest = 0;
    for (let i = 0; i < length; i++) {
      const word = words[i]!;
      const kind = (word >>> 5) & 7;
      if (kind === 7) continue;
      if (kind === 6 && isOdd(word)) break;
      let x = singles[i]! * half - double(kind) / 3;
      if (x < line) {
        x = -x;
        poor += kind;
      } else if (!(x < 2 * line) || kind > 3) x += 1;
      else {
        x -= 0.25;
      }
      total += x;
      largest = Math.max(largest, kind);
      signs[i] = -signs[i]! + (kind << 2) - (signs[i]! >> 1);
      bytes[i + 1]! += kind * (x > 1 ? 1 : 0);
      words[i] = (word ^ (word << 3)) >>> 0;
      singles[i] = floatOf(bitsOf(Math.abs(x)) & 0x7fffffff & ~15) + Math.floor(x);
      sums[3]! += Math.sqrt(Math.abs(x)) + lowest(x, double(word >>> 0));
      addTo(sums, kind + 4, x);
    }
    let j = 0;
    while (j + 1 < length && words[j]! <= words[j + 1]!) j++;
    sums[place.total] = total;
    sums[place.poor] = poor;
    sums[2] = j + largest;
  },
);
