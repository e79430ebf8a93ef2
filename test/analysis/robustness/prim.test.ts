import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBoxes, type PrimInput } from '../../../src/analysis/robustness/index.ts';
import { wholeBox } from '../../../src/analysis/robustness/prim/box.ts';
import { primDefaults, rankInput } from '../../../src/analysis/robustness/prim/input.ts';
import { paste } from '../../../src/analysis/robustness/prim/step.ts';
import { fill, testRestrictions, trajectory, type PrimSearch } from '../../../src/analysis/robustness/prim/trajectory.ts';
import { draws } from '../draws.ts';

/** Uniform inputs between 0 and 1, named a, b, c, ... */
function uniformInputs(count: number, cases: number, name: string): PrimInput[] {
  const random = draws(name, 0);
  return Array.from({ length: count }, (_, j) => ({
    name: 'abcdefgh'[j]!,
    kind: 'real' as const,
    values: Float64Array.from({ length: cases }, () => random.uniform()),
  }));
}

function searchOf(inputs: readonly PrimInput[], interest: readonly number[]): PrimSearch {
  const hit = Uint8Array.from(interest);
  return {
    inputs: inputs.map(rankInput),
    free: [...inputs.keys()],
    interest: hit,
    among: Int32Array.from(hit.keys()),
    allHits: interest.reduce((sum, x) => sum + x, 0),
  };
}

const untested = { shuffles: 0, resamples: 0 } as const;

describe('a planted box in noise', () => {
  const cases = 400;
  const inputs = uniformInputs(6, cases, 'planted box');
  const noise = draws('planted noise', 0);
  const [a, c] = [inputs[0]!.values, inputs[2]!.values];
  const inBox = (i: number): boolean => a[i]! > 0.6 && c[i]! < 0.45;
  const interest = Array.from({ length: cases }, (_, i) => (noise.uniform() < (inBox(i) ? 0.95 : 0.04) ? 1 : 0));
  const found = findBoxes(inputs, interest, { shuffles: 19, resamples: 20 });
  const [box] = found.boxes;

  test('is found with its two restrictions, in the right place', () => {
    expect(box!.claimed).toBe(true);
    expect(box!.restrictions.map(({ input, side }) => `${input} ${side}`)).toEqual(['a lower', 'c upper']);
    expect(Math.abs(box!.restrictions[0]!.limit - 0.6)).toBeLessThan(0.05);
    expect(Math.abs(box!.restrictions[1]!.limit - 0.45)).toBeLessThan(0.05);
    for (const { quasiP } of box!.restrictions) expect(quasiP).toBeLessThan(1e-4);
  });

  test('has the coverage and density of the cases inside', () => {
    const inside = Array.from(box!.inside.keys()).filter((i) => box!.inside[i] === 1);
    const hits = inside.filter((i) => interest[i] === 1).length;
    expect([box!.cases, box!.hits]).toEqual([inside.length, hits]);
    expect(box!.coverage).toBe(hits / found.hits);
    expect(box!.density).toBe(hits / inside.length);
    expect(box!.mass).toBe(inside.length / cases);
    expect(box!.density).toBeGreaterThan(0.85);
    expect(box!.coverage).toBeGreaterThan(0.75);
  });

  test('is found again in resamples, and holds in cases that were left out', () => {
    expect(Math.min(box!.restrictedIn['a']!, box!.restrictedIn['c']!)).toBeGreaterThanOrEqual(0.95);
    expect(Math.max(...['b', 'd', 'e', 'f'].map((name) => box!.restrictedIn[name]!))).toBeLessThan(0.7);
    expect(box!.heldOut.density).toBeGreaterThan(0.75);
    expect(box!.heldOut.density).toBeLessThanOrEqual(box!.density + 0.05);
  });

  test('leaves nothing worth claiming behind', () => {
    expect(found.boxes.slice(1).map(({ claimed }) => claimed)).toEqual([false]);
  });

  test('is the same whatever rising function of an input is given', () => {
    const bent = inputs.map((input, j) => ({
      ...input,
      values: Float64Array.from(input.values, (x) => (j % 2 === 0 ? Math.exp(9 * x) : x * x * x - 7)),
    }));
    const again = findBoxes(bent, interest, untested).boxes[0]!;
    const before = findBoxes(inputs, interest, untested).boxes[0]!;
    expect(again.inside).toEqual(before.inside);
    expect(again.steps).toEqual(before.steps);
  });

  test('is mirrored when an input is', () => {
    const mirrored = inputs.map((input, j) => (j === 0 ? { ...input, values: Float64Array.from(input.values, (x) => 1 - x) } : input));
    const [again] = findBoxes(mirrored, interest, untested).boxes;
    expect(again!.restrictions.map(({ input, side }) => `${input} ${side}`)).toEqual(['a upper', 'c upper']);
    // Of equal peels the first is taken, and mirrored inputs have another first one.
    const before = findBoxes(inputs, interest, untested).boxes[0]!.inside;
    expect(before.filter((one, i) => one !== again!.inside[i]).length).toBeLessThan(4);
  });

  test.for(['lenient2', 'original'] as const)('is found by the objective %s too', (objective) => {
    const [other] = findBoxes(inputs, interest, { ...untested, objective }).boxes;
    expect(other!.restrictions.map(({ input, side }) => `${input} ${side}`)).toEqual(['a lower', 'c upper']);
  });

  test('of a given density is the one that covers the most', () => {
    const [strict] = findBoxes(inputs, interest, { ...untested, rule: { density: 0.9 } }).boxes;
    expect(strict!.density).toBeGreaterThanOrEqual(0.9);
    for (const step of strict!.steps)
      if (step.step !== 'drop' && step.density >= 0.9) expect(step.coverage).toBeLessThanOrEqual(strict!.coverage);
  });
});

