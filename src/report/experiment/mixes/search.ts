import type { Interval, MixesSummary, SearchResult } from '../../../experiment/kinds/mixes/summary.ts';
import { drawGroupedBars, type Bar } from '../../chart/index.ts';
import { figure, type Cell } from '../../figure.ts';
import { counted, decimal, percent } from '../../format.ts';
import { inLanguages } from '../../html.ts';
import { section } from '../../sections/section.ts';
import { say, type Text } from '../../text.ts';
import type { ExperimentSection } from '../sections.ts';
import { budgetText, intervalCell, measureShown, sharesText, textOf } from './wording.ts';

/** What the search found, and what was left of it on fresh replicates. */
export function searchSection(summary: MixesSummary): ExperimentSection | undefined {
  const { search } = summary;
  if (search === null || search.winners.length === 0) return undefined;
  // The first objective by which the winners were chosen; others are in the table.
  const measure = search.objectives.includes('lifted') ? 'lifted' : search.objectives[0]!;
  const heading = textOf(summary.measures.find(({ name }) => name === measure)!.title);
  const bar = (interval: Interval, of: Text): Bar | null => {
    if (interval.mean === null) return null;
    const shown = measureShown(measure, interval.mean);
    return {
      value: interval.mean,
      lower: interval.lower,
      upper: interval.upper,
      shown,
      tip: say(`${of.en}: ${shown}`, `${of.zh}：${shown}`),
    };
  };
  const chosen = say('on the replicates that they were chosen by', '在据以选出的重复中');
  const fresh = say('on fresh replicates', '在新的重复中');
  const title = searchTitle(summary, search);
  const chart = {
    name: say('Winners of the search', '搜索的胜者'),
    summary: title,
    series: [
      { label: chosen, position: 0 },
      { label: fresh, position: 1 },
    ],
    groups: search.winners.map(({ title: mix, gains }) => {
      const gain = gains.find((one) => one.measure === measure)!;
      return { label: textOf(mix), bars: [bar(gain.chosen, chosen), bar(gain.fresh, fresh)] };
    }),
    axis: say(`${heading.en}, more than the regime's own mix`, `${heading.zh}，比该情景原有组合多`),
    tick: (value: number) => measureShown(measure, value),
  };
  const markup = section(
    'search',
    title,
    figure({
      id: 'winners-curse',
      title: curseTitle(search),
      wide: drawGroupedBars(chart, { width: 760, fontSize: 13 }),
      narrow: drawGroupedBars(chart, { width: 360, fontSize: 12 }),
      caption: inLanguages(
        `A mix that is chosen for doing well on some replicates has been lucky on them as well as good: the winner's curse. The numbers on the ${search.freshReplicates} fresh replicates, which no choice was made by, are those to trust. 95 % intervals.`,
        `因在某些重复中表现好而被选出的组合，既有真实优势也有运气，即“胜者的诅咒”。可信的是未用于选择的${search.freshReplicates}次新重复中的数字。95 %区间。`,
      ),
      data: tableOf(summary, search),
    }),
  );
  return { id: 'search', short: say('Search', '搜索'), markup };
}

function searchTitle(summary: MixesSummary, { regime, budget, generations, evaluated, hypervolumes }: SearchResult): Text {
  const { title } = summary.regimes[regime]!;
  const at = budgetText(summary, budget);
  const gain = hypervolumes === null || !(hypervolumes[0]! > 0) ? undefined : hypervolumes.at(-1)! / hypervolumes[0]! - 1;
  const enlarged =
    gain === undefined ? say('') : say(`, and enlarged the dominated volume by ${percent(gain)}`, `，支配体积增大${percent(gain)}`);
  return say(
    `The search under ${title.en} at ${at.en} tried ${counted(evaluated, 'more mix', 'more mixes')} in ${counted(generations, 'generation')}${enlarged.en}`,
    `在“${title.zh}”、预算${at.zh}下的搜索经${generations}代又试了${decimal(evaluated, 0)}个组合${enlarged.zh}`,
  );
}

function curseTitle({ winners }: SearchResult): Text {
  const told = winners.filter(({ gains }) => gains.some(({ curse }) => curse.upper !== null && curse.upper < 0)).length;
  return told === 0
    ? say('What the winners gain holds on fresh replicates', '胜者的优势在新的重复中依然成立')
    : say(
        `Of ${counted(winners.length, 'winner')}, ${told} gain${told === 1 ? 's' : ''} less on fresh replicates than where chosen`,
        `${winners.length}个胜者中，有${told}个在新重复中的优势小于选出时`,
      );
}

function tableOf(summary: MixesSummary, { winners }: SearchResult) {
  return {
    caption: say("Gains over the regime's own mix, with 95\u00A0% intervals.", '相对该情景原有组合的增益，附95\u00A0%区间。'),
    columns: [
      { title: say('Mix', '组合'), name: 'mix' },
      { title: say('Shares', '份额'), name: 'shares' },
      { title: say('Measure', '指标'), name: 'measure' },
      { title: say('Where chosen', '选出时'), name: 'gain_chosen' },
      { title: say('On fresh replicates', '新的重复'), name: 'gain_fresh' },
      { title: say('Difference', '差'), name: 'curse' },
    ],
    rows: winners.flatMap(({ title, shares, gains }) =>
      gains.map(({ measure, chosen, fresh, curse }): Cell[] => [
        textOf(title),
        sharesText(summary, shares),
        textOf(summary.measures.find(({ name }) => name === measure)!.title),
        intervalCell(measure, chosen),
        intervalCell(measure, fresh),
        intervalCell(measure, curse),
      ]),
    ),
  };
}
