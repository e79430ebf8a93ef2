import type { Text } from '../text.ts';
import { inkColour, observationColour, type LineStyle } from './palette.ts';
import { cutText, svgText, textWidth } from './svg-label.ts';

export interface LegendEntry {
  readonly label: Text | string;
  /** A line with its band, or a point that is filled or hollow. */
  readonly sign: LineStyle | 'filled' | 'hollow';
}

export interface Legend {
  /** SVG group with its upper left corner at the origin. */
  readonly markup: string;
  readonly height: number;
}

const signWidth = 34;
const gap = 18;

/** Lays out a legend in one column, or in two where they are wide enough; a label that does not fit is cut. */
export function layOutLegend(entries: readonly LegendEntry[], width: number, fontSize: number): Legend {
  const longest = Math.max(...entries.map(({ label }) => textWidth(label, fontSize)));
  const columns = 2 * (signWidth + longest) + gap <= width && entries.length > 2 ? 2 : 1;
  const columnWidth = (width - (columns - 1) * gap) / columns;
  const lineHeight = Math.round(1.6 * fontSize);
  const rows = Math.ceil(entries.length / columns);
  const items = entries.map(({ label, sign }, i) => {
    const x = Math.floor(i / rows) * (columnWidth + gap);
    const y = (i % rows) * lineHeight + lineHeight / 2;
    const shown = cutText(label, columnWidth - signWidth, fontSize);
    return `<g transform="translate(${x},${y})">${signMarkup(sign)}<text x="${signWidth}" y="0.35em">${svgText(shown)}</text></g>`;
  });
  return {
    markup: `<g aria-hidden="true" fill="${inkColour}" font-size="${fontSize}" text-anchor="start">${items.join('')}</g>`,
    height: rows * lineHeight,
  };
}

function signMarkup(sign: LegendEntry['sign']): string {
  if (sign === 'filled')
    return `<circle cx="13" r="3.5" fill="${observationColour}" stroke="${observationColour}" stroke-width="1.2"></circle>`;
  if (sign === 'hollow') return `<circle cx="13" r="3.5" fill="#fff" stroke="${observationColour}" stroke-width="1.2"></circle>`;
  const dash = sign.dash === '' ? '' : ` stroke-dasharray="${sign.dash}"`;
  return `<path d="M0,0H26" fill="none" stroke="${sign.colour}" stroke-width="2.4"${dash}></path>`;
}
