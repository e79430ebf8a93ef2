import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { leaderboardDifferences, leaderboardMarkdown, type Leaderboard } from '../../../src/experiment/kinds/mixes/leaderboard.ts';
import { mixes } from '../../../src/experiment/kinds/mixes/kind.ts';
import type { MixDesign } from '../../../src/experiment/kinds/mixes/design.ts';
import { readExperiment } from '../../../src/experiment/spec/read-spec.ts';
import { provinceColumns } from '../../../src/model/record/columns.ts';
import { patchScenario } from '../../../src/scenario/patch.ts';
import { simulateRun } from '../../../src/simulate/run.ts';

const directory = path.join(import.meta.dirname, '../../../scenarios/benchmark');
const file = path.join(directory, 'mixes-1.yaml');
const textOf = (name: string): string => readFileSync(path.join(directory, name), 'utf8');
const board = JSON.parse(textOf('leaderboard.json')) as Leaderboard;

describe('the frozen benchmark', () => {
  it('is the set that its leaderboard is of', async () => {
    expect(board.set.map(({ file: name }) => name)).toEqual([
      'mixes-1.yaml',
      'regime-single-centre.yaml',
      'regime-multi-centre-equal.yaml',
      'regime-multi-centre-added.yaml',
    ]);
    for (const { file: name, sha256 } of board.set) expect(createHash('sha256').update(textOf(name)).digest('hex'), name).toBe(sha256);
    const { spec, scenarios } = await readExperiment(mixes, { file });
    const names = ['own', ...Object.keys(spec.mixes.list)];
    const rows = scenarios.flatMap(({ loaded }) => names.map((name) => `${loaded.scenario.name} ${name}`));
    expect(board.rows.map(({ regime, mix }) => `${regime} ${mix}`).sort()).toEqual(rows.sort());
    expect([board.seed, board.replicates, board.householdsPerAgent]).toEqual([spec.seed, spec.replicates, 500]);
  });

  it('has its places by persons lifted, and the page that the numbers make', () => {
    expect(board.rows.map(({ place }) => place)).toEqual(board.rows.map((_, i) => i + 1));
    for (const [i, { measures }] of board.rows.entries())
      if (i > 0) expect(measures.lifted.mean!).toBeLessThanOrEqual(board.rows[i - 1]!.measures.lifted.mean!);
    expect(textOf('leaderboard.md')).toBe(leaderboardMarkdown(board));
  });

  it('gives one of its mixes the same numbers again', { timeout: 60_000 }, async () => {
    const { spec, scenarios } = await readExperiment(mixes, { file });
    const design = mixes.design(spec, scenarios) as MixDesign;
    const own = scenarios[0]!.loaded.scenario;
    const simulated = (name: string, replicate: number): number => {
      const point = design.list.findIndex((mix) => mix.name === name);
      const { province, years } = simulateRun(patchScenario(own, design.overridesOf(point, own))!, spec.seed, replicate);
      return province[provinceColumns.findIndex((column) => column.name === 'durably_lifted') * years + years - 1]!;
    };
    const row = board.rows.find(({ mix, regime }) => mix === 'training-alone' && regime === own.name)!;
    const again = [0, 1].map((replicate) => simulated('training-alone', replicate) - simulated('none', replicate));
    expect(row.liftedByReplicate.slice(0, 2)).toEqual(again);
    const mean = row.liftedByReplicate.reduce((a: number, b) => a + b!, 0) / board.replicates;
    expect(row.measures.lifted.mean! / mean).toBeCloseTo(1, 12);
  });
});

describe('leaderboardDifferences', () => {
  it('finds nothing between equals, and names every row that moved, came or went', () => {
    expect(leaderboardDifferences(board, board)).toEqual([]);
    const [first, second, ...rest] = board.rows;
    const moved = { ...second!, place: 1, measures: { ...second!.measures, lifted: { mean: 5e6, lower: 4e6, upper: 6e6 } } };
    const other: Leaderboard = { ...board, rows: [moved, ...rest, { ...first!, mix: 'new' }] };
    expect(leaderboardDifferences(board, other)).toEqual([
      `ladder under regime-multi-centre-added at ×1: place 2, now 1; 2,175,438 persons lifted, now 5,000,000`,
      'new under regime-multi-centre-added at ×1 is new',
      'livelihoods under regime-multi-centre-added at ×1 is gone',
    ]);
  });
});
