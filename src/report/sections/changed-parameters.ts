import { listParameters, type ParameterDescription } from '../../scenario/describe.ts';
import { identityShape } from '../../scenario/schema.ts';
import { numberText } from '../../scenario/wording.ts';
import { branchText, inForce } from '../branch.ts';
import { parameterZh, unitZh, valuesZh } from '../chinese/parameters.ts';
import { counted, listed, listedText } from '../format.ts';
import { html, nothing, trusted, type Html, type HtmlPart } from '../html.ts';
import { othersOf, referenceOf, type ReportResults } from '../results.ts';
import { section, table } from './section.ts';
import { inBoth, say, type Text } from '../text.ts';

/** Parameters that do not have the same value in all scenarios; those of one group that have the same values are one entry. */
export interface ChangedParameters {
  readonly paths: readonly string[];
  /** Value in each scenario, in their order, in words. */
  readonly values: readonly Text[];
}

/** What the scenarios do differently: their questions, and the parameters that are not the same in all of them. */
export function changedParametersSection(results: ReportResults): Html {
  const changed = changedParameters(results);
  const questions = results.scenarios.map(
    ({ title, question }) =>
      html`<dt>${title}</dt>
        <dd>${question.en === '' ? say('No question is stated.', '未说明问题。') : question}</dd> `,
  );
  return section(
    'scenarios',
    changedTitle(results, changed),
    html`<dl>${questions}</dl> `,
    branchNote(results),
    changed.length === 0 ? '' : changedTable(results, changed),
  );
}

function branchNote(results: ReportResults): Html {
  const text = branchText(results);
  return text === undefined ? nothing : html`<p>${text}</p> `;
}

/** Compares the resolved parameters of all scenarios. Two paths over the years are the same when they agree in every year in which they are in force. */
export function changedParameters(results: Pick<ReportResults, 'scenarios' | 'years' | 'branch'>): ChangedParameters[] {
  const { scenarios, years } = results;
  const values = inForce(
    scenarios.map(({ resolved }) => leavesOf(resolved)),
    results,
  );
  const paths = [...new Set(values.flatMap((leaves) => [...leaves.keys()]))].filter(
    (path) => !Object.hasOwn(identityShape, path.split('.')[0]!),
  );
  const merged: { paths: string[]; values: readonly Text[] }[] = [];
  for (const path of paths) {
    if (new Set(values.map((leaves) => JSON.stringify(leaves.get(path)))).size < 2) continue;
    const texts = values.map((leaves) => valueText(leaves.get(path), years));
    const last = merged.at(-1);
    if (last !== undefined && groupOf(last.paths[0]!) === groupOf(path) && keyOf(last.values) === keyOf(texts)) last.paths.push(path);
    else merged.push({ paths: [path], values: texts });
  }
  return merged;
}

const keyOf = (values: readonly Text[]): string => values.map(({ en }) => en).join('\n');

/** In how many parameters each scenario differs from the reference. */
export function changedTitle(results: ReportResults, changed: readonly ChangedParameters[]): Text {
  const reference = referenceOf(results);
  if (results.scenarios.length < 2)
    return say(`One scenario was simulated: ${reference.title.en}`, `模拟了一个情景：${reference.title.zh}`);
  const at = results.scenarios.indexOf(reference);
  const counts = othersOf(results).map((scenario) => {
    const position = results.scenarios.indexOf(scenario);
    const count = changed.reduce((sum, { paths, values }) => sum + (values[position]!.en === values[at]!.en ? 0 : paths.length), 0);
    return inBoth((of, language) =>
      language === 'en'
        ? `${of(scenario.title)} in ${count === 0 ? 'none' : counted(count, 'parameter')}`
        : `“${of(scenario.title)}”${count}个参数`,
    );
  });
  const list = listedText(counts);
  return say(`What differs from ${reference.title.en}: ${list.en}`, `与“${reference.title.zh}”的不同：${list.zh}`);
}

