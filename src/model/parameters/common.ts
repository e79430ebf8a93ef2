import type { Confidence, NumberMeta } from './kinds.ts';

/** Shorthand of the parameter files: one line of facts about a number. */
export function about(
  title: string,
  unit: string,
  range: readonly [min: number, max: number],
  description: string,
  source: string,
  confidence: Confidence = 'assumption',
  symbol?: string,
): NumberMeta {
  return { title, unit, min: range[0], max: range[1], description, source, confidence, ...(symbol === undefined ? {} : { symbol }) };
}

/** A share of one, both ends included. */
export const share: readonly [number, number] = [0, 1];
