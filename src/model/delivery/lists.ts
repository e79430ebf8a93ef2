/**
 * What delivery writes down about the households of a county, from the county's first row on, in the room of columns that hold nothing between the
 * stages (`passedColumns`). Lists name households by their unit: the row within the county.
 */
export const listColumns = {
  /** Who is called up: those without a package in the order of their rows, then the others in that of their common place. */
  called: 'u32',
  /** Who of them may have the instrument at hand, in the same order. */
  asked: 'u32',
  /** Not a list, but by row: the place of a household in every queue, if it is served by package. */
  common: 'u32',
  /** A queue before it is put in turn: who (see `queued`), at what place, and a random word for each. */
  who: 'u32',
  turn: 'u32',
  word: 'u32',
  /** Who of them is served. */
  served: 'u32',
} as const;

/** The column in whose room each lies. When some are served, the places of their queue are needed no longer. */
export const roomOf = {
  called: 'farm',
  asked: 'wages',
  common: 'score',
  who: 'other',
  turn: 'treatment',
  word: 'neighbours',
  served: 'treatment',
} as const;

/** What stands in a queue for each household: its unit, and bits for whom another centre has helped with the same instrument, and for who was poor. */
export const queued = { unit: 0x3fffffff, helped: 0x40000000, poor: 0x80000000 } as const;
