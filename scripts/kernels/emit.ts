/**
 * Programs to WebAssembly with 128-bit vectors: four rows at a time. Nothing of relaxed SIMD is used, so every engine computes the same bits.
 * `if` becomes a choice between both values, and a jump where the program says that it pays.
 */
import type { Expression, Program, Purpose, Statement } from '../../src/kernel/program.ts';
import { headerLayout, type HeaderLayout, headerWord } from '../../src/kernel/layout.ts';
import { Cells, type RowGroup } from './emit-cells.ts';
import { type DrawSetup, emitDrawSetup, emitPurposeSetup, emitThreefry, type Locals, type PurposeSetup } from './emit-threefry.ts';
import * as op from './instructions.ts';
import { get, set, simd, simdMemory, vector } from './instructions.ts';
import { i32, moduleOf, v128 } from './wasm-bytes.ts';

const header = 0;
const lanesFrom = (first: number): number[] => op.constant([first, first + 1, first + 2, first + 3]);
const laneNumbers = lanesFrom(0);
const float = new Float32Array(1);
const floatBits = new Int32Array(float.buffer);

/** Groups of four rows that are worked on side by side: one hides the latency of the other. */
const groupsAtOnce = 2;

/** Another way to draw words than by address: instructions before the first row, and those that draw four words for a group into locals. */
export interface Generator {
  readonly prologue: readonly number[];
  draw(unit: number, out: readonly number[]): number[];
}

/**
 * The module of a program.
 * @param generator draws in place of the addressed generator, to measure what addressing costs
 */
export function emitModule(program: Program, generator?: (header: number, locals: Locals) => Generator): Uint8Array {
  return new Emitter(program, generator).module();
}

/** Locals of one group of rows. */
interface Group extends RowGroup {
  readonly variables: readonly number[];
  readonly unit: number;
  /** Words of each purpose. */
  readonly words: Map<Purpose, readonly number[]>;
  /** Each sum's accumulators: one of whole numbers, or two of double precision. */
  readonly sums: readonly (readonly number[])[];
}

/** A group at a point of the code: which of its rows come here (all when undefined), and which exist. */
interface Strand {
  readonly group: Group;
  readonly mask: number | undefined;
  readonly rows: number | undefined;
}

class Emitter {
  readonly #program: Program;
  readonly #types: number[] = [];
  readonly #prologue: number[] = [];
  readonly #constants = new Map<number, number>();
  readonly #regions = new Map<number, number>();
  readonly #purposes = new Map<Purpose, PurposeSetup>();
  readonly #layout: HeaderLayout;
  readonly #cells: Cells;
  /** Addresses of the next entries of the kept columns. */
  readonly #kept: readonly number[];
  /** First row of the call, and its unit in all lanes. */
  #first: number | undefined;
  #firstUnit: number | undefined;
  readonly #draws: DrawSetup | undefined;
  readonly #generator: Generator | undefined;
  readonly #groups: readonly Group[];
  readonly #row: number;
  /** The row after the last. */
  readonly #end: number;
  readonly #locals: Locals = { vector: () => this.#types.push(v128), scalar: () => this.#types.push(i32) };
  /** Purposes whose words are in their locals at this point of the code. */
  #drawn = new Set<Purpose>();

