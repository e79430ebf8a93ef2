import type { KernelRows } from '../kernel/index.ts';
import type { Blocks, Columns, Crew } from '../population/index.ts';
import type { Ledger } from './governance/ledger.ts';
import type { Levels } from './governance/levels.ts';
import type { Steps } from './steps.ts';
import type { ModelParameters } from './parameters/index.ts';
import type { recordedColumns } from './record/recorded-columns.ts';
import type { Recorder } from './record/recorder.ts';

/** State of the households, one column for each variable, in single precision where it is not a whole number. Money in yuan of 2010. */
export const householdColumns = {
  /** Persons, 1 to 8. */
  size: 'u8',
  /** Persons who work, on the farm or off it. */
  workers: 'u8',
  /** Of them those who earn wages. */
  offfarm: 'u8',
  /** Human capital h, 0 to 1. */
  skill: 'f32',
  /** Productive capital k, yuan. */
  capital: 'f32',
  /** Persistent ln productivity z. */
  productivity: 'f32',
  /** Programme debt d, yuan. */
  debt: 'f32',
  /** Repayment due each year, yuan. */
  instalment: 'f32',
  /** Disposable income of the last year lived, yuan per person. */
  income: 'f32',
  /** Programme transfers received in this year, yuan for the household. */
  support: 'f32',
  /** How badly a village is served, 0 best to 1 worst; fixed unless relocated. */
  remoteness: 'f32',
  /** Bits of `flag`. */
  flags: 'u16',
  /** Bit i: instrument i of the registry has ever reached the household. */
  everHelped: 'u32',
  /** Bit i: instrument i has reached it in this year. */
  helpedNow: 'u32',
  /** Bits of `deprivation`. */
  deprivations: 'u8',
  /** Bit 0: poor in the last year lived, bit 1: the year before, and so on. */
  poverty: 'u32',
} as const;

/** What one step of the households hands to another; nothing in it outlives the stage that fills it. */
export const passedColumns = {
  /** Share of the village that sets an example, last year: members when households hear of programmes, earners of wages when workers leave. */
  neighbours: 'f32',
  /** Farm output and wages without the county factor, yuan. */
  farm: 'f32',
  wages: 'f32',
  /** Income that the county factor does not touch, yuan. */
  other: 'f32',
  /** Treatment cost that the household has to bear, yuan. */
  treatment: 'f32',
  /** By what the households of a county are ranked: how poor they look to the register; in the burn-in, the county factor below which they are poor. */
  score: 'f32',
} as const;

/** Household flags. */
export const flag = {
  aware: 1,
  member: 2,
  registered: 4,
  connected: 8,
  arrears: 16,
  insured: 32,
  relocated: 64,
  settling: 128,
  trained: 256,
  wageJob: 512,
} as const;

/** Flags that hold for one year only. */
export const flagsOfTheYear: number = flag.insured | flag.settling | flag.wageJob;

/** Deprivations of the Alkire-Foster index. */
export const deprivation = { income: 1, schooling: 2, health: 4, housing: 8, water: 16, road: 32 } as const;

/** State of the counties, one column for each variable. */
export const countyColumns = {
  /** County factor a_c of productivity and wages, solved at the start. */
  factor: 'f64',
  /** Infrastructure g, 0 to 1. */
  infrastructure: 'f64',
  /** Infrastructure money spent last year, yuan for each real household, that matures this year. */
  underConstruction: 'f64',
  /** Administrative capacity, share. */
  capacity: 'f64',
  /** Leading enterprises. */
  enterprises: 'f64',
  /** Guarantee fund, yuan. */
  guaranteeFund: 'f64',
  /** Loans outstanding, yuan. */
  loans: 'f64',
  /** Instalments due and unpaid in the last year, share of those due. */
  arrears: 'f64',
  /** Loans that named cases still make possible, yuan. */
  caseLoans: 'f64',
  /** Headcount ratio that the county believes it has. */
  believedHeadcount: 'f64',
  /** Believed share of registered households short of capital, of skill, of membership. */
  shortCapital: 'f64',
  shortSkill: 'f64',
  shortMembership: 'f64',
  /** Year in which it was delisted; 0 while listed or never listed. */
  delisted: 'f64',
  /** Share of members whose cooperative has a buyer. */
  served: 'f64',
  /** Members, real households. */
  members: 'f64',
  /** Disaster of the year: share of households hit, share of output they lose. */
  disasterReach: 'f64',
  disasterLoss: 'f64',
  /** Persons when the register was revised: on it, poor last year, on it although not poor, poor although not on it. */
  registered: 'f64',
  poorBefore: 'f64',
  wronglyRegistered: 'f64',
  missed: 'f64',
  /** Taken off the register in this year although poor, persons. */
  wronglyRemoved: 'f64',
  /** Instalments due and unpaid in the year, yuan. */
  due: 'f64',
  unpaid: 'f64',
  /** Income of the year by origin, yuan for the simulated households. */
  farmIncome: 'f64',
  wageIncome: 'f64',
  transferIncome: 'f64',
} as const;

/** What never changes about a county. */
export interface CountyFacts {
  readonly code: number;
  readonly industry: number;
  readonly povertyCounty: boolean;
  readonly deepPoverty: boolean;
  readonly forest: boolean;
  readonly paired: boolean;
  /** Part of the gap in administrative capacity that cadres of switched-on cases close. */
  readonly caseCadres: number;
  readonly headcount: number;
}

/** Columns of households in the memory that kernels work on. */
export type HouseholdRows = KernelRows<typeof householdColumns & typeof passedColumns & typeof recordedColumns>;
export type Households = HouseholdRows['columns'];
export type Counties = Columns<typeof countyColumns>;

/** Villages, contiguous runs of households of a county. */
export interface Villages {
  /** First village of each county; one entry more than counties. */
  readonly starts: Int32Array;
  /** Share of households that are members, and of workers off the farm, at the end of last year. */
  readonly memberShare: Float64Array;
  readonly migrantShare: Float64Array;
}

/** What the environment brings in a year, the same for all. */
export interface Environment {
  traditional: number;
  specialty: number;
  wage: number;
  /** ln price by industry. */
  readonly logPrice: Float64Array;
}

/** Everything that a run holds. */
export interface World {
  readonly parameters: ModelParameters;
  readonly key: Uint32Array;
  readonly blocks: Blocks;
  /** Whose thread this is, and which counties it simulates: every stage works on these alone. */
  readonly crew: Crew;
  /** Where members of a crew tell each other of their counties: column after column; undefined for who works alone. */
  readonly exchanged: Float64Array | undefined;
  readonly facts: readonly CountyFacts[];
  readonly households: Households;
  /** What households do, compiled or plain. */
  readonly steps: Steps;
  readonly counties: Counties;
  readonly villages: Villages;
  readonly environment: Environment;
  readonly ledger: Ledger;
  /** The poverty line in single precision, as incomes are: who is guaranteed the line has just that, and is not poor wherever it is asked. */
  readonly povertyLine: number;
  /** Real households that one simulated household stands for. */
  readonly weight: number;
  /** Levels in force in the year, and the centres that act. */
  levels: Levels;
  readonly recorder: Recorder;
}
