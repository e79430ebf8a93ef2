import { instruments } from '../instruments/index.ts';
import type { ModelParameters } from '../parameters/index.ts';

/** Whether the money of an instrument, by its position, is withheld. */
export function isWithheld({ governance }: Pick<ModelParameters, 'governance'>, instrument: number): boolean {
  return governance.withheld_instruments.includes(instruments[instrument]!.id);
}

/** The part of a mix that is given: nothing for withheld instruments, the others' shares as they are. The mix itself where no money is withheld. */
export function givenPart(parameters: Pick<ModelParameters, 'governance'>, mix: Float64Array): Float64Array {
  if (!mix.some((share, i) => share > 0 && isWithheld(parameters, i))) return mix;
  return mix.map((share, i) => (isWithheld(parameters, i) ? 0 : share));
}

/** A part of a mix, scaled to sum to one; `undefined` where nothing is given. */
export function wholeOfPart(part: Float64Array): Float64Array | undefined {
  const sum = part.reduce((a, b) => a + b, 0);
  return sum > 0 ? part.map((share) => share / sum) : undefined;
}
