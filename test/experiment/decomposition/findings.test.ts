import { describe, expect, test } from 'vitest';
import { decompositionFindings } from '../../../src/experiment/kinds/decomposition/findings.ts';
import { levelNames } from '../../../src/model/parameters/governance.ts';
import { analysed, designOf, madeUp, specOf, tiny } from './lattice.ts';

const scenarios = [await tiny('multi-centre-equal-budget'), await tiny('single-centre')];
const wiggle = [-1, 0.5, 1, -0.5, 0];

/** Headcount of a made-up run: each synergy has its part, two of them more together, two less. */
function headcount(values: ReadonlyMap<string, number>, replicate: number): number {
  const noise = (size: number): number => size * wiggle[replicate]!;
  const cell = values.get('cell')!;
  if (cell === 1) return 0.2 + noise(0.001);
  if (cell === 2) return 0.19 + noise(0.0012);
  if (cell === 4) return 0.15 + noise(0.0014);
  const has = (name: (typeof levelNames)[number]): number => values.get(`with_${name}`)!;
  const gain =
    -0.002 +
    has('technology') * (0.01 + noise(0.0003)) +
    has('organization') * (0.008 + noise(0.0002)) -
    has('publicity') * (0.003 + noise(0.0001)) +
    has('fund') * noise(0.001) +
    has('technology') * has('organization') * (0.004 + noise(0.0001)) -
    has('strategic') * has('policy') * (0.002 + noise(0.00005));
  return 0.2 + noise(0.001) - gain;
}

const spec = specOf({ replicates: 5, outcomes: [{ indicator: 'headcount' }] });
const design = designOf(spec, scenarios);
const { summary, findings } = await analysed(spec, scenarios, madeUp(spec, scenarios, design, headcount));

describe('a decomposition in sentences', () => {
  test('says what is money and governance, who helps and harms, and which pairs reinforce or substitute', () => {
    expect(findings.map(({ en }) => en)).toEqual([
      'Multi-centre governance, equal budget lowers the headcount ratio of 2013 by 1.50 percentage points against Single-centre governance (95 % interval 1.36 to 1.64, 5 replicates).',
      'With the money of its centres on top, the headcount ratio of 2013 falls by 5.000 percentage points; as Shapley values 2.75 (2.69 to 2.81) of that is governance and 2.25 (2.15 to 2.35) is money (55 % and 45 %). Each does more beside the other.',
      'Of the difference to Single-centre governance, in percentage points: admitting the other centres with all synergies at their floor makes −0.20 (−0.20 to −0.20), and the 8 synergies together 1.70 (1.56 to 1.84); above zero is good for poor people.',
      'Of the synergies these are good for poor people in the headcount ratio of 2013 (Shapley values, in percentage points): technology 1.200 (1.166 to 1.234) and organization 1.000 (0.975 to 1.025).',
      'These are bad for poor people in the headcount ratio of 2013 (Shapley values, in percentage points): publicity −0.300 (−0.310 to −0.290), policy −0.1000 (−0.1025 to −0.0975) and strategic −0.1000 (−0.1025 to −0.0975).',
      "Social, assistance and fund cannot be told apart from nil in the headcount ratio of 2013 after Holm's correction.",
      'Pairs that reinforce each other, by the Shapley interaction index, in percentage points: organization with technology 0.400 (0.390 to 0.410).',
      'Pairs that substitute each other, so that both together bring less than the sum, in percentage points: strategic with policy −0.2000 (−0.2049 to −0.1951).',
      'The interaction of the other 26 pairs cannot be told apart from nil.',
    ]);
  });

  test('says the same in Chinese', () => {
    expect(findings.map(({ zh }) => zh)).toEqual([
      '与“单中心治理”相比，“多中心治理（等额预算）”使2013年贫困发生率降低1.50个百分点（95 %区间1.36至1.64，5次重复）。',
      '加上各中心自带的资金后，2013年贫困发生率降低5.000个百分点；按沙普利值，其中治理占2.75（2.69至2.81），资金占2.25（2.15至2.35）（55 %与45 %）。两者并用，各自效果更大。',
      '与“单中心治理”的差距中（正值表示对贫困人口有利，个百分点），引入其他中心而各项协同均为零的部分为−0.20（−0.20至−0.20），8项协同合计为1.70（1.56至1.84）。',
      '就2013年贫困发生率而言，有利于贫困人口的协同（沙普利值，个百分点）：技术协同1.200（1.166至1.234）、组织协同1.000（0.975至1.025）。',
      '不利于贫困人口的协同（沙普利值，个百分点）：宣传协同−0.300（−0.310至−0.290）、政策协同−0.1000（−0.1025至−0.0975）、战略协同−0.1000（−0.1025至−0.0975）。',
      '就2013年贫困发生率而言，经霍尔姆校正，社会协同、帮扶协同、资金协同与零无法区分。',
      '相互增强的组合（沙普利交互指数，个百分点）：组织协同与技术协同0.400（0.390至0.410）。',
      '相互替代、合用小于两者之和的组合（沙普利交互指数，个百分点）：战略协同与政策协同−0.2000（−0.2049至−0.1951）。',
      '其余26对组合的交互作用与零无法区分。',
    ]);
  });

  test('has the numbers of the game that was made up', () => {
    const [outcome] = summary.outcomes;
    const value = (name: (typeof levelNames)[number]): number => outcome!.players[levelNames.indexOf(name)]!.shapley.mean!;
    expect(value('technology')).toBeCloseTo(0.012, 10);
    expect(value('organization')).toBeCloseTo(0.01, 10);
    expect(value('publicity')).toBeCloseTo(-0.003, 10);
    expect(value('strategic')).toBeCloseTo(-0.001, 10);
    expect(outcome!.addedInOrder[0]).toMatchObject({ player: levelNames.indexOf('technology') });
    expect(outcome!.addedInOrder[0]!.contribution.mean).toBeCloseTo(0.01, 10);
    expect(outcome!.addedInOrder[1]!.contribution.mean).toBeCloseTo(0.012, 10);
    expect(outcome!.largestDividends[0]!.members.map((i) => levelNames[i])).toEqual(['organization', 'technology']);
  });
});

