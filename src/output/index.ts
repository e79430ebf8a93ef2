/** Result directories: Arrow tables and their manifest, written, read back and checked. Runs in Node only. */
export { attachFile } from './attach.ts';
export { canonicalHash, canonicalJson } from './canonical.ts';
export type { ComparisonRow } from './comparison-row.ts';
export { inspectResults, type Cell, type FailedRun, type InspectedTable, type Inspection } from './inspect.ts';
export { formatInspection } from './inspect-text.ts';
export {
  formatVersion,
  manifestName,
  readManifest,
  type ExperimentEntry,
  type FieldDescription,
  type Manifest,
  type ManifestFile,
} from './manifest.ts';
export { readBatches, readHeader, readTable, type ReadOptions, type TableHeader } from './read.ts';
export { TableData, type ColumnValues } from './table-data.ts';
export { replayCommand, type RunName } from './replay.ts';
export { exportFormats, exportTables, type ExportFormat, type ExportRequest, type ExportedFile } from './export/export-tables.ts';
export { requireSound } from './require-sound.ts';
export { resultFiles, type ResultFile } from './result-directory.ts';
export type { Design, DesignColumn, ResultOptions, ScenarioEntry } from './result-options.ts';
export { ResultWriter, type MadeTable, type ResultEnding } from './result-writer.ts';
export { flagUnit, type RecordColumns } from './schemas.ts';
export type { TableField, TableLayout } from './table-layout.ts';
export type { FieldValues } from './table-writer.ts';
export { verifyResults, type VerifiedFile, type VerifyProblem, type VerifyReport } from './verify.ts';
