import type { Text } from '../text.ts';
import { inkColour } from './palette.ts';
import { drawPanels, type PanelFrame, type PanelScale } from './panels.ts';
import { cutText, svgText, svgTip, textWidth } from './svg-label.ts';

/** How a group of points is drawn: by colour and by shape, so that neither is needed to tell it. */
export interface RegionsGroup {
  readonly label: Text | string;
  readonly colour: string;
  readonly shape: 'disc' | 'ring' | 'cross' | 'square';
}

export interface RegionsPoint {
  readonly x: number;
  readonly y: number;
  /** Position of its group. */
  readonly group: number;
  /** Drawn paler: outside what the chart is about. */
  readonly pale?: boolean;
  /** What a reader who points at it is told. */
  readonly tip: Text;
}

/** A rectangle over the points. A side that is not stated is that of the chart. */
export interface Region {
  readonly label: Text | string;
  readonly left?: number | undefined;
  readonly right?: number | undefined;
  readonly bottom?: number | undefined;
  readonly top?: number | undefined;
}

export interface RegionsChart {
  readonly name: Text;
  readonly summary: Text;
  readonly title: Text | string;
  readonly groups: readonly RegionsGroup[];
  readonly points: readonly RegionsPoint[];
  readonly boxes: readonly Region[];
  readonly x: PanelScale;
  readonly y: { readonly from: number; readonly to: number; readonly label: Text; readonly tick: (value: number) => string };
  /** Whether a line joins the points in their order. */
  readonly joined?: boolean;
}

const r = (value: number): number => Math.round(100 * value) / 100 || 0;

/** Points of a few groups in a plane, on scales that may be logarithmic, and the regions in which one group is dense. Returns the markup of an SVG. */
export function drawRegions(chart: RegionsChart, frame: Omit<PanelFrame, 'across'>): string {
  const { groups, points, boxes } = chart;
  const draw = ({ x, y }: { x: (value: number) => number; y: (value: number) => number }): string => {
    const line = points.map((point) => `${x(point.x)},${y(point.y)}`).join('L');
    const path = chart.joined === true && points.length > 1 ? `<path d="M${line}" fill="none" stroke="#999999"></path>` : '';
    // Pale points lie below the others.
    const order = [...points].sort((a, b) => Number(b.pale === true) - Number(a.pale === true));
    const marks = order.map((point) => pointMarkup(point, groups[point.group]!, x(point.x), y(point.y)));
    return (
      boxes.map((box) => boxGround(box, chart, x, y)).join('') +
      path +
      marks.join('') +
      boxes.map((box) => boxEdge(box, chart, x, y, frame.fontSize)).join('')
    );
  };
  return drawPanels(
    {
      name: chart.name,
      summary: chart.summary,
      legend: legendOf(groups, frame.width, frame.fontSize),
      y: chart.y,
      panels: [{ title: chart.title, x: chart.x, draw }],
    },
    { ...frame, across: 1 },
  );
}

function pointMarkup({ pale, tip }: RegionsPoint, group: RegionsGroup, x: number, y: number): string {
  return `<g ${svgTip(tip)}${pale === true ? ' opacity="0.3"' : ''}>${shapeMarkup(group, x, y)}</g>`;
}

function shapeMarkup({ colour, shape }: RegionsGroup, x: number, y: number): string {
  switch (shape) {
    case 'disc':
      return `<circle cx="${x}" cy="${y}" r="4" fill="${colour}" stroke="#ffffff" stroke-width="0.6"></circle>`;
    case 'ring':
      return `<circle cx="${x}" cy="${y}" r="3.2" fill="#ffffff" fill-opacity="0.6" stroke="${colour}" stroke-width="1.4"></circle>`;
    case 'cross':
      return `<path d="M${r(x - 3.2)},${r(y - 3.2)}l6.4,6.4m0,-6.4l-6.4,6.4" fill="none" stroke="${colour}" stroke-width="1.7"></path>`;
    case 'square':
      return `<rect x="${r(x - 5)}" y="${r(y - 5)}" width="10" height="10" fill="${colour}" stroke="#ffffff" stroke-width="0.8"></rect>`;
  }
}

interface Corners {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function cornersOf(box: Region, { x: scale, y: axis }: RegionsChart, x: (value: number) => number, y: (value: number) => number): Corners {
  const [left, right] = [
    x(box.left ?? scale.from) - (box.left === undefined ? 6 : 0),
    x(box.right ?? scale.to) + (box.right === undefined ? 6 : 0),
  ];
  const [top, bottom] = [y(box.top ?? axis.to), y(box.bottom ?? axis.from)];
  return { left: r(left), top: r(top), width: r(Math.max(1, right - left)), height: r(Math.max(1, bottom - top)) };
}

function boxGround(box: Region, chart: RegionsChart, x: (value: number) => number, y: (value: number) => number): string {
  const { left, top, width, height } = cornersOf(box, chart, x, y);
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#f3ead2" aria-hidden="true"></rect>`;
}

function boxEdge(box: Region, chart: RegionsChart, x: (value: number) => number, y: (value: number) => number, fontSize: number): string {
  const { left, top, width, height } = cornersOf(box, chart, x, y);
  const label = cutText(box.label, Math.max(width - 10, 40), 0.9 * fontSize);
  const room = textWidth(label, 0.9 * fontSize) + 8;
  return `<g aria-hidden="true"><rect x="${left}" y="${top}" width="${width}" height="${height}" fill="none" stroke="${inkColour}" stroke-width="1.6" stroke-dasharray="6 3"></rect><rect x="${r(left + 2)}" y="${r(top + 2)}" width="${r(Math.min(room, Math.max(width - 4, 0)))}" height="${r(1.3 * fontSize)}" fill="#ffffff" fill-opacity="0.85"></rect><text x="${r(left + 6)}" y="${r(top + 2 + fontSize)}" font-size="${r(0.9 * fontSize)}">${svgText(label)}</text></g>`;
}

function legendOf(groups: readonly RegionsGroup[], width: number, fontSize: number): { readonly markup: string; readonly height: number } {
  const lineHeight = Math.round(1.6 * fontSize);
  const items = groups.map((group, i) => {
    const middle = i * lineHeight + lineHeight / 2;
    const label = cutText(group.label, width - 30, fontSize);
    return `${shapeMarkup(group, 10, middle)}<text x="24" y="${r(middle + 0.35 * fontSize)}">${svgText(label)}</text>`;
  });
  return { markup: `<g aria-hidden="true">${items.join('')}</g>`, height: groups.length * lineHeight + 6 };
}
