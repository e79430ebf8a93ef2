import { describe, expect, it } from 'vitest';
import { drawPairMatrix } from '../../../src/report/chart/pair-matrix.ts';
import { drawWaterfall } from '../../../src/report/chart/waterfall.ts';
import { diverging } from '../../../src/report/chart/palette.ts';
import { decompositionSections } from '../../../src/report/experiment/decomposition.ts';
import { chartDocument } from '../../../src/report/node/chart-document.ts';
import { say } from '../../../src/report/text.ts';
import { madeUpDecomposition, sixSynergies, type MadeUpDecomposition } from '../made-up-decomposition.ts';

const sectionsOf = (made: MadeUpDecomposition): Map<string, string> =>
  new Map(decompositionSections(madeUpDecomposition(made), chartDocument()).map(({ id, markup }) => [id, markup.markup]));
const inEnglish = (markup: string): string => markup.replaceAll(/<(span|tspan) lang="zh[^>]*>.*?<\/\1>/gs, '').replaceAll('\u00A0', ' ');
const headings = (markup: string): string[] =>
  [...inEnglish(markup).matchAll(/<h[23][^>]*>(.*?)<\/h[23]>/gs)].map(([, text]) => text!.replaceAll(/<[^>]+>/g, '').trim());

describe('the sections of a decomposition', () => {
  const sections = sectionsOf(sixSynergies);

  it('say what they find, outcome by outcome', () => {
    expect([...sections.keys()]).toEqual(['regimes', 'shapley', 'interactions', 'added']);
    // Governance 0.023 on equal and 0.032 on added money, money 0.008 and 0.017: 27.5 of 40.
    expect(headings(sections.get('regimes')!)).toEqual([
      'Is it the money or the governance?',
      '69 % of the effect on the headcount ratio of 2020 is governance, 31 % is money',
      '69 % of the effect on the sum of the poverty gap over the years is governance, 31 % is money',
    ]);
    expect(headings(sections.get('shapley')!)).toEqual([
      'What each synergy brings in Many centres',
      'Strategic and organization bring most to the headcount ratio of 2020; policy makes it worse',
      'Strategic and organization bring most to the sum of the poverty gap over the years; policy makes it worse',
    ]);
    expect(headings(sections.get('interactions')!)[1]).toBe(
      'Strategic and organization reinforce each other most; social and fund substitute each other most',
    );
    expect(headings(sections.get('added')!)[1]).toMatch(
      /^Added one after the other, they come to 2\.30 .*percentage points against One centre$/,
    );
  });

  it('have no text that is missing in a language, and no number that is none', () => {
    for (const markup of sections.values()) {
      expect(markup).not.toMatch(/NaN|undefined|Infinity|\[object/);
      const count = (pattern: RegExp): number => [...markup.matchAll(pattern)].length;
      expect(count(/<(span|tspan) lang="en"/g)).toBe(count(/<(span|tspan) lang="zh/g));
    }
  });

  it('have the numbers of the summary in their tables', () => {
    const table = /<table[^>]*data-name="shapley-headcount-2020".*?<\/table>/s.exec(sections.get('shapley')!)![0];
    // 0.01 and half of 0.005, in percentage points.
    const values = [...table.matchAll(/<th scope="row">|data-value="([^"]*)"/g)].map(([, value]) => value);
    expect(Number(values[1])).toBeCloseTo(1.25, 10);
    expect(sections.get('interactions')).toContain('data-name="dividends-headcount-2020"');
  });

  it('have bars that name what cannot be told apart', () => {
    expect(inEnglish(sections.get('shapley')!)).toContain(
      'correction these cannot be told apart from nil: a synergy whose name is longer than its place in any chart.',
    );
  });
});

describe('sections where less is known', () => {
  it('of one replicate have no intervals and call nothing told', () => {
    const sections = sectionsOf({ ...sixSynergies, replicates: 1, outcomes: sixSynergies.outcomes.slice(0, 1) });
    expect(headings(sections.get('interactions')!)[1]).toBe('Which pairs reinforce each other needs more than one replicate');
    expect(sections.get('shapley')).not.toMatch(/class="undecided"|NaN/);
  });

  it('without a reference have no section on money, and begin in order from nobody', () => {
    const sections = sectionsOf({ ...sixSynergies, regimes: undefined });
    expect([...sections.keys()]).toEqual(['shapley', 'interactions', 'added']);
    expect(headings(sections.get('added')!)[1]).toContain('against none of them');
  });

  it('leave out an outcome without a whole replicate, and all where there is none', () => {
    const failed: MadeUpDecomposition = {
      ...sixSynergies,
      coalition: (has, replicate, outcome) =>
        outcome.indicator === 'headcount' && has(0) && !has(1) ? NaN : sixSynergies.coalition(has, replicate, outcome),
    };
    expect(headings(sectionsOf(failed).get('shapley')!)).toHaveLength(2);
    expect(sectionsOf({ ...failed, outcomes: failed.outcomes.slice(0, 1) })).toEqual(new Map());
  });

  it('of one player have no pairs, and of players with unions their Owen values', () => {
    const one = sectionsOf({ ...sixSynergies, players: sixSynergies.players.slice(0, 1) });
    expect([...one.keys()]).toEqual(['regimes', 'shapley', 'added']);
    const united = sectionsOf({ ...sixSynergies, unions: { a: ['p0', 'p2'] } });
    expect(united.get('shapley')).toContain('data-column="owen"');
    expect(one.get('shapley')).not.toContain('data-column="owen"');
  });
});

describe('the matrix of pairs', () => {
  const frame = { width: 400, fontSize: 12, idPrefix: 'm' };
  const label = (text: string) => say(text);
  const draw = (values: Readonly<Record<string, number>>, told: readonly string[] = []): string =>
    drawPairMatrix(
      {
        name: label('pairs'),
        summary: label('pairs'),
        labels: ['a', 'b', 'c'],
        cell: (i, j) => {
          const value = values[`${i}${j}`];
          return value === undefined ? null : { value, shown: String(value), told: told.includes(`${i}${j}`), tip: label(`${i} ${j}`) };
        },
        above: label('above'),
        below: label('below'),
        hatched: label('hatched'),
      },
      frame,
    );

  it('has a cell for each pair with its number, in the colour of its sign and the more the larger', () => {
    const svg = draw({ '01': 2, '02': -1, '12': 0 }, ['01', '02', '12']);
    for (const [shown, colour] of [
      ['2', diverging(1)],
      ['-1', diverging(-0.5)],
      ['0', diverging(0)],
    ] as const)
      expect(svg).toMatch(new RegExp(`fill="${colour}"[^>]*></rect><text[^>]*>${shown}</text>`));
  });

  it('hatches and pales what cannot be told from zero', () => {
    const svg = draw({ '01': 2, '02': -1 }, ['02']);
    expect(svg).toMatch(new RegExp(`fill="${diverging(0.4)}"[^>]*></rect><rect[^>]*fill="url\\(#m-hatching\\)"`));
    expect(svg).toMatch(new RegExp(`fill="${diverging(-0.5)}"[^>]*></rect><text`));
  });

  it('is drawn of nothing but zeros, and of pairs without values', () => {
    expect(draw({ '01': 0, '02': 0, '12': 0 })).not.toContain('NaN');
    expect([...draw({}).matchAll(/tabindex/g)]).toHaveLength(0);
  });

  it('stays within its width', () => {
    const svg = draw({ '01': 2, '02': -1, '12': 1 });
    for (const [, x, width] of svg.matchAll(/<rect x="([\d.]+)"[^>]* width="([\d.]+)"/g))
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(400);
  });
});

describe('the steps one after the other', () => {
  const step = (value: number, isLevel = false) => ({
    label: say(`step ${value}`),
    value,
    lower: value - 1,
    upper: value + 1,
    isLevel,
    shown: String(value),
    tip: say(String(value)),
  });
  const draw = (width: number): string =>
    drawWaterfall(
      { name: say('steps'), summary: say('steps'), steps: [step(3), step(-2), step(4), step(5, true)], axis: say('gain'), tick: String },
      { width, fontSize: 12 },
    );

  it('begin where the one above ends, and the level on zero', () => {
    const boxes = [...draw(760).matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map(
      ([, x, width]) => [Number(x), Number(width)] as const,
    );
    const [first, second, third, level] = boxes;
    const unit = first![1] / 3;
    const zero = first![0];
    expect(second![0] + second![1]).toBeCloseTo(zero + 3 * unit, 0);
    expect(second![0]).toBeCloseTo(zero + 1 * unit, 0);
    expect(third![0]).toBeCloseTo(zero + 1 * unit, 0);
    expect(third![0] + third![1]).toBeCloseTo(zero + 5 * unit, 0);
    expect(level![0]).toBeCloseTo(zero, 0);
    expect(level![1]).toBeCloseTo(5 * unit, 0);
  });

  it('differ by colour where they go up, down or are a level', () => {
    const fills = [...draw(760).matchAll(/<rect [^>]*fill="(#[0-9A-Fa-f]{6})"/g)].map(([, fill]) => fill);
    expect(fills[0]).toBe(fills[2]);
    expect(new Set(fills).size).toBe(3);
  });

  it('have their names above them where it is narrow', () => {
    expect(draw(340)).not.toContain('text-anchor="end">step');
    expect(draw(760)).toContain('text-anchor="end">step');
  });
});
