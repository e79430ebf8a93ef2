import type { KindName } from '../../experiment/kind.ts';
import type { ChartDocument } from '../chart/index.ts';
import { counted, decimal } from '../format.ts';
import { renderPage } from '../page.ts';
import { assumptionsSection } from '../sections/assumptions.ts';
import { provenanceSection } from '../sections/provenance.ts';
import { inBoth, say, type Text } from '../text.ts';
import { failuresSection } from './failures.ts';
import { findingsSection } from './findings.ts';
import type { ExperimentResults } from './results.ts';
import { sectionsByKind, type ExperimentSection } from './sections.ts';
import { variedSection } from './varied.ts';

const kindTitles: Readonly<Record<KindName, Text>> = {
  batch: say('Batch', '批量实验'),
  sensitivity: say('Sensitivity analysis', '敏感性分析'),
  decomposition: say('Decomposition of effects', '效应分解'),
  mixes: say('Benchmark of intervention mixes', '政策组合基准比较'),
  robustness: say('Robustness under deep uncertainty', '深度不确定性下的稳健性'),
};

/**
 * Renders the report of an experiment as one HTML document that needs nothing else: the findings, the sections of its kind, and what every
 * experiment says of itself. The same results give the same text.
 *
 * `document` is where charts are drawn; the report is not put into it.
 */
export function renderExperiment(results: ExperimentResults, document: ChartDocument): string {
  const sections: readonly ExperimentSection[] = [
    { id: 'finding', short: say('Findings', '结论'), markup: findingsSection(results) },
    ...ownSections(results, document),
    ...(results.failures.length === 0 ? [] : [{ id: 'failures', short: say('Failures', '失败'), markup: failuresSection(results) }]),
    { id: 'varied', short: say('What was varied', '改变的参数'), markup: variedSection(results) },
    { id: 'assumptions', short: say('Assumptions', '假设'), markup: assumptionsSection({ parametersVary: results.columns.length > 0 }) },
    { id: 'provenance', short: say('Provenance', '来源与重现'), markup: provenanceSection(results) },
  ];
  return renderPage({
    title: results.title,
    subtitle: subtitleOf(results),
    engine: results.engine,
    contents: sections.map(({ id, short }) => [id, short]),
    sections: sections.map(({ markup }) => markup),
  });
}

/** A kind that has not been analysed, because the experiment was closed before its end, has nothing of its own to show. */
function ownSections(results: ExperimentResults, document: ChartDocument): readonly ExperimentSection[] {
  const analysed = results.kind === 'batch' || (results.summary !== null && results.summary !== undefined);
  return analysed ? sectionsByKind[results.kind](results, document) : [];
}

function subtitleOf({ kind, runs, scenarios, householdsPerAgent, years: { from, to } }: ExperimentResults): Text {
  const kindTitle = kindTitles[kind];
  const every = decimal(householdsPerAgent, 0);
  const done = runs.done === runs.planned ? '' : ` of ${decimal(runs.planned, 0)} planned`;
  const doneZh = runs.done === runs.planned ? '' : `（计划${decimal(runs.planned, 0)}次）`;
  const sample = householdsPerAgent === 1 ? say('every household', '全部农户') : say(`one household in ${every}`, `每${every}户取一户`);
  return inBoth((of, language) =>
    language === 'en'
      ? `${of(kindTitle)} on an agent-based simulation of poverty in rural Yunnan, ${from} to ${to}: ${counted(runs.done, 'run')}${done} of ${counted(scenarios.length, 'scenario')}, ${of(sample)}.`
      : `${of(kindTitle)}，基于对${from}至${to}年云南农村贫困的主体模拟：${scenarios.length}个情景，完成${decimal(runs.done, 0)}次运行${doneZh}，${of(sample)}。`,
  );
}
