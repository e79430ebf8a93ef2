import { describe, expect, it } from 'vitest';
import { hexagonByCounty, yunnanCounties } from '../../src/data/index.ts';
import { hexCentre, hexExtent, hexSides, linesOf, prefectureOf, prefectureSides, provinceSides } from '../../src/report/chart/hex-grid.ts';
import { drawHexKey, drawHexScale } from '../../src/report/chart/hex-key.ts';
import { wrapLine } from '../../src/report/chart/hex-label.ts';
import { countyLine, drawHexMap, type HexCell } from '../../src/report/chart/hex-map.ts';
import { textWidth } from '../../src/report/chart/svg-label.ts';
import { say } from '../../src/report/text.ts';

const frame = { width: 300, fontSize: 13, idPrefix: 'test' };
const times = (markup: string, part: string | RegExp): number => markup.split(part).length - 1;
const pointOf = ({ x, y }: { x: number; y: number }): string => `${x},${y}`;
const sideKey = (a: { x: number; y: number }, b: { x: number; y: number }): string => [pointOf(a), pointOf(b)].sort().join(' ');

describe('the grid of hexagons', () => {
  it('has every side of the 129 hexagons once', () => {
    expect(hexagonByCounty.size).toBe(129);
    const keys = hexSides.map(({ from, to }) => sideKey(from, to));
    expect(new Set(keys).size).toBe(keys.length);
    const inner = hexSides.filter(({ other }) => other !== undefined).length;
    expect(2 * inner + provinceSides.length).toBe(6 * 129);
  });

  it('has between prefectures exactly the sides of neighbours of different prefectures', () => {
    // Neighbours by another way: in odd-r offsets, a row apart means half a hexagon to either side.
    const at = new Map([...hexagonByCounty].map(([county, { column, row }]) => [`${column}/${row}`, county]));
    let expected = 0;
    for (const [county, { column, row }] of hexagonByCounty) {
      const shift = row % 2 === 1 ? 0 : -1;
      for (const [dc, dr] of [
        [1, 0],
        [shift, 1],
        [shift + 1, 1],
      ] as const) {
        const neighbour = at.get(`${column + dc}/${row + dr}`);
        if (neighbour !== undefined && prefectureOf(neighbour) !== prefectureOf(county)) expected++;
      }
    }
    expect(prefectureSides.length).toBe(expected);
    expect(expected).toBeGreaterThan(50);
    for (const { county, other } of prefectureSides) expect(prefectureOf(county)).not.toBe(prefectureOf(other!));
  });

  it.each([
    ['prefectures', prefectureSides],
    ['the province', provinceSides],
    ['one side', prefectureSides.slice(0, 1)],
    ['nothing', []],
  ])('draws each side of %s once when sides are joined into lines', (_, sides) => {
    const drawn = linesOf(sides).flatMap((line) => line.slice(1).map((corner, i) => sideKey(line[i]!, corner)));
    expect(drawn.sort()).toEqual(sides.map(({ from, to }) => sideKey(from, to)).sort());
  });

  it('has north above and west to the left, as nearly as hexagons can', () => {
    const centre = (code: number) => hexCentre(hexagonByCounty.get(code)!);
    // Dêqên is the north-west, Zhenxiong the north-east, Mengla the south, Funing the east.
    expect(centre(533422).y).toBeLessThan(centre(530102).y);
    expect(centre(532823).y).toBeGreaterThan(centre(530102).y);
    expect(centre(532628).x).toBeGreaterThan(centre(530627).x);
    expect(centre(533102).x).toBeLessThan(centre(530102).x);
  });
});

