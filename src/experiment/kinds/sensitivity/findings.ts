/** The answer of a sensitivity analysis in sentences, computed from the numbers and nothing else. */
import type { Bilingual } from '../../kind.ts';
import type { NamedScenario } from '../../pairing.ts';
import { doubtSentence } from './doubts.ts';
import { amount, amountFigures } from './format.ts';
import { scenarioTitle } from './quantities.ts';
import { importance, type OutcomeSensitivity, type SensitivitySummary, type SummaryEstimate, type SummaryGroup } from './summary.ts';

/** Sentences of every outcome, in the order of the outcomes. */
export function findingsOf(summary: SensitivitySummary, scenarios: readonly NamedScenario[]): Bilingual[] {
  return summary.outcomes.flatMap((outcome) => [
    headline(outcome, summary),
    ...present(directions(outcome, summary, scenarios)),
    ...present(idle(outcome, summary)),
    ...present(chance(outcome, summary)),
    ...present(missing(outcome, summary)),
    ...present(doubts(outcome)),
  ]);
}

/** Whether it stands for the random numbers. */
const isChance = ({ factors }: SummaryGroup): boolean => factors.length === 0;

const present = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

/** Which factors matter most. */
function headline(outcome: OutcomeSensitivity, summary: SensitivitySummary): Bilingual {
  const { title } = outcome;
  const { method, groups } = summary;
  const ranked = outcome.ranking.filter((g) => !isChance(groups[g]!) && isAbove(outcome, g));
  const count = groups.filter((group) => !isChance(group)).length;
  if (ranked.length === 0)
    return {
      en: `${title.en}: none of ${count} factors makes a difference that could be told${outcome.used === 0 ? ', as no sample is complete' : ''}.`,
      zh: `${title.zh}：${count}个因素均未显示出可辨别的影响${outcome.used === 0 ? '（没有完整的样本）' : ''}。`,
    };
  const [first, ...others] = ranked.slice(0, 3);
  const say = (g: number): Bilingual => shareOf(outcome, g, summary);
  const rest = others.map((g) => ({ en: `${groups[g]!.title.en} (${say(g).en})`, zh: `“${groups[g]!.title.zh}”（${say(g).zh}）` }));
  const lead = groups[first!]!.title;
  const order = unsettled(outcome, ranked)
    ? { en: '; their intervals overlap, so that which of them is first is not settled', zh: '；各区间重叠，孰先孰后尚无定论' }
    : { en: '', zh: '' };
  const how = {
    morris: { en: 'changes it most over its range', zh: '在其取值范围内影响最大' },
    sobol: { en: 'explains most of its variance', zh: '解释的方差最多' },
    pawn: { en: 'shifts its distribution most', zh: '对其分布影响最大' },
  }[method];
  return {
    en: `${title.en}: of ${count} factors, ${lead.en} ${how.en} (${say(first!).en})${rest.length === 0 ? '' : `, then ${rest.map(({ en }) => en).join(' and ')}`}${order.en}.`,
    zh: `${title.zh}：在${count}个因素中，“${lead.zh}”${how.zh}（${say(first!).zh}）${rest.length === 0 ? '' : `，其次为${rest.map(({ zh }) => zh).join('和')}`}${order.zh}。`,
  };
}

/** Whether the second factor may be as important as the first, by their intervals. */
function unsettled({ indices }: OutcomeSensitivity, ranked: readonly number[]): boolean {
  if (ranked.length < 2) return false;
  const [first, second] = [importance(indices[ranked[0]!]!), importance(indices[ranked[1]!]!)];
  return first.lower !== null && second.upper !== null && second.upper >= first.lower;
}

/** Whether a group does more than nothing, or than chance would. */
function isAbove({ indices, dummy }: OutcomeSensitivity, g: number): boolean {
  const { mu_star: muStar, ST, pawn } = indices[g]!;
  if (pawn !== undefined) return (pawn.median.value ?? 0) > dummy!.medianLimit;
  return ((muStar ?? ST)!.value ?? 0) > 0;
}

