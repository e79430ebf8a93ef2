/**
 * Writes random words as raw bytes, without end, in an order in which the model consumes them.
 *
 *   node --import tsx bench/random-battery/stream.ts ORDER [WORDS]
 *
 * ORDER is one of the names below; WORDS stops after at least so many words; the environment variable SEED takes another seed.
 */
import { openSync, writeSync } from 'node:fs';
import { definePurposes, drawBlock, keyFromSeed } from '../../src/random/index.ts';

const SEED = process.env['SEED'] ?? 'random-battery';
const FIRST_YEAR = 2011;
const YEARS = 20;
const HOUSEHOLDS = 60_000;
const PURPOSES = Object.values(definePurposes({ a: 'live.transitory', b: 'live.shock', c: 'market.uptake' }));

/** 129 codes in the form of the county codes of Yunnan: 16 prefectures, eight counties each and a ninth in the first. */
const PREFECTURES = [5301, 5303, 5304, 5305, 5306, 5307, 5308, 5309, 5323, 5325, 5326, 5328, 5329, 5331, 5333, 5334];
const REGIONS = PREFECTURES.flatMap((prefecture, i) =>
  Array.from({ length: i === 0 ? 9 : 8 }, (_, county) => prefecture * 100 + county + 2),
);

/** Opened anew: the descriptor that Node inherits may be non-blocking, and a full pipe would then be an error. */
const stdout = openSync('/dev/stdout', 'w');
const out = new Uint32Array(4);
const buffer = new Uint32Array(1 << 18);
const bytes = new Uint8Array(buffer.buffer);
const limit = Number(process.argv[3] ?? Infinity);
let fill = 0;
let written = 0;

function flush(): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(stdout, bytes, at, bytes.length - at);
    } catch (error) {
      // The reader has enough.
      if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
      throw error;
    }
  }
  written += fill;
  fill = 0;
  if (written >= limit) process.exit(0);
}

function block(key: Uint32Array, unit: number, region: number, purpose: number, year: number): void {
  drawBlock(key, unit, region, purpose, year, 0, out);
  buffer[fill] = out[0]!;
  buffer[fill + 1] = out[1]!;
  buffer[fill + 2] = out[2]!;
  buffer[fill + 3] = out[3]!;
  fill += 4;
  if (fill === buffer.length) flush();
}

function firstWord(key: Uint32Array, unit: number, region: number, purpose: number, year: number): void {
  drawBlock(key, unit, region, purpose, year, 0, out);
  buffer[fill++] = out[0]!;
  if (fill === buffer.length) flush();
}

const orders: Record<string, () => void> = {
  /** As a run goes: year, region, household, purpose; then the next replicate. */
  'years-outermost'() {
    for (let replicate = 0; ; replicate++) {
      const key = keyFromSeed(SEED, replicate);
      for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
        for (const region of REGIONS) {
          for (let unit = 0; unit < HOUSEHOLDS; unit++) {
            for (const purpose of PURPOSES) block(key, unit, region, purpose, year);
          }
        }
      }
    }
  },
  /** One household's life after another's. */
  'households-outermost'() {
    for (let replicate = 0; ; replicate++) {
      const key = keyFromSeed(SEED, replicate);
      for (let unit = 0; unit < HOUSEHOLDS; unit++) {
        for (const region of REGIONS) {
          for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            for (const purpose of PURPOSES) block(key, unit, region, purpose, year);
          }
        }
      }
    }
  },
  /** One address in replicate after replicate: the fourth key word counts, all else is fixed. */
  replicates() {
    const key = keyFromSeed(SEED, 0);
    for (let unit = 0; ; unit++) {
      for (let replicate = 0; replicate <= 0xffffffff; replicate++) {
        key[3] = replicate;
        block(key, unit, REGIONS[0]!, PURPOSES[0]!, FIRST_YEAR);
      }
    }
  },
  /** The first word of each block only, years fastest. */
  'first-word-by-year'() {
    const key = keyFromSeed(SEED, 0);
    for (let unit = 0; ; unit++) {
      for (const region of REGIONS) {
        for (let year = 0; year <= 0xffff; year++) firstWord(key, unit, region, PURPOSES[0]!, year);
      }
    }
  },
};

const order = orders[process.argv[2] ?? ''];
if (order === undefined) {
  console.error(`Expected an order: ${Object.keys(orders).join(', ')}; got ${process.argv[2] ?? 'none'}.`);
  process.exit(2);
}
order();
