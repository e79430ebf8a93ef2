/** What a decomposition found, in sentences, from its summary and nothing else. */
import { significance } from '../../../analysis/index.ts';
import type { Bilingual } from '../../kind.ts';
import type { DecompositionSummary, OutcomeSummary, SummaryEstimate } from './summary.ts';
import { listedIn, shownNumber, toldApart, Wording } from './wording.ts';

/** Pairs named in a sentence at most; the others are counted. */
const pairsNamed = 5;

/** What the players are called. */
const nouns: Readonly<Record<DecompositionSummary['playersAre'], Bilingual>> = {
  synergies: { en: 'synergies', zh: '协同' },
  instruments: { en: 'instruments', zh: '政策工具' },
  centres: { en: 'centres', zh: '中心' },
  list: { en: 'players', zh: '参与者' },
};

/** The answer, most important first: the first outcome in full, the others in short. */
export function decompositionFindings(summary: DecompositionSummary): Bilingual[] {
  const found = summary.outcomes.flatMap((outcome, n) => {
    if (outcome.replicates === 0) return [nothing(outcome)];
    return n === 0
      ? [...regimes(summary, outcome), ...parts(summary, outcome), ...pairs(summary, outcome)]
      : [inShort(summary, outcome), ...parts(summary, outcome)];
  });
  return [...found, ...idle(summary), ...leftOut(summary)];
}

function nothing(outcome: OutcomeSummary): Bilingual {
  const { indicator } = new Wording(outcome);
  return {
    en: `Nothing can be said of ${indicator.en}: no replicate has a value for every coalition.`,
    zh: `关于${indicator.zh}无法得出结论：没有一次重复对所有联盟都有取值。`,
  };
}

/** How much of the effect is money, and how much governance. */
function regimes(summary: DecompositionSummary, outcome: OutcomeSummary): Bilingual[] {
  if (summary.reference === null || outcome.regimes === null) return [all(summary, outcome)];
  const wording = new Wording(outcome);
  const { own, total, money, governance, interaction } = outcome.regimes;
  const reference = summary.reference.title;
  const found = [against(wording, summary.scenario.title, reference, wording.indicator, own, outcome.replicates)];
  if (summary.moneyAdds) {
    const share = shareOf(governance, money);
    const moved = changed(wording, total);
    found.push({
      en:
        `With the money of its centres on top, ${wording.indicator.en} ${passive(moved.en)}; as Shapley values ${wording.withInterval(governance).en} of that is governance and ` +
        `${wording.withInterval(money).en} is money${share === null ? '' : ` (${share} % and ${100 - share} %)`}. ${together(interaction).en}`,
      zh:
        `加上各中心自带的资金后，${wording.indicator.zh}${moved.zh}；按沙普利值，其中治理占${wording.withInterval(governance).zh}，` +
        `资金占${wording.withInterval(money).zh}${share === null ? '' : `（${share} %与${100 - share} %）`}。${together(interaction).zh}`,
    });
  }
  const start = startText(summary, outcome, wording);
  return start === undefined ? found : [...found, start];
}

/** Whole per cent of the first in both, where both are above nil and can be told from it. */
function shareOf(first: SummaryEstimate, second: SummaryEstimate): number | null {
  if (![first, second].every((each) => toldApart(each) && each.mean! > 0)) return null;
  return Math.round((100 * first.mean!) / (first.mean! + second.mean!));
}

function together(interaction: SummaryEstimate): Bilingual {
  if (!toldApart(interaction))
    return { en: 'Whether each does more beside the other cannot be told.', zh: '两者并用是否效果更大，无法判断。' };
  return interaction.mean! > 0
    ? { en: 'Each does more beside the other.', zh: '两者并用，各自效果更大。' }
    : { en: 'Each does less beside the other: they substitute each other in part.', zh: '两者并用，各自效果变小：两者部分相互替代。' };
}

