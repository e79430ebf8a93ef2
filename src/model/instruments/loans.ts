import { leverageOf } from '../county/credit.ts';
import { about, share } from '../parameters/common.ts';
import { constant } from '../parameters/kinds.ts';
import { uniform } from '../../random/index.ts';
import type { HouseholdInstrument } from './instrument.ts';

const shape = {
  smallest: constant(
    20_000,
    about(
      'Smallest loan',
      'yuan of 2010',
      [100, 1e6],
      'Loans lie between the smallest and the largest, evenly.',
      'Typical 20,000 to 40,000',
      'verified',
    ),
  ),
  largest: constant(
    40_000,
    about(
      'Largest loan',
      'yuan of 2010',
      [100, 1e6],
      'Loans lie between the smallest and the largest, evenly.',
      'Product up to 50,000; mean 39,600 in Yunnan by 2017, current prices',
      'verified',
    ),
  ),
  subsidy: constant(
    0.13,
    about(
      'Subsidy',
      'share of the loan',
      share,
      'Interest subsidy over the term, as a share of the loan.',
      'Base rate over three years',
      'derived',
    ),
  ),
  guarantee: constant(
    0.22,
    about(
      'Guarantee',
      'share of the loan',
      share,
      'Guarantee money for a loan without leverage.',
      'With the subsidy about 35 % of the loan in single-centre; working value',
    ),
  ),
  interest_paid: constant(
    0.1,
    about(
      'Interest left',
      'share',
      share,
      'Part of the interest that the household pays itself.',
      'Interest was fully subsidised in most counties; assumption',
    ),
  ),
  write_off: constant(
    0.5,
    about('Write-off', 'share', share, 'Part of an unpaid instalment that the guarantee fund bears; the rest stays owed.', 'Assumption'),
  ),
  arrears_cut: constant(
    2,
    about(
      'Supply lost to arrears',
      'ratio',
      [0, 20],
      "How strongly a county's arrears cut what one yuan of guarantee carries.",
      'Assumption',
    ),
  ),
};

/** Subsidised loans: k += loan, repaid in equal parts. One yuan of guarantee carries more loans where the fund is leveraged. */
export const loans: HouseholdInstrument<'loans', typeof shape> = {
  id: 'loans',
  title: 'Loans',
  description: 'Small loans without collateral to households with labour, interest subsidised, on a county guarantee fund.',
  reaches: 'households',
  willingness: 0.5,
  shape,
  mix: { government: 0.12, market: 0.35 },
  open(world, c, _t) {
    const { smallest, largest, subsidy, guarantee } = world.parameters.instruments.loans;
    const term = world.parameters.economy.loan_years;
    const { workers, capital, debt, instalment } = world.households;
    const { loans: outstanding, guaranteeFund, caseLoans } = world.counties;
    const perYuan = guarantee / leverageOf(world, c);
    const mean = (smallest + largest) / 2;
    const threshold = world.parameters.economy.capital_threshold;
    const weight = world.weight;
    return {
      terms: { threshold },
      eligible: (h) => workers[h]! > 0 && debt[h] === 0,
      lacks: (h) => capital[h]! < threshold,
      cost: () => mean * (caseLoans[c]! >= mean * weight ? subsidy : subsidy + perYuan),
      apply(h, word) {
        const loan = smallest + (largest - smallest) * uniform(word);
        capital[h] = capital[h]! + loan;
        debt[h] = loan;
        instalment[h] = loan / term;
        outstanding[c] = outstanding[c]! + loan * weight;
        if (caseLoans[c]! >= mean * weight) caseLoans[c] = caseLoans[c]! - mean * weight;
        else guaranteeFund[c] = guaranteeFund[c]! + mean * perYuan * weight;
      },
    };
  },
};
