import { describe, expect, it } from 'vitest';
import { kindNames } from '../../../src/experiment/kind.ts';
import { levelsOf, shortNumber, valuesText } from '../../../src/report/experiment/design.ts';
import { renderExperiment } from '../../../src/report/experiment/render.ts';
import type { ExperimentResults } from '../../../src/report/experiment/results.ts';
import { chartDocument } from '../../../src/report/node/chart-document.ts';
import { say } from '../../../src/report/text.ts';
import { madeUpBatch } from '../made-up-experiment.ts';

const wages = { name: 'wages', title: say('Wages', '工资'), unit: 'yuan' };
const mode = { name: 'mode', title: say('Mode', '方式'), unit: 'none', labels: ['slow', 'fast'] };
const batch = madeUpBatch({
  points: [
    [1, 0],
    [2.5, 1],
    [4, 0],
  ],
  columns: [wages, mode],
  scenarios: ['a', 'b'],
  replicates: 2,
  headcount: ([wage], scenario, replicate, year) =>
    wage === 4 && scenario === 1 && replicate === 1 ? NaN : 0.3 - 0.02 * wage! - 0.01 * scenario + 0.001 * replicate - 0.01 * (year - 2011),
});

const page = (results: ExperimentResults): string => renderExperiment(results, chartDocument());
const idsOf = (markup: string): string[] => [...markup.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id!);
const linksOf = (markup: string): string[] => [...markup.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => id!);

describe('the page of an experiment', () => {
  it('lists its sections in the order of the page, each once', () => {
    const markup = page(batch);
    expect(idsOf(markup)).toEqual(linksOf(markup));
    expect(new Set(idsOf(markup)).size).toBe(idsOf(markup).length);
    expect(idsOf(markup)).toEqual(expect.arrayContaining(['finding', 'failures', 'varied', 'assumptions', 'provenance']));
  });

  it('begins with the findings, most important first, and the question', () => {
    const markup = page({ ...batch, findings: [say('First.', '其一。'), say('Second.', '其二。')] });
    expect(markup).toMatch(/问题：[\s\S]*Does it matter\?[\s\S]*<p class="lead">[\s\S]*First\.[\s\S]*其一。[\s\S]*Second\./);
  });

  it('says how many runs are there when nothing has been analysed', () => {
    expect(page(batch)).toContain('11 runs of 2 scenarios were done; there is no analysis of them.');
  });

  it('gives the reason of every failed run and where in the design it lies', () => {
    const markup = page(batch);
    expect(markup).toContain('Of 12 runs one failed and is left out of every number');
    expect(markup).toMatch(/<span lang="en">B<\/span>[\s\S]{0,200}out of money[\s\S]{0,100}data-value="4"[\s\S]{0,50}slow/);
    expect(idsOf(page({ ...batch, failures: [] }))).not.toContain('failures');
  });

  it('says that results are partial, and only then', () => {
    expect(page(batch)).not.toContain('These results are partial');
    expect(page({ ...batch, runs: { planned: 20, done: 11, failed: 1 } })).toContain(
      'These results are partial: 8 runs of 20 were not done',
    );
  });

  it('escapes what comes from outside', () => {
    const markup = page({
      ...batch,
      title: say('<b>x</b>'),
      failures: [{ scenario: 'a', replicate: 0, error: '<script>alert(1)</script>' }],
    });
    expect(markup).not.toContain('<b>x</b>');
    expect(markup).not.toContain('<script>alert');
  });

  it('has the same bytes for the same results', () => {
    expect(page(batch)).toBe(page(batch));
  });
});

describe('what was varied', () => {
  it('has the different values of a column in ascending order, of words their places', () => {
    expect(levelsOf(batch, wages)).toEqual([1, 2.5, 4]);
    expect(levelsOf(batch, mode)).toEqual([0, 1]);
  });

  it('names few values one by one, many by their ends, words by name', () => {
    expect(valuesText(wages, [1, 2.5, 4]).en).toBe('1, 2.5, 4');
    expect(valuesText(mode, [0, 1])).toEqual(say('slow, fast', 'slow、fast'));
    expect(valuesText({ ...wages, unit: 'year' }, [2014, 2020]).en).toBe('2014, 2020');
    const many = Array.from({ length: 2000 }, (_, i) => i / 4);
    expect(valuesText(wages, many)).toEqual(say('0 to 499.8, 2,000 values', '0至499.8，共2,000个值'));
  });

  it.each([
    [0, '0'],
    [0.30000000000000004, '0.3'],
    [123456.7, '123,457'],
    [-0.012345, '−0.01235'],
    [2011, '2,011'],
    [0.00000001234, '1.23e−8'],
    [NaN, '–'],
  ])('shows %d with the digits that count', (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });
});

describe('an experiment that was closed before its end', () => {
  it.each(kindNames)('of the kind %s still has a page, which says that it is partial and not analysed', (kind) => {
    const markup = page({ ...batch, kind, summary: null, findings: [], runs: { planned: 20, done: 11, failed: 1 } });
    expect(idsOf(markup)).toEqual(expect.arrayContaining(['finding', 'failures', 'varied', 'assumptions', 'provenance']));
    expect(markup).toContain('These results are partial');
    expect(markup).toContain('there is no analysis of them');
  });
});
