import { ReferenceModel } from '../../bench/reference-model/model.ts';
import { allocateRows, KernelRunner } from '../../src/kernel/index.ts';
import { moment } from '../../src/random/index.ts';
import { everything as compiled, functions as compiledFunctions } from './sample-kernels.compiled.ts';
import { everything, functions } from './sample-kernels.ts';

/** 32-bit FNV-1a of the bytes of some arrays. */
function hash(arrays: Iterable<ArrayBufferView>): string {
  let sum = 0x811c9dc5;
  for (const { buffer, byteOffset, byteLength } of arrays)
    for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}

/** What kernels compute, down to the bit: every function, every kind of statement, and the reference model. Runs in browsers too. */
export function kernelBits(): Record<string, string> {
  const count = 50_003;
  const call = { first: 1, count, unit: 9, code: 530102, key: Uint32Array.of(1, 2, 3, 4), moment: moment(2015, 0) };
  const values = allocateRows(functions.shape.rows, count + 2);
  for (let r = 0; r < count + 2; r++) values.columns.x[r] = (r - 25_000) / 293;
  new KernelRunner(compiledFunctions, values, 0).run(call);

  const rows = allocateRows(everything.shape.rows, count + 2);
  for (let r = 0; r < count + 2; r++) {
    rows.columns.income[r] = 100 + ((r * 7919) % 6000);
    rows.columns.workers[r] = r % 6;
    rows.columns.flags[r] = r % 8;
  }
  const runner = new KernelRunner(compiled, rows, 0);
  runner.region.set([2300, 0.3, 0.25]);
  runner.run(call);

  const model = new ReferenceModel(0, 20, 5, call.key);
  model.populate();
  for (let t = 1; t <= 5; t++) model.year(t);
  return {
    functions: hash(Object.values(values.columns)),
    everything: hash([...Object.values(rows.columns), runner.sums]),
    referenceModel: hash([model.record]),
  };
}
