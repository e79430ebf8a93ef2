/** What the README says of reading results, held against results. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pl from 'nodejs-polars';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExperiment } from '../../src/experiment/open-experiment.ts';
import { exportTables, readHeader, readManifest } from '../../src/output/index.ts';
import { simulateTiny } from '../report/fixture.ts';
import { codeBlocks, textOf } from './markdown.ts';

const readme = textOf('README.md');
const section = readme.slice(readme.indexOf('## Read results'), readme.indexOf('## Speed'));
const blocks = codeBlocks(section);
const inLanguage = (wanted: string): string[] => blocks.filter(({ language }) => language === wanted).map(({ code }) => code);

const directory = mkdtempSync(path.join(tmpdir(), 'polylift-read-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const columns = new Set<string>();

beforeAll(async () => {
  await simulateTiny(path.join(directory, 'yunnan'), { workers: 0 });
  const batch = await openExperiment('batch', {
    scenarios: ['single-centre', 'multi-centre-equal-budget'],
    set: { 'population.counties': [530822, 530823], 'population.burn_in_years': 1 },
    sample: '1:500',
    years: '2011-2014',
    factors: {
      'governance.coordination.multiplier': { from: 0, to: 8 },
      'governance.budget': { from: 0.5, to: 2, change: 'multiply' },
    },
    design: { type: 'latin-hypercube', points: 3 },
  });
  await batch.run({ directory: path.join(directory, 'costs'), workers: 0 });
  for (const name of ['yunnan', 'costs']) {
    const results = path.join(directory, name);
    await exportTables({ directory: results, format: 'parquet' });
    for (const file of readManifest(results).files) {
      const header = await readHeader(path.join(results, file.name));
      for (const field of header.fields) columns.add(field.name);
    }
  }
}, 120_000);

describe('the README, of reading results', () => {
  it('has SQL that answers', () => {
    const queries = inLanguage('sql');
    expect(queries).toHaveLength(2);
    const rows = queries.map((query) => {
      const here = query.replaceAll(/'results\/([\w/.-]+)'/g, (_, name: string) => `'${path.join(directory, name)}'`);
      return pl.SQLContext({}).execute(here, { eager: true }) as pl.DataFrame;
    });
    // Two scenarios at three points; two other scenarios than the reference in four years.
    expect(rows.map(({ height }) => height)).toEqual([6, 8]);
    expect(rows[0]!.columns).toEqual(['scenario', 'governance_budget', 'headcount']);
    expect(rows[0]!.getColumn('headcount').toArray()).toEqual(
      expect.arrayContaining([expect.any(Number), expect.any(Number)]) as unknown[],
    );
  });

  it('names columns that there are, in Python and R', () => {
    const words = new Set<string>();
    for (const code of [...inLanguage('python'), ...inLanguage('r')]) {
      for (const [, word] of code.matchAll(/"([a-z_]+)"/g)) words.add(word!);
      for (const [formula] of code.matchAll(/[a-z_]+ ~ [a-z_ +]+/g)) for (const word of formula.split(/[ ~+]+/)) words.add(word);
    }
    expect(words.size).toBeGreaterThan(12);
    // A value and a function.
    const others = ['province', 'mean'];
    expect([...words].filter((word) => !columns.has(word) && !others.includes(word))).toEqual([]);
  });
});
