import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readManifest, verifyResults } from '../../src/output/index.ts';
import { chartDocument } from '../../src/report/node/chart-document.ts';
import { readResults } from '../../src/report/node/read-results.ts';
import { writeReport } from '../../src/report/node/write-report.ts';
import { renderReport } from '../../src/report/report.ts';
import type { ReportResults } from '../../src/report/results.ts';
import { InputError } from '../../src/scenario/problem.ts';
import { hostileTitle, simulateTiny, tinyScenario, workspace } from './fixture.ts';

const base = workspace();
const results = path.join(base, 'results');
let report = '';

beforeAll(async () => {
  await simulateTiny(results);
  report = readFileSync(await writeReport(results), 'utf8');
});

/** The page without its script. */
const withoutScript = (page: string): string => page.replaceAll(/<script>[\s\S]*?<\/script>/g, '');

/** What a reader of English sees: markup and style left out. */
const textOf = (page: string): string =>
  withoutScript(page)
    .replaceAll(/<(span|div|p|tspan) lang="zh-Hans"[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<style>[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('the report', () => {
  it('is the same, byte for byte, when it is made again', async () => {
    rmSync(path.join(results, 'report.html'));
    expect(readFileSync(await writeReport(results), 'utf8')).toBe(report);
  });

  it('is the same for the same runs on another number of workers', async () => {
    const again = await simulateTiny(path.join(base, 'again'), { workers: 2 });
    // Somebody may commit between the two runs.
    const withoutCommit = (page: string): string => page.replace(/commit [0-9a-f]{12}/, '');
    expect(withoutCommit(readFileSync(await writeReport(again), 'utf8'))).toBe(withoutCommit(report));
  });

  it('is part of the results: listed in the manifest, and verified', async () => {
    expect(readManifest(results).files.map(({ name }) => name)).toContain('report.html');
    expect(await verifyResults(results)).toMatchObject({ sound: true, problems: [], notes: [] });
    writeFileSync(path.join(results, 'report.html'), report.slice(1));
    expect((await verifyResults(results)).problems.map(({ file }) => file)).toEqual(['report.html']);
    await writeReport(results);
    expect((await verifyResults(results)).sound).toBe(true);
  });

  it('needs nothing but itself', () => {
    expect([...report.matchAll(/<script/g)]).toHaveLength(1);
    expect(report).not.toMatch(/<(?:link|img|iframe|object|embed|base|source|use|image)\b/i);
    expect(report).not.toMatch(/\b(?:src|srcset|action|background|poster|data)\s*=/i);
    expect(withoutScript(report)).not.toMatch(/@import|url\((?!#)|javascript:|\son\w+\s*=/i);
    for (const [, target] of report.matchAll(/href\s*=\s*"([^"]*)"/gi)) expect(target).toMatch(/^#/);
    expect(withoutScript(report)).not.toMatch(/https?:\/\//);
    expect(report).toContain('http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src');
  });

  it('is under a megabyte', () => expect(Buffer.byteLength(report)).toBeLessThan(1_000_000));

  it('says nothing that is not a number or not there', () =>
    expect(textOf(report)).not.toMatch(/\bNaN\b|\bundefined\b|\bnull\b|\[object|Infinity/));

  it('says nothing of when, where and how fast it was made', () => {
    const { machine, written_at: written } = readManifest(results);
    expect(report).not.toContain(base);
    expect(report).not.toContain(written.slice(0, 10));
    if (machine.cpu !== '') expect(report).not.toContain(machine.cpu);
  });

  it('escapes titles, in the page and in charts', () => {
    expect(report).not.toContain('<script>alert');
    expect(report.split('&lt;script&gt;alert').length).toBeGreaterThan(5);
  });

  it('opens with the finding and its interval, then has every part with a title that is a sentence of its own', () => {
    const titles = [...report.matchAll(/<h2[^>]*>([\s\S]*?)<\/h2>/g)].map(([, title]) => textOf(title!).trim());
    expect(titles[2]).toMatch(/^In 2014, \d+\.\d.% of rural people are poor with Single-centre governance\. /);
    expect(textOf(report)).toMatch(/95.% interval/);
    for (const part of [
      'finding',
      'ranking',
      'headcount',
      'scenarios',
      'money',
      'cost',
      'map',
      'counties',
      'deciles',
      'inequality',
      'deprivations',
      'targeting',
      'relapse',
      'income-composition',
      'change',
      'indicators',
      'advice',
      'assumptions',
      'provenance',
    ]) {
      expect(report).toContain(`<section id="${part}" aria-labelledby="${part}-title">`);
    }
    expect(titles).toContain('What was assumed: a model of a real programme is an argument, not a forecast');
  });

  it('has the chart twice, for wide and narrow pages, each with what it shows in words, and a table of the same numbers', () => {
    const own = /<figure id="headcount-by-year"[\s\S]*?<\/figure>/.exec(report)?.[0] ?? '';
    expect([...own.matchAll(/<svg [^>]*role="img"|<svg role="img"/g)]).toHaveLength(2);
    expect([...own.matchAll(/aria-description="In 2014,/g)]).toHaveLength(2);
    const table = /<table[\s\S]*<\/table>/.exec(own)?.[0] ?? '';
    expect([...table.matchAll(/<th scope="row">/g)]).toHaveLength(4);
    const rowOf2013 = textOf(table.slice(table.indexOf('>2013<')));
    // Remembered figures of the NBS carry a mark.
    expect(rowOf2013).toMatch(/17\.8\*/);
  });

  it('names ids once', () => {
    const ids = [...report.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('states the budget basis and only the parameters that differ', () => {
    const text = textOf(report);
    expect(text).toContain('Equal budget: all centres together');
    expect(text).toContain('No money: no centre has a budget.');
    expect(text).toContain('Level: strategic, organization, policy, social, fund, publicity, technology and assistance');
    expect(text).not.toContain('macro.');
    expect(text).not.toContain('population.');
  });
});

describe('results that are not whole', () => {
  let whole: ReportResults;
  beforeAll(async () => {
    whole = await readResults(results);
  });

  it('one replicate: no intervals, no bands, and it says so', async () => {
    const single = await simulateTiny(path.join(base, 'single'), { replicates: 1 });
    const text = textOf(readFileSync(await writeReport(single), 'utf8'));
    expect(text).toContain('With one replicate alone there is no interval.');
    expect(text).toContain('one replicate, hence no bands');
    expect(text).toContain('2 counties of 129');
    expect(text).toContain('the two cannot be compared');
    expect(text).not.toMatch(/\bNaN\b|n\.d\., /);
  });

  it('one scenario: what it shows, without a comparison', async () => {
    const alone = await simulateTiny(path.join(base, 'alone'), { scenarios: [await tinyScenario('historical')] });
    const text = textOf(readFileSync(await writeReport(alone), 'utf8'));
    expect(text).toMatch(/With .+, \d+\.\d.% of rural people are below the poverty line in 2011 and \d+\.\d.%/);
    expect(text).not.toMatch(/difference from|compared with|\bNaN\b/);
  });

  it('says which poverty line holds where', () => {
    const caption = (of: ReportResults) => /below the poverty line of (.*?) a year/.exec(textOf(renderReport(of, chartDocument())))?.[1];
    expect(caption(whole)).toBe('2,300 yuan');
    const [first, second] = whole.scenarios;
    const macro = { ...(second!.resolved['macro'] as object), poverty_line: 4000 };
    const other = { ...second!, resolved: { ...second!.resolved, macro } };
    expect(caption({ ...whole, scenarios: [first!, other] })).toMatch(
      /^their scenario \(2,300 yuan with Single-centre governance.*4,000 yuan with/,
    );
  });

  it('a failed run is named with its error', () => {
    const failures = [{ scenario: 'single-centre', replicate: 1, error: 'the <world> ended' }];
    const scenarios = whole.scenarios.map((scenario) =>
      scenario.name === 'single-centre' ? { ...scenario, runs: scenario.runs.slice(0, 1) } : scenario,
    );
    const page = renderReport({ ...whole, scenarios, failures }, chartDocument());
    expect(textOf(page)).toContain('one run failed.');
    expect(textOf(page)).toMatch(/Single-centre governance\s*, replicate\s+1: the &lt;world&gt; ended/);
  });

  it('a scenario without any run done leaves gaps, and the rest stands', () => {
    const scenarios = whole.scenarios.map((scenario) => (scenario.name === 'single-centre' ? { ...scenario, runs: [] } : scenario));
    const text = textOf(renderReport({ ...whole, scenarios, comparison: [] }, chartDocument()));
    expect(text).not.toMatch(/\bNaN\b|\bundefined\b/);
    expect(text).toContain('cannot be compared');
  });

  it('a missing or a cut table is refused by name', async () => {
    const damaged = path.join(base, 'damaged');
    cpSync(results, damaged, { recursive: true });
    const table = path.join(damaged, 'province_years.arrow');
    writeFileSync(table, readFileSync(table).subarray(0, -100));
    const before = readFileSync(path.join(damaged, 'report.html'), 'utf8');
    await expect(writeReport(damaged)).rejects.toThrow(InputError);
    await expect(writeReport(damaged)).rejects.toThrow(/province_years\.arrow/);
    rmSync(table);
    await expect(writeReport(damaged)).rejects.toThrow(/province_years\.arrow.*no such file/);
    rmSync(path.join(damaged, 'manifest.json'));
    await expect(writeReport(damaged)).rejects.toThrow(/no manifest/);
    expect(readFileSync(path.join(damaged, 'report.html'), 'utf8')).toBe(before);
  });

  it('keeps scenarios of one title apart', async () => {
    const scenarios = [await tinyScenario('single-centre', hostileTitle), await tinyScenario('no-programme', hostileTitle)];
    const twins = await simulateTiny(path.join(base, 'twins'), { scenarios });
    expect((await readResults(twins)).scenarios.map(({ title }) => title.en)).toEqual([
      `${hostileTitle} (single-centre)`,
      `${hostileTitle} (no-programme)`,
    ]);
  });
});