/** The index of a group with its interval. */
function shareOf({ indices, unit }: OutcomeSensitivity, g: number, { confidence }: SensitivitySummary): Bilingual {
  const { mu_star: muStar, S1, ST, pawn } = indices[g]!;
  const level = `${Number((100 * confidence).toPrecision(4))} %`;
  const interval = ({ lower, upper }: SummaryEstimate, shown: (x: number) => string): Bilingual =>
    lower === null || upper === null
      ? { en: '', zh: '' }
      : { en: `, ${level} interval ${shown(lower)} to ${shown(upper)}`, zh: `，${level}区间${shown(lower)}至${shown(upper)}` };
  if (muStar !== undefined) {
    const ends = interval(muStar, (x) => amountFigures(x, unit));
    const mean = amount(muStar.value!, unit);
    return { en: `by ${mean.en} on average${ends.en}`, zh: `平均${mean.zh}${ends.zh}` };
  }
  const share = (x: number): string => x.toFixed(2);
  if (ST !== undefined) {
    const ends = interval(ST, share);
    const alone = S1!.value === null ? '' : share(S1!.value);
    return {
      en: `${share(ST.value!)} with interactions${ends.en}; ${alone} alone`,
      zh: `含交互作用${share(ST.value!)}${ends.zh}；单独${alone}`,
    };
  }
  const ends = interval(pawn!.median, share);
  return { en: `median distance ${share(pawn!.median.value!)}${ends.en}`, zh: `距离中位数${share(pawn!.median.value!)}${ends.zh}` };
}

/** Where the outcome, or the advantage of the scenario, is greater: of the factors that matter most, those whose direction is clear. */
function directions(
  outcome: OutcomeSensitivity,
  { groups }: SensitivitySummary,
  scenarios: readonly NamedScenario[],
): Bilingual | undefined {
  const clear = outcome.ranking.slice(0, 5).filter((g) => {
    const swing = outcome.indices[g]!.swing;
    return swing !== null && swing.lower !== null && swing.upper !== null && (swing.lower > 0 || swing.upper < 0);
  });
  if (clear.length === 0) return undefined;
  const compared = outcome.reference !== null && outcome.better !== null;
  const sign = compared && outcome.better === 'lower' ? -1 : 1;
  const where = clear.map((g) => {
    const up = sign * outcome.indices[g]!.swing!.value! > 0;
    const { en, zh } = groups[g]!.title;
    return { en: `${en} is ${up ? 'high' : 'low'}`, zh: `“${zh}”较${up ? '高' : '低'}` };
  });
  const of = (name: string): Bilingual => scenarioTitle(scenarios.find(({ loaded }) => loaded.scenario.name === name)!);
  const list = { en: listed(where.map(({ en }) => en)), zh: where.map(({ zh }) => zh).join('、') };
  if (!compared) return { en: `It is greater where ${list.en}.`, zh: `在${list.zh}时，该值更大。` };
  const [own, reference] = [of(outcome.scenario), of(outcome.reference!)];
  return {
    en: `${own.en} does better against ${reference.en} where ${list.en}.`,
    zh: `在${list.zh}时，“${own.zh}”相对于“${reference.zh}”更有利。`,
  };
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** Factors on which nothing depends. */
function idle({ indices, title }: OutcomeSensitivity, { groups }: SensitivitySummary): Bilingual | undefined {
  const names = groups.filter((_, g) => (indices[g]!.mu_star ?? indices[g]!.ST)?.value === 0).map((group) => group.title);
  if (names.length === 0) return undefined;
  return {
    en: `${title.en} does not depend at all on ${names.map(({ en }) => en).join(', ')}: changing ${names.length === 1 ? 'it' : 'them'} changed nothing in any run.`,
    zh: `${title.zh}完全不取决于${names.map(({ zh }) => `“${zh}”`).join('、')}：改变${names.length === 1 ? '它' : '它们'}时，任何一次运行的结果都不变。`,
  };
}

/** What the random numbers do, where they are a factor. */
function chance(outcome: OutcomeSensitivity, summary: SensitivitySummary): Bilingual | undefined {
  const g = summary.groups.findIndex(isChance);
  if (g < 0) return undefined;
  const share = shareOf(outcome, g, summary);
  const { en, zh } = outcome.title;
  return { en: `${en}: the random numbers count too (${share.en}).`, zh: `${zh}：随机数也有作用（${share.zh}）。` };
}

/** Why all that is not to be relied on. */
function doubts({ title, doubts: found }: OutcomeSensitivity): Bilingual | undefined {
  if (found.length === 0) return undefined;
  const { en, zh } = doubtSentence(found);
  return { en: `${title.en}: ${en.charAt(0).toLowerCase()}${en.slice(1)}`, zh: `${title.zh}：${zh}` };
}

/** What was left out. */
function missing({ title, planned, used }: OutcomeSensitivity, { method }: SensitivitySummary): Bilingual | undefined {
  if (used === planned) return undefined;
  const what = {
    morris: { en: 'trajectories', zh: '条轨迹' },
    sobol: { en: 'base points', zh: '个基点' },
    pawn: { en: 'points', zh: '个点' },
  }[method];
  return {
    en: `${title.en}: ${planned - used} of ${planned} ${what.en} are left out whole, because an output is missing (a failed run, or an indicator that is not defined there).`,
    zh: `${title.zh}：${planned}${what.zh}中有${planned - used}${what.zh.slice(0, 1)}整体剔除，因为缺少结果（运行失败或指标无定义）。`,
  };
}