describe('where less is known', () => {
  test('a failed run leaves out its replicate, and that is said', async () => {
    const broken = madeUp(spec, scenarios, design, (values, replicate) =>
      values.get('coalition') === 77 && replicate === 3 ? NaN : headcount(values, replicate),
    );
    const found = await analysed(spec, scenarios, broken);
    expect(found.summary.outcomes[0]).toMatchObject({ replicates: 4, leftOut: [3] });
    expect(found.findings.at(-1)!.en).toBe(
      '1 of 5 replicates is left out, because a run failed or an indicator is not defined in one of the coalitions.',
    );
  });

  test('nothing is said of an outcome without a whole replicate', async () => {
    const broken = madeUp(spec, scenarios, design, (values, replicate) =>
      values.get('coalition') === replicate ? NaN : headcount(values, replicate),
    );
    const found = await analysed(spec, scenarios, broken);
    expect(found.findings[0]!.en).toBe('Nothing can be said of the headcount ratio of 2013: no replicate has a value for every coalition.');
    expect(JSON.stringify(found.summary)).not.toContain('NaN');
  });

  test('one replicate gives values and no intervals', async () => {
    const one = specOf({ replicates: 1, outcomes: [{ indicator: 'headcount' }] });
    const found = await analysed(one, scenarios, madeUp(one, scenarios, designOf(one, scenarios), headcount));
    expect(found.summary.outcomes[0]!.players[0]!.shapley.lower).toBeNull();
    expect(found.findings.map(({ en }) => en)).toEqual([
      expect.stringContaining('from one replicate alone'),
      expect.stringContaining('With the money of its centres on top'),
      expect.stringContaining('admitting the other centres'),
      'One replicate gives values and no intervals: nothing can be told apart from nil. Run more with --replicates.',
    ]);
  });

  test('what is no more than noise is not told apart, and no player is', async () => {
    const flat = madeUp(spec, scenarios, design, (values, replicate) => 0.2 + 0.001 * wiggle[(values.get('coalition')! + replicate) % 5]!);
    const found = await analysed(spec, scenarios, flat);
    expect(found.findings.map(({ en }) => en).join(' ')).toContain(
      "can be told apart from nil in the headcount ratio of 2013 after Holm's correction",
    );
  });

  test('a synergy that is off is named apart', async () => {
    const off = [await tiny('multi-centre-equal-budget', { path: 'governance.levels.fund', value: 0 }), scenarios[1]!];
    const found = await analysed(spec, off, madeUp(spec, off, designOf(spec, off), headcount));
    expect(found.findings.at(-1)!.en).toBe('Fund is off in the scenario and exactly nil by construction.');
    expect(found.findings.at(-1)!.zh).toBe('资金协同在该情景中未启用，按构造恰为零。');
  });

  test('a scenario without any synergy is said to have nothing to share out', async () => {
    const off = [await tiny('single-centre')];
    const found = await analysed(spec, off, madeUp(spec, off, designOf(spec, off), headcount));
    expect(found.findings.map(({ en }) => en)).toEqual([
      'The 8 synergies together change nothing in the headcount ratio of 2013 in any of 5 replicates.',
      'Strategic, organization, policy, social, fund, publicity, technology and assistance are off in the scenario and exactly nil by construction.',
    ]);
  });

  test('one pair that adds up is told apart from none', async () => {
    const players = { one: { out: { 'governance.levels.fund': 0 } }, two: { out: { 'governance.levels.policy': 0 } } };
    const two = specOf({ replicates: 5, players, outcomes: [{ indicator: 'headcount' }] });
    const values = madeUp(
      two,
      scenarios,
      designOf(two, scenarios),
      (has, r) => 0.2 + 0.01 * wiggle[r]! * has.get('with_one')! * has.get('with_two')!,
    );
    const found = await analysed(two, scenarios, values);
    expect(found.findings.map(({ en }) => en)).toContain('The interaction of the one pair cannot be told apart from nil.');
  });

  test('an indicator without a good direction is raised or lowered, neither good nor bad', async () => {
    const farm = specOf({ replicates: 5, outcomes: [{ indicator: 'farm_income_share' }] });
    const found = await analysed(farm, scenarios, madeUp(farm, scenarios, designOf(farm, scenarios), headcount));
    const text = found.findings.map(({ en }) => en).join(' ');
    expect(found.summary.outcomes[0]).toMatchObject({ better: null, sign: 1 });
    expect(text).toContain('Of the synergies these raise');
    expect(text).not.toContain('are good for poor people in');
  });

  test('the widest year is the one in which scenario and reference are furthest apart', async () => {
    const widest = specOf({
      outcomes: [
        { indicator: 'headcount', year: 'widest' },
        { indicator: 'headcount', year: 2012 },
      ],
    });
    const outcomes = madeUp(widest, scenarios, design, (values, replicate, { year }) =>
      values.get('cell') === 0 && year === 2012 ? 0.05 : headcount(values, replicate),
    );
    const found = await analysed(widest, scenarios, outcomes);
    expect(found.summary.outcomes.map(({ year }) => year)).toEqual([2012]);
  });
});

test('sentences follow from the summary alone, as it is in a file', () => {
  expect(decompositionFindings(JSON.parse(JSON.stringify(summary)))).toEqual(findings);
});
