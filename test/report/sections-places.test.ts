import { describe, expect, it } from 'vitest';
import { countyByCode, yunnanCounties } from '../../src/data/index.ts';
import type { ComparisonRow, Geography, Verdict } from '../../src/output/comparison-row.ts';
import type { ChartDocument } from '../../src/report/chart/index.ts';
import type { Html } from '../../src/report/html.ts';
import type { CountyResults, ReportResults, ScenarioResults } from '../../src/report/results.ts';
import { countyTableSection, countyTableTitle } from '../../src/report/sections/county-table.ts';
import { mapSection, mapTitle, niceCeiling } from '../../src/report/sections/map.ts';
import { countyName, delistingOf } from '../../src/report/sections/places.ts';
import { say } from '../../src/report/text.ts';

/** Nothing is drawn in it: the maps are built as text. */
const document = {} as ChartDocument;
const years = { from: 2011, to: 2013 };
const lancang = 530828;
const ximeng = 530829;
const wuhua = 530102;
const three = [wuhua, lancang, ximeng];
const all = yunnanCounties.map(({ code }) => code);

interface MadeUp {
  readonly codes?: readonly number[];
  /** Headcount in the last year by scenario and county. */
  readonly headcount?: (scenario: string, code: number) => number;
  readonly delisted?: (scenario: string, code: number) => readonly number[];
  readonly verdict?: (scenario: string, code: number) => Verdict;
  readonly titles?: Readonly<Record<string, ReturnType<typeof say>>>;
  readonly scenarios?: readonly string[];
  readonly compared?: boolean;
}

/** Results of counties, and comparisons that follow from them. The first scenario is the reference. */
function resultsOf(parts: MadeUp = {}): ReportResults {
  const { codes = three, scenarios = ['single', 'multi'], compared = true } = parts;
  const { headcount = (name) => (name === 'single' ? 0.1 : 0.06), delisted = () => [0, 0.4, 1], verdict = () => 'better' } = parts;
  const titleOf = (name: string) => parts.titles?.[name] ?? say(name.toUpperCase(), `${name}的中文`);
  const county = (name: string, code: number): CountyResults => {
    const listed = countyByCode.get(code)!.povertyCounty;
    const values: [string, Float64Array][] = [
      ['headcount', Float64Array.of(0.3, 0.2, headcount(name, code))],
      ['delisted', listed ? Float64Array.from(delisted(name, code)) : new Float64Array(3)],
    ];
    return { code, values: new Map(values) };
  };
  const row = (scenario: string, geography: Geography, place: string, difference: number, decided: Verdict): ComparisonRow => ({
    reference: 'single',
    scenario,
    year: years.to,
    geography,
    place,
    indicator: 'headcount',
    unit: 'share',
    referenceMean: 0.1,
    mean: 0.1 + difference,
    difference,
    standardError: 0.01,
    lower: difference - 0.02,
    upper: difference + 0.02,
    replicates: 5,
    varianceRatio: 2,
    correlation: 0.5,
    pValue: 0.01,
    pAdjusted: 0.04,
    verdict: decided,
  });
  const rows = scenarios
    .slice(1)
    .flatMap((name) => [
      ...codes.map((code) => row(name, 'county', String(code), headcount(name, code) - headcount('single', code), verdict(name, code))),
      row(name, 'prefecture', '5308', -0.03, 'better'),
      row(name, 'prefecture', '5301', 0.001, 'not distinguishable'),
      row(name, 'group', 'poverty_counties', -0.02, 'better'),
    ]);
  return {
    engine: { name: 'polylift', version: '0.0.0', commit: null },
    data: [],
    seed: 'made up',
    replicates: 5,
    householdsPerAgent: 50,
    years,
    reference: 'single',
    overrides: [],
    failures: [],
    notes: [],
    scenarios: scenarios.map((name): ScenarioResults => ({
      name,
      title: titleOf(name),
      question: say(''),
      hash: '',
      resolved: {},
      runs: [],
      counties: codes.map((code) => county(name, code)),
    })),
    comparison: compared ? rows : [],
  };
}

