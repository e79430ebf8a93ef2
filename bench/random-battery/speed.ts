/**
 * Nanoseconds per block of four words, beside C and a sequential generator, in turn (A B C A B C ...), medians with extremes.
 *
 *   node --import tsx bench/random-battery/speed.ts [BLOCKS] [TURNS]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { drawBlock, normal, threefry4x32, uniform } from '../../src/random/index.ts';

const BLOCKS = Number(process.argv[2] ?? 10_000_000);
const TURNS = Number(process.argv[3] ?? 9);

const key = Uint32Array.of(1, 2, 3, 4);
const out = new Uint32Array(4);
const PURPOSE = 0x9e3779b9;

/** Each returns a checksum, so that no work can be left out. */
function block(): number {
  let sum = 0;
  for (let unit = 0; unit < BLOCKS; unit++) {
    threefry4x32(key, unit, 530102, PURPOSE, 2020 * 65536, out);
    sum ^= out[0]! ^ out[1]! ^ out[2]! ^ out[3]!;
  }
  return sum >>> 0;
}

function addressed(): number {
  let sum = 0;
  for (let unit = 0; unit < BLOCKS; unit++) {
    drawBlock(key, unit, 530102, PURPOSE, 2020, 0, out);
    sum ^= out[0]! ^ out[1]! ^ out[2]! ^ out[3]!;
  }
  return sum >>> 0;
}

function uniforms(): number {
  let sum = 0;
  for (let unit = 0; unit < BLOCKS; unit++) {
    drawBlock(key, unit, 530102, PURPOSE, 2020, 0, out);
    sum += uniform(out[0]!) + uniform(out[1]!) + uniform(out[2]!) + uniform(out[3]!);
  }
  return sum;
}

function normals(): number {
  let sum = 0;
  for (let unit = 0; unit < BLOCKS; unit++) {
    drawBlock(key, unit, 530102, PURPOSE, 2020, 0, out);
    sum += normal(out[0]!) + normal(out[1]!) + normal(out[2]!) + normal(out[3]!);
  }
  return sum;
}

const sequential = xoroshiro128plus(1);
function xoroshiro(): number {
  let sum = 0;
  for (let unit = 0; unit < BLOCKS; unit++) sum ^= sequential.next() ^ sequential.next() ^ sequential.next() ^ sequential.next();
  return sum >>> 0;
}

function timed(run: () => number): () => number {
  return () => {
    const start = performance.now();
    run();
    return ((performance.now() - start) * 1e6) / BLOCKS;
  };
}

/** The same in C, compiled with `flags`; undefined where there is no compiler. */
function compiled(flags: string[]): (() => number) | undefined {
  const program = join(scratch, flags.join(''));
  try {
    execFileSync('cc', [...flags, '-o', program, fileURLToPath(new URL('threefry.c', import.meta.url))], { stdio: 'ignore' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const reference = (): string[] =>
    execFileSync(program, [String(BLOCKS)], { encoding: 'utf8' })
      .trim()
      .split(' ');
  if (Number(reference()[1]) !== block()) throw new Error('C and TypeScript disagree');
  return () => Number(reference()[0]);
}

const scratch = mkdtempSync(join(tmpdir(), 'threefry-'));
const contenders: [string, () => number][] = [
  ['threefry4x32, 13 rounds', timed(block)],
  ['drawBlock', timed(addressed)],
  ['drawBlock and four uniform', timed(uniforms)],
  ['drawBlock and four normal', timed(normals)],
  ['xoroshiro128+ of pure-rand, four words', timed(xoroshiro)],
];
for (const flags of [
  ['-O3', '-fno-tree-vectorize'],
  ['-O3', '-march=native'],
]) {
  const run = compiled(flags);
  if (run === undefined) console.log('No C compiler: only our own figures.');
  else contenders.push([`C, cc ${flags.join(' ')}`, run]);
}

const times = new Map<string, number[]>(contenders.map(([name]) => [name, []]));
for (const [, run] of contenders) run();
for (let turn = 0; turn < TURNS; turn++) for (const [name, run] of contenders) times.get(name)!.push(run());
rmSync(scratch, { recursive: true });

const round = (x: number): number => Math.round(x * 10) / 10;
console.log(`Node ${process.version}, ${BLOCKS} blocks, ${TURNS} turns; ns per block of four words`);
console.table(
  Object.fromEntries(
    [...times].map(([name, list]) => {
      list.sort((a, b) => a - b);
      return [name, { median: round(list[list.length >> 1]!), min: round(list[0]!), max: round(list[list.length - 1]!) }];
    }),
  ),
);