/** What the scenario does without any player, and what all players do on top. */
function startText(
  { playersAre, players, reference }: DecompositionSummary,
  outcome: OutcomeSummary,
  wording: Wording,
): Bilingual | undefined {
  const rest = wording.withInterval(outcome.total);
  const start = wording.withInterval(outcome.regimes!.start);
  const other = reference!.title;
  const unit = unitText(wording);
  switch (playersAre) {
    case 'synergies':
      return {
        en: `Of the difference to ${other.en}${unit.en}: admitting the other centres with all synergies at their floor makes ${start.en}, and the ${players.length} synergies together ${rest.en}; above zero is good for poor people.`,
        zh: `与“${other.zh}”的差距中（正值表示对贫困人口有利${unit.zh}），引入其他中心而各项协同均为零的部分为${start.zh}，${players.length}项协同合计为${rest.zh}。`,
      };
    case 'centres':
      return {
        en: `Of the difference to ${other.en}${unit.en}: the government with its synergies but without the other centres makes ${start.en}, and the other centres ${rest.en}; above zero is good for poor people.`,
        zh: `与“${other.zh}”的差距中（正值表示对贫困人口有利${unit.zh}），仅有政府及其协同而无其他中心的部分为${start.zh}，其他中心为${rest.zh}。`,
      };
    case 'instruments':
    case 'list':
      return all({ playersAre, players }, outcome);
  }
}

/** What all players bring together. */
function all({ playersAre, players }: Pick<DecompositionSummary, 'playersAre' | 'players'>, outcome: OutcomeSummary): Bilingual {
  const wording = new Wording(outcome);
  const { mean, lower, upper } = outcome.total;
  if (mean === 0 && lower === 0 && upper === 0)
    return {
      en: `The ${players.length} ${nouns[playersAre].en} together change nothing in ${wording.indicator.en} in any of ${outcome.replicates} replicates.`,
      zh: `${players.length}项${nouns[playersAre].zh}合计在${outcome.replicates}次重复中均未改变${wording.indicator.zh}。`,
    };
  const moved = changed(wording, outcome.total);
  return {
    en: `The ${players.length} ${nouns[playersAre].en} together: ${wording.indicator.en}, compared with none of them, ${passive(moved.en)} (${wording.interval(outcome.total, outcome.replicates).en}).`,
    zh: `${players.length}项${nouns[playersAre].zh}合计：与全部缺席相比，${wording.indicator.zh}${moved.zh}（${wording.interval(outcome.total, outcome.replicates).zh}）。`,
  };
}

const passive = (verb: string): string =>
  verb
    .replace(/^lowers/, 'falls')
    .replace(/^raises/, 'rises')
    .replace(/ it by/, ' by');

function changed(wording: Wording, estimate: SummaryEstimate): Bilingual {
  if (estimate.mean === 0) return { en: 'does not change', zh: '没有变化' };
  const verb = wording.verb(estimate.mean ?? 0);
  const size = wording.size(estimate);
  return { en: `${verb.en} it by ${size.en}`, zh: `${verb.zh}${size.zh}` };
}

function against(
  wording: Wording,
  scenario: Bilingual,
  reference: Bilingual,
  indicator: Bilingual,
  own: SummaryEstimate,
  replicates: number,
): Bilingual {
  const interval = wording.interval(own, replicates);
  const size = wording.size(own);
  if (own.lower !== null && !toldApart(own))
    return {
      en: `${scenario.en} cannot be told apart from ${reference.en} in ${indicator.en} (${wording.withInterval(own).en}${unitText(wording).en}, ${replicates} replicates).`,
      zh: `就${indicator.zh}而言，“${scenario.zh}”与“${reference.zh}”无法区分（${wording.withInterval(own).zh}${wording.unit.zh}，${replicates}次重复）。`,
    };
  const verb = wording.verb(own.mean ?? 0);
  return {
    en: `${scenario.en} ${verb.en} ${indicator.en} by ${size.en} against ${reference.en} (${interval.en}).`,
    zh: `与“${reference.zh}”相比，“${scenario.zh}”使${indicator.zh}${verb.zh}${size.zh}（${interval.zh}）。`,
  };
}

