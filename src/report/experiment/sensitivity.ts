/** What a sensitivity analysis shows: for each outcome a tornado chart and the indices of its method, then all numbers in a table. */
import type { OutcomeSensitivity, SensitivitySummary } from '../../experiment/kinds/sensitivity/summary.ts';
import { html } from '../html.ts';
import { section } from '../sections/section.ts';
import { inBoth, say } from '../text.ts';
import type { KindSections } from './sections.ts';
import { indicesFigures } from './sensitivity/indices.ts';
import { indicesTable } from './sensitivity/table.ts';
import { tornadoFigure } from './sensitivity/tornado.ts';
import { leadersOf, Wording } from './sensitivity/wording.ts';

/** Outcomes of which no sample is complete have findings, and no charts. */
export const sensitivitySections: KindSections = (results) => {
  const summary = results.summary as SensitivitySummary;
  const outcomes = summary.outcomes.filter(({ used, mean }) => used > 0 && mean !== null);
  if (outcomes.length === 0) return [];
  const wordings = outcomes.map((outcome) => new Wording(results, summary, outcome));
  return [
    ...wordings.map((wording, i) => ({
      id: `sensitivity-${idOf(outcomes[i]!)}`,
      short: wording.short,
      markup: section(
        `sensitivity-${idOf(outcomes[i]!)}`,
        leadersOf(wording),
        html`<p>${wording.title}</p>`,
        tornadoFigure(wording, `tornado-${idOf(outcomes[i]!)}`),
        indicesFigures(wording, idOf(outcomes[i]!)),
      ),
    })),
    {
      id: 'indices',
      short: say('Indices', '指数'),
      markup: section(
        'indices',
        inBoth((_, language) => (language === 'en' ? 'All indices of sensitivity' : '全部敏感性指数')),
        indicesTable(wordings),
      ),
    },
  ];
};

const idOf = ({ indicator, year, scenario }: OutcomeSensitivity): string => `${indicator.replaceAll('_', '-')}-${year}-${scenario}`;
