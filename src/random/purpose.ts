/** Purposes by their short names: what `definePurposes` returns. */
export type Purposes<Name extends string = string> = { readonly [K in Name]: number };

const NAME = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/;

/**
 * The word of the counter that stands for what a number is drawn for: 32-bit FNV-1a of a dotted name.
 *
 * A hash and not a running number, so that a new purpose leaves the ids, and with them the draws, of all others as they were. Renaming a
 * purpose changes its draws.
 *
 * @param name letters, digits, `_` and `-` in parts joined by dots, such as `live.transitory`
 * @throws RangeError on any other name
 *
 * Noll, Vo, Eastlake, Hansen (2026), RFC 9923: The FNV Non-Cryptographic Hash Algorithm.
 */
export function purposeId(name: string): number {
  if (!NAME.test(name)) {
    throw new RangeError(
      `"${name}" does not name a purpose. Use letters, digits, "_" and "-" in parts joined by dots, such as "live.transitory".`,
    );
  }
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * A frozen table of purpose ids: `definePurposes({ transitory: 'live.transitory' }).transitory` is the id.
 *
 * @throws RangeError if two entries have one id, which would give them the same random numbers
 */
export function definePurposes<const Names extends Readonly<Record<string, string>>>(names: Names): Purposes<keyof Names & string> {
  const nameOf = new Map<number, string>();
  const ids: Record<string, number> = {};
  for (const [short, name] of Object.entries(names)) {
    const id = purposeId(name);
    const earlier = nameOf.get(id);
    if (earlier !== undefined) {
      throw new RangeError(`Purposes "${earlier}" and "${name}" have the same id ${id} and would draw the same numbers. Rename one.`);
    }
    nameOf.set(id, name);
    ids[short] = id;
  }
  return Object.freeze(ids) as Purposes<keyof Names & string>;
}

/**
 * Checks that tables made apart from each other share no id; call it once where they meet.
 *
 * @param tables each table under the name of its owner, for the message
 * @throws RangeError if two tables share an id
 */
export function assertDistinctPurposes(tables: Readonly<Record<string, Purposes>>): void {
  const ownerOf = new Map<number, string>();
  for (const [owner, table] of Object.entries(tables)) {
    for (const [short, id] of Object.entries(table)) {
      const here = `${owner}.${short}`;
      const earlier = ownerOf.get(id);
      if (earlier !== undefined) {
        throw new RangeError(`Purposes "${earlier}" and "${here}" have the same id ${id} and would draw the same numbers. Rename one.`);
      }
      ownerOf.set(id, here);
    }
  }
}
