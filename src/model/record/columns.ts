import { instruments } from '../instruments/index.ts';
import type { Column } from './column.ts';

const stock = (name: string, title: string, unit: string, description: string): Column => ({
  name,
  title,
  unit,
  description,
  kind: 'stock',
});
const flow = (name: string, title: string, unit: string, description: string): Column => ({ name, title, unit, description, kind: 'flow' });
const ratio = (name: string, title: string, description: string, unit = 'share'): Column => ({
  name,
  title,
  unit,
  description,
  kind: 'ratio',
});

const yuan = 'yuan of 2010';

/** Columns that a county and the province share, in the order of the record. */
const common: readonly Column[] = [
  stock('rural_population', 'Rural population', 'persons', 'Persons in the households of the model.'),
  stock('households', 'Households', 'households', 'Real households that the simulated ones stand for.'),
  ratio('headcount', 'Headcount ratio', 'Share of persons whose income per person is strictly below the poverty line (FGT 0).'),
  ratio('poverty_gap', 'Poverty gap', 'Mean shortfall from the line relative to it, non-poor count zero (FGT 1).', '1'),
  ratio('poverty_severity', 'Poverty severity', 'Mean squared relative shortfall (FGT 2).', '1'),
  ratio(
    'watts',
    'Watts index',
    'Mean of ln(line / income) over persons, non-poor count zero; incomes below one yuan count as one yuan.',
    '1',
  ),
  flow('mean_income', 'Mean income', `${yuan} per person`, 'Disposable income per person, mean over persons.'),
  flow('median_income', 'Median income', `${yuan} per person`, 'Disposable income per person, median over persons.'),
  ratio('gini', 'Gini coefficient', 'Of income per person over persons.', '1'),
  ratio('theil', 'Theil index', 'Of income per person over persons; incomes below one yuan count as one yuan.', '1'),
  ratio(
    'mpi',
    'Multidimensional poverty index',
    'Adjusted headcount M0 of Alkire and Foster over six equally weighted deprivations, cut-off 1/3.',
    '1',
  ),
  ratio('members_share', 'Cooperative members', 'Share of households.'),
  ratio('borrowers_share', 'Borrowers', 'Share of households with programme debt.'),
  ratio('offfarm_share', 'Off-farm workers', 'Share of workers who earn wages.'),
  ratio('registered_share', 'Registered', 'Share of persons on the poverty register.'),
  ratio('aware_share', 'Aware', 'Share of households that know the programmes.'),
  ratio('inclusion_error', 'Inclusion error', 'Share of registered persons who were not poor in the year before.'),
  ratio('exclusion_error', 'Exclusion error', 'Share of persons poor in the year before who are not registered.'),
  ratio('relapse_rate', 'Relapse rate', 'Share of persons not poor last year, poor within the three years before it, who are poor again.'),
  ratio('farm_income_share', 'Farm income', 'Share of farm output in income before treatment and interest.'),
  ratio('wage_income_share', 'Wage income', 'Share of wages in income before treatment and interest.'),
  ratio(
    'transfer_income_share',
    'Transfer income',
    'Share of transfers, programme cash included, in income before treatment and interest.',
  ),
  stock('infrastructure', 'Infrastructure', 'index 0-1', 'Infrastructure g; province: mean over households.'),
  stock('enterprises', 'Leading enterprises', 'enterprises', 'Enterprises that buy from cooperatives.'),
  ratio('served_share', 'Served members', 'Share of cooperative members who have a buyer.'),
  stock('loans_outstanding', 'Loans outstanding', yuan, 'Programme loans that households owe.'),
  ratio('arrears_rate', 'Arrears', 'Share of instalments due that were not paid in the year.'),
  ratio('believed_headcount', 'Believed headcount ratio', "What the county's own survey says; province: mean over households."),
  flow('allotted', 'Allotted', yuan, 'Money newly planned for instruments in the year.'),
  flow('spend_government', 'Spending of the government', yuan, 'Instruments, overhead, misdirected and duplicated, without coordination.'),
  flow('spend_market', 'Spending of the market', yuan, 'Instruments, overhead, misdirected and duplicated, without coordination.'),
  flow('spend_society', 'Spending of society', yuan, 'Instruments, overhead, misdirected and duplicated, without coordination.'),
  flow('spend_coordination', 'Coordination', yuan, 'Cost of coordination of all centres.'),
  flow('spend_total', 'Total spending', yuan, 'All centres and coordination.'),
  flow('overhead', 'Overhead', yuan, 'Administration of deliveries.'),
  flow('misdirected', 'Misdirected', yuan, 'Lost to projects without use.'),
  flow('duplicated', 'Duplicated', yuan, 'Lost on households already helped by another centre.'),
  flow(
    'spent_on_non_poor',
    'Spent on the non-poor',
    yuan,
    'Part of what instruments spent on households that were not poor in the year before.',
  ),
  stock('carried_over', 'Carried over', yuan, 'Left for the next year.'),
  ...instruments.map((i) =>
    flow(`spend_${i.id}`, `Spending: ${i.title}`, yuan, `What the instrument spent on works and households: ${i.description}`),
  ),
];

/** Columns of the county table. */
export const countyColumns: readonly Column[] = [
  ...common,
  {
    name: 'delisted',
    title: 'Delisted',
    unit: '0 or 1',
    description: 'The county has left the list of poverty counties by the end of the year.',
    kind: 'stock',
  },
];

/** Columns of the province table. */
export const provinceColumns: readonly Column[] = [
  ...common,
  stock('delisted_counties', 'Delisted counties', 'counties', 'Poverty counties that have left the list by the end of the year.'),
];

/** Columns of the household panel. */
export const householdColumns: readonly Column[] = [
  stock('size', 'Size', 'persons', 'Persons in the household.'),
  stock('workers', 'Workers', 'persons', 'Persons who work.'),
  stock('offfarm', 'Off-farm workers', 'persons', 'Workers who earn wages.'),
  flow('income', 'Income', `${yuan} per person`, 'Disposable income per person.'),
  stock('skill', 'Human capital', 'index 0-1', 'Human capital h.'),
  stock('capital', 'Productive capital', yuan, 'Productive capital k.'),
  stock('debt', 'Debt', yuan, 'Programme debt.'),
  flow('support', 'Programme transfers', yuan, 'Cash and wages from instruments in the year.'),
  stock('aware', 'Aware', '0 or 1', 'Knows the programmes.'),
  stock('member', 'Member', '0 or 1', 'Member of a cooperative.'),
  stock('registered', 'Registered', '0 or 1', 'On the poverty register.'),
  stock('poor', 'Poor', '0 or 1', 'Income per person strictly below the line.'),
  stock('deprivations', 'Deprivations', 'bits', 'Bit 0 income, 1 schooling, 2 health cover, 3 housing, 4 water, 5 road.'),
  flow(
    'helped',
    'Helped',
    'bits',
    `Instruments that reached the household in the year: bit 0 ${instruments.map((i) => i.id).join(', then ')}.`,
  ),
];