function changedTable(results: ReportResults, changed: readonly ChangedParameters[]): Html {
  const known = new Map(listParameters().map((parameter) => [parameter.path, parameter]));
  const at = results.scenarios.indexOf(referenceOf(results));
  const rows = changed.map(({ paths, values }) => {
    const unit = known.get(paths[0]!)?.unit ?? '';
    const code = paths.length === 1 ? paths[0]! : `${groupOf(paths[0]!)}.*`;
    const unitText = say(`, ${unit}`, `，${unitZh(unit) ?? unit}`);
    const name = html`${titleOf(paths, known)}<br /><small
        ><code>${breakable(code)}</code>${unit === '' || unit === '1' ? '' : unitText}</small
      >`;
    return [name, ...values.map((value) => (value.en === values[at]!.en ? value : html`<strong>${value}</strong>`))];
  });
  return table({
    label: say('Parameters that differ', '不同的参数'),
    content: 'text',
    caption: say(
      'Parameters that differ, all others are the same in every scenario; in bold what is not as in the reference. Between the years given a value changes evenly.',
      '不同的参数，其余在各情景中相同；粗体为与参照不同者。所列年份之间数值均匀变化。',
    ),
    head: [
      say('Parameter', '参数'),
      ...results.scenarios.map(({ title }, i) => (i === at ? html`${title} <small>${say('(reference)', '（参照）')}</small>` : title)),
    ],
    rows,
  });
}

/** Titles of parameters; what they all begin with, such as `Level:`, is said once. */
function titleOf(paths: readonly string[], known: ReadonlyMap<string, ParameterDescription>): Text {
  const titles = paths.map((path) => known.get(path)?.title ?? path.split('.').at(-1)!);
  const zh = listedText(titles.map((title) => parameterZh(title) ?? title)).zh;
  const start = /^[^:]+: /.exec(titles[0]!)?.[0];
  if (titles.length === 1 || start === undefined || !titles.every((title) => title.startsWith(start))) return say(listed(titles), zh);
  return say(start + listed(titles.map((title) => title.slice(start.length))), zh);
}

/** A dotted path that may go on in the next line after a dot or an underscore. */
const breakable = (path: string): HtmlPart => path.split(/(?<=[._])/).map((part, i) => (i === 0 ? part : [trusted('<wbr>'), part]));

const groupOf = (path: string): string => path.split('.').slice(0, -1).join('.');

/** Every value that is not a mapping, by its dotted path. */
function leavesOf(mapping: Readonly<Record<string, unknown>>, prefix = ''): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  for (const [key, value] of Object.entries(mapping)) {
    const path = `${prefix}${key}`;
    if (!isMapping(value)) leaves.set(path, value);
    else for (const [below, leaf] of leavesOf(value, `${path}.`)) leaves.set(below, leaf);
  }
  return leaves;
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const word = (text: string): Text => say(text, valuesZh[text] ?? text);

function valueText(value: unknown, years: ReportResults['years']): Text {
  if (value === undefined || value === null) return word('not set');
  if (typeof value === 'number') return say(numberText(value));
  if (typeof value === 'string') return word(value);
  if (!Array.isArray(value)) return say(JSON.stringify(value));
  if (value.length === 0) return word('none');
  const numbers = value.filter((entry): entry is number => typeof entry === 'number');
  if (numbers.length === value.length && value.length === years.to - years.from + 1) return pathText(numbers, years.from);
  const entries = value.map((entry) => (typeof entry === 'string' ? word(entry) : say(JSON.stringify(entry))));
  return say(entries.map(({ en }) => en).join(', '), entries.map(({ zh }) => zh).join('、'));
}

const mostKnots = 4;

/** A value for each year, told by the years in which its course bends. A course of many bends is told by its ends. */
function pathText(values: readonly number[], from: number): Text {
  const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  if (values.every((value) => same(value, values[0]!))) return say(numberText(values[0]!));
  const last = values.length - 1;
  const bends = values.flatMap((value, t) => (t > 0 && t < last && same(value - values[t - 1]!, values[t + 1]! - value) ? [] : [t]));
  // A level stretch at either end goes without saying: a path keeps its first and its last value.
  const knots = bends.filter(
    (t, i) =>
      !(i === 0 && bends.length > 2 && same(values[t]!, values[bends[1]!]!)) &&
      !(t === last && bends.length > 2 && same(values[t]!, values[bends.at(-2)!]!)),
  );
  const valueAt = (t: number): string => numberText(Number(values[t]!.toPrecision(4)));
  const at = (t: number): string => `${valueAt(t)} in ${from + t}`;
  const zhAt = (t: number): string => `${from + t}年${valueAt(t)}`;
  if (knots.length > mostKnots) return say(`from ${at(0)} to ${at(last)}, not evenly`, `${zhAt(0)}至${zhAt(last)}，非均匀`);
  return say(knots.map(at).join(', '), knots.map(zhAt).join('，'));
}
