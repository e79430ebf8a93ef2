import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, nearest, nearestPath } from '../../src/scenario/nearest.ts';

const seed = 1;
const word = fc.string({ maxLength: 12 });

test.each([
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['technolgy', 'technology', 1],
  ['ab', 'ba', 1],
  ['ca', 'abc', 3],
])('%j and %j are %i edits apart', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
});

test('the distance is symmetric, zero only for equal words, and at most the longer word', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
    { seed },
  );
});

test('one slip of the finger is mended', () => {
  const names = ['technology', 'publicity', 'organization', 'assistance', 'strategic'];
  const slip = fc.tuple(fc.constantFrom(...names), fc.nat(8), fc.constantFrom('drop', 'double', 'swap', 'other'));
  fc.assert(
    fc.property(slip, ([name, at, kind]) => {
      const letters = name.split('');
      if (kind === 'drop') letters.splice(at, 1);
      else if (kind === 'double') letters.splice(at, 0, letters[at]!);
      else if (kind === 'swap') [letters[at], letters[at + 1]] = [letters[at + 1]!, letters[at]!];
      else letters[at] = 'x';
      expect(nearest(letters.join(''), names)).toBe(name);
    }),
    { seed },
  );
});

test('nothing is suggested when nothing is near', () => {
  expect(nearest('zzz', ['technology', 'fund'])).toBeUndefined();
  expect(nearest('x', ['y'])).toBeUndefined();
  expect(nearest('Budget-Basis', ['budget_basis'])).toBe('budget_basis');
});

test('a path is mended part by part, else by its last part', () => {
  const paths = ['governance', 'governance.levels', 'governance.levels.technology', 'identification.noise', 'population.table'];
  expect(nearestPath('governence.levels.technolgy', paths)).toBe('governance.levels.technology');
  expect(nearestPath('technology', paths)).toBe('governance.levels.technology');
  expect(nearestPath('population.nose', paths)).toBe('identification.noise');
  expect(nearestPath('foo.bar', paths)).toBeUndefined();
});
