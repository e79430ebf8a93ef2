import { dimensions } from '../indicators/multidimensional.ts';
import { instruments } from '../instruments/index.ts';
import type { Column } from './column.ts';
import { dimensionTitles, instrumentTitlesZh } from './titles.ts';

type Better = Column['better'];

const column =
  (kind: Column['kind']) =>
  (name: string, title: string, titleZh: string, unit: string, description: string, better?: Better): Column => ({
    name,
    title,
    titleZh,
    unit,
    description,
    kind,
    ...(better === undefined ? {} : { better }),
  });
const stock = column('stock');
const flow = column('flow');
const ratioIn = column('ratio');
const ratio = (name: string, title: string, titleZh: string, description: string, better?: Better, unit = 'share'): Column =>
  ratioIn(name, title, titleZh, unit, description, better);

const yuan = 'yuan of 2010';
const perPerson = `${yuan} per person`;
const spending = 'Instruments, overhead, misdirected and duplicated, without coordination.';
const decomposed = 'Change since the base year that is due to';
const shapley = '(Datt and Ravallion, Shapley form)';
const chronicText = 'Jalan and Ravallion, over the base year to this one';

/** Columns that a county, an area and the province share, in the order of the record. */
const common: readonly Column[] = [
  stock('rural_population', 'Rural population', '农村人口', 'persons', 'Persons in the households of the model.'),
  stock('households', 'Households', '农户', 'households', 'Real households that the simulated ones stand for.'),
  ratio(
    'headcount',
    'Headcount ratio',
    '贫困发生率',
    'Share of persons whose income per person is strictly below the poverty line (FGT 0).',
    'lower',
  ),
  ratio(
    'poverty_gap',
    'Poverty gap',
    '贫困深度指数',
    'Mean shortfall from the line relative to it, non-poor count zero (FGT 1).',
    'lower',
    '1',
  ),
  ratio('poverty_severity', 'Poverty severity', '平方贫困距', 'Mean squared relative shortfall (FGT 2).', 'lower', '1'),
  ratio(
    'watts',
    'Watts index',
    '沃茨指数',
    'Mean of ln(line / income) over persons, non-poor count zero; incomes below one yuan count as one yuan.',
    'lower',
    '1',
  ),
  ratio(
    'headcount_growth',
    'Headcount ratio: growth',
    '贫困发生率变化：增长效应',
    `${decomposed} growth of mean income ${shapley}.`,
    'lower',
  ),
  ratio(
    'headcount_redistribution',
    'Headcount ratio: redistribution',
    '贫困发生率变化：分配效应',
    `${decomposed} the distribution around the mean ${shapley}.`,
    'lower',
  ),
  ratio(
    'poverty_gap_growth',
    'Poverty gap: growth',
    '贫困深度变化：增长效应',
    `${decomposed} growth of mean income ${shapley}.`,
    'lower',
    '1',
  ),
  ratio(
    'poverty_gap_redistribution',
    'Poverty gap: redistribution',
    '贫困深度变化：分配效应',
    `${decomposed} the distribution around the mean ${shapley}.`,
    'lower',
    '1',
  ),
  ratio(
    'chronic_poverty_gap',
    'Chronic poverty gap',
    '长期贫困深度',
    `Poverty gap that mean incomes would have (${chronicText}).`,
    'lower',
    '1',
  ),
  ratio(
    'transient_poverty_gap',
    'Transient poverty gap',
    '暂时贫困深度',
    `Mean poverty gap less the chronic one (${chronicText}).`,
    'lower',
    '1',
  ),
  ratio(
    'chronic_severity',
    'Chronic poverty severity',
    '长期平方贫困距',
    `Poverty severity that mean incomes would have (${chronicText}).`,
    'lower',
    '1',
  ),
  ratio(
    'transient_severity',
    'Transient poverty severity',
    '暂时平方贫困距',
    `Mean poverty severity less the chronic one (${chronicText}).`,
    'lower',
    '1',
  ),
  flow('mean_income', 'Mean income', '人均收入', perPerson, 'Disposable income per person, mean over persons.', 'higher'),
  flow('median_income', 'Median income', '收入中位数', perPerson, 'Disposable income per person, median over persons.', 'higher'),
  ratio('gini', 'Gini coefficient', '基尼系数', 'Of income per person over persons.', 'lower', '1'),
  ratio('theil', 'Theil index', '泰尔指数', 'Of income per person over persons; incomes below one yuan count as one yuan.', 'lower', '1'),
  ratio(
    'mld',
    'Mean log deviation',
    '平均对数离差',
    'Of income per person over persons; incomes below one yuan count as one yuan.',
    'lower',
    '1',
  ),
  ratio('palma', 'Palma ratio', '帕尔马比值', 'Income of the richest tenth of persons over that of the poorest four tenths.', 'lower', '1'),
  ratio('p90_p10', 'P90/P10', '收入十分位比（P90/P10）', 'Ninth over first decile of income per person.', 'lower', '1'),
  stock('bottom_coded', 'Bottom-coded', '底部编码人数', 'persons', 'Persons whose income counts as one yuan where a logarithm is taken.'),
  ratio(
    'mpi',
    'Multidimensional poverty index',
    '多维贫困指数',
    'Adjusted headcount M0 of Alkire and Foster over six equally weighted deprivations, cut-off 1/3.',
    'lower',
    '1',
  ),
  ratio(
    'mpi_headcount',
    'Multidimensional headcount',
    '多维贫困发生率',
    'H: share of persons with at least a third of the deprivations.',
    'lower',
  ),
  ratio(
    'mpi_intensity',
    'Intensity of deprivation',
    '多维贫困强度',
    'A: mean share of deprivations among those with at least a third.',
    'lower',
  ),
  ...dimensions.map((dimension) =>
    ratio(
      `censored_${dimension}`,
      `Deprived: ${dimensionTitles[dimension][0]}`,
      `${dimensionTitles[dimension][1]}剥夺率`,
      'Censored headcount: share of persons who are deprived in it and have at least a third of the deprivations.',
      'lower',
    ),
  ),
  ...dimensions.map((dimension) =>
    ratio(
      `contribution_${dimension}`,
      `Contribution of ${dimensionTitles[dimension][0]}`,
      `${dimensionTitles[dimension][1]}的贡献率`,
      'Part of the multidimensional poverty index that is due to it; the six sum to one.',
    ),
  ),
  ratio('members_share', 'Cooperative members', '合作社成员占比', 'Share of households.'),
  ratio('borrowers_share', 'Borrowers', '借款户占比', 'Share of households with programme debt.'),
  ratio('offfarm_share', 'Off-farm workers', '非农就业占比', 'Share of workers who earn wages.'),
  ratio('registered_share', 'Registered', '建档立卡占比', 'Share of persons on the poverty register.'),
  ratio('aware_share', 'Aware', '知晓率', 'Share of households that know the programmes.'),
  ratio('inclusion_error', 'Inclusion error', '误纳率', 'Share of registered persons who were not poor in the year before.', 'lower'),
  ratio('exclusion_error', 'Exclusion error', '漏出率', 'Share of persons poor in the year before who are not registered.', 'lower'),
  ratio(
    'leakage',
    'Leakage',
    '资金渗漏率',
    'Share of what instruments spent on households that went to households not poor in the year before.',
    'lower',
  ),
  ratio('exit_rate', 'Exit rate', '脱贫率', 'Share of persons poor last year who are not poor now.', 'higher'),
  ratio(
    'relapse_rate',
    'Relapse rate',
    '返贫率',
    'Share of persons not poor last year, poor within the three years before it, who are poor again.',
    'lower',
  ),
  stock(
    'durably_lifted',
    'Durably lifted',
    '稳定脱贫人数',
    'persons',
    'Persons not poor in this year and the two before, and poor in the base year or a later one before those.',
    'higher',
  ),
  ratio(
    'cost_per_durably_lifted',
    'Cost per person durably lifted',
    '每稳定脱贫一人的成本',
    'All spending since the base year over persons durably lifted, whoever or whatever lifted them.',
    'lower',
    perPerson,
  ),
  ratio('farm_income_share', 'Farm income', '农业经营收入占比', 'Share of farm output in income before treatment and interest.'),
  ratio('wage_income_share', 'Wage income', '工资性收入占比', 'Share of wages in income before treatment and interest.'),
  ratio(
    'transfer_income_share',
    'Transfer income',
    '转移性收入占比',
    'Share of transfers, programme cash included, in income before treatment and interest.',
  ),
  stock('infrastructure', 'Infrastructure', '基础设施指数', 'index 0-1', 'Infrastructure g; province: mean over households.', 'higher'),
  stock('enterprises', 'Leading enterprises', '龙头企业', 'enterprises', 'Enterprises that buy from cooperatives.'),
  ratio('served_share', 'Served members', '有销路成员占比', 'Share of cooperative members who have a buyer.', 'higher'),
  stock('loans_outstanding', 'Loans outstanding', '贷款余额', yuan, 'Programme loans that households owe.'),
  ratio('arrears_rate', 'Arrears', '逾期率', 'Share of instalments due that were not paid in the year.', 'lower'),
  ratio(
    'believed_headcount',
    'Believed headcount ratio',
    '认定贫困发生率',
    "What the county's own survey says; province: mean over households.",
  ),
  flow('allotted', 'Allotted', '下达资金', yuan, 'Money newly planned for instruments in the year.'),
  flow('spend_government', 'Spending of the government', '政府支出', yuan, spending),
  flow('spend_market', 'Spending of the market', '市场支出', yuan, spending),
  flow('spend_society', 'Spending of society', '社会支出', yuan, spending),
  flow('spend_coordination', 'Coordination', '协调成本', yuan, 'Cost of coordination of all centres.'),
  flow('spend_total', 'Total spending', '总支出', yuan, 'All centres and coordination.'),
  flow('overhead', 'Overhead', '管理费用', yuan, 'Administration of deliveries.'),
  flow('misdirected', 'Misdirected', '错投资金', yuan, 'Lost to projects without use.'),
  flow('duplicated', 'Duplicated', '重复资金', yuan, 'Lost on households already helped by another centre.'),
  flow(
    'spent_on_non_poor',
    'Spent on the non-poor',
    '用于非贫困户的资金',
    yuan,
    'Part of what instruments spent on households that were not poor in the year before.',
  ),
  stock('carried_over', 'Carried over', '结转资金', yuan, 'Left for the next year.'),
  ...instruments.map((i) =>
    flow(
      `spend_${i.id}`,
      `Spending: ${i.title}`,
      `支出：${instrumentTitlesZh[i.id] ?? i.title}`,
      yuan,
      `What the instrument spent on works and households: ${i.description}`,
    ),
  ),
];