test('where nothing decides, no box is claimed', () => {
  let claimed = 0;
  for (let trial = 0; trial < 12; trial++) {
    const inputs = uniformInputs(5, 150, `noise inputs ${trial}`);
    const noise = draws('no signal', trial);
    const interest = Array.from({ length: 150 }, () => (noise.uniform() < 0.3 ? 1 : 0));
    if (findBoxes(inputs, interest, { shuffles: 19, resamples: 0, seed: String(trial) }).boxes[0]!.claimed) claimed += 1;
  }
  // Level 0.05: four or more of twelve have a probability of 0.2 %.
  expect(claimed).toBeLessThan(4);
});

test('two planted boxes are found one after the other', () => {
  const inputs = uniformInputs(4, 600, 'two boxes');
  const [a, b] = [inputs[0]!.values, inputs[1]!.values];
  const interest = Array.from({ length: 600 }, (_, i) => ((a[i]! < 0.25 && b[i]! < 0.5) || (a[i]! > 0.8 && b[i]! > 0.6) ? 1 : 0));
  const { boxes } = findBoxes(inputs, interest, { shuffles: 19, resamples: 0, seed: 'two' });
  const claimed = boxes.filter((box) => box.claimed);
  expect(claimed.length).toBe(2);
  expect(claimed[0]!.coverage + claimed[1]!.coverage).toBeGreaterThan(0.9);
  for (let i = 0; i < 600; i++) expect(claimed[0]!.inside[i]! + claimed[1]!.inside[i]!).toBeLessThanOrEqual(1);
});

test('an L of two bars among many idle inputs is found by searches of few inputs', () => {
  // Peeling twelve inputs at once goes astray here: ends of idle inputs that hold no case of interest by chance are peeled first.
  const inputs = [
    ...uniformInputs(8, 250, 'L'),
    ...uniformInputs(4, 250, 'more').map((input) => ({ ...input, name: `more ${input.name}` })),
  ];
  const [a, b] = [inputs[0]!.values, inputs[1]!.values];
  const interest = Array.from({ length: 250 }, (_, i) => (a[i]! > 0.88 || (a[i]! > 0.35 && b[i]! < 0.1) ? 1 : 0));
  const [box] = findBoxes(inputs, interest, untested).boxes;
  expect(box!.restrictions.map(({ input, side }) => `${input} ${side}`)).toEqual(['a lower']);
  expect(box!.density).toBeGreaterThan(0.9);
});

