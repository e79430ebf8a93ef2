import type { RobustnessSummary } from '../../../experiment/kinds/robustness/summary.ts';
import { conditionWords, limitsByColumn } from '../../../experiment/kinds/robustness/words.ts';
import { dataTable, type Cell } from '../../figure.ts';
import { decimal } from '../../format.ts';
import { html, inLanguages, type Html } from '../../html.ts';
import { say, type Text } from '../../text.ts';
import { policyTitle, shareText, textOf } from './words.ts';

/** Every box that was found, condition by condition, claimed or not. */
export function boxesTable(summary: RobustnessSummary): Html {
  const { question, factors } = summary;
  const winner = policyTitle(summary, question.winner);
  const rows = question.boxes.flatMap((box, i): Cell[][] => {
    const verdict = box.claimed ? say('claimed', '采信') : say('not claimed', '不采信');
    const head = say(`${i + 1}, ${verdict.en}`, `${i + 1}，${verdict.zh}`);
    const measures: Cell[] = [
      { value: box.coverage, shown: shareText(box.coverage) },
      { value: box.density, shown: shareText(box.density) },
      { value: box.mass, shown: shareText(box.mass) },
      box.pValue === null ? null : { value: box.pValue, shown: probability(box.pValue) },
    ];
    const limits = limitsByColumn(box.restrictions);
    if (limits.size === 0) return [[head, say('no condition', '无条件'), null, null, ...measures]];
    return [...limits].map(([column, limit], n): Cell[] => {
      const factor = factors.find((one) => one.column === column)!;
      const own = box.restrictions.filter((restriction) => restriction.column === column);
      const quasiP = Math.max(...own.map((restriction) => restriction.quasiP));
      const again = own[0]!.again;
      return [
        head,
        textOf(conditionWords(factor, limit)),
        { value: quasiP, shown: probability(quasiP) },
        again === null ? null : { value: again, shown: shareText(again) },
        ...(n === 0 ? measures : measures.map(() => null)),
      ];
    });
  });
  return html`${dataTable(
      {
        caption: say(`Boxes in which ${winner.en} wins`, `${winner.zh}占优的条件框`),
        columns: [
          { title: say('Box', '条件框'), name: 'box' },
          { title: say('Condition', '条件'), name: 'condition' },
          { title: say('Quasi p', '准p值'), name: 'quasi_p' },
          { title: say('Found again', '再次找到'), name: 'found_again' },
          { title: say('Coverage', '覆盖率'), name: 'coverage' },
          { title: say('Density', '密度'), name: 'density' },
          { title: say('Of all futures', '占全部未来'), name: 'mass' },
          { title: say('p by shuffling', '打乱检验p值'), name: 'p_value' },
        ],
        rows,
      },
      { name: 'boxes' },
    )}
    <div class="note">
      ${inLanguages(
        html`<p>
          A box is claimed when it has a condition, is won more often than not, and a search among shuffled winners finds one as good in at
          most 5&nbsp;% of cases. Quasi p tests one condition with the others in place (one-sided binomial; the larger of two sides); "found
          again" is the share of searches in random four fifths of the futures that restrict the factor.
        </p>`,
        html`<p>
          条件框在以下情形才采信：含有条件，框内获胜多于不获胜，且在随机打乱胜负后同样的搜索至多有5%能找到同样好的框。准p值在其他条件不变时检验一个条件（单侧二项检验，两侧取较大者）；“再次找到”指在随机五分之四的未来中重新搜索时限制该因素的比例。
        </p>`,
      )}
    </div>`;
}

function probability(p: number): Text {
  return say(p < 0.001 ? '<\u00A00.001' : decimal(p, p < 0.1 ? 3 : 2));
}
