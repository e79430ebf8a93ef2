import { hexagonByCounty, yunnanCounties } from '../../data/index.ts';
import type { ComparisonRow } from '../../output/comparison-row.ts';
import { differenceTitle, drawHexMap, inOneLine, titleLinesOf, type HexCell, type HexFrame, type HexMap } from '../chart/hex-map.ts';
import { drawHexKey, drawHexScale, type HexKeyEntry } from '../chart/hex-key.ts';
import type { ChartDocument } from '../chart/index.ts';
import { diverging, sequential, verdictMarks } from '../chart/palette.ts';
import { figure, type Cell, type DataColumn } from '../figure.ts';
import { decimal, joinedText, listedText, shownDifference, shownIntervalText, shownText } from '../format.ts';
import { html, nothing, type Html } from '../html.ts';
import { othersOf, referenceOf, type ReportResults, type ScenarioResults } from '../results.ts';
import { inBoth, say, Text } from '../text.ts';
import { areaTable } from './area-table.ts';
import {
  countyDifference,
  countyName,
  countyValue,
  headcountScale,
  shownIndicator,
  simulatedCounties,
  shortTallyText,
  sixDigits,
  tallyOf,
  tallyText,
} from './places.ts';
import { section } from './section.ts';

/** Where poverty is: a small map of the counties for each scenario, and one of its difference from the reference. */
export function mapSection(results: ReportResults, _document: ChartDocument): Html {
  if (!results.scenarios.some((scenario) => valuesOf(results, scenario).length > 0))
    return section('map', mapTitle(results), html`<p>${say('No run has results of counties.', '没有任何运行给出各县的结果。')}</p>`);
  const others = othersOf(results);
  return section('map', mapTitle(results), mapFigure(results), others.length === 0 ? nothing : areaTable(results));
}

/** The finding of the maps in one sentence. */
export function mapTitle(results: ReportResults): Text {
  const { to } = results.years;
  const reference = referenceOf(results);
  const others = othersOf(results);
  if (others.length === 0) return deepestText(results, reference);
  const tallies = others.map((scenario) => ({ scenario, tally: tallyOf(results, scenario) }));
  const [only] = tallies;
  if (tallies.length === 1) {
    const told = tallyText(only!.scenario, only!.tally, reference.title);
    return inBoth((of, language) =>
      language === 'en'
        ? `In ${to}, compared with ${of(reference.title)}: ${of(told)}`
        : `${to}年，与“${of(reference.title)}”相比：${of(told)}`,
    );
  }
  const compared = Math.max(...tallies.map(({ tally }) => tally.compared));
  const parts = tallies.map(({ scenario, tally }) => shortTallyText(scenario, tally));
  return inBoth((of, language) =>
    language === 'en'
      ? `Of ${compared === 1 ? 'one county' : `${compared} counties`}, those with distinguishably less or more poverty in ${to} than with ${of(reference.title)}. ${parts.map(of).join('; ')}`
      : `${to}年，${compared}个县中与“${of(reference.title)}”相比贫困显著较少或较多的县：${parts.map(of).join('；')}`,
  );
}

/** Where poverty is highest and lowest under a scenario. */
function deepestText(results: ReportResults, scenario: ScenarioResults): Text {
  const { to } = results.years;
  const values = valuesOf(results, scenario).sort((a, b) => b.value - a.value);
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return say(`Poverty by county, ${to}`, `${to}年各县贫困`);
  const [high, low] = [first, last].map(({ code, value }) =>
    inBoth((of, language) => {
      const shown = of(shownText(value, headcountScale));
      return language === 'en' ? `${of(countyName(code))} (${shown})` : `${of(countyName(code))}（${shown}）`;
    }),
  ) as [Text, Text];
  return inBoth((of, language) => {
    if (values.length === 1)
      return language === 'en'
        ? `With ${of(scenario.title)}, poverty in ${to} in the one county simulated: ${of(high)}`
        : `在“${of(scenario.title)}”下，${to}年唯一模拟县的贫困发生率：${of(high)}`;
    return language === 'en'
      ? `With ${of(scenario.title)}, poverty in ${to} is highest in ${of(high)} and lowest in ${of(low)}`
      : `在“${of(scenario.title)}”下，${to}年贫困发生率最高的是${of(high)}，最低的是${of(low)}`;
  });
}

