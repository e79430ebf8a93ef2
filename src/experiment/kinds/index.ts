import type { ExperimentKind, KindName } from '../kind.ts';

/** Where each kind is defined; read only when it is needed. */
const kinds: Partial<Record<KindName, () => Promise<ExperimentKind<never>>>> = {
  batch: async () => (await import('./batch/kind.ts')).batch as never,
};

/** The kind of this name. */
export async function kindOf(name: KindName): Promise<ExperimentKind> {
  const kind = await kinds[name]?.();
  if (kind === undefined) throw new Error(`there is no experiment of the kind ${name}`);
  return kind as unknown as ExperimentKind;
}
