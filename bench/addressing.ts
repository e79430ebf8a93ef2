/**
 * What it costs that every draw has an address: the years of the reference model with the engine's addressed generator (Threefry4x32, 13 rounds) and
 * with a sequential one (xoshiro128++, four lanes) in the same compiled kernel, in turn.
 *
 *   npm run bench:addressing -- [HOUSEHOLDS] [TURNS]
 */
import { join } from 'node:path';
import { lowerKernel } from '../scripts/kernels/lower.ts';
import { emitModule, type Generator } from '../scripts/kernels/emit.ts';
import type { Locals } from '../scripts/kernels/emit-threefry.ts';
import { get, i32Const, i32Load, set, simd, tee, vector } from '../scripts/kernels/instructions.ts';
import { headerWord } from '../src/kernel/layout.ts';
import type { CompiledKernel } from '../src/kernel/index.ts';
import { keyFromSeed } from '../src/random/index.ts';
import { householdsPerCounty, ReferenceModel } from './reference-model/model.ts';
import { live } from './reference-model/kernels.compiled.ts';
import { spreadOf, spreadText } from './spread.ts';

const households = Number(process.argv[2] ?? 1_000_000);
const turns = Number(process.argv[3] ?? 9);
const years = 10;

/**
 * Blackman, Vigna (2021), Scrambled linear pseudorandom number generators: xoshiro128++, one generator for each lane of each group. Every call
 * starts anew from its key and the unit: enough to measure time, not to simulate with.
 */
function sequential(header: number, locals: Locals): Generator {
  const prologue: number[] = [];
  const key = Array.from({ length: 4 }, (_, k) => {
    const local = locals.vector();
    prologue.push(...get(header), ...i32Load(4 * (headerWord.key + k)), ...simd(vector.splat), ...set(local));
    return local;
  });
  const states = new Map<number, number[]>();
  const [result, shifted] = [locals.vector(), locals.vector()];
  const rotated = (by: number): number[] => [
    ...tee(shifted),
    ...i32Const(by),
    ...simd(vector.shl),
    ...get(shifted),
    ...i32Const(32 - by),
    ...simd(vector.shru),
    ...simd(vector.or),
  ];
  const combine = (into: number, other: number, code: number = vector.xor): number[] => [
    ...get(into),
    ...get(other),
    ...simd(code),
    ...set(into),
  ];
  return {
    prologue,
    draw(unit, out) {
      let state = states.get(unit);
      if (state === undefined) {
        // Locals are zero before the first draw, whose state is then that of the key; the unit keeps groups and lanes apart.
        state = key.map(() => locals.vector());
        states.set(unit, state);
        state.forEach((s, k) => prologue.push(...get(key[k]!), ...set(s)));
      }
      const [s0, s1, s2, s3] = state as [number, number, number, number];
      const code = combine(s0, unit);
      for (const word of out) {
        code.push(...get(s0), ...get(s3), ...simd(vector.i32Add), ...rotated(7), ...get(s0), ...simd(vector.i32Add), ...set(result));
        code.push(...get(s1), ...i32Const(9), ...simd(vector.shl), ...set(word));
        code.push(...combine(s2, s0), ...combine(s3, s1), ...combine(s1, s2), ...combine(s0, s3), ...combine(s2, word));
        code.push(...get(s3), ...rotated(11), ...set(s3), ...get(result), ...set(word));
      }
      return code;
    },
  };
}

const program = await lowerKernel(join(import.meta.dirname, 'reference-model/kernels.ts'), 'live');
const inOrder: CompiledKernel = { ...live, code: Buffer.from(emitModule(program, sequential)).toString('base64') };

/** Household-years a second. */
function measure(model: ReferenceModel): number {
  model.populate();
  const began = performance.now();
  for (let t = 1; t <= years; t++) model.year(t);
  return (households * years) / ((performance.now() - began) / 1000);
}

const models = [live, inOrder].map(
  (kernel) => new ReferenceModel(0, households / householdsPerCounty, years, keyFromSeed('addressing', 0), kernel),
);
models.forEach(measure);
const rates = models.map((): number[] => []);
for (let turn = 0; turn < turns; turn++) models.forEach((model, m) => rates[m]!.push(measure(model)));
const [addressed, inOrderRates] = rates as [number[], number[]];
const cost = spreadOf(addressed.map((rate, turn) => 100 * (inOrderRates[turn]! / rate - 1)));
console.log(
  `${households} households, ${years} years, ${turns} turns, Node ${process.version}; million household-years a second, median and range`,
);
console.log(`addressed   ${spreadText(spreadOf(addressed), 1e6, 1)}`);
console.log(`sequential  ${spreadText(spreadOf(inOrderRates), 1e6, 1)}`);
console.log(`addressing adds ${spreadText(cost, 1, 0)} % of time`);