/** Headcounts of the counties in the last year, those that have one. */
function valuesOf(results: ReportResults, scenario: ScenarioResults): { readonly code: number; readonly value: number }[] {
  return scenario.counties
    .map(({ code }) => ({ code, value: countyValue(results, scenario, code, shownIndicator, results.years.to) }))
    .filter(({ code, value }) => hexagonByCounty.has(code) && Number.isFinite(value));
}

const mapWidth = 300;
const fontSize = 13;
const frameOf = (id: string): HexFrame => ({ width: mapWidth, fontSize, idPrefix: `map-${id}` });

function mapFigure(results: ReportResults): Html {
  const { to } = results.years;
  const reference = referenceOf(results);
  const others = othersOf(results);
  const all = [reference, ...others];
  const highest = niceCeiling(Math.max(0.001, ...all.flatMap((scenario) => valuesOf(results, scenario).map(({ value }) => value))));
  const rows = others.flatMap((scenario) => simulatedCounties(results).flatMap((code) => countyDifference(results, scenario, code) ?? []));
  const largest = niceCeiling(Math.max(0.001, ...rows.map(({ difference }) => Math.abs(difference)).filter(Number.isFinite)));
  const columns: HexMap[][] = [
    [headcountMap(results, reference, highest), placesMap(results)],
    ...others.map((scenario) => [headcountMap(results, scenario, highest), differenceMap(results, scenario, largest)]),
  ];
  const keys = [headcountKey(to, highest), ...(others.length === 0 ? [] : [differenceKey(to, largest)]), signKey(results)];
  const drawn = columns.map((maps, i) =>
    maps.map((map, j) => {
      const titleLines = Math.max(...columns.map((each) => titleLinesOf(each[j]!.title, frameOf('title'))));
      return drawHexMap(map, { ...frameOf(`${i}-${j}`), titleLines });
    }),
  );
  // A scenario stands above its difference; alone, beside the map of places and the legends.
  const tiles = others.length === 0 ? [...drawn.flat(), keys.join('')] : [...keys, ...drawn.map((maps) => maps.join(''))];
  return figure({
    id: 'county-map',
    title: figureTitle(results),
    wide: `<div class="maps">${tiles.map((tile) => `<div>${tile}</div>`).join('')}</div><p class="told tools" data-told=""></p>`,
    caption: captionOf(results),
    undecided: undecidedText(results),
    data: mapData(results),
  });
}

/** Where poverty is highest, or with one scenario alone, of which the section says that, how far apart the counties are. */
function figureTitle(results: ReportResults): Text {
  const reference = referenceOf(results);
  if (othersOf(results).length > 0) return deepestText(results, reference);
  const values = valuesOf(results, reference).map(({ value }) => value);
  values.sort((a, b) => a - b);
  const [first, last] = [0.25, 0.75].map((share) => values[Math.round(share * (values.length - 1))]);
  if (first === undefined || last === undefined || values.length < 4)
    return say(`Poverty by county, ${results.years.to}`, `${results.years.to}年各县贫困`);
  const [low, high] = [shownText(first, headcountScale), shownText(last, headcountScale)];
  return inBoth((of, language) =>
    language === 'en'
      ? `In the middle half of ${values.length} counties, between ${of(low)} and ${of(high)} of rural people are poor`
      : `${values.length}个县中居中的一半，贫困发生率在${of(low)}至${of(high)}之间`,
  );
}

function headcountMap(results: ReportResults, scenario: ScenarioResults, highest: number): HexMap {
  const counties = valuesOf(results, scenario).map(({ code, value }): [number, HexCell] => [
    code,
    { colour: sequential(value / highest), told: inOneLine(shownText(value, headcountScale)) },
  ]);
  return { title: scenario.title, counties: new Map(counties) };
}

