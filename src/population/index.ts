export { blockSizes, layBlocks, rowCount, type Blocks } from './blocks.ts';
export { allocateColumns, copyColumns, type ColumnType, type Columns } from './columns.ts';
export { allocateOwn, workAlone, type Allocate, type Crew } from './crew.ts';
export { sortWords } from './radix-sort.ts';
export { selectInBuckets } from './bucket-select.ts';
export { selectRank } from './select.ts';
export { splitByWeight, type Split } from './split.ts';