describe('the map', () => {
  const cells = (of: (code: number) => HexCell | undefined) =>
    new Map(yunnanCounties.flatMap(({ code }) => (of(code) === undefined ? [] : [[code, of(code)!] as const])));
  const title = say('A title', '标题');

  it('has 129 counties that can be reached and name themselves in both languages', () => {
    const markup = drawHexMap({ title, counties: cells(() => ({ colour: '#aabbcc', told: '3.4 %' })) }, frame);
    const codes = [...markup.matchAll(/data-county="(\d+)"/g)].map(([, code]) => Number(code));
    expect(codes.length).toBe(129);
    expect(new Set(codes)).toEqual(new Set(yunnanCounties.map(({ code }) => code)));
    expect(times(markup, 'tabindex="0"')).toBe(129);
    expect(markup).toContain('<title>Lancang Lahu Autonomous County 澜沧拉祜族自治县 (Pu&#39;er 普洱): 3.4 %</title>');
    expect(markup).toContain('<text x="0" y="17" lang="en">A title</text><text x="0" y="17" lang="zh-Hans">标题</text>');
  });

  it('lies within its frame', () => {
    const markup = drawHexMap({ title, counties: new Map(), names: true }, frame);
    const height = Number(/height="(\d+)"/.exec(markup)![1]);
    const top = Number(/translate\(2,(\d+)\)/.exec(markup)![1]);
    const ends = [...markup.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x) + 2, Number(y) + top] as const);
    expect(ends.length).toBeGreaterThan(300);
    for (const [x, y] of ends) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(300);
      expect(y).toBeLessThanOrEqual(height);
    }
    expect(hexExtent.x).toBe(30);
  });

  it('draws counties that were not simulated empty and says so', () => {
    const markup = drawHexMap(
      { title, counties: cells((code) => (code === 530828 ? { colour: '#112233', told: '1 %' } : undefined)) },
      frame,
    );
    expect(times(markup, 'not simulated 未模拟')).toBe(128);
    expect(times(markup, 'fill="#112233"')).toBe(1);
    expect(times(markup, 'fill="#ffffff" data-county')).toBe(128);
  });

  it('says without colour what is less, more, or cannot be told apart', () => {
    const sign = (code: number) => (['less', 'more', 'undecided'] as const)[code % 3]!;
    const markup = drawHexMap({ title, counties: cells((code) => ({ colour: '#f7f7f7', told: '', sign: sign(code) })) }, frame);
    const count = (which: string): number => yunnanCounties.filter(({ code }) => sign(code) === which).length;
    const path = (which: string): string => new RegExp(`<path d="([^"]*)"[^>]*data-sign="${which}"`).exec(markup)![1]!;
    expect(times(path('less'), 'M')).toBe(count('less'));
    expect(times(path('more'), 'M')).toBe(2 * count('more'));
    expect(times(path('undecided'), 'M')).toBe(count('undecided'));
    expect(markup).toContain('fill="url(#test-hatching)"');
  });

  it('escapes what it is told', () => {
    const hostile = '<script>"&\'';
    const counties = cells(() => ({ colour: '#ffffff', told: hostile }));
    const markup = drawHexMap({ title: say(hostile, hostile), counties }, frame);
    expect(markup).not.toContain('<script>');
    expect(times(markup, '&lt;script&gt;&quot;&amp;&#39;')).toBeGreaterThan(129);
  });

  it('names a county with its prefecture, in both languages', () => {
    expect(countyLine(530125)).toBe('Yiliang County 宜良县 (Kunming 昆明)');
    expect(countyLine(530628)).toBe('Yiliang County 彝良县 (Zhaotong 昭通)');
  });
});

describe('legends', () => {
  it('show the scale from its left end to its right', () => {
    const markup = drawHexScale(
      { title: say('Scale', '图例'), colour: (place) => (place < 0.5 ? '#000000' : '#ffffff'), ticks: ['0', say('half', '一半'), '8'] },
      frame,
    );
    expect(markup).toContain('<stop offset="0%" stop-color="#000000">');
    expect(markup).toContain('<stop offset="100%" stop-color="#ffffff">');
    expect(markup).toMatch(/<text x="1" [^>]*text-anchor="start">0<.*text-anchor="middle"><tspan lang="en">half.*text-anchor="end">8</);
  });

  it('show every sign with its words', () => {
    const markup = drawHexKey(
      say('Signs', '图例'),
      [
        { colour: '#eeeeee', sign: 'less', label: say('less', '较少') },
        { colour: '#eeeeee', sign: 'undecided', label: say('cannot be told apart', '无法区分') },
      ],
      frame,
    );
    expect(markup).toContain('>较少</text>');
    expect(markup).toContain('>cannot be told apart</text>');
    expect(markup).toContain('url(#test-hatching)');
  });
});

describe('lines of a title', () => {
  it.each([
    ['English at spaces', 'Multi-centre governance with added resources less Single-centre governance', 3],
    ['Chinese anywhere', '多中心治理，追加资源，减去单中心治理，以及许多其他的话，使得一行放不下', 3],
    ['a word that is too long', 'x'.repeat(200), 2],
    ['nothing', '', 1],
  ])('breaks %s within the width', (_, text, most) => {
    const lines = wrapLine(text, 200, 13, most);
    expect(lines.length).toBeLessThanOrEqual(most);
    for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(200);
    if (!lines.join('').includes('…')) expect(lines.join(' ').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});