function differenceMap(results: ReportResults, scenario: ScenarioResults, largest: number): HexMap {
  const counties = simulatedCounties(results).flatMap((code): [number, HexCell][] => {
    const row = countyDifference(results, scenario, code);
    return row === undefined || !Number.isFinite(row.difference) ? [] : [[code, differenceCell(row, largest)]];
  });
  return { title: differenceTitle(scenario.title, referenceOf(results).title), counties: new Map(counties) };
}

function differenceCell(row: ComparisonRow, largest: number): HexCell {
  const { sign, words } = verdictMarks[row.verdict];
  const size = `${shownDifference(row.difference, { ...headcountScale, differenceUnit: '' })} points 个百分点`;
  const interval = Number.isNaN(row.lower) ? '' : ` (${shownIntervalText(row.lower, row.upper, headcountScale).en.replace(' to ', '; ')})`;
  return {
    colour: diverging(row.difference / largest),
    told: `${size}${interval} ${sign} ${inOneLine(words)}`,
    sign: row.verdict === 'better' ? 'less' : row.verdict === 'worse' ? 'more' : 'undecided',
  };
}

const placeColours = { other: '#ffffff', poverty: '#d9d9d9', deep: '#a6a6a6' } as const;

/** Which county is where, and which are poverty counties. */
function placesMap(results: ReportResults): HexMap {
  const simulated = new Set(simulatedCounties(results));
  const counties = yunnanCounties.map(({ code, povertyCounty, deepPoverty }): [number, HexCell] => {
    const [colour, kind] = deepPoverty
      ? [placeColours.deep, 'deep-poverty county 深度贫困县']
      : povertyCounty
        ? [placeColours.poverty, 'poverty county 贫困县']
        : [placeColours.other, 'not a poverty county 非贫困县'];
    return [code, { colour, told: simulated.has(code) ? kind : `${kind}, not simulated 未模拟` }];
  });
  return { title: say('Prefectures and poverty counties', '州市与贫困县'), counties: new Map(counties), names: true };
}

function headcountKey(to: number, highest: number): string {
  const title = say(`Poor, % of rural people, ${to}`, `${to}年贫困人口占农村人口的百分比`);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => percentTick(share * highest));
  return drawHexScale({ title, colour: sequential, ticks }, frameOf('key-headcount'));
}

function differenceKey(to: number, largest: number): string {
  const title = say(`Difference, percentage points, ${to}`, `${to}年差异，百分点`);
  const ticks = [-1, -0.5, 0, 0.5, 1].map((share) => (share > 0 ? '+' : '') + percentTick(share * largest));
  return drawHexScale({ title, colour: (place) => diverging(2 * place - 1), ticks }, frameOf('key-difference'));
}

const percentTick = (share: number): string => decimal(100 * share, 2).replace(/\.?0+$/, '');

function signKey(results: ReportResults): string {
  const several = othersOf(results).length > 0;
  const undecided = othersOf(results).some((scenario) => tallyOf(results, scenario).undecided.length > 0);
  const undetermined = othersOf(results).some((scenario) => tallyOf(results, scenario).undetermined.length > 0);
  const signs: HexKeyEntry[] = [
    { colour: diverging(-0.4), sign: 'less', label: say('distinguishably less poverty', '贫困显著较少') },
    { colour: diverging(0.4), sign: 'more', label: say('distinguishably more poverty', '贫困显著较多') },
    ...(undecided || undetermined
      ? [
          {
            colour: diverging(0),
            sign: 'undecided',
            label: verdictMarks[undecided ? 'not distinguishable' : 'undetermined'].words,
          } as const,
        ]
      : []),
  ];
  const entries: HexKeyEntry[] = [
    ...(several ? signs : []),
    { colour: placeColours.poverty, label: say('poverty county', '贫困县') },
    { colour: placeColours.deep, label: say('deep-poverty county', '深度贫困县') },
    ...(simulatedCounties(results).length < yunnanCounties.length
      ? [{ colour: '#ffffff', label: say('empty in the other maps: not simulated', '其他图中的空白：未模拟') }]
      : []),
  ];
  return drawHexKey(say('Signs', '图例'), entries, frameOf('key-signs'));
}

