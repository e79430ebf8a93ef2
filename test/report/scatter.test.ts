import { describe, expect, it } from 'vitest';
import { drawScatter, type Scatter } from '../../src/report/chart/scatter.ts';
import { say } from '../../src/report/text.ts';

const frame = { width: 600, height: 300, fontSize: 13 };
const chart: Scatter = {
  name: say('Mixes', '组合'),
  summary: say('What they cost and bring'),
  series: [
    {
      label: say('A', '甲'),
      position: 0,
      points: [
        { x: 0, y: 10, yLower: 5, yUpper: 15, xLower: -1, xUpper: 1, tip: say('first'), weight: 'filled', label: say('<best>') },
        { x: 10, y: 20, tip: say('second'), yLower: null, yUpper: null },
        { x: NaN, y: 3, tip: say('nowhere') },
      ],
      line: [
        { x: 0, y: 10 },
        { x: 10, y: 20 },
      ],
      steps: true,
    },
    { label: 'B', position: 1, points: [{ x: 5, y: 0, tip: say('third'), weight: 'pale' }] },
  ],
  boxes: [{ x: [2, null], y: [null, 12], tip: say('box') }],
  x: { label: say('cost'), tick: String, from: -2, to: 12 },
  y: { label: say('lifted'), tick: String, zero: true, to: 25 },
};

describe('drawScatter', () => {
  const svg = drawScatter(chart, frame);
  const placeOf = (tip: string): number[] => {
    const [, x, y] = new RegExp(`data-tip-en="${tip}"[^>]*>.*?translate\\(([\\d.]+),([\\d.]+)\\)`).exec(svg)!;
    return [Number(x), Number(y)];
  };

  it('sets points where their values are, leaves out what has none, and escapes words', () => {
    const [first, second, third] = ['first', 'second', 'third'].map(placeOf) as [number[], number[], number[]];
    expect(third[0]! - first[0]!).toBeCloseTo((second[0]! - first[0]!) / 2, 1);
    expect(first[1]! - second[1]!).toBeCloseTo(third[1]! - first[1]!, 1);
    expect(second[1]!).toBeLessThan(first[1]!);
    expect(svg).not.toMatch(/nowhere|NaN|undefined/);
    expect(svg).toContain('&lt;best&gt;');
    expect(svg).toContain('<tspan lang="zh-Hans">甲</tspan>');
  });

  it('draws intervals only where they are known, in both directions', () => {
    const [x, y] = placeOf('first') as [number, number];
    const unit = (placeOf('second')[0]! - x) / 10;
    const bars = /data-tip-en="first"[^>]*><path d="M([\d.]+),([\d.]+)H([\d.]+)M([\d.]+),([\d.]+)V([\d.]+)"/
      .exec(svg)!
      .slice(1)
      .map(Number);
    expect(bars[0]).toBeCloseTo(x - unit, 1);
    expect(bars[2]).toBeCloseTo(x + unit, 1);
    expect(bars[3]).toBe(x);
    expect((bars[4]! + bars[5]!) / 2).toBeCloseTo(y, 1);
    expect(/data-tip-en="second"[^>]*><g/.test(svg)).toBe(true);
  });

  it('goes along a frontier in steps, and keeps boxes within the axes', () => {
    const [x0, y0] = placeOf('first') as [number, number];
    const [x1, y1] = placeOf('second') as [number, number];
    expect(svg).toContain(`d="M${x0},${y0}H${x1}V${y1}"`);
    const box = /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.slice(1).map(Number);
    expect(box[0]).toBeGreaterThan(x0);
    expect(box[0]! + box[2]!).toBeLessThanOrEqual(frame.width);
    expect(box[2]! > 0 && box[3]! > 0).toBe(true);
  });

  it('draws axes without a point', () => {
    const empty = drawScatter({ ...chart, series: [], boxes: [] }, frame);
    expect(empty).not.toMatch(/NaN|undefined|Infinity/);
    expect(empty).toContain('lifted');
  });
});
