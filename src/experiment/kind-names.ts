/** Kinds of experiments. A directory of results says which one it is. */
export const kindNames = ['batch', 'sensitivity', 'decomposition', 'mixes', 'robustness'] as const;
export type KindName = (typeof kindNames)[number];

/** The command that does an experiment of each kind. */
export const commandOfKind: Readonly<Record<KindName, string>> = {
  batch: 'batch',
  sensitivity: 'sensitivity',
  decomposition: 'decompose',
  mixes: 'mixes',
  robustness: 'robustness',
};
