/** The finding in Chinese, from the same numbers as `findings` in English. */
import { decimals, distinguishable, findings, percent, points, widestDifference } from '../experiment/finding.ts';
import type { HeadcountDifference, ScenarioSummary } from '../experiment/summary.ts';
import { unbroken } from './format.ts';
import { say, type Text } from './text.ts';

/** What `findings` takes, and the titles of the scenarios in Chinese. */
export interface FindingInput {
  readonly reference: string;
  readonly scenarios: readonly ScenarioSummary[];
  readonly titlesZh: ReadonlyMap<string, string>;
}

/** One sentence or two for each scenario other than the reference, in both languages, in the order of `order`. */
export function findingTexts({ reference, scenarios, titlesZh }: FindingInput, order: readonly string[]): Text[] {
  const english = findings({ reference, scenarios }, order);
  const own = scenarios.find(({ name }) => name === reference);
  if (own === undefined) return [];
  const others = order.flatMap((name) => scenarios.filter((scenario) => scenario.name === name && scenario !== own));
  return others.map((scenario, i) => say(unbroken(english[i]!), unbroken(findingZh(scenario, own, titlesZh))));
}

function findingZh(scenario: ScenarioSummary, reference: ScenarioSummary, titles: ReadonlyMap<string, string>): string {
  const titleOf = ({ name, title }: ScenarioSummary): string => titles.get(name) ?? title;
  const last = scenario.headcount.findLast(({ difference }) => difference !== null);
  if (last === undefined) return `“${titleOf(scenario)}”无法与“${titleOf(reference)}”比较：没有两者都完成的重复。`;
  const end = last.difference!;
  const counts = `${last.year}年农村人口中有${percent(end.scenario)}低于贫困线，“${titleOf(reference)}”为${percent(end.reference)}`;
  return `${titleOf(scenario)}：${counts}；${differenceZh(end)}。${widestZh(scenario, last.year)}`;
}

function differenceZh(difference: HeadcountDifference): string {
  const { mean, lower, upper, replicates } = difference;
  if (lower === null || upper === null) return `${sizeZh(mean, 2)}，仅来自一次重复，把握程度未知`;
  if (lower === 0 && upper === 0) return `${replicates}次重复中均无差异`;
  const digits = decimals(upper - lower);
  const interval = (a: number, b: number): string => `95 %区间${points(a, digits)}至${points(b, digits)}，${replicates}次重复`;
  if (!distinguishable(difference)) return `相差${points(mean, digits)}个百分点，与零无法区分（${interval(lower, upper)}）`;
  const [near, far] = mean < 0 ? [-upper, -lower] : [lower, upper];
  return `${sizeZh(mean, digits)}（${interval(near, far)}）`;
}

function widestZh(scenario: ScenarioSummary, lastYear: number): string {
  const widest = widestDifference(scenario);
  if (widest === undefined || widest.year === lastYear) return '';
  const { mean, lower, upper } = widest.difference;
  const digits = decimals(upper! - lower!);
  const [near, far] = mean < 0 ? [-upper!, -lower!] : [lower!, upper!];
  return `两者在${widest.year}年相差最大：${sizeZh(mean, digits)}（${points(near, digits)}至${points(far, digits)}）。`;
}

const sizeZh = (mean: number, digits: number): string => `${mean < 0 ? '低' : '高'}${points(Math.abs(mean), digits)}个百分点`;