/** Columns of the county table. */
export const countyColumns: readonly Column[] = [
  ...common,
  stock('delisted', 'Delisted', '已摘帽', '0 or 1', 'The county has left the list of poverty counties by the end of the year.', 'higher'),
];

/** Columns of the table of the province and of that of areas. */
export const provinceColumns: readonly Column[] = [
  ...common,
  ratio('theil_within', 'Theil index within counties', '县内泰尔指数', 'Part of the Theil index that lies within counties.', 'lower', '1'),
  ratio(
    'theil_between',
    'Theil index between counties',
    '县际泰尔指数',
    'Part of the Theil index that lies between counties.',
    'lower',
    '1',
  ),
  ratio(
    'mld_within',
    'Mean log deviation within counties',
    '县内平均对数离差',
    'Part of the mean log deviation that lies within counties.',
    'lower',
    '1',
  ),
  ratio(
    'mld_between',
    'Mean log deviation between counties',
    '县际平均对数离差',
    'Part of the mean log deviation that lies between counties.',
    'lower',
    '1',
  ),
  stock(
    'delisted_counties',
    'Delisted counties',
    '已摘帽县数',
    'counties',
    'Poverty counties that have left the list by the end of the year.',
    'higher',
  ),
];

/** Columns by tenth of persons of the base year, ranked by income then. */
export const decileColumns: readonly Column[] = [
  flow('mean_income', 'Mean income', '人均收入', perPerson, 'Disposable income per person, mean over the persons of the tenth.', 'higher'),
  ratio('headcount', 'Headcount ratio', '贫困发生率', 'Share of the persons of the tenth who are poor.', 'lower'),
  ratio(
    'durably_lifted_share',
    'Durably lifted',
    '稳定脱贫占比',
    'Share of the persons of the tenth who have been lifted durably.',
    'higher',
  ),
];

