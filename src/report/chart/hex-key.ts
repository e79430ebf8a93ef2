/** Legends of the tile maps: scales of colour, and signs. */
import { escapeText } from '../html.ts';
import type { Text } from '../text.ts';
import { wrappedText } from './hex-label.ts';
import { hexHatching, signPath, type HexFrame, type HexSign } from './hex-map.ts';
import { inkColour } from './palette.ts';
import { svgText } from './svg-label.ts';

export interface HexScaleKey {
  readonly title: Text;
  /** Colour at a place on the scale, 0 at its left end to 1 at its right. */
  readonly colour: (place: number) => string;
  /** Words below the scale, from its left end to its right, evenly apart. */
  readonly ticks: readonly (Text | string)[];
}

const stops = 12;
const barHeight = 14;

/** A scale of colour with its ends. Returns the markup of an SVG. */
export function drawHexScale({ title, colour, ticks }: HexScaleKey, { width, fontSize, idPrefix }: HexFrame): string {
  const words = wrappedText(title, { x: 0, y: 0, width }, fontSize, 2);
  const top = Math.round(words.lines * 1.3 * fontSize) + 8;
  const height = Math.ceil(top + barHeight + 1.8 * fontSize);
  const id = `${idPrefix}-ramp`;
  const steps = Array.from({ length: stops + 1 }, (_, i) => {
    const place = i / stops;
    return `<stop offset="${Math.round(1000 * place) / 10}%" stop-color="${colour(place)}"></stop>`;
  });
  const labels = ticks.map((tick, i) => {
    const x = Math.round((i / Math.max(1, ticks.length - 1)) * (width - 2)) + 1;
    const anchor = i === 0 ? 'start' : i === ticks.length - 1 ? 'end' : 'middle';
    return `<text x="${x}" y="${Math.round(top + barHeight + 1.25 * fontSize)}" text-anchor="${anchor}">${svgText(tick)}</text>`;
  });
  return [
    svgStart(title, { width, height, fontSize }),
    `<defs><linearGradient id="${id}">${steps.join('')}</linearGradient></defs>`,
    words.markup,
    `<rect x="1" y="${top}" width="${width - 2}" height="${barHeight}" fill="url(#${id})" stroke="#888888" stroke-width="0.6"></rect>`,
    labels.join(''),
    '</svg>',
  ].join('');
}

export interface HexKeyEntry {
  readonly colour: string;
  readonly sign?: HexSign | undefined;
  readonly label: Text;
}

/** What the grounds and signs of hexagons mean. Returns the markup of an SVG. */
export function drawHexKey(title: Text, entries: readonly HexKeyEntry[], { width, fontSize, idPrefix }: HexFrame): string {
  const id = `${idPrefix}-hatching`;
  const indent = 30;
  const items: string[] = [];
  let y = 4;
  for (const { colour, sign, label } of entries) {
    const words = wrappedText(label, { x: indent, y, width: width - indent }, fontSize, 3);
    items.push(swatch(colour, sign, id, y + 0.85 * fontSize), words.markup);
    y += Math.round((words.lines * 1.3 + 0.45) * fontSize);
  }
  return [svgStart(title, { width, height: Math.ceil(y + 4), fontSize }), `<defs>${hexHatching(id)}</defs>`, items.join(''), '</svg>'].join(
    '',
  );
}

function swatch(colour: string, sign: HexSign | undefined, id: string, middle: number): string {
  const reach = 9;
  const [x, y] = [reach + 2, Math.round(middle)];
  const hexagon = `M${x},${y - 10}l9,5v10l-9,5l-9,-5v-10z`;
  const ground = `<path d="${hexagon}" fill="${colour}" stroke="#888888" stroke-width="0.8"></path>`;
  if (sign === undefined) return ground;
  if (sign === 'undecided') return `${ground}<path d="${hexagon}" fill="url(#${id})"></path>`;
  return `${ground}<path d="${signPath(sign, x, y, reach)}" stroke="${inkColour}" stroke-width="1.3"></path>`;
}

function svgStart({ en, zh }: Text, { width, height, fontSize }: { width: number; height: number; fontSize: number }): string {
  const names = `aria-label="${escapeText(en)}" data-label-en="${escapeText(en)}" data-label-zh="${escapeText(zh)}"`;
  return `<svg class="hex-key" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" ${names} fill="${inkColour}" font-size="${fontSize}">`;
}