  constructor(program: Program, generator?: (header: number, locals: Locals) => Generator) {
    this.#program = program;
    this.#layout = headerLayout(program.columns.length + program.kept.length, program.region.length, program.sums.length);
    this.#row = this.#locals.scalar();
    this.#end = this.#locals.scalar();
    this.#groups = Array.from({ length: groupsAtOnce }, (_, g) => ({
      offset: 4 * g,
      variables: program.locals.map(() => this.#locals.vector()),
      unit: this.#locals.vector(),
      rowOf: program.list === undefined ? [] : [0, 1, 2, 3].map(() => this.#locals.scalar()),
      words: new Map<Purpose, readonly number[]>(),
      sums: program.sums.map(({ kind }) => Array.from({ length: kind === 'count' ? 1 : 2 }, this.#locals.vector)),
    }));
    const columns = program.columns.map((_, k) => {
      const local = this.#locals.scalar();
      this.#prologue.push(...get(header), ...op.i32Load(4 * (headerWord.columns + k)), ...set(local));
      return local;
    });
    this.#cells = new Cells(columns, program.list, { row: this.#row, end: this.#end }, this.#locals);
    this.#kept = program.kept.map((_, k) => {
      const local = this.#locals.scalar();
      this.#prologue.push(...get(header), ...op.i32Load(4 * (headerWord.columns + program.columns.length + k)));
      this.#prologue.push(
        ...get(header),
        ...op.i32Load(4 * headerWord.first),
        ...op.i32Const(2),
        ...op.i32Shl,
        ...op.i32Add,
        ...set(local),
      );
      return local;
    });
    this.#generator = generator?.(header, this.#locals);
    this.#prologue.push(...(this.#generator?.prologue ?? []));
    if (program.draws.length > 0 && generator === undefined) {
      const { code, setup } = emitDrawSetup(header, this.#locals);
      this.#prologue.push(...code);
      this.#draws = setup;
    }
  }

  module(): Uint8Array {
    const step = 4 * groupsAtOnce;
    const whole = this.#rows(this.#groups.map((group) => ({ group, mask: undefined, rows: undefined })));
    const tailMask = this.#locals.vector();
    const tail = this.#rows([{ group: this.#groups[0]!, mask: undefined, rows: tailMask }]);
    const last = this.#locals.scalar();
    const end = this.#end;
    const row = this.#row;
    const forward = (by: number): number[] => [...get(row), ...op.i32Const(by), ...op.i32Add, ...set(row)];
    const code = [
      ...this.#prologue,
      ...[...get(header), ...op.i32Load(4 * headerWord.first), ...op.tee(row)],
      ...[...get(header), ...op.i32Load(4 * headerWord.count), ...op.i32Const(-step), ...op.i32And, ...op.i32Add, ...set(last)],
      ...[...get(row), ...get(header), ...op.i32Load(4 * headerWord.count), ...op.i32Add, ...set(end)],
      ...this.#units(),
      ...[...op.block, ...op.loop, ...get(row), ...get(last), ...op.i32GeU, ...op.branchIf(1)],
      ...[...whole, ...forward(step), ...this.#groups.flatMap(({ unit }) => this.#nextUnits(unit, step))],
      ...[...op.branch(0), ...op.end, ...op.end],
      ...[...op.block, ...op.loop, ...get(row), ...get(end), ...op.i32GeU, ...op.branchIf(1)],
      ...[...laneNumbers, ...get(end), ...get(row), ...op.i32Sub, ...simd(vector.splat)],
      ...[...simd(op.comparisonCode['lt i32']!), ...set(tailMask)],
      ...[...tail, ...forward(4), ...this.#nextUnits(this.#groups[0]!.unit, 4), ...op.branch(0), ...op.end, ...op.end],
      ...this.#sumStores(),
    ];
    return moduleOf([{ name: 'run', parameters: [i32], locals: this.#types, code }]);
  }

  /** Units of the first rows, where they follow one another. */
  #units(): number[] {
    if (this.#program.list !== undefined) return [];
    return this.#groups.flatMap(({ unit, offset }) => [
      ...[...get(header), ...op.i32Load(4 * headerWord.unit), ...simd(vector.splat)],
      ...[...lanesFrom(offset), ...simd(vector.i32Add), ...set(unit)],
    ]);
  }

  #nextUnits(local: number, by: number): number[] {
    if (this.#program.list !== undefined) return [];
    return [...get(local), ...op.constant([by, by, by, by]), ...simd(vector.i32Add), ...set(local)];
  }

  /** Reads from the list which rows those of a group are. */
  #readList({ group, rows }: Strand): number[] {
    const { list } = this.#program;
    if (list === undefined) return [];
    this.#firstUnit ??= this.#told(headerWord.unit, this.#locals.vector(), simd(vector.splat));
    const at = [
      ...this.#cells.loadNext('u32', list, group),
      ...(rows === undefined ? [] : [...get(rows), ...simd(vector.and)]),
      ...set(group.unit),
    ];
    const lanes = group.rowOf.flatMap((row, l) => [
      ...[...get(group.unit), ...op.lane(vector.extractI32, l), ...get(this.#firstRow()), ...op.i32Add, ...set(row)],
    ]);
    return [...at, ...lanes, ...get(group.unit), ...get(this.#firstUnit), ...simd(vector.i32Add), ...set(group.unit)];
  }

  #firstRow(): number {
    this.#first ??= this.#told(headerWord.first, this.#locals.scalar(), []);
    return this.#first;
  }

  /** A local that holds a word of the header. */
  #told(word: number, local: number, convert: readonly number[]): number {
    this.#prologue.push(...get(header), ...op.i32Load(4 * word), ...convert, ...set(local));
    return local;
  }

  /** One step of the rows of these strands. */
  #rows(strands: readonly Strand[]): number[] {
    this.#drawn = new Set();
    const { body, columns } = this.#program;
    const loads = columns.flatMap(({ read, cell, local }, k) =>
      read ? strands.flatMap((s) => [...this.#cells.load(cell, k, s.group), ...set(s.group.variables[local]!)]) : [],
    );
    const stores = columns.flatMap(({ written, cell, local }, k) =>
      written ? strands.flatMap((s) => this.#cells.store(cell, k, s.group.variables[local]!, s.group, s.rows !== undefined)) : [],
    );
    const listed = strands.flatMap((s) => this.#readList(s));
    return [...listed, ...loads, ...this.#draw(purposesOf(body, this.#program), strands), ...this.#statements(body, strands), ...stores];
  }

  /** Computes the words of the purposes that are not there yet. */
  #draw(purposes: ReadonlySet<Purpose>, strands: readonly Strand[]): number[] {
    const code: number[] = [];
    for (const purpose of purposes) {
      if (this.#drawn.has(purpose)) continue;
      this.#drawn.add(purpose);
      const setup = this.#generator === undefined ? this.#purpose(purpose) : undefined;
      const drawn = strands.map(({ group }) => {
        const words = group.words.get(purpose) ?? Array.from({ length: 4 }, this.#locals.vector);
        group.words.set(purpose, words);
        return { unit: group.unit, words };
      });
      if (setup === undefined) code.push(...drawn.flatMap(({ unit, words }) => this.#generator!.draw(unit, words)));
      else code.push(...emitThreefry(drawn, this.#draws!, setup));
    }
    return code;
  }

  #purpose(purpose: Purpose): PurposeSetup {
    let setup = this.#purposes.get(purpose);
    if (setup === undefined) {
      const value = purpose === 'called' ? [...get(header), ...op.i32Load(4 * this.#layout.purpose)] : op.i32Const(purpose);
      setup = emitPurposeSetup(value, this.#draws!, this.#locals);
      this.#prologue.push(...setup.code);
      this.#purposes.set(purpose, setup);
    }
    return setup;
  }

  /** Statement by statement, each for every strand in turn. */
  #statements(body: readonly Statement[], strands: readonly Strand[]): number[] {
    return body.flatMap((statement) => {
      if (statement.op === 'if') return this.#if(statement, strands);
      return strands.flatMap((strand) => {
        if (statement.op === 'set') return this.#set(statement, strand);
        return statement.op === 'sum' ? this.#sum(statement, strand) : this.#keep(statement, strand);
      });
    });
  }

  #set({ local, value, fresh }: Statement & { op: 'set' }, { group, mask }: Strand): number[] {
    const target = group.variables[local]!;
    const code = this.#expression(value, group);
    if (fresh || mask === undefined) return [...code, ...set(target)];
    return [...code, ...get(target), ...get(mask), ...simd(vector.bitselect), ...set(target)];
  }

  #if({ test, when, otherwise, skip }: Statement & { op: 'if' }, strands: readonly Strand[]): number[] {
    const code: number[] = [];
    const tested = strands.map((strand) => {
      const found = this.#locals.vector();
      code.push(...this.#expression(test, strand.group), ...set(found));
      return found;
    });
    const masked = (instruction: (strand: Strand, found: number) => number[]): Strand[] =>
      strands.map((strand, s) => {
        const mask = this.#locals.vector();
        code.push(...instruction(strand, tested[s]!), ...set(mask));
        return { ...strand, mask };
      });
    const yes = masked(({ mask }, found) => (mask === undefined ? get(found) : [...get(found), ...get(mask), ...simd(vector.and)]));
    code.push(...this.#branch(when, yes, skip));
    if (otherwise.length === 0) return code;
    const no = masked(({ mask }, found) =>
      mask === undefined ? [...get(found), ...simd(vector.not)] : [...get(mask), ...get(found), ...simd(vector.andnot)],
    );
    code.push(...this.#branch(otherwise, no, skip));
    return code;
  }

  #branch(body: readonly Statement[], strands: readonly Strand[], skip: boolean): number[] {
    if (!skip) return this.#statements(body, strands);
    const before = new Set(this.#drawn);
    const any = strands.flatMap(({ mask }, s) => [...get(mask!), ...(s === 0 ? [] : simd(vector.or))]);
    const draws = this.#draw(purposesOf(body, this.#program), strands);
    const code = [...any, ...simd(vector.anyTrue), ...op.ifThen, ...draws, ...this.#statements(body, strands), ...op.end];
    this.#drawn = before;
    return code;
  }

  #sum({ sum, value }: Statement & { op: 'sum' }, { group, mask, rows }: Strand): number[] {
    const code = this.#expression(value, group);
    for (const m of [mask, rows]) if (m !== undefined) code.push(...get(m), ...simd(vector.and));
    const [first, second] = group.sums[sum]! as [number, number];
    if (this.#program.sums[sum]!.kind === 'count') return [...code, ...get(first), ...simd(vector.i32Add), ...set(first)];
    const halves = this.#locals.vector();
    code.push(...op.tee(halves), ...simd(vector.promote), ...get(first), ...simd(vector.f64Add), ...set(first));
    code.push(...get(halves), ...get(halves), ...simd(vector.shuffle), ...[8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15]);
    return [...code, ...simd(vector.promote), ...get(second), ...simd(vector.f64Add), ...set(second)];
  }

  /** Writes every row at the next entry of the kept columns, and goes on to the one after it for those that are kept. */
  #keep({ values }: Statement & { op: 'keep' }, { group, mask, rows }: Strand): number[] {
    const computed = values.map(() => this.#locals.vector());
    const bits = this.#locals.scalar();
    const masks = [mask, rows].filter((m) => m !== undefined);
    const code = values.flatMap((value, k) => [...this.#expression(value, group), ...set(computed[k]!)]);
    if (masks.length === 0) code.push(...op.i32Const(15));
    else code.push(...masks.flatMap((m, k) => [...get(m), ...(k === 0 ? [] : simd(vector.and))]), ...simd(vector.bitmask));
    code.push(...set(bits));
    for (let l = 0; l < 4; l++) {
      const stores = this.#kept.flatMap((at, k) => [...get(at), ...get(computed[k]!), ...simdMemory(vector.store32Lane, 0), l]);
      // In the last group the entry after the kept ones may be another region's.
      if (rows === undefined) code.push(...stores);
      else code.push(...get(bits), ...op.i32Const(1 << l), ...op.i32And, ...op.ifThen, ...stores, ...op.end);
      // Four bytes on where the bit of the lane is set.
      const moved = l < 2 ? [...op.i32Const(2 - l), ...op.i32Shl] : l === 2 ? [] : [...op.i32Const(1), ...op.i32ShrU];
      for (const at of this.#kept)
        code.push(...get(at), ...get(bits), ...op.i32Const(1 << l), ...op.i32And, ...moved, ...op.i32Add, ...set(at));
    }
    return code;
  }

  #sumStores(): number[] {
    const { sums } = this.#program;
    const at = this.#layout.sums;
    const lanes = (code: number, local: number, count: number, add: readonly number[]): number[] =>
      Array.from({ length: count }, (_, l) => [...get(local), ...op.lane(code, l), ...(l === 0 ? [] : add)]).flat();
    return sums.flatMap(({ kind }, s) => {
      const value = this.#groups.flatMap((group, g) => {
        const [first, second] = group.sums[s]! as [number, number];
        const own =
          kind === 'count'
            ? [...lanes(vector.extractI32, first, 4, op.i32Add), ...op.f64ConvertI32]
            : [...lanes(vector.extractF64, first, 2, op.f64Add), ...lanes(vector.extractF64, second, 2, op.f64Add), ...op.f64Add];
        return g === 0 ? own : [...own, ...op.f64Add];
      });
      return [...get(header), ...value, ...op.f64Store(4 * at + 8 * s)];
    });
  }

  #expression(e: Expression, group: Group): number[] {
    const operand = (inner: Expression): number[] => this.#expression(inner, group);
    switch (e.op) {
      case 'const':
        return this.#constant(e);
      case 'local':
        return get(group.variables[e.local]!);
      case 'region':
        return get(this.#region(e.region));
      case 'word': {
        const { purpose, word } = this.#program.draws[e.draw]!;
        return get(group.words.get(purpose)![word]!);
      }
      case 'unit':
        return get(group.unit);
      case 'position': {
        const before = [...get(this.#row), ...get(this.#firstRow()), ...op.i32Sub, ...simd(vector.splat)];
        return [...before, ...lanesFrom(group.offset), ...simd(vector.i32Add)];
      }
      case 'unary':
        if (e.name === 'toOne') return [...operand(e.a), ...this.#constant({ op: 'const', type: 'i32', value: 1 }), ...simd(vector.and)];
        // Bits and numbers share their registers.
        return e.name === 'bitsOf' || e.name === 'floatOf'
          ? operand(e.a)
          : [...operand(e.a), ...simd(op.unaryCode[`${e.name} ${e.type}`]!)];
      case 'binary':
        if (e.name === 'shl' || e.name === 'shr' || e.name === 'shru') {
          if (e.b.op !== 'const') throw new Error('a shift by a number that is not constant');
          return [...operand(e.a), ...op.i32Const(e.b.value & 31), ...simd(vector[e.name])];
        }
        return [...operand(e.a), ...operand(e.b), ...simd(op.arithmeticCode[`${e.name} ${e.type}`]!)];
      case 'compare':
        return [...operand(e.a), ...operand(e.b), ...simd(op.comparisonCode[`${e.name} ${e.a.type}`]!)];
      case 'select':
        return [...operand(e.a), ...operand(e.b), ...operand(e.test), ...simd(vector.bitselect)];
    }
  }

  /** Constants and numbers of the region are put into locals once: they then come from the stack like any operand. */
  #constant(e: Expression & { op: 'const' }): number[] {
    float[0] = e.value;
    const bits = e.type === 'f32' ? floatBits[0]! : e.value | 0;
    let local = this.#constants.get(bits);
    if (local === undefined) {
      local = this.#locals.vector();
      this.#constants.set(bits, local);
      this.#prologue.push(...op.constant([bits, bits, bits, bits]), ...set(local));
    }
    return get(local);
  }

  #region(index: number): number {
    let local = this.#regions.get(index);
    if (local === undefined) {
      local = this.#locals.vector();
      this.#regions.set(index, local);
      const at = this.#layout.region + index;
      this.#prologue.push(...get(header), ...simdMemory(vector.load32Splat, 2, 4 * at), ...set(local));
    }
    return local;
  }
}

/** Purposes drawn in these statements, but for those in branches that are jumped over when no row takes them. */
function purposesOf(body: readonly Statement[], program: Program): Set<Purpose> {
  const found = new Set<Purpose>();
  const inExpression = (e: Expression): void => {
    if (e.op === 'word') found.add(program.draws[e.draw]!.purpose);
    else if (e.op === 'unary') inExpression(e.a);
    else if (e.op === 'binary' || e.op === 'compare') [e.a, e.b].forEach(inExpression);
    else if (e.op === 'select') [e.test, e.a, e.b].forEach(inExpression);
  };
  const inStatement = (s: Statement): void => {
    if (s.op !== 'if') {
      (s.op === 'keep' ? s.values : [s.value]).forEach(inExpression);
      return;
    }
    inExpression(s.test);
    if (!s.skip) [...s.when, ...s.otherwise].forEach(inStatement);
  };
  body.forEach(inStatement);
  return found;
}
