import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definePurposes, drawBlock, keyFromSeed, moment, REGION_WIDE, threefry4x32, WORLD } from '../../src/random/index.ts';

const KEY = keyFromSeed('address', 0);
const PURPOSES = definePurposes({ shock: 'live.shock', uptake: 'market.uptake' });

function draw(unit: number, region: number, purpose: number, year: number, index: number): string {
  const out = new Uint32Array(4);
  drawBlock(KEY, unit, region, purpose, year, index, out);
  return [...out].map((word) => word.toString(16).padStart(8, '0')).join(' ');
}

describe('moment', () => {
  it('keeps year and index apart, to their limits', () => {
    expect(moment(0, 0)).toBe(0);
    expect(moment(2020, 3)).toBe(2020 * 65536 + 3);
    expect(moment(65535, 65535)).toBe(0xffffffff);
    const sixteen = fc.integer({ min: 0, max: 65535 });
    fc.assert(
      fc.property(sixteen, sixteen, (year, index) => {
        const packed = moment(year, index);
        expect([Math.floor(packed / 65536), packed % 65536]).toEqual([year, index]);
      }),
      { seed: 20114 },
    );
  });
});

describe('drawBlock', () => {
  it('packs unit, region, purpose, and year with index, in this order', () => {
    const out = new Uint32Array(4);
    threefry4x32(KEY, 7, 530102, PURPOSES.shock, 2020 * 65536 + 1, out);
    expect(draw(7, 530102, PURPOSES.shock, 2020, 1)).toBe([...out].map((word) => word.toString(16).padStart(8, '0')).join(' '));
  });

  it('gives different words at different addresses', () => {
    const words = new Set<string>();
    let count = 0;
    for (const unit of [0, 1, 2, 100, REGION_WIDE]) {
      for (const region of [WORLD, 530102, 530103, 533401]) {
        for (const purpose of Object.values(PURPOSES)) {
          for (const year of [2011, 2012, 2020]) {
            for (const index of [0, 1, 65535]) {
              for (const word of draw(unit, region, purpose, year, index).split(' ')) words.add(word);
              count += 4;
            }
          }
        }
      }
    }
    // 1440 words of 32 bits: a chance of 1 in 4000 that two are equal, and the key is fixed.
    expect(words.size).toBe(count);
  });

  // The same from threefry4x32_R<13> of Random123 1.14.0 in C.
  it('gives the stream on record', () => {
    const stream: string[] = [];
    for (const year of [2011, 2012]) {
      for (const region of [530102, 530103]) {
        for (const unit of [0, 1, REGION_WIDE]) {
          for (const purpose of Object.values(PURPOSES)) stream.push(draw(unit, region, purpose, year, 0));
        }
      }
    }
    expect(stream).toMatchInlineSnapshot(`
      [
        "553bfe31 8e7b6076 531387c9 31ad7b14",
        "93b53a22 d43e6d97 34625c39 ccc516bf",
        "11c5a700 f14c2fe0 156c6131 5547d3da",
        "65cf6577 3c55be8f 59a02064 e038b9dc",
        "0a34e005 90ef1a44 b285990f 92ad6038",
        "0c2328f7 2a3f3ae3 23c1715e f6e3183b",
        "0b7e2361 945f29cc 19ad89cb 8c223c0d",
        "f4813b67 c02d6d7f 975b4f69 bb2f77f4",
        "19a3d67e 7341fafb 0824fe3a 62456b48",
        "33a9ee6c 51b99b25 5633eee5 eac83dde",
        "b1b27a30 e8c97ec7 99c51b8e 97ab9f6b",
        "d72fc9b6 44ae1a50 a1606b4f ad662373",
        "72d34d81 6513e48b cbbf36c9 777adb7f",
        "7468d900 bddc1eca 6a14dcc0 0913c8be",
        "37a2d28a 308ac178 79d5525f 73aa7bef",
        "86465bef ebbe296a 2920f522 0d206311",
        "9fd42255 2297fb34 cbed7251 2242d5ba",
        "db3387de 2855ab9f 2b69e860 26eabb4a",
        "b400db44 448aa9c4 f690818c eb89c487",
        "552dcd5d 1a19341c 12172778 aa029794",
        "93c23ca0 1e95dbb0 cf4dfcd8 88537204",
        "3233ec28 404233a4 1bb85c39 f8f236a3",
        "b40f9f5c 1182d437 0cb21ff7 b58901f9",
        "563c7526 07f7b236 264a74aa d03ec380",
      ]
    `);
  });

  it('has unrelated words along every part of the address', () => {
    // Correlation of 20,000 neighbouring pairs: standard error 1 / sqrt(20000) = 0.0071; five of them.
    const along: Record<string, (i: number) => [number, number, number, number, number]> = {
      unit: (i) => [i, 530102, PURPOSES.shock, 2020, 0],
      region: (i) => [0, 530000 + i, PURPOSES.shock, 2020, 0],
      purpose: (i) => [0, 530102, i, 2020, 0],
      year: (i) => [0, 530102, PURPOSES.shock, i, 0],
      index: (i) => [0, 530102, PURPOSES.shock, 2020, i],
    };
    const out = new Uint32Array(4);
    for (const [part, address] of Object.entries(along)) {
      const columns = [0, 1, 2, 3].map(() => new Float64Array(20_001));
      for (let i = 0; i <= 20_000; i++) {
        drawBlock(KEY, ...address(i), out);
        for (let word = 0; word < 4; word++) columns[word]![i] = (out[word]! / 4294967296 - 0.5) * Math.sqrt(12);
      }
      for (let a = 0; a < 4; a++) {
        for (let b = 0; b < 4; b++) {
          let neighbours = 0;
          let same = 0;
          for (let i = 0; i < 20_000; i++) {
            neighbours += columns[a]![i]! * columns[b]![i + 1]!;
            if (a !== b) same += columns[a]![i]! * columns[b]![i]!;
          }
          expect(Math.abs(neighbours / 20_000), `${part}: word ${a} and the next word ${b}`).toBeLessThan(5 * 0.0071);
          expect(Math.abs(same / 20_000), `${part}: words ${a} and ${b}`).toBeLessThan(5 * 0.0071);
        }
      }
    }
  });
});
