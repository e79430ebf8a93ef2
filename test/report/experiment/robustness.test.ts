import { describe, expect, it } from 'vitest';
import { robustnessSections } from '../../../src/report/experiment/robustness.ts';
import { ksDistance, tellingFactors } from '../../../src/report/experiment/robustness/telling.ts';
import { renderExperiment } from '../../../src/report/experiment/render.ts';
import { chartDocument } from '../../../src/report/node/chart-document.ts';
import { dearAndSlow, madeUpRobustness, madeUpSummary, type Advantage } from './made-up-robustness.ts';

const sectionsOf = (advantage: Advantage): Map<string, string> =>
  new Map(robustnessSections(madeUpRobustness(advantage), chartDocument()).map(({ id, markup }) => [id, markup.markup]));
const english = (markup: string): string =>
  markup
    .replaceAll(/<span lang="zh[^>]*>.*?<\/span>|<tspan lang="zh[^>]*>.*?<\/tspan>|<[^>]+>/gs, '')
    .replaceAll('\u00A0', ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ');
const headings = (markup: string): string[] =>
  [...markup.matchAll(/<h[23][^>]*>(.*?)<\/h[23]>/gs)].map(([, text]) => english(text!).trim());

describe('a policy that wins in a box', () => {
  const sections = sectionsOf(dearAndSlow);
  const wins = sections.get('where-it-wins')!;

  it('has its conditions as the title', () => {
    expect(headings(wins)[0]).toMatch(
      /^Alone wins where cost of coordination is at least [34](\.\d+)? times the scenario's own and growth of wages is at most /,
    );
  });

  it('has a map of the futures with one point for each that was done, and the box over them', () => {
    const map = /<figure id="futures-map".*?<\/figure>/s.exec(wins)![0];
    const [wide] = map.split('class="drawing narrow"');
    const summary = madeUpSummary(dearAndSlow);
    const won = summary.question.advantage.filter((x) => x !== null && x > 0).length;
    expect(wide!.match(/r="4" fill="#0072B2"/g)!.length).toBe(won + 1);
    expect(wide!.match(/<circle[^>]* r="3.2"/g)!.length).toBe(summary.question.futures - won + 1);
    expect(wide!.match(/stroke-dasharray="6 3"/g)!.length).toBe(1);
    expect(english(map)).toContain('the difference is no larger than the random numbers of the replicates can make it');
  });

  it('has the way of the search and a table of its boxes', () => {
    expect(
      headings(wins).some((text) => /^The box that is taken covers \d+ % at a density of \d+ %; without any condition it is/.test(text)),
    ).toBe(true);
    const rows = /data-name="boxes".*?<\/table>/s.exec(wins)![0];
    expect(english(rows)).toContain('1, claimed');
  });

  it('is compared by regret, with the goal', () => {
    const regret = sections.get('regret')!;
    expect(headings(regret)[0]).toBe('Together is regretted least: at worst 1.2 percentage points behind the best policy of a future');
    expect(
      headings(regret).some((text) =>
        text.includes('Goal met (headcount ratio of at most 3 % (2020)): alone in 25 % and together in 75 %'),
      ),
    ).toBe(true);
  });

  it('says everything in Chinese too', () => {
    for (const markup of sections.values()) {
      expect(markup.match(/<span lang="en"/g)!.length).toBe(markup.match(/<span lang="zh-Hans"/g)!.length);
      expect(markup).not.toMatch(/undefined|NaN/);
    }
  });

  it('makes a whole page, the same each time', () => {
    const page = renderExperiment(madeUpRobustness(dearAndSlow), chartDocument());
    expect(page).toContain('id="where-it-wins"');
    expect(renderExperiment(madeUpRobustness(dearAndSlow), chartDocument())).toBe(page);
  });
});

describe('honest titles', () => {
  it.for<[string, Advantage, RegExp]>([
    ['never', () => -0.01, /^Alone wins in none of 80 futures$/],
    ['always', () => 0.01, /^Alone wins in all 80 futures$/],
    [
      'without a pattern',
      (cost) => (Math.floor(1e6 * cost) % 7 < 2 ? 0.01 : -0.01),
      /^Alone wins in \d+ of 80 futures, under no simple condition$/,
    ],
  ])('%s', ([, advantage, expected]) => {
    const sections = sectionsOf(advantage);
    expect(headings(sections.get('where-it-wins')!)[0]).toMatch(expected);
    expect(sections.get('where-it-wins')).not.toContain('id="coverage-density"');
  });

  it('nothing done has no sections', () => {
    expect(sectionsOf(() => null).size).toBe(0);
  });
});

describe('the most telling factors', () => {
  it('are those of the box, then those whose values differ most', () => {
    expect(tellingFactors(madeUpSummary(dearAndSlow)).map(({ name }) => name)).toEqual(['cost', 'growth']);
    expect(tellingFactors(madeUpSummary((_cost, growth) => (growth > 0.01 ? 0.01 : -0.01)))[0]!.name).toBe('growth');
  });

  it('by the distance of Kolmogorov and Smirnov', () => {
    expect(ksDistance([1, 2, 3, 4], [true, true, false, false])).toBe(1);
    expect(ksDistance([1, 2, 3, 4], [true, false, true, false])).toBe(0.5);
    expect(ksDistance([1, 1, 1, 1], [true, false, true, false])).toBe(0);
    expect(ksDistance([1, 2], [true, undefined])).toBe(0);
  });
});