/** What each player brings: those that help, those that harm, and those of which nothing can be told. */
function parts(summary: DecompositionSummary, outcome: OutcomeSummary): Bilingual[] {
  if (outcome.replicates < 2) return [];
  const wording = new Wording(outcome);
  const told = ranked(outcome).filter(({ i }) => isTold(outcome.players[i]!.pAdjusted) && !summary.players[i]!.idle);
  const name = ({ i, shapley }: Ranked): Bilingual => {
    const { inText } = summary.players[i]!;
    const value = wording.withInterval(shapley);
    return { en: `${inText.en} ${value.en}`, zh: `${inText.zh}${value.zh}` };
  };
  const noun = nouns[summary.playersAre];
  const unit = unitText(wording);
  const found: Bilingual[] = [];
  const helping = told.filter(({ shapley }) => shapley.mean! > 0);
  if (helping.length > 0) {
    const list = listedIn(helping.map(name));
    const [en, zh] = outcome.better === null ? ['raise', '提高'] : ['are good for poor people in', '有利于贫困人口'];
    found.push({
      en: `Of the ${noun.en} these ${en} ${wording.indicator.en} (Shapley values${unit.en}): ${list.en}.`,
      zh: `就${wording.indicator.zh}而言，${zh}的${noun.zh}（沙普利值${unit.zh}）：${list.zh}。`,
    });
  }
  const harming = told.filter(({ shapley }) => shapley.mean! < 0).toReversed();
  if (harming.length > 0) {
    const list = listedIn(harming.map(name));
    const [en, zh] = outcome.better === null ? ['lower', '降低'] : ['are bad for poor people in', '不利于贫困人口'];
    found.push({
      en: `These ${en} ${wording.indicator.en} (Shapley values${unit.en}): ${list.en}.`,
      zh: `${zh}的${noun.zh}（沙普利值${unit.zh}）：${list.zh}。`,
    });
  }
  const open = ranked(outcome).filter(({ i }) => !summary.players[i]!.idle && !isTold(outcome.players[i]!.pAdjusted));
  if (open.length > 0) {
    const names = listedIn(open.map(({ i }) => summary.players[i]!.inText));
    const whole = open.length === summary.players.filter((player) => !player.idle).length && open.length > 2;
    found.push(
      whole
        ? {
            en: `None of the ${open.length} ${noun.en} can be told apart from nil in ${wording.indicator.en} after Holm's correction.`,
            zh: `就${wording.indicator.zh}而言，经霍尔姆校正，${open.length}项${noun.zh}均与零无法区分。`,
          }
        : {
            en: `${sentence(names.en)} cannot be told apart from nil in ${wording.indicator.en}${outcome.players.length > 1 ? " after Holm's correction" : ''}.`,
            zh: `就${wording.indicator.zh}而言，${outcome.players.length > 1 ? '经霍尔姆校正，' : ''}${names.zh}与零无法区分。`,
          },
    );
  }
  return found;
}

interface Ranked {
  readonly i: number;
  readonly shapley: SummaryEstimate;
}

/** Players from the largest Shapley value to the smallest. */
function ranked(outcome: OutcomeSummary): Ranked[] {
  return outcome.players.map(({ shapley }, i) => ({ i, shapley })).sort((a, b) => b.shapley.mean! - a.shapley.mean! || a.i - b.i);
}

const isTold = (pAdjusted: number | null): boolean => pAdjusted !== null && pAdjusted < significance;

