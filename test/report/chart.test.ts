import { describe, expect, it } from 'vitest';
import { drawHeadcount, lineStyle, standaloneSvg, tidySvg, type HeadcountChart } from '../../src/report/chart/index.ts';
import { say } from '../../src/report/text.ts';
import { yearTicks } from '../../src/report/chart/headcount-chart.ts';
import { layOutLegend } from '../../src/report/chart/legend.ts';
import { chartDocument } from '../../src/report/node/chart-document.ts';
import { headcountChart, headcountTitle } from '../../src/report/sections/headcount.ts';
import { madeUpResults } from './made-up.ts';

const frame = { width: 760, height: 360, fontSize: 13, idPrefix: 'test' };
const draw = (chart: HeadcountChart): string => drawHeadcount(chart, { ...frame, document: chartDocument() });

const a = [
  [0.27, 0.2, 0.1],
  [0.27, 0.22, 0.12],
];
const b = [
  [0.27, 0.1, 0.05],
  [0.27, 0.1, 0.06],
];

describe('the chart of the headcount', () => {
  const chart = headcountChart(madeUpResults({ a, b }, { b: [-0.05, 0.01] }));

  it('is the same however often and in whichever document it is drawn', () => {
    const document = chartDocument();
    const first = drawHeadcount(chart, { ...frame, document });
    expect(drawHeadcount(chart, { ...frame, document })).toBe(first);
    expect(draw(chart)).toBe(first);
  });

  it('has a line and a band for each scenario, and a point for each observed year', () => {
    const svg = draw(chart);
    expect([...svg.matchAll(/aria-label="line"/g)]).toHaveLength(2);
    expect([...svg.matchAll(/aria-label="area"/g)]).toHaveLength(2);
    expect([...svg.matchAll(/<title>NBS 201[123]: /g)]).toHaveLength(3);
    expect(svg).toContain('stroke-dasharray="7 3"');
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  it('shows remembered figures hollow', () => {
    const svg = draw(chart);
    expect(svg).toMatch(/<circle[^>]*fill="#ffffff"[^>]*><title>NBS 2013: 17\.8(?:&#160;|\u00A0)%, remembered/);
    expect(svg).toMatch(/<circle[^>]*fill="#000000"[^>]*><title>NBS 2011: 27\.3(?:&#160;|\u00A0)%, verified/);
  });

  it('draws no band for one run, and nothing for a scenario without runs', () => {
    const svg = draw(headcountChart(madeUpResults({ a: a.slice(0, 1), b: [] }, {})));
    expect(svg).not.toMatch(/aria-label="area"[^>]*><path d="M/);
    expect([...svg.matchAll(/stroke-width="2.4"[^>]*aria-label="line"><path d="M/g)]).toHaveLength(1);
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  it('stands alone as a file with a white ground', () => {
    const svg = standaloneSvg(draw({ ...chart, summary: say('A < B & "C"') }));
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" [^>]*aria-description="A &lt; B &amp; &quot;C&quot;"/);
    expect(svg).toMatch(/ viewBox="-14 -14 788 464" height="464" width="788"/);
    expect(svg).toContain('<rect x="-14" y="-14" width="788" height="464" fill="#fff"></rect>');
    expect(svg).not.toMatch(/<tspan|\p{Script=Han}|data-/u);
    expect(standaloneSvg(draw(chart), 'zh-Hans')).toContain('>贫困线以下人口占农村人口的百分比</text>');
  });
});

describe('the title of the chart', () => {
  it.each([
    [{ b: [-0.05, 0.01] }, 'In 2013, 11.0 % of rural people are poor with A. Fewer: B (0.0 %)'],
    [{ b: [0.05, 0.01] }, 'In 2013, 11.0 % of rural people are poor with A. More: B (10.0 %)'],
    [{ b: [-0.05, 0.06] }, 'In 2013, 11.0 % of rural people are poor with A. Cannot be told apart: B'],
    [{ b: [-0.05, Number.NaN] }, 'In 2013, 11.0 % of rural people are poor with A. Fewer: B (0.0 %)'],
    [{}, 'In 2013, 11.0 % of rural people are poor with A, down from 27.0 % in 2011'],
  ] as const)('follows the numbers: %o', (differences, title) => {
    expect(headcountTitle(madeUpResults({ a, b }, differences)).en.replaceAll('\u00A0', ' ')).toBe(title);
  });
});

describe('the markup of a chart', () => {
  it('counts ids from one and rounds coordinates, and nothing else', () => {
    const svg =
      '<svg><clipPath id="plot-clip-17"></clipPath><g clip-path="url(#plot-clip-17)" aria-label="1.23456"><path d="M0.12345,-2.9999L1e-7,3.5"/><use href="#plot-clip-17"/><text y="0.32em">1.23456</text></g></svg>';
    expect(tidySvg(svg, 'x')).toBe(
      '<svg><clipPath id="x-1"></clipPath><g clip-path="url(#x-1)" aria-label="1.23456"><path d="M0.12,-3L1e-7,3.5"/><use href="#x-1"/><text y="0.32em">1.23456</text></g></svg>',
    );
  });
});

describe('the years at the axis', () => {
  it.each([
    [{ from: 2011, to: 2014 }, 10, [2011, 2012, 2013, 2014]],
    [{ from: 2011, to: 2020 }, 5, [2012, 2014, 2016, 2018, 2020]],
    [{ from: 2011, to: 2011 }, 5, [2011]],
  ] as const)('%o, at most %i', (years, most, ticks) => expect(yearTicks(years, most)).toEqual(ticks));
});

describe('the legend', () => {
  const entry = (label: string) => ({ label, sign: lineStyle(0) });

  it('takes two columns where there is room, and cuts what is too long', () => {
    const labels = ['one', 'two', 'three', 'four'].map(entry);
    expect(layOutLegend(labels, 700, 12).height).toBe(2 * layOutLegend(labels.slice(0, 1), 700, 12).height);
    const narrow = layOutLegend([...labels, entry('word '.repeat(40))], 340, 12);
    expect(narrow.height).toBe(5 * layOutLegend(labels.slice(0, 1), 700, 12).height);
    expect(narrow.markup).toContain('…');
  });

  it('has a style of its own for each of 30 scenarios', () => {
    const styles = Array.from({ length: 30 }, (_, i) => JSON.stringify(lineStyle(i)));
    expect(new Set(styles).size).toBe(30);
  });
});
