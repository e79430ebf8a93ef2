import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lowerOffer, readOffer } from '../../scripts/kernels/lower-offer.ts';

const kernels = join(import.meta.dirname, '../../src/model/delivery/offer-kernels.ts');

/** Compiles functions of the offer of an instrument whose opening ends like this. */
async function lowered(opening: string, kernel = 'findEligible', called = ['eligible', 'lacks']) {
  const folder = mkdtempSync(join(import.meta.dirname, 'made-'));
  const path = join(folder, 'tools.ts');
  const text = `import { flag } from '../../../src/model/world.ts';
export const tools = {
  reaches: 'households',
  open(world, _c, _t) {
    const { most, enough } = world.parameters.instruments.tools;
    const { workers, capital: k, flags } = world.households;
    const isShort = (h) => workers[h] > 0 && k[h] < enough;
    const free = (h) => (flags[h] & flag.member) === 0;
    ${opening}
  },
};
`;
  try {
    writeFileSync(path, text);
    const offer = await readOffer(path, 'tools');
    return offer && (await lowerOffer(offer, [kernels, kernel], called));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const reach = (apply: string) => lowered(`return { terms: { enough }, ${apply} };`, 'reach', ['apply']);

describe('what an offer changes', () => {
  it('compiles with the columns that it changes', async () => {
    const program = await reach('apply(h) { k[h] = k[h]! + enough; flags[h] = flags[h]! | flag.member; }');
    expect(program!.columns.map(({ name, written }) => [name, written])).toEqual([
      ['capital', true],
      ['flags', true],
      ['helpedNow', true],
      ['served', false],
    ]);
    expect(program!.region).toEqual(['enough', 'bit']);
  });

  it.each([
    ['a county', 'apply(h) { world.counties.loans[0] = 1; }', 'only columns of the row'],
    ['a random word', 'apply(h, word) { k[h] = word; }', 'apply has 2 parameters'],
  ])('is refused for %s', async (_, apply, message) => {
    await expect(reach(apply)).rejects.toThrow(message);
  });
});

describe('the conditions of an offer', () => {
  it('compile with the columns that they read and the numbers that are listed as terms', async () => {
    const program = await lowered('return { terms: { enough }, eligible: isShort, lacks: (h) => isShort(h) || free(h), cost: () => 1 };');
    expect(program!.columns.map(({ name }) => name)).toEqual(['workers', 'capital', 'flags', 'called']);
    expect(program!.region).toEqual(['enough', 'others']);
    expect(program!.kept.map(({ name }) => name)).toEqual(['asked']);
  });

  it('stay as they are when no terms are listed', async () => {
    expect(await lowered('return { eligible: isShort, lacks: isShort, cost: () => 1 };')).toBeUndefined();
  });

  it.each([
    [
      'a number that is not a term',
      'return { terms: { enough }, eligible: (h) => k[h] < most, lacks: isShort };',
      '"most" is neither a variable nor',
    ],
    [
      'another row',
      'return { terms: { enough }, eligible: (h) => k[h - 1] < enough, lacks: isShort };',
      'at the row of the household only',
    ],
    [
      'a function made elsewhere',
      'return { terms: { enough }, eligible: world.eligible, lacks: isShort };',
      '"eligible" of an offer with terms',
    ],
  ])('are refused with their place for %s', async (_, opening, message) => {
    const fault = await lowered(opening).then(
      () => undefined,
      (error: unknown) => error as Error,
    );
    expect(fault?.message).toContain(message);
    expect(fault?.message).toMatch(/tools\.ts:\d+:\d+: /);
  });
});
