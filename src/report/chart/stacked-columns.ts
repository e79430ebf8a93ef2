import type { Text } from '../text.ts';
import type { ChartFrame } from './headcount-chart.ts';
import { yearTicks } from './headcount-chart.ts';
import { inkColour } from './palette.ts';
import { cutText, svgNames, svgText, svgTip, textWidth } from './svg-label.ts';
import { linearScale } from './ticks.ts';

/** A part of every column: how it is named and filled. */
export interface ColumnPart {
  readonly label: Text;
  readonly colour: string;
}

export interface StackedColumns {
  readonly name: Text;
  readonly summary: Text;
  readonly parts: readonly ColumnPart[];
  readonly panels: readonly {
    readonly title: Text | string;
    /** One column a year; values from zero up in the order of `parts`. */
    readonly columns: readonly { readonly year: number; readonly values: readonly number[]; readonly tip: Text }[];
  }[];
  readonly axis: Text;
  readonly tick: (value: number) => string;
}

/** Stacked columns by year in small panels on one scale, two beside each other on a wide page. Returns the markup of an SVG. */
export function drawStackedColumns(chart: StackedColumns, { width, fontSize }: Pick<ChartFrame, 'width' | 'fontSize'>): string {
  const { parts, panels } = chart;
  const across = width >= 560 && panels.length > 1 ? 2 : 1;
  const gap = 24;
  const panelWidth = (width - (across - 1) * gap) / across;
  const plotHeight = Math.round(11 * fontSize);
  const titleHeight = Math.round(1.8 * fontSize);
  const panelHeight = titleHeight + plotHeight + Math.round(2.6 * fontSize);
  const legend = partsLegend(parts, width, fontSize);
  const top = legend.height + Math.round(1.8 * fontSize);
  const highest = Math.max(1e-12, ...panels.flatMap(({ columns }) => columns.map(({ values }) => values.reduce((a, b) => a + b, 0))));
  const left = Math.max(...linearScale([0, highest], [0, 1], 4).ticks.map((tick) => textWidth(chart.tick(tick), fontSize))) + 8;
  const drawn = panels.map((panel, p) => {
    const [x0, y0] = [(p % across) * (panelWidth + gap), top + Math.floor(p / across) * panelHeight];
    const y = linearScale([0, highest * 1.02], [plotHeight, 0], 4);
    const years = panel.columns.map(({ year }) => year);
    const step = (panelWidth - left) / Math.max(1, years.length);
    const shownYears = new Set(
      years.length === 0 ? [] : yearTicks({ from: years[0]!, to: years.at(-1)! }, Math.floor((panelWidth - left) / (3.2 * fontSize))),
    );
    const grid = y.ticks
      .map(
        (tick) =>
          `<path d="M${r(left)},${y.at(tick)}H${r(panelWidth)}" stroke="${tick === 0 ? inkColour : '#dddddd'}"></path><text x="${r(left - 5)}" y="${r(y.at(tick) + 0.35 * fontSize)}" text-anchor="end">${svgText(chart.tick(tick))}</text>`,
      )
      .join('');
    const columns = panel.columns.map(({ year, values, tip }, i) => {
      let sum = 0;
      const x = left + (i + 0.12) * step;
      const boxes = values.map((value, k) => {
        const [below, above] = [y.at(sum), y.at(sum + value)];
        sum += value;
        return value > 0
          ? `<rect x="${r(x)}" y="${above}" width="${r(0.76 * step)}" height="${r(below - above)}" fill="${parts[k]!.colour}" stroke="${inkColour}" stroke-width="0.5"></rect>`
          : '';
      });
      const label = shownYears.has(year)
        ? `<text x="${r(x + 0.38 * step)}" y="${r(plotHeight + 1.3 * fontSize)}" text-anchor="middle">${year}</text>`
        : '';
      return `<g ${svgTip(tip)}>${boxes.join('')}<rect x="${r(left + i * step)}" y="0" width="${r(step)}" height="${plotHeight}" fill="none" pointer-events="all"></rect></g>${label}`;
    });
    const title = `<text x="0" y="${r(-0.6 * fontSize)}" font-weight="600">${svgText(cutText(panel.title, panelWidth, fontSize))}</text>`;
    return `<g transform="translate(${r(x0)},${r(y0 + titleHeight)})">${title}<g aria-hidden="true">${grid}</g>${columns.join('')}</g>`;
  });
  const height = Math.round(top + Math.ceil(panels.length / across) * panelHeight);
  return [
    `<svg ${svgNames(chart.name, chart.summary)} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="${inkColour}" font-size="${fontSize}">`,
    legend.markup,
    `<text x="0" y="${r(legend.height + fontSize)}">${svgText(cutText(chart.axis, width, fontSize))}</text>`,
    drawn.join(''),
    '</svg>',
  ].join('');
}

const r = (value: number): number => Math.round(100 * value) / 100 || 0;

/** Boxes with their names, as many beside each other as fit. */
export function partsLegend(
  parts: readonly ColumnPart[],
  width: number,
  fontSize: number,
): { readonly markup: string; readonly height: number } {
  const lineHeight = Math.round(1.6 * fontSize);
  const box = fontSize;
  let [x, y] = [0, 0];
  const items = parts.map(({ label, colour }) => {
    const own = box + 6 + textWidth(label, fontSize) + 16;
    if (x > 0 && x + own - 16 > width) [x, y] = [0, y + lineHeight];
    const markup = `<g transform="translate(${r(x)},${y})"><rect y="2" width="${box}" height="${box}" fill="${colour}" stroke="${inkColour}" stroke-width="0.5"></rect><text x="${box + 6}" y="${r(1.05 * fontSize)}">${svgText(cutText(label, width - box - 6, fontSize))}</text></g>`;
    x += own;
    return markup;
  });
  return { markup: `<g aria-hidden="true">${items.join('')}</g>`, height: y + lineHeight };
}
