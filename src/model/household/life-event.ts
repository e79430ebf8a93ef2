/** What a year brings to a household beside its work. At most one event a year, from one uniform draw. */
export const lifeEvent = { none: 0, illness: 1, joins: 2, agesOut: 3, leaves: 4 } as const;

/**
 * The event that the uniform `draw` in (0,1) picks: illness first, so that other rates do not shift who falls ill.
 * @param joining chance that a dependant starts to work, for each dependant; the other rates likewise for each worker and person
 */
export function pickLifeEvent(
  draw: number,
  illness: number,
  joining: number,
  ageing: number,
  leaving: number,
  size: number,
  workers: number,
): number {
  let edge = illness;
  if (draw < edge) return lifeEvent.illness;
  // A household without any worker is one of old or ill people: none of its members starts to work.
  if (workers > 0) edge += joining * (size - workers);
  if (draw < edge) return lifeEvent.joins;
  edge += ageing * workers;
  if (draw < edge) return lifeEvent.agesOut;
  if (size > 1) edge += leaving * size;
  if (draw < edge) return lifeEvent.leaves;
  return lifeEvent.none;
}
