/** Words and scales that the sections of a batch share. */
import { decimal, scaleForInterval, scaleOf, shownText, type Scale } from '../../format.ts';
import { titleOf } from '../../sections/compared.ts';
import { tickDigits } from '../../sections/indicator-lines.ts';
import { inBoth, say, type Text } from '../../text.ts';
import { meansOf, type PointOutcomes } from '../outcomes.ts';
import type { ExperimentResults } from '../results.ts';

/** Sizes of small multiples on a wide page and on a narrow one. */
export const panelFrames = {
  two: { wide: { width: 760, fontSize: 13, across: 2, plotHeight: 170 }, narrow: { width: 360, fontSize: 12, across: 1, plotHeight: 150 } },
  three: {
    wide: { width: 760, fontSize: 13, across: 3, plotHeight: 150 },
    narrow: { width: 360, fontSize: 12, across: 1, plotHeight: 130 },
  },
} as const;

/** The indicator in the middle of a sentence. */
export function nameOf({ column }: Pick<PointOutcomes, 'column'>): Text {
  const { en, zh } = titleOf(column);
  return say(
    en.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()),
    zh,
  );
}

/** A scale fine enough for how far the outcomes of all points and scenarios in a year lie from each other. */
export function fineScale(outcomes: PointOutcomes, year: number): Scale {
  let [low, high] = [Infinity, -Infinity];
  for (let scenario = 0; scenario < outcomes.scenarios; scenario++)
    for (const value of meansOf(outcomes, scenario, year)) {
      if (Number.isNaN(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  return scaleForInterval(scaleOf(outcomes.column.unit), low, high);
}

export const valueText = (value: number, scale: Scale): Text => (Number.isFinite(value) ? shownText(value, scale) : say('–'));

/** Label of the axis of an indicator with its unit. */
export function axisText(outcomes: PointOutcomes, year: number | undefined, { unit }: Scale): Text {
  const { en, zh } = titleOf(outcomes.column);
  const unitZh: Readonly<Record<string, string>> = { yuan: '元', 'bn yuan': '十亿元' };
  const of = year === undefined ? say('') : say(` in ${year}`, `${year}年`);
  return say(`${en}${of.en}${unit === '' ? '' : `, ${unit}`}`, `${of.zh}${zh}${unit === '' ? '' : `（${unitZh[unit] ?? unit}）`}`);
}

/** Ticks of an indicator as it is shown, without its unit. */
export const tickOf =
  ({ factor, digits }: Scale) =>
  (value: number): string => {
    const shown = factor * value;
    return decimal(shown, tickDigits(digits + 1, shown));
  };

/** `A: text; B: text` for all scenarios; the text alone where there is only one. */
export function byScenario({ scenarios }: ExperimentResults, texts: readonly Text[]): Text {
  if (scenarios.length === 1) return texts[0]!;
  return inBoth((of, language) =>
    texts
      .map((text, i) => {
        const title = of(scenarios[i]!.title);
        return language === 'en' ? `${of(text)} with ${title}` : `“${title}”${of(text)}`;
      })
      .join(language === 'en' ? '; ' : '；'),
  );
}

/** Column of a CSV file for a scenario. */
export const columnName = (indicator: string, scenario: string): string => `${indicator}_${scenario.replaceAll('-', '_')}`;
