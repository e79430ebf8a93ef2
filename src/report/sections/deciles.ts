import { changeBins } from '../../model/indicators/winners.ts';
import { drawLineChart } from '../chart/line-chart.ts';
import { diverging } from '../chart/palette.ts';
import { drawStackedBars } from '../chart/stacked-bars.ts';
import { figure, type Cell } from '../figure.ts';
import { decimal, listedText, percent, signedPercent } from '../format.ts';
import { html, inLanguages, nothing, type Html } from '../html.ts';
import { estimate, othersOf, referenceOf, type Estimate, type ReportResults, type ScenarioResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { frames, tickDigits } from './indicator-lines.ts';
import { incidenceFigure, incidenceTitle } from './growth-incidence.ts';
import { section } from './section.ts';

const tenths = Array.from({ length: 10 }, (_, d) => d);

/** Who gained: by tenth of persons of the base year, by hundredth, and household by household. */
export function decilesSection(results: ReportResults): Html {
  return section(
    'deciles',
    whoGainsTitle(results),
    results.scenarios.length > 1 ? [gainsFigure(results), winnersFigure(results)] : nothing,
    incidenceFigure(results),
  );
}

/** Income of tenth `d` in the last year against the reference in the same replicates, as a share. */
export function gainOf(results: ReportResults, scenario: ScenarioResults, d: number): Estimate | null {
  const at = (results.years.to - results.years.from) * 10 + d;
  const reference = new Map(referenceOf(results).runs.map((run) => [run.replicate, run.deciles.get('mean_income')?.[at]]));
  return estimate(
    scenario.runs.map((run) => {
      const base = reference.get(run.replicate);
      const own = run.deciles.get('mean_income')?.[at];
      return base === undefined || own === undefined ? NaN : own / base - 1;
    }),
  );
}

const spansZero = ({ lower, upper }: Estimate): boolean => lower !== null && upper !== null && lower <= 0 && upper >= 0;

/** Which tenth gains most, relative to its income, in which scenario. */
export function whoGainsTitle(results: ReportResults): Text {
  const texts = othersOf(results).flatMap((scenario) => {
    const gains = tenths.map((d) => gainOf(results, scenario, d)?.mean ?? NaN);
    if (gains.some(Number.isNaN)) return [];
    const rises = Math.max(...gains) > -Math.min(...gains);
    const d = gains.indexOf(rises ? Math.max(...gains) : Math.min(...gains));
    return [
      inBoth((of, language) =>
        language === 'en'
          ? `${of(scenario.title)}: tenth ${d + 1} ${rises ? 'gains' : 'loses'} most (${signedPercent(gains[d]!)})`
          : `“${of(scenario.title)}”下第${d + 1}组${rises ? '增收' : '减收'}最多（${signedPercent(gains[d]!)}）`,
      ),
    ];
  });
  if (texts.length === 0) return say('Who gains', '谁受益');
  return say(
    `Who gains, by tenth of income of ${results.years.from} (1: poorest). ${texts.map(({ en }) => en).join('; ')}`,
    `谁受益，按${results.years.from}年收入十等分（1为最穷）：${texts.map(({ zh }) => zh).join('；')}`,
  );
}

/** What the poorest and the richest tenth gain in each scenario, or by how much incomes grew where there is one alone. */
export function decilesTitle(results: ReportResults): Text {
  const reference = referenceOf(results);
  const texts = othersOf(results).flatMap((scenario) => {
    const [poorest, richest] = [gainOf(results, scenario, 0), gainOf(results, scenario, 9)];
    if (poorest === null || richest === null) return [];
    const word = (gain: Estimate): Text =>
      spansZero(gain) ? say('no change that can be told', '变化无法区分') : say(signedPercent(gain.mean));
    return [
      inBoth((of, language) =>
        language === 'en'
          ? `${of(word(poorest))} and ${of(word(richest))} with ${of(scenario.title)}`
          : `“${of(scenario.title)}”${of(word(poorest))}和${of(word(richest))}`,
      ),
    ];
  });
  if (texts.length === 0) return incidenceTitle(results);
  const list = listedText(texts);
  const { to } = results.years;
  return say(
    `Incomes of ${to} of the poorest and the richest tenth against ${reference.title.en}: ${list.en}`,
    `${to}年最穷与最富十分之一人口的收入（与“${reference.title.zh}”相比）：${list.zh}`,
  );
}

function gainsFigure(results: ReportResults): Html {
  const title = decilesTitle(results);
  const others = othersOf(results);
  const gains = others.map((scenario) => tenths.map((d) => gainOf(results, scenario, d)));
  const chart = {
    name: say('Change of income by tenth of the base year', '按基年十等分的收入变化'),
    summary: title,
    lines: others.map((scenario, i) => ({
      label: scenario.title,
      position: results.scenarios.indexOf(scenario),
      points: gains[i]!.flatMap((gain, d) => {
        const hundred = (x: number | null): number | null => (x === null ? null : 100 * x);
        return gain === null ? [] : [{ x: d + 1, y: 100 * gain.mean, lower: hundred(gain.lower), upper: hundred(gain.upper) }];
      }),
      tip: scenario.title,
    })),
    x: {
      from: 1,
      to: 10,
      ticks: tenths.map((d) => d + 1),
      label: say('tenth of base-year income, poorest first', '按基年收入的十等分，由穷到富'),
    },
    y: {
      label: say('change of income per person, %', '人均收入变化，%'),
      tick: (value: number) => decimal(value, tickDigits(2, value)),
      zero: true,
    },
  };
  const open = others.filter((_, i) => gains[i]!.some((gain) => gain !== null && spansZero(gain)));
  const openList = listedText(open.map(({ title: name }) => name));
  return figure({
    id: 'gains-by-tenth',
    title,
    wide: drawLineChart(chart, frames.wide),
    narrow: drawLineChart(chart, frames.narrow),
    caption: inLanguages(
      html`Mean income of the tenth in ${results.years.to} against that under ${referenceOf(results).title.en} in the same replicate. A
      household stays in the tenth that it was in at the end of ${results.years.from}. Bands: 95 % intervals.`,
      html`各十等分${results.years.to}年的平均收入与同一次重复中“${referenceOf(results).title.zh}”之比。农户始终属于其${results.years.from}年末所在的组。带为95 %区间。`,
    ),
    undecided:
      open.length === 0
        ? undefined
        : say(`In some tenths the change cannot be told apart from zero: ${openList.en}.`, `部分组的变化与零无法区分：${openList.zh}。`),
    data: {
      caption: say('Change of income by tenth', '各十等分的收入变化'),
      columns: [
        { title: say('Tenth', '十等分'), name: 'base_decile' },
        ...others.map(({ title: name, name: id }) => ({ title: name, name: id.replaceAll('-', '_') })),
      ],
      rows: tenths.map((d) => [
        String(d + 1),
        ...others.map((_, i): Cell => {
          const gain = gains[i]![d]!;
          if (gain === null) return null;
          const below =
            gain.lower === null || gain.upper === null
              ? {}
              : {
                  below: say(
                    `${signedPercent(gain.lower)} to ${signedPercent(gain.upper)}`,
                    `${signedPercent(gain.lower)} 至 ${signedPercent(gain.upper)}`,
                  ),
                };
          return { value: gain.mean, shown: signedPercent(gain.mean), ...below };
        }),
      ]),
    },
  });
}

const binColours = [diverging(-0.9), diverging(-0.35), diverging(0), diverging(0.4), diverging(0.95)];
const bins = changeBins.map(({ title, titleZh }, b) => ({ label: say(title, titleZh), colour: binColours[b]! }));

/** Mean over runs of the share of persons of a tenth in each bin. */
export function winnersByTenth(scenario: ScenarioResults): number[][] | null {
  const runs = scenario.runs.flatMap(({ winners }) => (winners === undefined ? [] : [winners]));
  if (runs.length === 0) return null;
  return tenths.map((d) => bins.map((_, b) => estimate(runs.map((run) => run[d * bins.length + b]!))?.mean ?? NaN));
}

/** How many gain and how many lose in each scenario. */
export function winnersTitle(results: ReportResults): Text {
  const texts = othersOf(results).flatMap((scenario) => {
    const shares = winnersByTenth(scenario);
    if (shares === null) return [];
    const part = (...wanted: number[]): string =>
      percent(shares.reduce((sum, own) => sum + wanted.reduce((all, b) => all + (own[b] || 0), 0), 0) / 10);
    const [gain, lose] = [part(0, 1), part(3, 4)];
    return [
      inBoth((of, language) =>
        language === 'en'
          ? `${gain} gain and ${lose} lose with ${of(scenario.title)}`
          : `“${of(scenario.title)}”下${gain}增收、${lose}减收`,
      ),
    ];
  });
  const reference = referenceOf(results).title;
  if (texts.length === 0) return say('Winners and losers: no replicate can be paired', '增收与减收：没有可配对的重复');
  const list = listedText(texts);
  return say(`Against ${reference.en}, ${list.en}`, `与“${reference.zh}”相比：${list.zh}`);
}

function winnersFigure(results: ReportResults): Html {
  const title = winnersTitle(results);
  const others = othersOf(results).flatMap((scenario) => {
    const shares = winnersByTenth(scenario);
    return shares === null ? [] : [{ scenario, shares }];
  });
  if (others.length === 0) return html`<p>${title}</p>`;
  const chart = {
    name: say('Winners and losers', '增收与减收'),
    summary: title,
    parts: bins,
    groups: others.map(({ scenario, shares }) => ({
      title: scenario.title,
      bars: shares.map((values, d) => ({
        label: String(d + 1),
        values,
        tip: inBoth((of, language) =>
          [
            language === 'en' ? `${of(scenario.title)}, tenth ${d + 1}` : `${of(scenario.title)}，第${d + 1}组`,
            ...bins.map(({ label }, b) => `${of(label)} ${percent(values[b]!)}`),
          ].join('\n'),
        ),
      })),
    })),
    axis: say('share of the persons of the tenth (1: poorest)', '占该组人口的比例（1为最穷）'),
    tick: (value: number) => `${decimal(100 * value, 0)}\u00A0%`,
    to: 1,
    beside: true,
  };
  return figure({
    id: 'winners-and-losers',
    title,
    wide: drawStackedBars(chart, { width: 760, fontSize: 12 }),
    narrow: drawStackedBars(chart, { width: 360, fontSize: 12 }),
    caption: inLanguages(
      html`Income of ${results.years.to} of each household against its own under ${referenceOf(results).title.en}, same replicate; five
      fixed bins, by tenth of the base year.`,
      html`每户${results.years.to}年收入与其自身在“${referenceOf(results).title.zh}”、同一次重复下的收入相比；固定五档，按基年十等分。`,
    ),
    data: {
      caption: say('Shares of persons by change of income', '按收入变化的人口占比'),
      columns: [
        { title: say('Scenario', '情景'), name: 'scenario' },
        { title: say('Tenth', '十等分'), name: 'base_decile' },
        ...changeBins.map(({ name }, b) => ({ title: bins[b]!.label, name })),
      ],
      rows: others.flatMap(({ scenario, shares }) =>
        shares.map((values, d) => [
          scenario.title,
          String(d + 1),
          ...values.map((value): Cell => (Number.isFinite(value) ? { value, shown: percent(value) } : null)),
        ]),
      ),
    },
  });
}