const times = (markup: string, part: string): number => markup.split(part).length - 1;

/** Rows of a table by the headings of the rows, each the text of its cells. */
function tableOf({ markup }: Html, name: string): string[][] {
  const table = new RegExp(`<table[^>]*data-name="${name}".*?</table>`, 's').exec(markup)![0];
  const body = /<tbody>(.*)<\/tbody>/s.exec(table)![1]!;
  const textOf = (cell: string): string =>
    cell
      .replaceAll(/<span lang="zh-Hans">[^<]*<\/span>/g, '')
      .replaceAll(/<br[^>]*>/g, ' ')
      .replaceAll(/<[^>]*>/g, '')
      .trim();
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, cells]) =>
    [...cells!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => textOf(cell!)),
  );
}

describe('the title of the maps', () => {
  it('counts the counties and names the one with the largest difference, in both languages', () => {
    const results = resultsOf({ headcount: (name, code) => (name === 'single' ? 0.1 : code === lancang ? 0.058 : 0.08) });
    expect(mapTitle(results).en).toBe(
      'In 2013, compared with SINGLE: MULTI lowers poverty distinguishably in 3 of 3 counties (most in Lancang Lahu Autonomous County, −4.2\u00A0points)',
    );
    expect(mapTitle(results).zh).toBe(
      '2013年，与“single的中文”相比：“multi的中文”在3个县中显著降低贫困的有3个（最多为澜沧拉祜族自治县，−4.2\u00A0个百分点）',
    );
  });

  it('follows the verdicts, which are corrected for the number of counties, and not the intervals of single counties', () => {
    const verdict = (_: string, code: number): Verdict => (code === ximeng ? 'better' : 'not distinguishable');
    expect(mapTitle(resultsOf({ verdict })).en).toContain('in 1 of 3 counties (Ximeng Va Autonomous County, −4.0\u00A0points)');
  });

  it('says what is lower and what is higher', () => {
    const headcount = (name: string, code: number): number => (name === 'single' ? 0.1 : code === wuhua ? 0.13 : 0.08);
    const verdict = (_: string, code: number): Verdict => (code === wuhua ? 'worse' : 'better');
    const { en } = mapTitle(resultsOf({ headcount, verdict }));
    expect(en).toContain('lowers poverty distinguishably in 2 of 3 counties');
    expect(en).toContain('and raises it in 1 (Wuhua District, +3.0\u00A0points)');
    expect(mapTitle(resultsOf({ headcount, verdict: () => 'worse' })).en).toContain('raises poverty distinguishably in 3 of 3 counties');
  });

  it('says when no county can be told apart', () => {
    const { en, zh } = mapTitle(resultsOf({ verdict: () => 'not distinguishable' }));
    expect(en).toBe('In 2013, compared with SINGLE: MULTI cannot be told apart from SINGLE in any of 3 counties');
    expect(zh).toContain('在全部3个县都无法区分');
    expect(mapTitle(resultsOf({ verdict: () => 'undetermined' })).en).toContain('MULTI, with one replicate, cannot be told apart');
  });

  it('lists several scenarios in few words', () => {
    const verdict = (name: string): Verdict => (name === 'multi' ? 'better' : 'not distinguishable');
    const { en, zh } = mapTitle(resultsOf({ scenarios: ['single', 'multi', 'added'], verdict }));
    expect(en).toContain('Of 3 counties');
    expect(en).toContain('MULTI: less in 3 (most in');
    expect(en).toContain('ADDED: none, it cannot be told apart');
    expect(zh).toContain('“added的中文”：没有，无法区分');
  });

  it('does not call the same what was not compared', () => {
    const results = resultsOf({ scenarios: ['single', 'multi', 'added'], compared: false });
    expect(mapTitle(results).en).toContain('MULTI: not compared');
    expect(mapTitle(resultsOf({ compared: false })).en).toContain('cannot be compared');
  });

  it('of one scenario says where poverty is highest and lowest', () => {
    const headcount = (_: string, code: number): number => (code === lancang ? 0.123 : code === wuhua ? 0.004 : 0.05);
    const results = resultsOf({ scenarios: ['single'], headcount });
    expect(mapTitle(results).en).toBe(
      'With SINGLE, poverty in 2013 is highest in Lancang Lahu Autonomous County (12.3\u00A0%) and lowest in Wuhua District (0.4\u00A0%)',
    );
  });
});

