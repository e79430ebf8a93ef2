/** What a decomposition shows: money and governance, what each player brings, which pairs reinforce each other, and the lattice added in order. */
import type { DecompositionSummary, OutcomeSummary } from '../../experiment/kinds/decomposition/summary.ts';
import { html, nothing, type Html } from '../html.ts';
import { section } from '../sections/section.ts';
import { say, type Text } from '../text.ts';
import { textOf } from './decomposition/amounts.ts';
import { dividendsTable } from './decomposition/dividends.ts';
import { interactionFigure } from './decomposition/interactions.ts';
import { regimesFigure } from './decomposition/regimes.ts';
import { shapleyFigure } from './decomposition/shapley.ts';
import { waterfallFigure } from './decomposition/waterfall.ts';
import type { ExperimentSection, KindSections } from './sections.ts';

const nouns: Readonly<Record<DecompositionSummary['playersAre'], Text>> = {
  synergies: say('synergy', '协同'),
  instruments: say('instrument', '政策工具'),
  centres: say('centre', '中心'),
  list: say('player', '参与者'),
};

/** Sections of a decomposition. Outcomes for which no replicate is whole are left out. */
export const decompositionSections: KindSections = ({ summary: plain }) => {
  const summary = plain as DecompositionSummary;
  const outcomes = summary.outcomes.filter(({ replicates }) => replicates > 0);
  const [first] = outcomes;
  if (first === undefined) return [];
  const scenario = textOf(summary.scenario.title);
  const noun = nouns[summary.playersAre];
  const regimes = outcomes.map((outcome) => regimesFigure(summary, outcome, `regimes-${idOf(outcome)}`) ?? nothing);
  const sections: (ExperimentSection | undefined)[] = [
    first.regimes === null
      ? undefined
      : part('regimes', say('Money, governance', '资金与治理'), say('Is it the money or the governance?', '是资金还是治理？'), regimes),
    part(
      'shapley',
      say('Parts', '各项贡献'),
      say(`What each ${noun.en} brings in ${scenario.en}`, `“${scenario.zh}”中每项${noun.zh}的贡献`),
      outcomes.map((outcome) => shapleyFigure(summary, outcome, `shapley-${idOf(outcome)}`)),
    ),
    summary.players.length < 2
      ? undefined
      : part('interactions', say('Pairs', '两两交互'), say('Is the whole more than the sum of its parts?', '整体是否大于各部分之和？'), [
          ...outcomes.map((outcome) => interactionFigure(summary, outcome, `interactions-${idOf(outcome)}`)),
          first.largestDividends.length === 0 ? nothing : dividendsTable(summary, first, `dividends-${idOf(first)}`),
        ]),
    part('added', say('In order', '依次加入'), say('Added one after the other', '依次加入各项'), [
      waterfallFigure(summary, first, `added-${idOf(first)}`),
    ]),
  ];
  return sections.filter((each) => each !== undefined);
};

function part(id: string, short: Text, title: Text, figures: readonly Html[]): ExperimentSection {
  return { id, short, markup: section(id, title, html`${figures}`) };
}

const idOf = ({ indicator, year }: OutcomeSummary): string => `${indicator.replaceAll('_', '-')}-${year}`;
