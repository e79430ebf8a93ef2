import type { DecompositionSummary, OutcomeSummary } from '../../../experiment/kinds/decomposition/summary.ts';
import { dataTable, type Cell } from '../../figure.ts';
import { html, inLanguages, type Html } from '../../html.ts';
import { inBoth, say } from '../../text.ts';
import { Amounts, gainColumn, membersText, textOf } from './amounts.ts';

/** The table of all is in a file of its own. */
const rowsShown = 12;

/** The coalitions whose members bring most, or least, beyond what all smaller ones within them bring. */
export function dividendsTable(summary: DecompositionSummary, outcome: OutcomeSummary, name: string): Html {
  const amounts = new Amounts(outcome);
  const titles = summary.players.map(({ title }) => textOf(title));
  const table = dataTable(
    {
      caption: inBoth((of, language) =>
        language === 'en'
          ? `Largest Harsanyi dividends of two or more: ${of(amounts.indicator)}`
          : `两项及以上联盟中最大的哈萨尼红利：${of(amounts.indicator)}`,
      ),
      columns: [
        { title: say('Coalition', '联盟'), name: 'coalition' },
        gainColumn(amounts, say('Dividend', '红利'), 'dividend'),
        gainColumn(amounts, say('Gain', '增益'), 'gain'),
      ],
      rows: outcome.largestDividends
        .slice(0, rowsShown)
        .map(({ members, dividend, gain }): Cell[] => [membersText(titles, members), amounts.cell(dividend), amounts.cell(gain)]),
    },
    { name },
  );
  return html`<p>
      ${inLanguages(
        'The dividend of a coalition is what its members bring together beyond what all smaller coalitions within it bring; the gain is against none of them. Dividends of large coalitions are sums of many values with both signs, and their intervals are wide. All are in coalitions.arrow.',
        '联盟的红利是其成员合用超出其中所有较小联盟之和的部分；增益是与全部缺席相比。大联盟的红利由许多正负相间的数值相加而成，区间较宽。全部数值见 coalitions.arrow。',
      )}
    </p>
    ${table}`;
}
