import { cooperatives } from './cooperatives.ts';
import { ecoCompensation } from './eco-compensation.ts';
import { education } from './education.ts';
import { health } from './health.ts';
import { infrastructure } from './infrastructure.ts';
import type { Instrument } from './instrument.ts';
import { loans } from './loans.ts';
import { relocation } from './relocation.ts';
import { socialProtection } from './social-protection.ts';
import { training } from './training.ts';

/** Every instrument, in the order in which a year delivers them. A new one is a file of its own and one line here. */
export const instruments = [
  infrastructure,
  training,
  cooperatives,
  loans,
  relocation,
  education,
  health,
  ecoCompensation,
  socialProtection,
] as const satisfies readonly Instrument[];

/** Number of instruments; also the number of bits that a household keeps for them. */
export const instrumentCount: number = instruments.length;
