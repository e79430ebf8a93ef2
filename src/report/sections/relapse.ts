import { hazards, survival, type SpellKind } from '../../model/indicators/spells.ts';
import { drawLineChart } from '../chart/line-chart.ts';
import { dataTable, figure, type Cell } from '../figure.ts';
import { decimal, listedText, percent } from '../format.ts';
import { html, inLanguages, type Html } from '../html.ts';
import { estimate, type Estimate, type ReportResults, type ScenarioResults, type SpellCounts } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { indicatorSentence, indicatorTable, undecidedText } from './compared.ts';
import { frames, labelledValue } from './indicator-lines.ts';
import { section } from './section.ts';

/** How long poverty lasts, and whether those who left it stay out. */
export function relapseSection(results: ReportResults): Html {
  const table = indicatorTable(results, [
    'relapse_rate',
    'exit_rate',
    'durably_lifted',
    'chronic_poverty_gap',
    'transient_poverty_gap',
    'chronic_severity',
    'transient_severity',
  ]);
  return section(
    'relapse',
    relapseTitle(results),
    spellFigure(results, 'base_poverty'),
    spellFigure(results, 'out_of_poverty'),
    spellFigure(results, 'poverty'),
    dataTable(table, { name: 'relapse-indices' }),
    inLanguages(
      'Chronic poverty is what households would have with their mean income of all years; transient is the rest of their mean poverty (Jalan and Ravallion). Durably lifted: not poor in this year nor the two before, and poor in an earlier one.',
      '长期贫困指按各年平均收入计算的贫困；其余为暂时贫困（贾兰-拉瓦里昂）。稳定脱贫：当年及前两年均不贫困，而更早曾贫困。',
    ),
  );
}

export const relapseTitle = (results: ReportResults): Text => indicatorSentence(results, 'relapse_rate');

/** Counts of all runs of a scenario together; replicates have the same weight because each stands for the same persons. */
export function pooledSpells(scenario: ScenarioResults, kind: SpellKind): SpellCounts | null {
  const runs = scenario.runs.flatMap(({ spells }) => {
    const counts = spells.get(kind);
    return counts === undefined ? [] : [counts];
  });
  if (runs.length === 0) return null;
  const sum = (of: (counts: SpellCounts) => Float64Array): Float64Array =>
    of(runs[0]!).map((_, d) => runs.reduce((total, counts) => total + of(counts)[d]!, 0));
  return { atRisk: sum(({ atRisk }) => atRisk), ended: sum(({ ended }) => ended) };
}

const kinds: Readonly<
  Record<SpellKind, { readonly id: string; readonly name: Text; readonly label: Text; readonly lasting: Text; readonly caption: Text }>
> = {
  base_poverty: {
    id: 'spells-of-the-poor-in-the-base-year',
    name: say('Poverty of those poor in the base year', '基年贫困者的贫困持续'),
    label: say('% still poor without a break', '持续贫困的比例，%'),
    lasting: say('are poor without a break', '持续贫困'),
    caption: say(
      'Persons poor in the base year who have not been out of poverty yet, by years since then.',
      '基年贫困且至今未曾脱贫的人口，按其后年数。',
    ),
  },
  out_of_poverty: {
    id: 'spells-out-of-poverty',
    name: say('Staying out of poverty', '脱贫后保持不返贫'),
    label: say('% not fallen back', '未返贫的比例，%'),
    lasting: say('have not fallen back', '未返贫'),
    caption: say(
      'Persons who left poverty and have not fallen back, by years since they left. Spells that last in the last year are censored.',
      '脱贫后未返贫的人口，按脱贫后年数。末年仍在持续的按删失处理。',
    ),
  },
  poverty: {
    id: 'spells-of-new-poverty',
    name: say('Poverty that began after the base year', '基年之后新发生的贫困'),
    label: say('% still poor', '仍贫困的比例，%'),
    lasting: say('are still poor', '仍然贫困'),
    caption: say(
      'Spells of poverty that began after the base year, by years since they began. Spells that last in the last year are censored.',
      '基年之后开始的贫困期，按开始后年数。末年仍在持续的按删失处理。',
    ),
  },
};

