/** Small charts beside each other on one vertical scale: what they all share, whatever is drawn in them. */
import type { Text } from '../text.ts';
import type { ChartFrame } from './headcount-chart.ts';
import { inkColour } from './palette.ts';
import { cutText, svgNames, svgText, textWidth } from './svg-label.ts';
import { linearScale, niceStep } from './ticks.ts';

/** Horizontal scale of a panel. */
export interface PanelScale {
  readonly from: number;
  readonly to: number;
  readonly log?: boolean;
  /** Values that are named below; those that have no room are left out. Round values of the scale by default. */
  readonly ticks?: readonly { readonly value: number; readonly label: Text | string }[];
  /** Whether the ticks are words, which are rather cut than left out. */
  readonly words?: boolean;
  /** How a round value is written. */
  readonly tick?: (value: number) => string;
  readonly label?: Text | string;
}

export interface Panel {
  readonly title: Text | string;
  readonly x: PanelScale;
  /** Markup of what is drawn; pixels from values, `width` pixels for the whole scale. */
  readonly draw: (at: { readonly x: (value: number) => number; readonly y: (value: number) => number; readonly width: number }) => string;
}

export interface Panels {
  readonly name: Text;
  readonly summary: Text;
  readonly legend: { readonly markup: string; readonly height: number };
  readonly y: { readonly from: number; readonly to: number; readonly label: Text; readonly tick: (value: number) => string };
  readonly panels: readonly Panel[];
}

export interface PanelFrame extends Pick<ChartFrame, 'width' | 'fontSize'> {
  /** Panels beside each other at most. */
  readonly across: number;
  /** Height of the drawing in each panel, in pixels. */
  readonly plotHeight: number;
}

const gap = 22;
const r = (value: number): number => Math.round(100 * value) / 100 || 0;

/** Draws the panels row by row, left to right. Returns the markup of an SVG. */
export function drawPanels(chart: Panels, frame: PanelFrame): string {
  const { width, fontSize, plotHeight } = frame;
  const { legend, panels, y: axis } = chart;
  const across = Math.max(1, Math.min(frame.across, panels.length));
  const panelWidth = (width - (across - 1) * gap) / across;
  const titleHeight = Math.round(1.8 * fontSize);
  const labelled = panels.some(({ x }) => x.label !== undefined);
  const panelHeight = titleHeight + plotHeight + Math.round((labelled ? 4.4 : 2.9) * fontSize);
  const top = legend.height + Math.round(1.9 * fontSize);
  const y = linearScale([axis.from, axis.to], [plotHeight, 0], 6);
  const left = Math.max(...y.ticks.map((tick) => textWidth(axis.tick(tick), fontSize))) + 9;
  const drawn = panels.map((panel, p) => {
    const [x0, y0] = [(p % across) * (panelWidth + gap), top + Math.floor(p / across) * panelHeight + titleHeight];
    const grid = y.ticks.map(
      (tick) =>
        `<path d="M${r(left)},${y.at(tick)}H${r(panelWidth)}" stroke="${tick === 0 ? inkColour : '#dddddd'}"></path><text x="${r(left - 5)}" y="${r(y.at(tick) + 0.35 * fontSize)}" text-anchor="end">${svgText(axis.tick(tick))}</text>`,
    );
    const x = xScale(panel.x, left + 8, panelWidth - 8);
    // Bold letters are wider.
    const title = `<text y="${r(-0.7 * fontSize)}" font-weight="600">${svgText(cutText(panel.title, panelWidth, 1.1 * fontSize))}</text>`;
    const label =
      panel.x.label === undefined
        ? ''
        : `<text x="${r(panelWidth)}" y="${r(plotHeight + 2.9 * fontSize)}" text-anchor="end">${svgText(cutText(panel.x.label, panelWidth, fontSize))}</text>`;
    const below = xTicks(panel.x, x, panelWidth, plotHeight, fontSize);
    const content = panel.draw({ x, y: y.at, width: panelWidth - 16 - left });
    return `<g transform="translate(${r(x0)},${r(y0)})">${title}<g aria-hidden="true">${grid.join('')}${below}${label}</g>${content}</g>`;
  });
  const height = Math.round(top + Math.ceil(panels.length / across) * panelHeight);
  return [
    `<svg ${svgNames(chart.name, chart.summary)} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="${inkColour}" font-size="${fontSize}">`,
    legend.markup,
    `<text x="0" y="${r(legend.height + 1.1 * fontSize)}">${svgText(cutText(axis.label, width, fontSize))}</text>`,
    drawn.join(''),
    '</svg>',
  ].join('');
}

function xScale({ from, to, log = false }: PanelScale, left: number, right: number): (value: number) => number {
  const place = (value: number): number => (log ? Math.log(value) : value);
  const [low, high] = [place(from), place(to)];
  // A value alone stands in the middle.
  if (!(high > low)) return () => r((left + right) / 2);
  return (value) => r(left + ((place(value) - low) / (high - low)) * (right - left));
}

function xTicks(scale: PanelScale, x: (value: number) => number, panelWidth: number, bottom: number, fontSize: number): string {
  const ticks = scale.ticks ?? roundTicks(scale).map((value) => ({ value, label: (scale.tick ?? String)(value) }));
  const room = panelWidth / Math.max(1, ticks.length) - fontSize;
  let free = -Infinity;
  return ticks
    .map(({ value, label: whole }) => {
      const label = scale.words === true ? cutText(whole, room, fontSize) : whole;
      const mark = `<path d="M${x(value)},${bottom}v4" stroke="${inkColour}"></path>`;
      // A little more than half: a sign of per cent is wider than a letter.
      const half = textWidth(label, fontSize) / 2 + 2;
      const middle = Math.min(Math.max(half, x(value)), panelWidth - half);
      if (middle - half < free) return mark;
      free = middle + half + 0.5 * fontSize;
      return `${mark}<text x="${r(middle)}" y="${r(bottom + 1.6 * fontSize)}" text-anchor="middle">${svgText(label)}</text>`;
    })
    .join('');
}

/** Round values of a scale: of a logarithmic one the powers of ten, with twice and five times these where the powers are few. */
export function roundTicks({ from, to, log = false }: Pick<PanelScale, 'from' | 'to' | 'log'>): number[] {
  if (!(to > from)) return [from];
  if (!log) {
    const step = niceStep(to - from, 5);
    const [first, last] = [Math.ceil(from / step - 1e-9), Math.floor(to / step + 1e-9)];
    return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
  }
  const decades = Math.log10(to / from);
  const factors = decades > 3.2 ? [1] : decades > 1.3 ? [1, 3] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++)
    for (const factor of factors) {
      const value = Number(`${factor}e${power}`);
      if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) ticks.push(value);
    }
  return ticks;
}
