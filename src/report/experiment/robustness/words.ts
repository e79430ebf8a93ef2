/** What the sections of robustness share: the summary, names, and the conditions in words. */
import { boxConditions } from '../../../experiment/kinds/robustness/findings.ts';
import type { BoxSummary, FactorSummary, RobustnessSummary } from '../../../experiment/kinds/robustness/summary.ts';
import { outcomeWords, differenceWords, shareWords, valueWords, inText } from '../../../experiment/kinds/robustness/words.ts';
import type { Bilingual } from '../../../experiment/kind.ts';
import { say, type Text } from '../../text.ts';

/** A text of the experiment as the report has it. */
export const textOf = ({ en, zh }: Bilingual): Text => say(en, zh);

export const policyTitle = ({ policies }: RobustnessSummary, name: string): Text =>
  textOf(policies.find((policy) => policy.name === name)!.title);

/** A title in the middle of a sentence. */
export const lowered = ({ en, zh }: Bilingual): Text => textOf(inText({ en, zh }));

export const shareText = (share: number): Text => textOf(shareWords(share));
export const outcomeText = (value: number, { outcome }: RobustnessSummary): Text => textOf(outcomeWords(value, outcome.unit));
export const differenceText = (value: number, { outcome }: RobustnessSummary): Text => textOf(differenceWords(value, outcome.unit));
export const valueText = (factor: FactorSummary, value: number): Text =>
  factor.labels === null ? textOf(valueWords(factor, value)) : say(factor.labels[value] ?? '–');

/** `a and b`, condition by condition. */
export function conditionsText(summary: RobustnessSummary, box: BoxSummary): Text {
  const conditions = boxConditions(summary, box);
  return say(conditions.map(({ en }) => en).join(' and '), conditions.map(({ zh }) => zh).join('、且'));
}

/** The outcome with its year, as `Headcount ratio of 2020`. */
export function outcomeTitle({ outcome: { title, year } }: RobustnessSummary): Text {
  return year === 'sum' ? say(`${title.en}, all years`, `${title.zh}（各年合计）`) : say(`${title.en} of ${year}`, `${year}年${title.zh}`);
}
