/** Short forms of what is often set: `1:50` for a sample, `2011-2020` for years. */
import type { Override } from './override.ts';
import type { Problem } from './problem.ts';

/** `1:50` or `0.02`: how many real households one simulated household stands for. `origin` names where it was written. */
export function readSample(text: string, origin: string): Override[] | Problem {
  const hint = 'write 1:50 or 0.02 for one household in fifty, 1:1 for all';
  const ratio = /^\s*1\s*:\s*(\d+)\s*$/.exec(text)?.[1];
  const share = /^\s*(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?\s*$/i.test(text) ? Number(text) : NaN;
  const households = ratio === undefined ? 1 / share : Number(ratio);
  if (!(households >= 1 && Number.isFinite(households)))
    return badOption(origin, 'a sample is one household in a whole number of them', hint);
  const whole = Math.round(households);
  if (Math.abs(households - whole) > 1e-6 * whole) {
    return badOption(
      origin,
      `${text.trim()} is not one household in a whole number of them`,
      `the nearest are 1:${Math.floor(households)} and 1:${Math.ceil(households)}`,
    );
  }
  return [{ path: 'population.households_per_agent', value: whole, origin }];
}

/** `2011-2020`: the observed base year and the last simulated year. */
export function readYears(text: string, origin: string): Override[] | Problem {
  const option = origin.startsWith('--') ? '--years ' : '';
  const hint = `write the observed base year and the last simulated year, for example ${option}2011-2020`;
  const [, from, to] = /^\s*(\d{4})\s*(?:-|\.\.|–)\s*(\d{4})\s*$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return badOption(origin, 'years are two years with a hyphen between them', hint);
  if (Number(from) >= Number(to)) return badOption(origin, `the years do not go forward: ${from} is not before ${to}`, hint);
  return [
    { path: 'years.from', value: Number(from), origin },
    { path: 'years.to', value: Number(to), origin },
  ];
}

/** A problem with something that an option or a short form says. */
export function badOption(origin: string, message: string, hint: string): Problem {
  return { code: 'bad-option', file: origin, message, hint };
}