/** The next number of 1, 2, 3, 4, 5, 6 or 8 times a power of ten, so that a scale ends at a number that is easy to read. */
export function niceCeiling(value: number): number {
  let power = 1;
  while (power > value) power /= 10;
  while (10 * power <= value) power *= 10;
  const step = [1, 2, 3, 4, 5, 6, 8, 10].find((each) => each * power >= value * (1 - 1e-9)) ?? 10;
  return step * power;
}

function captionOf(results: ReportResults): Text {
  const { to } = results.years;
  const place = say(
    `Each hexagon is a county, near its place on the map; thick lines are the borders of prefectures. Headcounts are means over runs at the end of ${to}.`,
    `每个六边形代表一个县，位置与地图大致相符；粗线为州市界。贫困发生率为各次运行在${to}年末的均值。`,
  );
  if (othersOf(results).length === 0) return place;
  return joinedText([
    place,
    say(
      'Intervals are those of a county by itself; whether it is called better or worse is decided after Holm’s correction for the number of counties.',
      '区间为单个县的95% 置信区间；较好或较差的判定经过按县数的霍尔姆校正。',
    ),
  ]);
}

function undecidedText(results: ReportResults): Text | undefined {
  const reference = referenceOf(results);
  const parts = othersOf(results).flatMap((scenario): Text[] => {
    const { compared, undecided, undetermined } = tallyOf(results, scenario);
    const count = undecided.length + undetermined.length;
    if (count === 0) return [];
    return [
      inBoth((of, language) =>
        language === 'en' ? `${of(scenario.title)} in ${count} of ${compared}` : `“${of(scenario.title)}”${compared}个中的${count}个`,
      ),
    ];
  });
  if (parts.length === 0) return undefined;
  const list = listedText(parts);
  return inBoth((of, language) =>
    language === 'en'
      ? `Counties that cannot be told apart from ${of(reference.title)} (hatched): ${of(list)}.`
      : `与“${of(reference.title)}”无法区分的县（斜线）：${of(list)}。`,
  );
}

function mapData(results: ReportResults): Parameters<typeof figure>[0]['data'] {
  const { to } = results.years;
  const all = [referenceOf(results), ...othersOf(results)];
  const reference = referenceOf(results);
  const columns: DataColumn[] = [
    { title: say('County', '县'), name: 'county' },
    { title: say('Code', '代码'), name: 'code' },
    ...all.map(({ name, title }) => ({
      title: inBoth((of, language) => (language === 'en' ? `${of(title)}, %` : `${of(title)}，%`)),
      name: `headcount_${name}`,
    })),
    ...othersOf(results).flatMap(({ name, title }) => [
      { title: differenceTitle(title, reference.title), name: `difference_${name}` },
      { title: say('from', '下限'), name: `lower_${name}` },
      { title: say('to', '上限'), name: `upper_${name}` },
      { title: say('p (Holm)', 'p（霍尔姆）'), name: `p_adjusted_${name}` },
    ]),
  ];
  const points = (value: number | undefined): Cell =>
    value === undefined || !Number.isFinite(value) ? null : { value: sixDigits(value), shown: decimal(100 * value, headcountScale.digits) };
  const rows = simulatedCounties(results).map((code): Cell[] => [
    countyName(code),
    { value: code, shown: String(code) },
    ...all.map((scenario) => points(countyValue(results, scenario, code, shownIndicator, to))),
    ...othersOf(results).flatMap((scenario): Cell[] => {
      const row = countyDifference(results, scenario, code);
      const p = row?.pAdjusted ?? NaN;
      return [
        points(row?.difference),
        points(row?.lower),
        points(row?.upper),
        Number.isNaN(p) ? null : { value: sixDigits(p), shown: decimal(p, 3) },
      ];
    }),
  ]);
  return {
    caption: say(
      `Headcount by county in ${to}, and differences in percentage points with their 95\u00A0% intervals. The file has shares of one.`,
      `${to}年各县贫困发生率，以及以百分点计的差异及其95% 区间。文件中为占1的比例。`,
    ),
    columns,
    rows,
  };
}
