import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tmpdir } from 'node:os';
import { diffResults } from '../../../src/experiment/diff.ts';
import {
  exportTables,
  formatInspection,
  inspectResults,
  ResultWriter,
  verifyResults,
  type ExperimentEntry,
} from '../../../src/output/index.ts';
import { canonicalHash } from '../../../src/output/canonical.ts';
import { readExperiment } from '../../../src/report/node/read-experiment.ts';
import { writeReport } from '../../../src/report/node/write-report.ts';
import { say } from '../../../src/report/text.ts';
import { InputError } from '../../../src/scenario/problem.ts';
import { makeOptions, makeResults } from '../../output/fixture.ts';

const columns = [
  { name: 'wages', title: 'Initial wage', titleZh: '初始工资', description: 'macro.wage.', unit: 'yuan', kind: 'identifier' as const },
  {
    name: 'mode',
    title: 'Mode',
    titleZh: 'Mode',
    description: 'governance.mode.',
    unit: 'none',
    kind: 'identifier' as const,
    labels: ['slow', 'fast'],
  },
];

const entry: ExperimentEntry = {
  kind: 'batch',
  name: 'made-up',
  title: { en: 'A made-up batch', zh: '虚构的批量实验' },
  question: { en: 'Does it matter?', zh: '有关系吗？' },
  file: null,
  spec: { factors: {} },
  columns: columns.map(({ name, title, titleZh, description, unit, labels }) => ({
    name,
    title,
    title_zh: titleZh,
    description,
    unit,
    ...(labels === undefined ? {} : { labels }),
  })),
  points: 3,
  runs_planned: 8,
  findings: [{ en: 'It does.', zh: '有关系。' }],
  summary: { answer: 42 },
};

/** The runs of the writer's tests as an experiment of three points: run `i` lies at wage `100 i` and mode `i mod 2`. */
function written(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'polylift-experiment-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const writer = ResultWriter.create(
    directory,
    makeOptions({
      design: { columns, hash: canonicalHash('design'), valuesOf: (run) => [100 * run, run % 2] },
      tables: ['runs', 'province_years'],
    }),
  );
  for (const result of makeResults()) writer.append(result);
  const layout = {
    name: 'sensitivity',
    description: 'Made up.',
    fields: [{ ...columns[0]!, name: 'mu', kind: 'ratio' as const, storage: { type: 'number' as const } }],
  };
  writer.finish({ experiment: { entry, tables: [{ layout, rows: 2, values: [Float64Array.of(1, 2)] }] } });
  return directory;
}

describe('the directory of an experiment', () => {
  it('is read whole: design, runs, years and the tables of the analysis', async () => {
    const results = await readExperiment(written());
    expect(results).toMatchObject({
      kind: 'batch',
      name: 'made-up',
      title: say('A made-up batch', '虚构的批量实验'),
      question: say('Does it matter?', '有关系吗？'),
      findings: [say('It does.', '有关系。')],
      summary: { answer: 42 },
      runs: { planned: 8, done: 5, failed: 1 },
      failures: [{ scenario: 'multi-centre', replicate: 1, values: [400, 0] }],
    });
    expect(results.columns[1]).toMatchObject({ name: 'mode', labels: ['slow', 'fast'] });
    expect([...results.tables.keys()].toSorted()).toEqual(['province_years', 'runs', 'sensitivity']);
    expect(results.tables.get('sensitivity')!.numbers('mu')).toEqual(Float64Array.of(1, 2));
    expect(results.tables.get('province_years')!.rows).toBe(5 * 4);
  });

  it('gets a report, which is part of the results', async () => {
    const directory = written();
    const report = readFileSync(await writeReport(directory), 'utf8');
    expect(report).toContain('It does.');
    expect(report).toContain('income of household 7 is not a number');
    expect(await verifyResults(directory)).toMatchObject({ sound: true, notes: [] });
    expect(readFileSync(await writeReport(directory), 'utf8')).toBe(report);
  });

  it('is told by inspect: what was asked, what was found, and where in the design a run failed', async () => {
    const inspection = await inspectResults(written());
    expect(inspection.experiment).toEqual({
      kind: 'batch',
      name: 'made-up',
      title: 'A made-up batch',
      points: 3,
      runsPlanned: 8,
      columns: [
        { name: 'wages', title: 'Initial wage', unit: 'yuan' },
        { name: 'mode', title: 'Mode', unit: 'none' },
      ],
      findings: ['It does.'],
    });
    const text = formatInspection(inspection);
    expect(text).toContain('experiment  made-up, of the kind batch: A made-up batch');
    expect(text).toContain('design      3 points');
    expect(text).toContain('5 done, 1 failed of 8 planned');
    expect(text).toContain('at wages 400, mode slow');
    // A command without the point would do another run.
    expect(text).not.toContain('again:');
  });

  it('is exported with every table', async () => {
    const directory = written();
    const files = await exportTables({ directory, format: 'csv', out: path.join(directory, 'csv') });
    expect(files.map((file) => path.basename(file.path)).toSorted()).toEqual(['province_years.csv', 'runs.csv', 'sensitivity.csv']);
    expect(readFileSync(path.join(directory, 'csv', 'runs.csv'), 'utf8').split('\r\n')[1]).toContain(',0,slow,done,');
  });

  it('is refused by diff, with the reason', async () => {
    const directory = written();
    const refused = diffResults({ a: directory, b: directory });
    await expect(refused).rejects.toThrow(InputError);
    await expect(refused).rejects.toThrow(/experiment \(batch\): its runs differ by more than scenario and replicate/);
  });

  it('of a kind that this version does not know is refused by name', async () => {
    const directory = written();
    const manifest = path.join(directory, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"kind": "batch"', '"kind": "divination"'));
    await expect(readExperiment(directory)).rejects.toThrow(/the kind "divination"/);
  });
});
