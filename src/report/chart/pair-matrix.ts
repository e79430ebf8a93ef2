import type { Text } from '../text.ts';
import type { ChartFrame } from './headcount-chart.ts';
import { diverging, hatching, inkColour, inkOn } from './palette.ts';
import { cutText, svgNames, svgText, svgTip, textWidth } from './svg-label.ts';

/** One pair. */
export interface PairCell {
  /** Decides the colour: violet below zero, orange above. */
  readonly value: number;
  /** Written in the cell, with its sign: colour alone does not tell it. */
  readonly shown: string;
  /** Whether it can be told from zero; hatched where not. */
  readonly told: boolean;
  readonly tip: Text;
}

export interface PairMatrix {
  readonly name: Text;
  readonly summary: Text;
  readonly labels: readonly (Text | string)[];
  /** The cell of the pair at two positions, the first the smaller; `null` where there is no value. */
  readonly cell: (first: number, second: number) => PairCell | null;
  /** Below the matrix: what a colour and hatching mean. */
  readonly below: Text;
  readonly above: Text;
  readonly hatched: Text;
}

const hundredth = (value: number): number => Math.round(100 * value) / 100 || 0;

/** A number for every pair, as a triangle of cells: names stand at the left and on the diagonal. Returns the markup of an SVG. */
export function drawPairMatrix(
  chart: PairMatrix,
  { width, fontSize, idPrefix }: Pick<ChartFrame, 'width' | 'fontSize' | 'idPrefix'>,
): string {
  const { labels } = chart;
  const count = labels.length;
  const longest = Math.max(0, ...labels.map((label) => textWidth(label, fontSize)));
  const left = Math.min(longest, 0.3 * width) + 12;
  const side = Math.max(1, (width - left - 4) / Math.max(1, count - 0.35));
  const high = Math.min(side, 3.2 * fontSize);
  const cells: { readonly i: number; readonly j: number; readonly cell: PairCell }[] = [];
  for (let j = 1; j < count; j++) {
    for (let i = 0; i < j; i++) {
      const cell = chart.cell(i, j);
      if (cell !== null) cells.push({ i, j, cell });
    }
  }
  const largest = Math.max(0, ...cells.map(({ cell }) => Math.abs(cell.value)));
  const widest = Math.max(1, ...cells.map(({ cell }) => textWidth(cell.shown, 1)));
  const size = Math.max(6, Math.min(0.95 * fontSize, (side - 4) / widest));
  const id = `${idPrefix}-hatching`;
  const x = (i: number): number => left + i * side;
  const y = (j: number): number => 4 + j * high;
  const drawn = cells.map(({ i, j, cell }) => {
    // What cannot be told from zero stays pale, whatever its size.
    const colour = diverging(largest === 0 ? 0 : ((cell.told ? 1 : 0.4) * cell.value) / largest);
    const box = `x="${hundredth(x(i))}" y="${hundredth(y(j))}" width="${hundredth(side - 2)}" height="${hundredth(high - 2)}"`;
    const hatch = cell.told ? '' : `<rect ${box} fill="url(#${id})" fill-opacity="0.7"></rect>`;
    const ink = cell.told
      ? `fill="${inkOn(colour)}" font-weight="600"`
      : `fill="${inkColour}" stroke="#ffffff" stroke-width="3" paint-order="stroke"`;
    return `<g ${svgTip(cell.tip)}><rect ${box} fill="${colour}" stroke="#888888" stroke-width="0.5"></rect>${hatch}<text x="${hundredth(x(i) + side / 2 - 1)}" y="${hundredth(y(j) + high / 2 + 0.34 * size)}" text-anchor="middle" font-size="${hundredth(size)}" ${ink}>${svgText(cell.shown)}</text></g>`;
  });
  const names = labels.map((label, j) => {
    const middle = hundredth(y(j) + high / 2 + 0.35 * fontSize);
    const row =
      j === 0
        ? ''
        : `<text x="${hundredth(left - 6)}" y="${middle}" text-anchor="end">${svgText(cutText(label, left - 10, fontSize))}</text>`;
    // The last player has no column of its own.
    const column =
      j === count - 1 ? '' : `<text x="${hundredth(x(j) + 2)}" y="${middle}">${svgText(cutText(label, width - x(j) - 4, fontSize))}</text>`;
    return row + column;
  });
  const keyTop = y(count) + 0.7 * fontSize;
  const line = 1.7 * fontSize;
  const swatch = (n: number, colours: readonly string[], text: Text, more = ''): string => {
    const top = hundredth(keyTop + n * line);
    const boxes = colours.map(
      (colour, c) =>
        `<rect x="${4 + c * 14}" y="${top}" width="14" height="${hundredth(fontSize)}" fill="${colour}" stroke="#888888" stroke-width="0.5"></rect>`,
    );
    const edge = 4 + colours.length * 14;
    const shade = more === '' ? '' : `<rect x="4" y="${top}" width="${edge - 4}" height="${hundredth(fontSize)}" fill="${more}"></rect>`;
    return `${boxes.join('')}${shade}<text x="52" y="${hundredth(top + 0.85 * fontSize)}">${svgText(cutText(text, width - 56, fontSize))}</text>`;
  };
  const key = [
    swatch(0, [diverging(0.2), diverging(0.6), diverging(1)], chart.above),
    swatch(1, [diverging(-0.2), diverging(-0.6), diverging(-1)], chart.below),
    swatch(2, ['#ffffff', '#ffffff', '#ffffff'], chart.hatched, `url(#${id})`),
  ];
  const height = Math.ceil(keyTop + 3 * line + 2);
  return [
    `<svg ${svgNames(chart.name, chart.summary)} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="${inkColour}" font-size="${fontSize}">`,
    `<defs>${hatching(id)}</defs>`,
    `<g aria-hidden="true">${names.join('')}${key.join('')}</g>`,
    drawn.join(''),
    '</svg>',
  ].join('');
}
