/** The page on decompositions: its file is an experiment, its example computes what it says. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { designDecomposition } from '../../src/experiment/kinds/decomposition/design.ts';
import { decompositionSchema } from '../../src/experiment/kinds/decomposition/spec.ts';
import * as polylift from '../../src/index.ts';
import { loadScenario } from '../../src/scenario/node/load.ts';
import { codeBlocks, textOf } from './markdown.ts';

const blocks = codeBlocks(textOf('docs/decomposition.md'));

describe('docs/decomposition.md', () => {
  it('shows a file that is a decomposition', async () => {
    const written = blocks.find(({ language }) => language === 'yaml')!.code;
    const spec = decompositionSchema.parse(parse(written));
    const scenarios = await Promise.all(spec.scenarios.map(async (source) => ({ source, loaded: await loadScenario(source) })));
    const design = designDecomposition(spec, scenarios);
    expect(design).toHaveProperty('points', 8 + 3);
    expect(spec).toMatchObject({ kind: 'decomposition', order: ['offices', 'money', 'register'] });
  });

  it('shows numbers that the library gives', () => {
    const { code } = blocks.find(({ language }) => language === 'ts')!;
    const gloves = JSON.parse(/const gloves = (.*);/.exec(code)![1]!) as number[];
    const said = [...code.matchAll(/^(\w+)\(gloves\)(?:\[(\d)\])?; \/\/ (?:pairs [^:]*: )?([-\d/, ]+)/gm)];
    expect(said.map(([, name]) => name)).toEqual(['shapleyValues', 'shapleyInteractions', 'harsanyiDividends']);
    const number = (text: string): number => {
      const [above, below = '1'] = text.trim().split('/');
      return Number(above) / Number(below);
    };
    for (const [, name, at, numbers] of said) {
      const values = (polylift.analysis as unknown as Record<string, (game: number[]) => Float64Array>)[name!]!(gloves);
      const found = at === undefined ? [...values] : [values[Number(at)]!];
      const expected = numbers!.split(',').map(number);
      expect(found.length).toBe(expected.length);
      for (const [i, value] of found.entries()) expect(value, name).toBeCloseTo(expected[i]!, 12);
    }
  });
});
