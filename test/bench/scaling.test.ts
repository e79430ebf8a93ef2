import { describe, expect, it } from 'vitest';
import { seriesOfRuns, spreadCounties } from '../../bench/scaling/series.ts';
import { captionOf, type MeasuredSeries, type Results, slopesOf, tableOf } from '../../bench/scaling/table.ts';
import { yunnanCounties } from '../../src/data/index.ts';
import { around, machine } from './made-up.ts';

/** Times of a program that takes `start`, then `setUp` and `each` for a household-year. */
function made(title: string, start: number, setUp: number, each: number): MeasuredSeries {
  const sizes = [1e5, 1e6, 1e7].map((householdYears) => {
    const runs = setUp + each * householdYears;
    return { label: `${householdYears}`, householdYears, whole: around(start + runs), runs: around(runs), peakBytes: 2 ** 28 };
  });
  return { title, sizes };
}

describe('slopes', () => {
  it('are one where time is in proportion', () => {
    const { whole, runs, marginal } = slopesOf(made('', 0, 0, 1e-7));
    for (const slope of [whole, runs, marginal]) expect(slope).toBeCloseTo(1, 10);
  });

  it('beyond the smallest size are one whatever is spent once', () => {
    const { whole, runs, marginal } = slopesOf(made('', 2, 0.5, 1e-7));
    expect(marginal).toBeCloseTo(1, 10);
    expect(runs).toBeLessThan(0.9);
    expect(whole).toBeLessThan(runs);
  });

  it('have none for a whole process where there was none', () => {
    const { title, sizes } = made('', 0, 0, 1e-7);
    expect(slopesOf({ title, sizes: sizes.map((size) => ({ ...size, whole: null })) }).whole).toBeNull();
  });
});

describe('the sizes', () => {
  it('grow by tens, up to every household', async () => {
    const series = await seriesOfRuns(1);
    expect(series.map(({ title }) => title)).toEqual(['households', 'counties', 'years', 'replicates']);
    const households = series[0]!.sizes.map(({ householdYears }) => householdYears / 9);
    expect(households.at(-1)).toBeGreaterThan(10e6);
    for (let i = 1; i < households.length; i++) expect(households[i]! / households[i - 1]!).toBeCloseTo(10, 1);
    const [years, replicates] = [series[2]!, series[3]!].map(({ sizes }) =>
      sizes.map((size) => size.householdYears / sizes[0]!.householdYears),
    );
    expect(years).toEqual([1, 2, 3, 8]);
    expect(replicates).toEqual([1, 2, 4, 8]);
    for (const { sizes } of series) expect(new Set(sizes.map(({ options }) => options.join(' '))).size).toBe(4);
  });

  it('take counties from the whole table', () => {
    const table = yunnanCounties.map(({ code }) => code);
    expect(spreadCounties(table.length)).toEqual(table);
    const some = spreadCounties(16);
    expect(new Set(some).size).toBe(16);
    expect(table.indexOf(some.at(-1)!)).toBeGreaterThan(115);
  });
});

describe('the tables', () => {
  it('tell times, slopes and waits', () => {
    const reference = { label: '1:1', householdYears: 1e5, whole: null, runs: around(0.001), peakBytes: null };
    const results: Results = {
      machine,
      turns: 3,
      series: [{ title: 'reference model', sizes: [reference] }, made('households', 2, 0.5, 1e-7)],
      waits: [{ title: '`polylift --version`', seconds: around(0.25) }],
      missing: [{ title: 'a terminal', reason: 'there is none' }],
    };
    expect(`${tableOf(results)}\n\n${captionOf(results)}`).toMatchInlineSnapshot(`
      "| grown | size | household-years | whole, s | ns for each | runs alone, s | ns for each | peak memory, MiB |
      |---|---|---:|---:|---:|---:|---:|---:|
      | reference model | 1:1 | 100,000 | - | - | 0.0010 (0.0009-0.0011) | 10.0 | - |
      | households | 100000 | 100,000 | 2.51 (2.26-2.76) | 25,100 | 0.51 (0.46-0.56) | 5,100 | 256 |
      | households | 1000000 | 1,000,000 | 2.60 (2.34-2.86) | 2,600 | 0.60 (0.54-0.66) | 600 | 256 |
      | households | 10000000 | 10,000,000 | 3.50 (3.15-3.85) | 350 | 1.50 (1.35-1.65) | 150 | 256 |

      | slope when grown by | whole | runs alone | beyond the smallest |
      |---|---:|---:|---:|
      | reference model | - | - | - |
      | households | 0.072 | 0.234 | 1.000 |

      | wait | seconds |
      |---|---:|
      | \`polylift --version\` | 0.25 (0.23-0.28) |

      Medians of 3 turns in which everything ran once, with least and most. Whole: a fresh process \`polylift run multi-centre-equal-budget --workers 1\` from its start to its end, with threads, result files and report. Runs alone: what its manifest says of the simulation, from the first draw of the population to the last indicator, code not yet warm; of the reference model, the years alone, warm, one thread. Slope: of ln seconds on ln household-years, 1 where time is in proportion; beyond the smallest: of what the runs take and simulate more than those of the smallest size, so that nothing counts that is spent once. Some processor, 2 cores, Node v20.19.0. Not measured: a terminal (there is none)."
    `);
  });
});