describe('the maps', () => {
  it('are one for each scenario, one for each difference, and one of the places, each with 129 counties', () => {
    const { markup } = mapSection(resultsOf({ codes: all, scenarios: ['single', 'multi', 'added'] }), document);
    const maps = markup.split('<svg class="hex-map"').slice(1);
    expect(maps.length).toBe(3 + 2 + 1);
    for (const map of maps) expect(times(map.split('</svg>')[0]!, 'data-county="')).toBe(129);
    expect(new Set([...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).size).toBe([...markup.matchAll(/ id="/g)].length);
  });

  it('have one scale for all scenarios', () => {
    const headcount = (name: string, code: number): number => (code === wuhua ? 0.05 : name === 'single' ? 0.1 : 0.2);
    const { markup } = mapSection(resultsOf({ headcount }), document);
    const colours = [...markup.matchAll(/fill="(#[0-9a-f]{6})" data-county="530102"[^>]*><title>[^<]*: 5\.0/g)].map(([, colour]) => colour);
    expect(colours.length).toBe(2);
    expect(new Set(colours).size).toBe(1);
  });

  it('hatch what cannot be told apart and count it', () => {
    const verdict = (_: string, code: number): Verdict => (code === wuhua ? 'not distinguishable' : 'better');
    const { markup } = mapSection(resultsOf({ verdict }), document);
    expect(markup).toContain('data-sign="undecided" data-count="1"');
    expect(markup).toContain('Counties that cannot be told apart from SINGLE (hatched): MULTI in 1 of 3.');
    expect(markup).toContain('≈ cannot be told apart 无法区分</title>');
    expect(mapSection(resultsOf(), document).markup).not.toContain('data-sign="undecided"');
  });

  it('have their numbers as a table', () => {
    const table = tableOf(mapSection(resultsOf(), document), 'county-map');
    expect(table.map((cells) => cells.slice(0, 4))).toEqual([
      ['Wuhua District', '530102', '10.0', '6.0'],
      ['Lancang Lahu Autonomous County', '530828', '10.0', '6.0'],
      ['Ximeng Va Autonomous County', '530829', '10.0', '6.0'],
    ]);
    expect(table[1]!.slice(4)).toEqual(['−4.0', '−6.0', '−2.0', '0.040']);
  });

  it('stand beside the prefectures and groups that were compared, and no others', () => {
    const table = tableOf(mapSection(resultsOf(), document), 'prefectures');
    expect(table.map(([name]) => name)).toEqual(['Kunming', "Pu'er", 'Poverty counties'].map((name) => name.replace("'", '&#39;')));
    expect(table[1]).toEqual(['Pu&#39;er', '10.0', '−3.0 ✓ −5.0 to −1.0']);
    expect(table[0]![2]).toContain('≈');
  });

  it.each<[string, MadeUp]>([
    ['one scenario', { scenarios: ['single'] }],
    ['one scenario of all counties', { scenarios: ['single'], codes: all }],
    ['no comparison', { compared: false }],
    ['no county', { codes: [] }],
    ['one county', { codes: [lancang] }],
    ['headcounts that are not defined', { headcount: () => NaN }],
    ['headcounts of zero', { headcount: () => 0 }],
  ])('can be drawn of %s', (_, parts) => {
    const results = resultsOf(parts);
    for (const { markup } of [mapSection(results, document), countyTableSection(results, document)]) {
      expect(markup).toContain('<h2');
      expect(markup).toContain('lang="zh-Hans"');
      expect(markup).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('escape titles', () => {
    const titles = { multi: say('<script>alert("1")</script>', '<script>二</script>') };
    const results = resultsOf({ titles });
    for (const { markup } of [mapSection(results, document), countyTableSection(results, document)]) {
      expect(markup).not.toContain('<script>');
      expect(markup).toContain('&lt;script&gt;');
    }
  });
});

describe('the table of counties', () => {
  const delisted = (name: string): readonly number[] => (name === 'single' ? [0, 0.5, 0.75] : [0, 0.1, 0.25]);

  it('has the year by which half of the runs have delisted a county, and the share that have', () => {
    const results = resultsOf({ delisted });
    const [single, multi] = results.scenarios as [ScenarioResults, ScenarioResults];
    expect(delistingOf(results, single, lancang)).toEqual({ year: 2012, probability: 0.75 });
    expect(delistingOf(results, multi, lancang)).toEqual({ year: null, probability: 0.25 });
    expect(delistingOf(results, single, wuhua)).toBeUndefined();
    expect(delistingOf(results, single, 530103)).toBeUndefined();
  });

  it('shows each county with headcounts, difference with verdict, and delisting', () => {
    const table = tableOf(countyTableSection(resultsOf({ delisted }), document), 'counties');
    const actual = String(countyByCode.get(lancang)!.delistedYear);
    expect(table).toHaveLength(3);
    expect(table[0]).toEqual(['Wuhua District', 'Kunming', '—', '10.0', '6.0', '−4.0 ✓', '—', '—', '—']);
    expect(table[1]!.slice(0, 6)).toEqual(['Lancang Lahu Autonomous County', 'Pu&#39;er', 'deep', '10.0', '6.0', '−4.0 ✓']);
    expect(table[1]!.slice(6)).toEqual(['2012 p = 0.75', 'not by 2013 p = 0.25', actual]);
  });

  it('keeps for its file what a cell says besides its value, under as many names', () => {
    const { markup } = countyTableSection(resultsOf({ delisted }), document);
    const table = /<table[^>]*data-name="counties".*?<\/table>/s.exec(markup)![0];
    const counts = (row: string): number[] =>
      [...row.matchAll(/<t[hd]\b([^>]*)>/g)].map(
        ([, attributes]) => (/data-more="([^"]*)"/.exec(attributes!)?.[1]!.split('|').length ?? 0) + 1,
      );
    const [head, ...rows] = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => counts(row!));
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toEqual(head);
    expect(table).toContain('data-more="530828|Lancang Lahu Autonomous County|澜沧拉祜族自治县"');
    expect(table).toContain('data-value="-0.04" data-more="better"');
    expect(table).toContain('data-value="" data-more="0.25"');
  });

  it('has a title that counts', () => {
    expect(countyTableTitle(resultsOf({ delisted })).en).toBe(
      'By 2013, at least half of the runs have delisted 2 of 2 poverty counties with SINGLE, 0 with MULTI',
    );
    expect(countyTableTitle(resultsOf({ delisted: () => [0, 0.5, 0.5] })).zh).toBe(
      '到2013年，2个贫困县中至少一半的运行已摘帽的：“single的中文”下2个，“multi的中文”下2个',
    );
    expect(countyTableTitle(resultsOf({ codes: [wuhua] })).en).toBe('The counties one by one, 2013');
  });

  it('tells counties of the same name apart', () => {
    expect(countyName(530125).en).toBe('Yiliang County (Kunming)');
    expect(countyName(530628).en).toBe('Yiliang County (Zhaotong)');
    expect(countyName(lancang)).toEqual(say('Lancang Lahu Autonomous County', '澜沧拉祜族自治县'));
  });

  it('and the maps stay small with four scenarios and all counties', () => {
    const results = resultsOf({ codes: all, scenarios: ['single', 'multi', 'added', 'none'] });
    const bytes = mapSection(results, document).markup.length + countyTableSection(results, document).markup.length;
    expect(bytes).toBeLessThan(550_000);
  });
});

describe('the end of a scale', () => {
  it.each([
    [0.001, 0.001],
    [0.0731, 0.08],
    [0.061, 0.08],
    [0.09, 0.1],
    [1, 1],
    [1.2, 2],
    [0.3, 0.3],
  ])('above %d is %d', (value, end) => expect(niceCeiling(value)).toBeCloseTo(end, 12));
});
