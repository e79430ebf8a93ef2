import type { z } from 'zod';
import type { CentreName } from '../parameters/governance.ts';
import type { World } from '../world.ts';

interface Described<Id extends string, S extends z.ZodRawShape> {
  /** Name in scenario files and columns: lower case with underscores. */
  readonly id: Id;
  readonly title: string;
  readonly description: string;
  /** Parameters beside `willingness`, written in a scenario under `instruments.<id>`. */
  readonly shape: S;
  /** Default share in the mix of each centre that may run it; a centre that is left out may not. */
  readonly mix: Readonly<Partial<Record<CentreName, number>>>;
}

/** An instrument that changes a county. */
export interface CountyInstrument<Id extends string = string, S extends z.ZodRawShape = z.ZodRawShape> extends Described<Id, S> {
  readonly reaches: 'county';
  /** Spends up to `money` yuan in county `c` and returns what it spent. */
  spend(world: World, c: number, money: number): number;
}

/**
 * One county-year of an instrument that reaches households. Every function takes the row of a household. Who may have the instrument is asked once,
 * before its first centre serves; what has reached a household is written down when all instruments are delivered.
 */
export interface Offer {
  /**
   * Numbers that these functions use, by the names that they have for them. With them, `npm run kernels` compiles `eligible` and `lacks`, and `apply` if it
   * uses no more than terms and columns of the households; without, all run as they stand, with the same results and more slowly.
   */
  readonly terms?: Readonly<Record<string, number>>;
  /** May it have the instrument at all? */
  readonly eligible: (h: number) => boolean;
  /** Does its state lack what the instrument gives? A fitted package offers only that. */
  readonly lacks: (h: number) => boolean;
  /** Cost for one real household, yuan, more than zero. */
  readonly cost: (h: number) => number;
  /** Changes the household's state. `word` is a random word of this household, year and instrument. */
  readonly apply: (h: number, word: number) => void;
}

/** An instrument that reaches households one by one. */
export interface HouseholdInstrument<Id extends string = string, S extends z.ZodRawShape = z.ZodRawShape> extends Described<Id, S> {
  readonly reaches: 'households';
  /** Chance that an aware household takes it up; default of the parameter `willingness`. */
  readonly willingness: number;
  /** Opens a county's year: reads parameters once, returns the offer. `t` is the year index. */
  open(world: World, c: number, t: number): Offer;
}

export type Instrument = CountyInstrument | HouseholdInstrument;