describe('kinds of inputs', () => {
  const cases = 300;
  const random = draws('kinds', 0);
  const integer = Float64Array.from({ length: cases }, () => Math.floor(7 * random.uniform()));
  const region = Float64Array.from({ length: cases }, () => Math.floor(4 * random.uniform()));
  const interest = Array.from({ length: cases }, (_, i) => (integer[i]! >= 3 && region[i] !== 2 && region[i] !== 0 ? 1 : 0));
  const inputs: PrimInput[] = [
    { name: 'steps', kind: 'integer', values: integer },
    { name: 'region', kind: 'categorical', values: region },
    ...uniformInputs(2, cases, 'kinds noise'),
  ];

  test('whole numbers have whole limits, and categories are named', () => {
    const [box] = findBoxes(inputs, interest, untested).boxes;
    expect(box!.restrictions.map(({ input, side, limit, categories }) => [input, side, limit, categories])).toEqual([
      ['steps', 'lower', 3, []],
      ['region', 'categories', NaN, [1, 3]],
    ]);
    expect([box!.coverage, box!.density]).toEqual([1, 1]);
  });

  test('an input that does not vary restricts nothing', () => {
    const fixed = { name: 'fixed', kind: 'real' as const, values: new Float64Array(cases).fill(4) };
    const [box] = findBoxes([fixed, ...inputs], interest, untested).boxes;
    expect(box!.restrictions.map(({ input }) => input)).toEqual(['steps', 'region']);
  });
});

/*
 * A plain reference for peeling: inputs without ties, peels at the quantiles as EMA Workbench 2 takes them (halfway between neighbours at
 * (n - 1) alpha), the upper peel of an input before its lower one, the first of the best, of equal ones that which restricts fewer inputs.
 * By sorted lists and filters, with scores as fractions, so that equal ones are equal.
 */
function plainPeeling(inputs: readonly PrimInput[], interest: readonly number[]): { cases: number; hits: number }[] {
  let members = interest.map((_, i) => i);
  let restricted = new Set<PrimInput>();
  const hitsOf = (list: readonly number[]): number => list.filter((i) => interest[i] === 1).length;
  const steps = [{ cases: members.length, hits: hitsOf(members) }];
  for (;;) {
    const from = members;
    let best: { score: number; list: number[]; restricted: Set<PrimInput> } | undefined;
    for (const input of inputs) {
      const { values } = input;
      const sorted = from.map((i) => values[i]!).sort((x, y) => x - y);
      const edge = Math.floor((sorted.length - 1) * 0.05);
      const low = (sorted[edge]! + sorted[edge + 1]!) / 2;
      const high = (sorted.at(-1 - edge)! + sorted.at(-2 - edge)!) / 2;
      for (const list of [from.filter((i) => values[i]! <= high), from.filter((i) => values[i]! >= low)]) {
        const next = { list, score: hitsOf(list), restricted: new Set([...restricted, input]) };
        // All peels of a step take as many cases, so the one with the most cases of interest has the best score.
        if (best === undefined || next.score > best.score || (next.score === best.score && next.restricted.size < best.restricted.size))
          best = next;
      }
    }
    if (best === undefined || best.list.length < 0.05 * interest.length || hitsOf(from) === from.length) return steps;
    ({ list: members, restricted } = best);
    steps.push({ cases: members.length, hits: hitsOf(members) });
  }
}

test('peels as a plain reference implementation does', () => {
  for (let trial = 0; trial < 8; trial++) {
    const inputs = uniformInputs(3, 120, `reference ${trial}`);
    const noise = draws('reference noise', trial);
    const interest = Array.from({ length: 120 }, (_, i) => (inputs[1]!.values[i]! + 0.6 * noise.uniform() > 0.9 ? 1 : 0));
    const steps = trajectory(searchOf(inputs, interest), primDefaults);
    const peels = steps.filter(({ step }) => step === 'start' || step === 'peel').map(({ cases, hits }) => ({ cases, hits }));
    expect(peels).toEqual(plainPeeling(inputs, interest));
  }
});