/** Share of spells that last longer than `duration` years, over runs. */
export function survivalIn(scenario: ScenarioResults, kind: SpellKind, duration: number): Estimate | null {
  return estimate(
    scenario.runs.map(({ spells }) => {
      const counts = spells.get(kind);
      return counts === undefined ? NaN : survival(counts)[duration - 1]!;
    }),
  );
}

/** How many spells last beyond a duration that most runs reach. */
export function spellTitle(results: ReportResults, kind: SpellKind): Text {
  const at = Math.min(3, results.years.to - results.years.from);
  const texts = results.scenarios.flatMap((scenario) => {
    const counts = pooledSpells(scenario, kind);
    const value = counts === null ? NaN : survival(counts)[at - 1]!;
    if (Number.isNaN(value)) return [];
    return [
      inBoth((of, language) =>
        language === 'en' ? `${percent(value)} with ${of(scenario.title)}` : `“${of(scenario.title)}”${percent(value)}`,
      ),
    ];
  });
  const { name, lasting } = kinds[kind];
  if (texts.length === 0) return name;
  const list = listedText(texts);
  return say(`After ${at === 1 ? 'one year' : `${at} years`} ${list.en} ${lasting.en}`, `${at}年后${lasting.zh}：${list.zh}`);
}

function spellFigure(results: ReportResults, kind: SpellKind): Html {
  const { id, name, label, caption } = kinds[kind];
  const years = results.years.to - results.years.from;
  const pooled = results.scenarios.map((scenario) => pooledSpells(scenario, kind));
  if (years < 2 || pooled.every((counts) => counts === null || !counts.atRisk.some((persons) => persons > 0)))
    return html`<p>${name}: ${say('no such spell was observed.', '未观察到此类时段。')}</p>`;
  const title = spellTitle(results, kind);
  const chart = {
    name,
    summary: title,
    lines: results.scenarios.map((scenario, position) => {
      const counts = pooled[position] ?? null;
      const lasting = counts === null ? [] : Array.from(survival(counts));
      return {
        label: scenario.title,
        position,
        points: [1, ...lasting].map((value, d) => {
          const band = d === 0 ? null : survivalIn(scenario, kind, d);
          const bounded = (end: number | null | undefined): number | null => (end == null ? null : 100 * Math.min(1, Math.max(0, end)));
          return { x: d, y: 100 * value, lower: d === 0 ? 100 : bounded(band?.lower), upper: d === 0 ? 100 : bounded(band?.upper) };
        }),
        tip: labelledValue(scenario.title, name),
      };
    }),
    x: { from: 0, to: years, ticks: Array.from({ length: years + 1 }, (_, d) => d), label: say('years', '年数') },
    y: { label, tick: (value: number) => decimal(value, 0), zero: true },
    steps: true,
  };
  return figure({
    id,
    title,
    wide: drawLineChart(chart, frames.wide),
    narrow: drawLineChart(chart, frames.narrow),
    caption: inLanguages(
      html`${caption.en} Kaplan-Meier estimate over the persons of all replicates; bands: 95 % intervals over replicates.`,
      html`${caption.zh}卡普兰-迈耶估计，合并各次重复的人口；带为各次重复间的95 %区间。`,
    ),
    undecided: kind === 'out_of_poverty' ? undecidedText(results, 'relapse_rate') : undefined,
    data: {
      caption: say('Hazard by duration: share of those at risk whose spell ends then', '各时长的风险率：处于风险者中当时结束的比例'),
      columns: [
        { title: say('Years', '年数'), name: 'duration' },
        ...results.scenarios.flatMap((scenario) => [
          { title: scenario.title, name: `hazard_${scenario.name.replaceAll('-', '_')}` },
          {
            title: inBoth((of, language) => `${of(scenario.title)}${language === 'en' ? ', lasting longer' : '，持续更久'}`),
            name: `survival_${scenario.name.replaceAll('-', '_')}`,
          },
        ]),
      ],
      rows: Array.from({ length: years }, (_, d) => [
        String(d + 1),
        ...pooled.flatMap((counts): Cell[] => {
          if (counts === null) return [null, null];
          return [hazards(counts)[d]!, survival(counts)[d]!].map((value) =>
            Number.isFinite(value) ? { value, shown: percent(value) } : null,
          );
        }),
      ]),
    },
  });
}
