import { countyByCode, hexagonByCounty, prefectureByCode } from '../../data/index.ts';
import { escapeText } from '../html.ts';
import { inBoth, say, Text } from '../text.ts';
import type { ChartFrame } from './headcount-chart.ts';
import { hexCentre, hexExtent, linesOf, prefectureOf, prefectureSides, provinceSides, type Corner } from './hex-grid.ts';
import { wrappedText } from './hex-label.ts';
import { inkColour, inkOn } from './palette.ts';
import { svgText, textWidth } from './svg-label.ts';

/** How a county is drawn and what a reader who points at it is told. */
export interface HexCell {
  /** Ground, `#rrggbb`. */
  readonly colour: string;
  /** The value as it is shown, in both languages at once, such as `3.4 %`. */
  readonly told: string;
  /** Said without colour as well: a stroke for less, a cross for more, hatching for what cannot be told from zero. */
  readonly sign?: HexSign | undefined;
}

export type HexSign = 'less' | 'more' | 'undecided';

export interface HexMap {
  readonly title: Text;
  /** By GB code. Counties that are not among them are drawn empty. */
  readonly counties: ReadonlyMap<number, HexCell>;
  /** Whether the names of the prefectures are written on it. */
  readonly names?: boolean;
}

export interface HexFrame extends Pick<ChartFrame, 'width' | 'fontSize' | 'idPrefix'> {
  /** Lines kept for the title, so that maps side by side stand at one height. */
  readonly titleLines?: number;
}

const emptyColour = '#ffffff';
const sideColour = '#bbbbbb';
const mostLines = 3;

/** Lines that a title takes in a frame. */
export function titleLinesOf(title: Text, { width, fontSize }: HexFrame): number {
  return wrappedText(title, { x: 0, y: 0, width }, fontSize, mostLines).lines;
}

/**
 * The counties of Yunnan as hexagons of one size, with the borders of the prefectures. Returns the markup of an SVG.
 *
 * Each county carries its code in `data-county` and its words in a `<title>`; it can be reached by keyboard.
 */
export function drawHexMap(map: HexMap, frame: HexFrame): string {
  const { width, fontSize, idPrefix } = frame;
  const edge = 2;
  const grid = new HexScale(width - 2 * edge);
  const title = wrappedText(map.title, { x: 0, y: 0, width }, fontSize, mostLines);
  const top = Math.round(Math.max(title.lines, frame.titleLines ?? 0) * 1.3 * fontSize) + 8;
  const height = Math.ceil(top + grid.height + 2 * edge);
  const cells = [...hexagonByCounty.keys()].map((county) => cellMarkup(county, map.counties.get(county), grid));
  const { en, zh } = map.title;
  const names = `aria-label="${escapeText(en)}" data-label-en="${escapeText(en)}" data-label-zh="${escapeText(zh)}"`;
  return [
    `<svg class="hex-map" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" ${names} data-arrows="" fill="${inkColour}" font-size="${fontSize}">`,
    `<defs>${hexHatching(`${idPrefix}-hatching`)}</defs>`,
    `<g aria-hidden="true">${title.markup}</g>`,
    `<g transform="translate(${edge},${top + edge})" stroke="${sideColour}" stroke-width="0.6" stroke-linejoin="round">`,
    cells.join(''),
    `<g aria-hidden="true" pointer-events="none" fill="none">`,
    hatchingMarkup(map, grid, `${idPrefix}-hatching`),
    signsMarkup(map, grid),
    `<path d="${grid.lines(prefectureSides)}" stroke="${inkColour}" stroke-width="1.6" stroke-linecap="round" data-outline="prefectures"></path>`,
    `<path d="${grid.lines(provinceSides)}" stroke="${inkColour}" stroke-width="1.6" data-outline="province"></path>`,
    `<path class="pointed" d="" stroke="#000000" stroke-width="3.4"></path>`,
    map.names === true ? namesMarkup(grid, fontSize, width - 2 * edge) : '',
    '</g></g></svg>',
  ].join('');
}

/** Strokes that are seen on every ground, light or dark: grey with a white edge. Fill with `url(#id)`. */
export function hexHatching(id: string): string {
  const stroke = (colour: string, width: number): string => `<path d="M3,0V6" stroke="${colour}" stroke-width="${width}"></path>`;
  return `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">${stroke('#ffffff', 3)}${stroke('#666666', 1.3)}</pattern>`;
}

/** From the steps of the grid to pixels. */
class HexScale {
  readonly height: number;
  readonly #stepX: number;
  readonly #stepY: number;

  constructor(width: number) {
    this.#stepX = width / hexExtent.x;
    // A regular hexagon is 2/√3 as high as wide; steps are halves of the width and quarters of the height.
    this.#stepY = this.#stepX / Math.sqrt(3);
    this.height = hexExtent.y * this.#stepY;
  }

  x({ x }: Corner): number {
    return x * this.#stepX;
  }

  y({ y }: Corner): number {
    return y * this.#stepY;
  }

  point(corner: Corner): string {
    return `${tenth(this.x(corner))},${tenth(this.y(corner))}`;
  }