/** Which pairs reinforce, and which substitute each other. */
function pairs(summary: DecompositionSummary, outcome: OutcomeSummary): Bilingual[] {
  const counted = outcome.pairs.filter(({ first, second }) => !summary.players[first]!.idle && !summary.players[second]!.idle);
  if (outcome.replicates < 2 || counted.length === 0) return [];
  const wording = new Wording(outcome);
  const told = counted.filter(({ pAdjusted }) => isTold(pAdjusted));
  const naming = (up: boolean): { readonly text: Bilingual; readonly count: number } | undefined => {
    const some = told
      .filter(({ shapley }) => shapley.mean! > 0 === up)
      .sort((a, b) => Math.abs(b.shapley.mean!) - Math.abs(a.shapley.mean!));
    if (some.length === 0) return undefined;
    const named = some.slice(0, pairsNamed).map(({ first, second, shapley }): Bilingual => {
      const [a, b] = [summary.players[first]!.inText, summary.players[second]!.inText];
      const value = wording.withInterval(shapley);
      return { en: `${a.en} with ${b.en} ${value.en}`, zh: `${a.zh}与${b.zh}${value.zh}` };
    });
    const more = some.length - named.length;
    if (more > 0) named.push({ en: `${more} more`, zh: `另有${more}对` });
    return { text: listedIn(named), count: some.length };
  };
  const [reinforcing, substituting] = [naming(true), naming(false)];
  const open = counted.length - told.length;
  const unit = unitText(wording);
  const found: Bilingual[] = [];
  if (reinforcing !== undefined)
    found.push({
      en: `Pairs that reinforce each other, by the Shapley interaction index${unit.en}: ${reinforcing.text.en}.`,
      zh: `相互增强的组合（沙普利交互指数${unit.zh}）：${reinforcing.text.zh}。`,
    });
  if (substituting !== undefined)
    found.push({
      en: `Pairs that substitute each other, so that both together bring less than the sum${unit.en}: ${substituting.text.en}.`,
      zh: `相互替代、合用小于两者之和的组合（沙普利交互指数${unit.zh}）：${substituting.text.zh}。`,
    });
  if (open > 0)
    found.push(
      told.length === 0
        ? {
            en:
              counted.length === 1
                ? 'The interaction of the one pair cannot be told apart from nil.'
                : `No interaction of the ${counted.length} pairs can be told apart from nil after Holm's correction.`,
            zh:
              counted.length === 1
                ? '唯一一对组合的交互作用与零无法区分。'
                : `经霍尔姆校正，${counted.length}对组合的交互作用均与零无法区分。`,
          }
        : {
            en: `The interaction of ${open === 1 ? 'one other pair' : `the other ${open} pairs`} cannot be told apart from nil.`,
            zh: `其余${open}对组合的交互作用与零无法区分。`,
          },
    );
  return found;
}

/** A further outcome in one sentence. */
function inShort(summary: DecompositionSummary, outcome: OutcomeSummary): Bilingual {
  if (summary.reference === null || outcome.regimes === null) return all(summary, outcome);
  const wording = new Wording(outcome);
  return against(wording, summary.scenario.title, summary.reference.title, wording.indicator, outcome.regimes.own, outcome.replicates);
}

function idle({ players }: DecompositionSummary): Bilingual[] {
  const names = players.filter((player) => player.idle).map(({ inText }) => inText);
  if (names.length === 0) return [];
  const list = listedIn(names);
  return [
    {
      en: `${sentence(list.en)} ${names.length === 1 ? 'is' : 'are'} off in the scenario and exactly nil by construction.`,
      zh: `${list.zh}在该情景中未启用，按构造恰为零。`,
    },
  ];
}

function leftOut({ outcomes, replicates }: DecompositionSummary): Bilingual[] {
  const most = Math.max(0, ...outcomes.map((outcome) => outcome.leftOut.length));
  const found: Bilingual[] = [];
  if (most > 0)
    found.push({
      en: `${shownNumber(most, 0)} of ${replicates} replicates ${most === 1 ? 'is' : 'are'} left out, because a run failed or an indicator is not defined in one of the coalitions.`,
      zh: `${replicates}次重复中有${most}次未计入，因为某个联盟的运行失败或指标无定义。`,
    });
  if (replicates < 2)
    found.push({
      en: 'One replicate gives values and no intervals: nothing can be told apart from nil. Run more with --replicates.',
      zh: '一次重复只有数值而没有区间：无法判断是否与零不同。请用 --replicates 增加重复次数。',
    });
  return found;
}

/** `, in percentage points`; nothing for a pure number. */
function unitText({ unit }: Wording): Bilingual {
  return unit.en === '' ? { en: '', zh: '' } : { en: `, in ${unit.en}`, zh: `，${unit.zh}` };
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
