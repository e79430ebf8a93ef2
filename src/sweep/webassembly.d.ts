declare namespace WebAssembly {
  // oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- declares what sweeps use beside what kernels use
  interface Memory {
    grow(pages: number): number;
  }
}
