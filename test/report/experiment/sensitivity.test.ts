import { describe, expect, test } from 'vitest';
import { renderExperiment } from '../../../src/report/experiment/render.ts';
import { sensitivitySections } from '../../../src/report/experiment/sensitivity.ts';
import { chartDocument } from '../../../src/report/node/chart-document.ts';
import type { SensitivitySummary } from '../../../src/experiment/kinds/sensitivity/summary.ts';
import { madeUpSensitivity } from '../made-up-sensitivity.ts';

const page = chartDocument();
const sections = (method: SensitivitySummary['method']) => sensitivitySections(madeUpSensitivity(method), page);
const figuresOf = (markup: string): string[] => [...markup.matchAll(/<figure id="([^"]+)"/g)].map(([, id]) => id!);
/** The part of the page with a figure. */
const figureIn = (markup: string, id: string): string => markup.slice(markup.indexOf(`<figure id="${id}"`)).split('</figure>')[0]!;

describe('the sections of a sensitivity analysis', () => {
  test.each([
    ['morris', ['tornado', 'morris']],
    ['sobol', ['tornado', 'sobol', 'pairs']],
    ['pawn', ['tornado', 'pawn']],
  ] as const)('by %s are one for each outcome with its charts, and a table of all indices', (method, figures) => {
    const found = sections(method);
    expect(found.map(({ id }) => id)).toEqual([
      'sensitivity-headcount-2013-multi-centre-equal-budget',
      'sensitivity-mean-income-2013-single-centre',
      'indices',
    ]);
    for (const [i, name] of ['headcount-2013-multi-centre-equal-budget', 'mean-income-2013-single-centre'].entries())
      expect(figuresOf(found[i]!.markup.markup)).toEqual(figures.map((figure) => `${figure}-${name}`));
    // Two outcomes of seven factors, and the head.
    expect([...found[2]!.markup.markup.matchAll(/<tr>/g)]).toHaveLength(15);
    expect(renderExperiment(madeUpSensitivity(method), page)).toBe(renderExperiment(madeUpSensitivity(method), page));
  });

  test('say which factors lead and in which direction they work, in both languages', () => {
    const { markup } = sections('morris')[0]!;
    expect(markup.markup).toContain('The difference in headcount ratio 2013 depends most on Cost of coordination');
    expect(markup.markup).toContain('2013年贫困发生率的差异最取决于协调成本');
    expect(markup.markup).toContain(
      'Cost of coordination: in the upper half of its range the difference in headcount ratio 2013 is 1.41 percentage points greater than in the lower half',
    );
    expect(markup.markup).toContain('协调成本：在取值范围上半时，2013年贫困发生率的差异比下半大1.41个百分点');
  });

  test('say at each chart that there are too few points, where there are', () => {
    const [few, enough] = sections('sobol').map(({ markup }) => markup.markup) as [string, string];
    expect([...few.matchAll(/class="undecided"/g)]).toHaveLength(3);
    expect(few).toContain('Too few points to rely on this: only 58 are complete, fewer than 64.');
    expect(enough).not.toContain('class="undecided"');
  });

  test('show an estimate below zero as it is', () => {
    const { markup } = sections('sobol')[0]!;
    const figure = figureIn(markup.markup, 'sobol-headcount-2013-multi-centre-equal-budget');
    // S1 of the factor without an effect: -0.02, from -0.07 to 0.03.
    expect(figure).toContain('Nothing: S1 −0.020 (−0.070 to 0.030)');
    expect(figure).toContain('data-value="-0.02"');
  });

  test('draw bars about the mean, from the longest, with the halves on their sides', () => {
    const { markup } = sections('morris')[0]!;
    const figure = figureIn(markup.markup, 'tornado-headcount-2013-multi-centre-equal-budget').split('drawing narrow')[0]!;
    const middle = Number(/<path d="M([\d.]+),[\d.]+V[\d.]+" stroke="[^"]+" stroke-width="1.4"/.exec(figure)?.[1]);
    const bars = [...figure.matchAll(/<g tabindex="0"[^>]*>(.*?)<\/g>/g)].map(([, content]) =>
      [...content!.matchAll(/<rect x="([\d.]+)"[^>]* width="([\d.]+)"[^>]* fill="([^"]+)"/g)].map(([, x, width, fill]) => ({
        centre: Number(x) + Number(width) / 2,
        width: Number(width),
        hollow: fill === '#ffffff',
      })),
    );
    expect(bars).toHaveLength(7);
    const [rising, falling] = bars as [(typeof bars)[number], (typeof bars)[number]];
    // Cost raises the outcome: its upper half, filled, lies to the right; the second factor works the other way.
    expect(rising.map(({ hollow, centre }) => [hollow, centre > middle])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(falling.map(({ hollow, centre }) => [hollow, centre > middle])).toEqual([
      [true, true],
      [false, false],
    ]);
    const lengths = bars.map((halves) => halves[0]!.width + halves[1]!.width);
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
  });

  test('are none where no sample is complete', () => {
    const results = madeUpSensitivity('morris');
    const summary = results.summary as SensitivitySummary;
    const outcomes = summary.outcomes.map((outcome) => ({ ...outcome, used: 0 }));
    expect(sensitivitySections({ ...results, summary: { ...summary, outcomes } }, page)).toEqual([]);
  });
});
