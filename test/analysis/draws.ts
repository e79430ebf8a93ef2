import { drawBlock, inverseNormalCdf, keyFromSeed, purposeId, uniform, WORLD } from '../../src/random/index.ts';

/** Numbers of the project's own generator, one after another: replicate `replicate` of the experiment `name`. */
export function draws(name: string, replicate: number): { readonly uniform: () => number; readonly normal: () => number } {
  const key = keyFromSeed(name, replicate);
  const purpose = purposeId('test.draws');
  const words = new Uint32Array(4);
  let next = 0;
  const draw = (): number => {
    if (next % 4 === 0) drawBlock(key, next / 4, WORLD, purpose, 2011, 0, words);
    return uniform(words[next++ % 4]!);
  };
  return { uniform: draw, normal: () => inverseNormalCdf(draw()) };
}
