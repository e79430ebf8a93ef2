const ROTATIONS = [
  [10, 26],
  [11, 21],
  [13, 27],
  [23, 5],
  [6, 20],
  [17, 11],
  [25, 10],
  [18, 20],
] as const;

const add = (a: number, b: number): number => (a + b) >>> 0;
const rotate = (x: number, bits: number): number => ((x << bits) | (x >>> (32 - bits))) >>> 0;

/** Threefry4x32 with any number of rounds, written for reading, after section 4.1 of Salmon et al. (2011). */
export function threefry4x32Reference(rounds: number, key: ArrayLike<number>, counter: ArrayLike<number>): number[] {
  const schedule = [key[0]!, key[1]!, key[2]!, key[3]!];
  schedule.push(schedule.reduce((parity, word) => (parity ^ word) >>> 0, 0x1bd11bda));

  let x = schedule.slice(0, 4).map((word, i) => add(counter[i]!, word));
  for (let round = 0; round < rounds; round++) {
    const [first, second] = ROTATIONS[round % 8]!;
    const a = add(x[0]!, x[1]!);
    const b = add(x[2]!, x[3]!);
    // Mix the two pairs, then swap words 1 and 3.
    x = [a, (rotate(x[3]!, second) ^ b) >>> 0, b, (rotate(x[1]!, first) ^ a) >>> 0];
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      x = x.map((word, i) => add(word, schedule[(injection + i) % 5]!));
      x[3] = add(x[3]!, injection);
    }
  }
  // After an odd number of rounds the last swap is still to be undone.
  return rounds % 2 === 1 ? [x[0]!, x[3]!, x[2]!, x[1]!] : x;
}
