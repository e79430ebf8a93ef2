import { z } from 'zod';
import { about, share } from './common.ts';
import { constant, group, series, type Series } from './kinds.ts';
import { coordinationSchema, delistingSchema, mechanismsSchema } from './mechanisms.ts';

/** The eight synergies, in the order in which they are listed everywhere. */
export const levelNames = ['strategic', 'organization', 'policy', 'social', 'fund', 'publicity', 'technology', 'assistance'] as const;
export type LevelName = (typeof levelNames)[number];

/** The three centres of governance. */
export const centreNames = ['government', 'market', 'society'] as const;
export type CentreName = (typeof centreNames)[number];

const levelText: Readonly<Record<LevelName, string>> = {
  strategic: 'One plan: money follows need among counties, roads come first, off-track counties get more.',
  organization: 'Headquarters and working groups: more of the plan is delivered in the year, fewer duplicates, signals are shared.',
  policy: 'Policies fitted together: a household gets the package that it lacks; leading enterprises are supported.',
  social: 'Firms and social organisations bring buyers, jobs and their own knowledge of who is poor.',
  fund: 'Pooled money and a guarantee fund: leverage on loans, less overhead, fewer misdirected projects.',
  publicity: 'Village meetings: more households learn of the programmes.',
  technology: 'Registers and a data platform: less noise and capture, early warning; better training and crops.',
  assistance: 'Paired units: money, cadres and job slots for the paired counties.',
};

const level = (name: LevelName): ReturnType<typeof series> =>
  series(
    0,
    about(
      `Level: ${name}`,
      'level 0-1',
      share,
      levelText[name],
      'Scale of the model: 0 is single-centre practice, 1 the best practice described for 2016-2020',
    ),
  );

const mixSource = 'Assumption, guided by the use of special funds and the mandates of the centres';

function mixOf(title: string, shares: Readonly<Record<string, number>>): z.ZodPrefault<z.ZodType<Record<string, Series>>> {
  const shape = Object.fromEntries(
    Object.entries(shares).map(([id, value]) => [
      id,
      series(
        value,
        about(
          `${title}: ${id}`,
          'share',
          share,
          `Share of this centre's money for ${id}; the shares of a centre sum to one in every year.`,
          mixSource,
        ),
      ),
    ]),
  );
  return group(`${title}: mix`, 'How the centre splits its money among instruments.', shape) as never;
}

/** Builds the governance schema over the instruments that exist, by their ids: `mixes[centre][instrument]` is a default share. */
export function governanceSchema(instrumentIds: readonly string[], mixes: Readonly<Record<CentreName, Readonly<Record<string, number>>>>) {
  return group('Governance', 'Centres, money, the eight levels and what each works through.', {
    budget_basis: z.enum(['equal', 'added']).default('equal').meta({
      title: 'Budget basis',
      description:
        "`equal`: all centres together have the government's budget, coordination included. `added`: the government keeps its budget, the others bring their own on top.",
      source: 'Both are asked: is it the money or the governance?',
    }),
    budget: series(
      { 2012: 381, 2013: 486, 2014: 552, 2015: 577, 2016: 890, 2017: 1122, 2018: 1350, 2019: 1580, 2020: 1500 },
      about(
        'Government budget',
        'yuan of 2010 per rural household and year',
        [0, 100_000],
        'Special funds for poverty alleviation, spread over all rural households.',
        'Special funds of 4.0 bn (2012) to 6.06 bn (2015), 11.78 bn (2017), 12.75 bn central alone (2019), deflated, over 10.5 million households',
        'derived',
      ),
    ),
    county_share: constant(
      0.15,
      about(
        "County's own share",
        'share',
        share,
        "Part of the government's money that the county directs to what it believes is its bottleneck.",
        "Provincial and county match of at least 30 % of central funds; part at the county's discretion is an assumption",
      ),
    ),
    centres: group('Centres', 'The money of each centre and its mix of instruments.', {
      government: group('Government', 'Province, prefecture, county.', { mix: mixOf('Government', mixes.government) }),
      market: group('Market', 'Leading enterprises, cooperatives, banks.', {
        share: series(
          0,
          about(
            'Market money',
            'share of government money',
            [0, 10],
            "Money of the market centre relative to the government's; 0 means that the centre is absent.",
            'Assumption; loans of 55.4 bn stood beside 24.4 bn of special funds in 2011-15, but principal is repaid',
          ),
        ),
        mix: mixOf('Market', mixes.market),
      }),
      society: group('Society', 'Paired units, social organisations, individuals.', {
        share: series(
          0,
          about(
            "Society's money",
            'share of government money',
            [0, 10],
            "Money of the society centre relative to the government's; 0 means that the centre is absent.",
            'Social input of 7.2 bn beside special funds of 24.4 bn in 2011-15: 0.30',
            'verified',
          ),
        ),
        mix: mixOf('Society', mixes.society),
      }),
    }),
    levels: group(
      'Levels',
      'The eight synergies, each from 0 (floor) to 1.',
      Object.fromEntries(levelNames.map((n) => [n, level(n)])) as Record<LevelName, ReturnType<typeof series>>,
    ),
    mechanisms: mechanismsSchema,
    coordination: coordinationSchema,
    delisting: delistingSchema,
    admitted_centres: z
      .array(z.enum(centreNames))
      .min(1)
      .default([...centreNames])
      .meta({
        title: 'Admitted centres',
        description: 'Centres that may act; money of a centre that is not admitted does not exist.',
        source: 'Choice of the scenario',
      }),
    withheld_instruments: z.array(z.enum(instrumentIds)).default([]).meta({
      title: 'Withheld instruments',
      description:
        'Instruments whose money is neither given nor spent on anything else, to see what the others do without them; coordination is paid as ever.',
      source: 'Choice of the scenario',
    }),
  });
}