/** Values of a spell table, in the order of `RunRecord.spells`; hazard and survival follow from them. */
export const spellColumns: readonly Column[] = [
  stock('at_risk', 'At risk', '处于风险人数', 'persons', 'Persons whose spell has lasted so long and is still observed.'),
  flow('ended', 'Ended', '结束人数', 'persons', 'Persons whose spell ended then.'),
];

/** Columns of the household panel. */
export const householdColumns: readonly Column[] = [
  stock('size', 'Size', '人口', 'persons', 'Persons in the household.'),
  stock('workers', 'Workers', '劳动力', 'persons', 'Persons who work.'),
  stock('offfarm', 'Off-farm workers', '非农劳动力', 'persons', 'Workers who earn wages.'),
  flow('income', 'Income', '人均收入', `${yuan} per person`, 'Disposable income per person.'),
  stock('skill', 'Human capital', '人力资本', 'index 0-1', 'Human capital h.'),
  stock('capital', 'Productive capital', '生产资本', yuan, 'Productive capital k.'),
  stock('debt', 'Debt', '项目债务', yuan, 'Programme debt.'),
  flow('support', 'Programme transfers', '项目转移', yuan, 'Cash and wages from instruments in the year.'),
  stock('aware', 'Aware', '知晓', '0 or 1', 'Knows the programmes.'),
  stock('member', 'Member', '成员', '0 or 1', 'Member of a cooperative.'),
  stock('registered', 'Registered', '建档立卡', '0 or 1', 'On the poverty register.'),
  stock('poor', 'Poor', '贫困', '0 or 1', 'Income per person strictly below the line.'),
  stock('deprivations', 'Deprivations', '剥夺', 'bits', 'Bit 0 income, 1 schooling, 2 health cover, 3 housing, 4 water, 5 road.'),
  flow(
    'helped',
    'Helped',
    '受助',
    'bits',
    `Instruments that reached the household in the year: bit 0 ${instruments.map((i) => i.id).join(', then ')}.`,
  ),
];
