import { beforeAll, describe, expect, it } from 'vitest';
import type { MixesSummary } from '../../../src/experiment/kinds/mixes/summary.ts';
import { mixesSections } from '../../../src/report/experiment/mixes.ts';
import type { ExperimentResults } from '../../../src/report/experiment/results.ts';
import { chartDocument } from '../../../src/report/node/chart-document.ts';
import { conduct, regimes, specOf, type Model } from '../../experiment/mixes/fake-runs.ts';
import { model, written } from './made-up-mixes.ts';

function sectionsOf(summary: unknown): Map<string, string> {
  const sections = mixesSections({ summary } as ExperimentResults, chartDocument());
  return new Map(sections.map(({ id, markup }) => [id, markup.markup]));
}

let summary: MixesSummary;
beforeAll(async () => {
  ({ summary } = await conduct(specOf(written), await regimes(), model));
});

describe('the page of mixes', () => {
  it('has the frontier, every mix, the best for each budget and the search, in both languages', () => {
    const sections = sectionsOf(summary);
    expect([...sections.keys()]).toEqual(['frontier', 'leaderboard', 'best-by-budget', 'search']);
    for (const markup of sections.values()) {
      expect(markup).not.toMatch(/NaN|undefined|Infinity|\[object/);
      expect(markup).toMatch(/lang="zh-Hans"/);
    }
    expect(sections.get('leaderboard')).toContain('人人贷款');
    expect(sections.get('frontier')).toContain('Most people are durably lifted by');
    expect(sections.get('frontier')).toContain('900 yuan');
  });

  it('draws one point for each mix and budget, and fills those of the frontier', () => {
    const [svg] = /<svg.*?<\/svg>/s.exec(sectionsOf(summary).get('frontier')!)!;
    const points = svg.match(/data-tip-en=/g)!;
    expect(points).toHaveLength(summary.results.length);
    const filled = [...svg.matchAll(/translate\([^)]*\)"><path d="[^"]*" fill="(#[0-9a-fA-F]{6})"/g)].filter(
      ([, fill]) => fill !== '#ffffff',
    );
    // Those of the legend stand in a group of their own: two regimes and the sign of the frontier.
    expect(filled).toHaveLength(summary.results.filter(({ onCostFrontier }) => onCostFrontier).length + 3);
  });

  it('lists every mix once for each regime and budget, the one that lifts the most first', () => {
    const rows = sectionsOf(summary).get('leaderboard')!.match(/<tr>/g)!;
    expect(rows).toHaveLength(summary.results.length + 1);
    const [, first] = /<tbody>.*?<th scope="row"[^>]*>(.*?)<\/th>/s.exec(sectionsOf(summary).get('leaderboard')!)!;
    const best = summary.results.toSorted((a, b) => b.measures.lifted.mean! - a.measures.lifted.mean!)[0]!;
    expect(first).toContain(best.title.en);
  });

  it('shows nothing of a search that was not made, and nothing at all without results', () => {
    expect([...sectionsOf({ ...summary, search: null }).keys()]).toEqual(['frontier', 'leaderboard', 'best-by-budget']);
    expect(sectionsOf(null).size).toBe(0);
    expect(sectionsOf({ ...summary, results: [] }).size).toBe(0);
  });

  it('says what is not known: one replicate, nobody lifted', async () => {
    const nobody: Model = (...run) => (run[0] === 'durably_lifted' ? 1e6 : model(...run));
    const { summary: empty } = await conduct(specOf({ ...written, replicates: 2, search: undefined }), await regimes(), nobody);
    expect(sectionsOf(empty).get('leaderboard')).toContain('cannot be told');
    const { summary: once } = await conduct(specOf({ ...written, replicates: 1, search: undefined }), await regimes(), model);
    for (const markup of sectionsOf(once).values()) expect(markup).not.toMatch(/NaN|undefined|Infinity/);
  });
});
