import { yunnanCounties } from '../data/index.ts';
import type { ChartDocument } from './chart/index.ts';
import { counted, decimal } from './format.ts';
import { renderPage } from './page.ts';
import { countiesOf, type ReportResults } from './results.ts';
import { assumptionsSection } from './sections/assumptions.ts';
import { changedParametersSection } from './sections/changed-parameters.ts';
import { endYearSection } from './sections/end-year.ts';
import { findingSection } from './sections/finding.ts';
import { headcountSection } from './sections/headcount.ts';
import { moneySection } from './sections/money.ts';
import { provenanceSection } from './sections/provenance.ts';
import { adviceSection } from './sections/advice.ts';
import { changeSection } from './sections/change.ts';
import { costSection } from './sections/cost.ts';
import { countyTableSection } from './sections/county-table.ts';
import { decilesSection } from './sections/deciles.ts';
import { deprivationsSection } from './sections/deprivations.ts';
import { incomeCompositionSection } from './sections/income-composition.ts';
import { inequalitySection } from './sections/inequality.ts';
import { mapSection } from './sections/map.ts';
import { rankingSection } from './sections/ranking.ts';
import { relapseSection } from './sections/relapse.ts';
import { targetingSection } from './sections/targeting.ts';
import { inBoth, say, type Text } from './text.ts';

/**
 * Renders the report as one HTML document that needs nothing else. The same results give the same text.
 *
 * `document` is where charts are drawn; the report is not put into it.
 */
export function renderReport(results: ReportResults, document: ChartDocument): string {
  return renderPage({
    title: titleOf(results),
    subtitle: subtitleOf(results),
    engine: results.engine,
    contents: contentsOf(results),
    sections: [
      findingSection(results),
      rankingSection(results),
      headcountSection(results, document),
      changedParametersSection(results),
      moneySection(results),
      costSection(results),
      mapSection(results, document),
      countyTableSection(results, document),
      decilesSection(results),
      inequalitySection(results),
      deprivationsSection(results),
      targetingSection(results),
      relapseSection(results),
      incomeCompositionSection(results),
      changeSection(results),
      endYearSection(results),
      adviceSection(results),
      assumptionsSection(),
      provenanceSection(results),
    ],
  });
}

/** Sections in the order of the page, by short names; some are for several scenarios alone. */
function contentsOf({ scenarios }: ReportResults): readonly (readonly [string, Text])[] {
  const several = scenarios.length > 1;
  return [
    ['finding', say('Finding', '结论')],
    ...(scenarios.length > 2 ? [['ranking', say('Ranking', '排序')] as const] : []),
    ['headcount', say('Poverty over time', '历年贫困')],
    ['scenarios', say('What differs', '情景差异')],
    ['money', say('Money', '资金')],
    ['cost', say('Cost', '成本')],
    ['map', say('Map', '地图')],
    ['counties', say('Counties', '各县')],
    ['deciles', say('Who gains', '谁受益')],
    ['inequality', say('Inequality', '不平等')],
    ['deprivations', say('Deprivations', '多维贫困')],
    ['targeting', say('Targeting', '瞄准')],
    ['relapse', say('Relapse', '返贫')],
    ['income-composition', say('Income', '收入构成')],
    ['change', say('Growth', '增长与分配')],
    ['indicators', say('Indicators', '指标')],
    ...(several ? [['advice', say('Undecided', '未定')] as const] : []),
    ['assumptions', say('Assumptions', '假设')],
    ['provenance', say('Provenance', '来源与重现')],
  ];
}

function titleOf({ scenarios, years: { from, to } }: ReportResults): Text {
  const [place, placeZh] = [`Poverty in rural Yunnan, ${from} to ${to}`, `${from}至${to}年云南农村贫困`];
  const [only] = scenarios;
  if (scenarios.length === 1)
    return inBoth((of, language) => (language === 'en' ? `${place}: ${of(only!.title)}` : `${placeZh}：${of(only!.title)}`));
  return say(`${place}: ${scenarios.length} scenarios compared`, `${placeZh}：${scenarios.length}个情景的比较`);
}

function subtitleOf(results: ReportResults): Text {
  const { replicates, householdsPerAgent } = results;
  const counties = countiesOf(results);
  const all = yunnanCounties.length;
  const place = counties === null ? `all ${all} counties` : `${counted(counties, 'county', 'counties')} of ${all}`;
  const sample = householdsPerAgent === 1 ? 'every household' : `one household in ${decimal(householdsPerAgent, 0)}`;
  const sampleZh = householdsPerAgent === 1 ? '全部农户' : `每${decimal(householdsPerAgent, 0)}户取一户`;
  return say(
    `Agent-based simulation: ${counted(replicates, 'replicate')} of each scenario, ${place}, ${sample}.`,
    `基于主体的模拟：每个情景重复${replicates}次，${counties === null ? `全部${all}个县` : `${all}个县中的${counties}个`}，${sampleZh}。`,
  );
}
