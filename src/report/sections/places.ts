/** What the sections about counties and prefectures share. */
import { countyByCode, yunnanCounties } from '../../data/index.ts';
import { provinceColumns } from '../../model/record/columns.ts';
import type { ComparisonRow } from '../../output/comparison-row.ts';
import { verdictMarks } from '../chart/palette.ts';
import { scaleOf, shownDifferenceText, type Scale } from '../format.ts';
import { differenceIn, type ReportResults, type ScenarioResults } from '../results.ts';
import { inBoth, say, Text } from '../text.ts';

/** The indicator by which counties are shown. */
export const shownIndicator = 'headcount';
export const headcountScale: Scale = scaleOf(provinceColumns.find(({ name }) => name === shownIndicator)!.unit);

/** Signs of verdicts in tables, with their meaning. */
export const signWords: Text = inBoth((of, language) =>
  (['better', 'worse', 'not distinguishable', 'undetermined'] as const)
    .map((verdict) => `${verdictMarks[verdict].sign} ${of(verdictMarks[verdict].words)}`)
    .join(language === 'en' ? ', ' : '、'),
);

const sameNames = new Set(
  yunnanCounties.map(({ nameEn }) => nameEn).filter((name) => yunnanCounties.filter(({ nameEn }) => nameEn === name).length > 1),
);

/** Name of a county, with its prefecture where two have the same name. */
export function countyName(code: number): Text {
  const county = countyByCode.get(code);
  if (county === undefined) return say(String(code));
  return say(sameNames.has(county.nameEn) ? `${county.nameEn} (${county.prefecture})` : county.nameEn, county.nameZh);
}

/** Codes of the counties that any scenario simulated, in ascending order. */
export function simulatedCounties(results: ReportResults): readonly number[] {
  const codes = new Set(results.scenarios.flatMap(({ counties }) => counties.map(({ code }) => code)));
  return [...codes].sort((a, b) => a - b);
}

/** Mean over runs of an indicator of a county in a year; NaN where there is none. */
export function countyValue(results: ReportResults, scenario: ScenarioResults, code: number, indicator: string, year: number): number {
  return seriesOf(scenario, code, indicator)?.[year - results.years.from] ?? NaN;
}

function seriesOf(scenario: ScenarioResults, code: number, indicator: string): Float64Array | undefined {
  return scenario.counties.find((county) => county.code === code)?.values.get(indicator);
}

/** Difference of the headcount of a county from the reference in the last year. */
export function countyDifference(results: ReportResults, scenario: ScenarioResults, code: number): ComparisonRow | undefined {
  return differenceIn(results, scenario.name, shownIndicator, results.years.to, { geography: 'county', place: String(code) });
}

/** Counties by what their difference from the reference means. */
export interface CountyTally {
  /** Counties compared. */
  readonly compared: number;
  /** Of the largest difference first. */
  readonly better: readonly ComparisonRow[];
  readonly worse: readonly ComparisonRow[];
  readonly undecided: readonly ComparisonRow[];
  /** One pair of replicates alone: nobody can say. */
  readonly undetermined: readonly ComparisonRow[];
}

/** Counts in how many counties a scenario can be told apart from the reference, after Holm's correction. */
export function tallyOf(results: ReportResults, scenario: ScenarioResults): CountyTally {
  const rows = simulatedCounties(results).flatMap((code) => countyDifference(results, scenario, code) ?? []);
  const of = (verdict: ComparisonRow['verdict']): ComparisonRow[] =>
    rows.filter((row) => row.verdict === verdict).sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  return {
    compared: rows.length,
    better: of('better'),
    worse: of('worse'),
    undecided: of('not distinguishable'),
    undetermined: of('undetermined'),
  };
}

/** What a scenario does to poverty in the counties, in a sentence without its end. */
export function tallyText({ title }: ScenarioResults, { compared, better, worse, undetermined }: CountyTally, reference: Text): Text {
  if (compared === 0) return inBoth((of, language) => (language === 'en' ? `${of(title)} cannot be compared` : `“${of(title)}”无法比较`));
  if (better.length + worse.length === 0) {
    const alone = undetermined.length === compared ? say(', with one replicate,', '仅有一次重复，') : say('');
    return inBoth((of, language) =>
      language === 'en'
        ? `${of(title)}${of(alone)} cannot be told apart from ${of(reference)} in any of ${counties(compared)}`
        : `“${of(title)}”${of(alone)}与“${of(reference)}”在全部${compared}个县都无法区分`,
    );
  }
  const raises = better.length > 0 ? say('raises it in', '升高的有') : say('raises poverty distinguishably in', '显著升高贫困的有');
  const among = ` of ${counties(compared)}`;
  const parts = [
    ...changed(better, say('lowers poverty distinguishably in', '显著降低贫困的有'), among),
    ...changed(worse, raises, better.length > 0 ? '' : among),
  ];
  return inBoth((of, language) =>
    language === 'en' ? `${of(title)} ${parts.map(of).join(' and ')}` : `“${of(title)}”在${compared}个县中${parts.map(of).join('，')}`,
  );
}

/** The same in few words, where several scenarios are listed. */
export function shortTallyText({ title }: ScenarioResults, { compared, better, worse, undetermined }: CountyTally): Text {
  const parts = [...changed(better, say('less in', '较少')), ...changed(worse, say('more in', '较多'))];
  const none =
    compared === 0
      ? say('not compared', '未比较')
      : undetermined.length === compared
        ? say('unknown, one replicate alone', '未知，仅一次重复')
        : say('none, it cannot be told apart', '没有，无法区分');
  return inBoth((of, language) => {
    const list = (parts.length === 0 ? [none] : parts).map(of);
    return language === 'en' ? `${of(title)}: ${list.join(', ')}` : `“${of(title)}”：${list.join('，')}`;
  });
}

/** How many counties, and which of them the most. */
function changed(rows: readonly ComparisonRow[], does: Text, among = ''): Text[] {
  const [first] = rows;
  if (first === undefined) return [];
  const size = shownDifferenceText(first.difference, headcountScale);
  const name = countyName(Number(first.place));
  return [
    inBoth((of, language) => {
      if (language === 'en') return `${of(does)} ${rows.length}${among} (${rows.length === 1 ? '' : 'most in '}${of(name)}, ${of(size)})`;
      return `${of(does)}${rows.length}个（${rows.length === 1 ? '' : '最多为'}${of(name)}，${of(size)}）`;
    }),
  ];
}

/** A number to six digits that count: more are noise, and take room in a page. */
export const sixDigits = (value: number): number => Number(value.toPrecision(6));

const counties = (n: number): string => (n === 1 ? 'one county' : `${n} counties`);

/** When a county leaves the list of poverty counties under a scenario. */
export interface Delisting {
  /** First year by which at least half of the runs have delisted it; `null` where that has not come by the last year. */
  readonly year: number | null;
  /** Share of the runs that have delisted it by the last year. */
  readonly probability: number;
}

/** Delisting of a county, or `undefined` for one that was never on the list or was not simulated. */
export function delistingOf(results: ReportResults, scenario: ScenarioResults, code: number): Delisting | undefined {
  const series = seriesOf(scenario, code, 'delisted');
  const probability = series?.at(-1);
  if (series === undefined || probability === undefined || Number.isNaN(probability) || countyByCode.get(code)?.povertyCounty !== true)
    return undefined;
  const t = series.findIndex((share) => share >= 0.5);
  return { year: t < 0 ? null : results.years.from + t, probability };
}