test('a trajectory peels to fewer cases and pastes to more of no less', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 2 }), fc.boolean()), { minLength: 20, maxLength: 80 }),
      (rows) => {
        fc.pre(rows.some(([, , hit]) => hit));
        const inputs: PrimInput[] = [
          { name: 'x', kind: 'integer', values: rows.map(([x]) => x) },
          { name: 'k', kind: 'categorical', values: rows.map(([, k]) => k) },
        ];
        const search = searchOf(
          inputs,
          rows.map(([, , hit]) => (hit ? 1 : 0)),
        );
        const steps = trajectory(search, primDefaults);
        for (const [i, step] of steps.entries()) {
          expect(fill(search, step.box).hits).toBe(step.hits);
          expect(fill(search, step.box).members.length).toBe(step.cases);
          expect(step.cases).toBeGreaterThanOrEqual(primDefaults.massMin * rows.length);
          const before = steps[i - 1];
          if (step.step === 'peel') {
            expect(step.cases).toBeLessThan(before!.cases);
          } else if (step.step === 'paste') {
            expect(step.cases).toBeGreaterThan(before!.cases);
            expect(step.density).toBeGreaterThanOrEqual(before!.density);
          }
        }
      },
    ),
    { seed: 22, numRuns: 100 },
  );
});

test('a worked example: quasi p values and a paste', () => {
  // Ten cases at x = 1..10; those of interest are 6 to 10 and 2.
  const x: PrimInput = { name: 'x', kind: 'integer', values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] };
  const search = searchOf([x], [0, 1, 0, 0, 0, 1, 1, 1, 1, 1]);
  const whole = wholeBox(search.inputs);
  const narrow = { ...whole, low: Int32Array.of(7) };
  const filled = fill(search, narrow);
  expect([filled.members.length, filled.hits]).toEqual([3, 3]);
  // Without the restriction 6 of 10 are of interest: 0.6³.
  const [restriction] = testRestrictions(search, { box: narrow, cases: 3, hits: 3 });
  expect(restriction!.quasiP).toBeCloseTo(0.216, 12);
  // The next case below, 7, is of interest: pasting it keeps the density. Below 6 nothing is pasted.
  const once = paste(search, filled, search.among, primDefaults)!;
  const twice = paste(search, once, search.among, primDefaults)!;
  expect([once.members.length, twice.members.length]).toEqual([4, 5]);
  expect(paste(search, twice, search.among, primDefaults)).toBeUndefined();
});

describe('cases', () => {
  const inputs = uniformInputs(2, 60, 'missing');
  const interest = Array.from({ length: 60 }, (_, i) => (inputs[0]!.values[i]! > 0.5 ? 1 : 0));

  test('that are not known are left out and counted, and change nothing else', () => {
    const more = inputs.map((input) => ({ ...input, values: [...Array.from(input.values), 0.99, 0.01] }));
    const { boxes, leftOut, cases } = findBoxes(more, [...interest, NaN, NaN], untested);
    expect([cases, leftOut]).toEqual([60, 2]);
    expect([boxes[0]!.inside[60], boxes[0]!.inside[61]]).toEqual([0, 0]);
    expect(boxes[0]!.steps).toEqual(findBoxes(inputs, interest, untested).boxes[0]!.steps);
  });

  test('none of interest make no box; all of interest make one that is not claimed', () => {
    expect(findBoxes(inputs, new Float64Array(60), untested).boxes).toEqual([]);
    const [all] = findBoxes(inputs, new Float64Array(60).fill(1), { shuffles: 9, resamples: 0 }).boxes;
    expect([all!.claimed, all!.restrictions.length, all!.density]).toEqual([false, 0, 1]);
  });

  test('of the wrong number or value are refused', () => {
    expect(() => findBoxes(inputs, [1, 0], untested)).toThrow('60 values of a for 2 cases');
    expect(() => findBoxes(inputs, (interest as number[]).with(3, 2), untested)).toThrow('case 3 is 2');
    const broken = { ...inputs[0]!, values: Float64Array.from(inputs[0]!.values).fill(NaN, 4, 5) };
    expect(() => findBoxes([broken], interest, untested)).toThrow('the input a has a value that is no number');
  });
});