  /** Outline of a hexagon as a path. */
  hexagon(county: number): string {
    const { x, y } = hexCentre(hexagonByCounty.get(county)!);
    const [dx, dy] = [tenth(this.#stepX), tenth(this.#stepY)];
    return `M${this.point({ x, y: y - 2 })}l${dx},${dy}v${tenth(2 * this.#stepY)}l${-dx},${dy}l${-dx},${-dy}v${tenth(-2 * this.#stepY)}z`;
  }

  lines(sides: typeof prefectureSides): string {
    return linesOf(sides)
      .map((line) => `M${line.map((corner) => this.point(corner)).join('L')}`)
      .join('');
  }

  /** Half the width of a hexagon in pixels. */
  get reach(): number {
    return this.#stepX;
  }
}

const tenth = (value: number): number => Math.round(10 * value) / 10 || 0;

/** Both names of a county and those of its prefecture on one line. */
export function countyLine(county: number): string {
  const { nameEn, nameZh } = countyByCode.get(county)!;
  const prefecture = prefectureByCode.get(prefectureOf(county))!;
  return `${nameEn} ${nameZh} (${prefecture.nameEn} ${prefecture.nameZh})`;
}

function cellMarkup(county: number, cell: HexCell | undefined, grid: HexScale): string {
  const told = cell?.told ?? 'not simulated 未模拟';
  const words = escapeText(`${countyLine(county)}: ${told}`);
  const colour = cell?.colour ?? emptyColour;
  return `<path d="${grid.hexagon(county)}" fill="${colour}" data-county="${county}" tabindex="0" role="img"><title>${words}</title></path>`;
}

function countiesWith(map: HexMap, sign: HexSign): (readonly [county: number, cell: HexCell])[] {
  return [...map.counties].filter(([county, cell]) => cell.sign === sign && hexagonByCounty.has(county));
}

function hatchingMarkup(map: HexMap, grid: HexScale, id: string): string {
  const counties = countiesWith(map, 'undecided');
  if (counties.length === 0) return '';
  const d = counties.map(([county]) => grid.hexagon(county)).join('');
  return `<path d="${d}" fill="url(#${id})" stroke="none" data-sign="undecided" data-count="${counties.length}"></path>`;
}

/** Strokes and crosses: one path for each colour of ink. */
function signsMarkup(map: HexMap, grid: HexScale): string {
  let markup = '';
  for (const sign of ['less', 'more'] as const) {
    const byInk = new Map<string, string>();
    for (const [county, { colour }] of countiesWith(map, sign)) {
      const ink = inkOn(colour);
      const centre = hexCentre(hexagonByCounty.get(county)!);
      byInk.set(ink, (byInk.get(ink) ?? '') + signPath(sign, grid.x(centre), grid.y(centre), grid.reach));
    }
    for (const [ink, d] of byInk) markup += `<path d="${d}" stroke="${ink}" stroke-width="1.3" data-sign="${sign}"></path>`;
  }
  return markup;
}

/** A minus or a plus about a point. */
export function signPath(sign: 'less' | 'more', x: number, y: number, reach: number): string {
  const half = tenth(0.4 * reach);
  const across = `M${tenth(x - half)},${tenth(y)}h${2 * half}`;
  return sign === 'less' ? across : `${across}M${tenth(x)},${tenth(y - half)}v${2 * half}`;
}

/** Names of the prefectures about the middle of their counties, within the map. */
function namesMarkup(grid: HexScale, fontSize: number, width: number): string {
  const size = Math.round(0.8 * fontSize);
  const names = [...prefectureByCode.values()].map(({ code, nameEn, nameZh }) => {
    const centres = [...hexagonByCounty].filter(([county]) => prefectureOf(county) === code).map(([, position]) => hexCentre(position));
    const middle = (of: (corner: Corner) => number): number => centres.reduce((sum, corner) => sum + of(corner), 0) / centres.length;
    const half = textWidth(nameEn, size) / 2;
    const x = Math.min(
      Math.max(
        half,
        middle((corner) => grid.x(corner)),
      ),
      width - half,
    );
    const y = middle((corner) => grid.y(corner)) + 0.35 * size;
    return `<text x="${tenth(x)}" y="${tenth(y)}">${svgText(say(nameEn, nameZh))}</text>`;
  });
  const halo = 'stroke="#ffffff" stroke-width="3" paint-order="stroke" stroke-linejoin="round"';
  return `<g font-size="${size}" font-weight="600" text-anchor="middle" fill="${inkColour}" ${halo}>${names.join('')}</g>`;
}

/** A value and the same in Chinese on one line: once where they are equal. */
export const inOneLine = ({ en, zh }: Text): string => (en === zh ? en : `${en} ${zh}`);

/** Title of a map of what one scenario has more or less than another. */
export function differenceTitle(scenario: Text, reference: Text): Text {
  return inBoth((of, language) => (language === 'en' ? `${of(scenario)} less ${of(reference)}` : `“${of(scenario)}”减“${of(reference)}”`));
}
