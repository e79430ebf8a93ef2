import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { polylift, workspace } from './polylift.ts';
import type { Leaderboard } from '../../src/experiment/kinds/mixes/leaderboard.ts';

const cwd = workspace();
const yaml = `
scenarios: [single-centre]
sample: 1:1000
years: 2011-2013
set: { population.counties: [530523, 530524] }
programme_ends: 2012
replicates: 2
mixes: { list: { lend: { loans: 1 }, teach: { training: 1 } } }
search: { generations: 1, population: 2, winners: 1 }
`;

beforeAll(() => writeFileSync(path.join(cwd, 'tiny.yaml'), yaml));

describe('polylift mixes', () => {
  it('writes what is sound, prints a leaderboard, and makes the same leaderboard again', { timeout: 120_000 }, async () => {
    const first = await polylift(['mixes', 'tiny.yaml', '--leaderboard', '--quiet'], { cwd });
    expect(first.stderr).toContain('leaderboard.json is new');
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('Single-centre governance, budget ×1');
    expect(first.stdout).toContain('fresh replicates');
    for (const file of ['mixes.arrow', 'best_by_budget.arrow', 'report.html']) expect(first.stdout).toContain(file);
    const board = JSON.parse(readFileSync(path.join(cwd, 'leaderboard.json'), 'utf8')) as Leaderboard;
    expect(board.rows.map(({ mix }) => mix)).toEqual(expect.arrayContaining(['own', 'lend', 'teach']));
    expect(board.benchmark).toBe('tiny');
    const again = await polylift(['mixes', 'tiny.yaml', '--leaderboard', '--quiet', '--workers', '1', '--out', 'results/again'], { cwd });
    expect(again.stderr).toContain(`all ${board.rows.length} rows are as they were`);
    expect(await polylift(['verify', 'results/again'], { cwd })).toMatchObject({ code: 0 });
  });

  it('refuses what would make another benchmark, and a split of a search', async () => {
    const [changed, missing, split] = await Promise.all([
      polylift(['mixes', 'tiny.yaml', '--leaderboard', '--replicates', '3'], { cwd }),
      polylift(['mixes', 'none.yaml', '--leaderboard'], { cwd }),
      polylift(['mixes', 'tiny.yaml', '--shard', '1/2'], { cwd }),
    ]);
    expect(changed).toMatchObject({ code: 2, stdout: '' });
    expect(changed.stderr).toContain('--replicates would make it another benchmark');
    expect(missing).toMatchObject({ code: 2 });
    expect(missing.stderr).toContain('a leaderboard stands beside a file');
    expect(split).toMatchObject({ code: 2 });
    expect(split.stderr).toContain('cannot be split over machines');
  });

  it('points at what is wrong in the file', async () => {
    writeFileSync(path.join(cwd, 'wrong.yaml'), yaml.replace('loans: 1 }', 'loans: 0.5 }').replace('2012', '2013'));
    const { code, stderr } = await polylift(['mixes', 'wrong.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('the shares of lend sum to 0.5, not to 1');
    expect(stderr).toContain('the programme ends in 2013, and the simulated years are 2012 to 2013');
    expect(stderr).toMatch(/wrong\.yaml:6:\d+/);
  });
});
