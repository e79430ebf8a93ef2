/** Geometry of the tile map: corners and sides of its hexagons in whole steps, so that sides that meet are equal and not only close. */
import { hexagonByCounty, type HexagonPosition } from '../../data/hexagons.ts';

/** A corner: `x` in halves of the width of a hexagon, `y` in quarters of its height, from the upper left of the map. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** A side of a hexagon, drawn once for both counties that it parts; `other` is missing at the border of the province. */
export interface HexSide {
  readonly from: Corner;
  readonly to: Corner;
  readonly county: number;
  readonly other: number | undefined;
}

/** Corners of a hexagon from its centre, clockwise from the top. */
const corners: readonly Corner[] = [
  { x: 0, y: -2 },
  { x: 1, y: -1 },
  { x: 1, y: 1 },
  { x: 0, y: 2 },
  { x: -1, y: 1 },
  { x: -1, y: -1 },
];

/** Centre of a hexagon. Odd rows stand half a hexagon to the right. */
export function hexCentre({ column, row }: HexagonPosition): Corner {
  return { x: 2 * column + (row % 2) + 1, y: 3 * row + 2 };
}

/** Width and height of the whole map in the steps of its corners. */
export const hexExtent: Corner = [...hexagonByCounty.values()]
  .map(hexCentre)
  .reduce((most, { x, y }) => ({ x: Math.max(most.x, x + 1), y: Math.max(most.y, y + 2) }), { x: 0, y: 0 });

/** Every side of the 129 hexagons once. */
export const hexSides: readonly HexSide[] = sidesOf();

function sidesOf(): HexSide[] {
  const sides = new Map<string, HexSide>();
  for (const [county, position] of hexagonByCounty) {
    const centre = hexCentre(position);
    corners.forEach((corner, i) => {
      const next = corners[(i + 1) % corners.length]!;
      const from = { x: centre.x + corner.x, y: centre.y + corner.y };
      const to = { x: centre.x + next.x, y: centre.y + next.y };
      // The neighbour goes round the same side the other way.
      const back = `${to.x},${to.y},${from.x},${from.y}`;
      const met = sides.get(back);
      if (met === undefined) sides.set(`${from.x},${from.y},${to.x},${to.y}`, { from, to, county, other: undefined });
      else sides.set(back, { ...met, other: county });
    });
  }
  return [...sides.values()];
}

/** Four-digit code of the prefecture of a county. */
export const prefectureOf = (county: number): number => Math.floor(county / 100);

/** Sides between counties of different prefectures. */
export const prefectureSides: readonly HexSide[] = hexSides.filter(
  ({ county, other }) => other !== undefined && prefectureOf(county) !== prefectureOf(other),
);

/** Sides at the border of the province. */
export const provinceSides: readonly HexSide[] = hexSides.filter(({ other }) => other === undefined);

/** Joins sides into lines that are as long as they can be without turning back; every side is in one line once. */
export function linesOf(sides: readonly HexSide[]): Corner[][] {
  const keyOf = ({ x, y }: Corner): string => `${x},${y}`;
  const atCorner = new Map<string, HexSide[]>();
  for (const side of sides) for (const end of [side.from, side.to]) atCorner.set(keyOf(end), [...(atCorner.get(keyOf(end)) ?? []), side]);
  const used = new Set<HexSide>();
  const walk = (start: Corner): Corner[] => {
    const line = [start];
    for (;;) {
      const at = line.at(-1)!;
      const side = atCorner.get(keyOf(at))?.find((each) => !used.has(each));
      if (side === undefined) return line;
      used.add(side);
      line.push(keyOf(side.from) === keyOf(at) ? side.to : side.from);
    }
  };
  const lines: Corner[][] = [];
  // From the ends first, lest a line starts in its middle.
  const ends = sides.flatMap(({ from, to }) => [from, to]).filter((corner) => atCorner.get(keyOf(corner))!.length % 2 === 1);
  for (const start of [...ends, ...sides.map(({ from }) => from)]) {
    const line = walk(start);
    if (line.length > 1) lines.push(line);
  }
  return lines;
}
