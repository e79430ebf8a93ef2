import { z } from 'zod';
import { about, share } from './common.ts';
import { constant, group, series } from './kinds.ts';

const mechanism = 'Assumption; to be swept';

/** What each level changes. */
export const mechanismsSchema = group('Mechanisms', 'What each level changes. Nothing else in the model reads the levels.', {
  need_weight_floor: constant(
    0.35,
    about(
      'Weight of need, floor',
      'share',
      share,
      'Part of the money split by believed headcount rather than by mandate when strategic is 0.',
      mechanism,
    ),
  ),
  need_weight_full: constant(0.9, about('Weight of need, full', 'share', share, 'The same when strategic is 1.', mechanism)),
  other_counties_mandate: constant(
    0.3,
    about(
      'Mandate of other counties',
      'ratio',
      [0, 1],
      'Money per household of counties that are not poverty counties, relative to those that are, under the mandate rule.',
      mechanism,
    ),
  ),
  phasing: constant(
    0.5,
    about(
      'Roads first',
      'share',
      share,
      'By how much strategic raises the infrastructure share at the start and lowers it at the end.',
      mechanism,
    ),
  ),
  phasing_end: z.int().min(2012).max(2035).default(2020).meta({
    title: 'End of the plan',
    description: 'Year in which phasing has moved the most from roads; it stays so after.',
    unit: 'year',
    source: 'Outline for the development of rural poverty areas, 2011-2020',
  }),
  pull: constant(
    0.6,
    about(
      'Pull to off-track counties',
      'ratio',
      [0, 10],
      'Extra money for a county that is believed to be twice its target, at full strategic.',
      mechanism,
    ),
  ),
  target_headcount: series(
    { 2011: 0.27, 2014: 0.15, 2018: 0.03, 2020: 0.01 },
    about(
      'Target',
      'share',
      share,
      'Headcount ratio that the plan expects of a county.',
      'Two-step plan: all lifted by 2019; path between is an assumption',
    ),
  ),
  delivery_floor: constant(
    0.65,
    about('Delivery, floor', 'share', share, 'Share of the plan delivered in the year when organization is 0.', 'Working value'),
  ),
  delivery_full: constant(0.95, about('Delivery, full', 'share', share, 'The same when organization is 1.', 'Working value')),
  package_fit: constant(
    1,
    about('Packages', 'share', share, 'Share of helped households that get a fitted package at full policy.', mechanism),
  ),
  enterprise_support: constant(
    0.6,
    about(
      'Supported enterprises',
      'enterprises per county and year',
      [0, 20],
      'Leading enterprises that enter a mean county at full policy.',
      'About ten enterprises for each of ten industries a year over 129 counties',
      'derived',
    ),
  ),
  enterprise_base: constant(
    0.4,
    about(
      'Entry without support',
      'enterprises per county and year',
      [0, 20],
      'Leading enterprises that enter a mean county on their own.',
      mechanism,
    ),
  ),
  social_buyers: constant(
    0.4,
    about(
      'Buyers brought by society and market',
      'enterprises per county and year',
      [0, 20],
      'Entry of enterprises at full social when another centre is present.',
      mechanism,
    ),
  ),
  social_jobs: constant(
    0.02,
    about(
      'Jobs brought by society and market',
      'per worker and year',
      share,
      'Addition to the exit to wages of registered workers at full social when another centre is present.',
      mechanism,
    ),
  ),
  social_signal_noise: constant(
    0.6,
    about(
      'Noise of the second signal',
      'log points',
      [0, 5],
      'Standard deviation of what society and market see, at full social.',
      mechanism,
    ),
  ),
  leverage_full: constant(
    3.5,
    about(
      'Leverage, full',
      'times',
      [1, 20],
      'Loans on one yuan of guarantee at full fund; one at its floor.',
      'County risk pools of 1:5 to 1:10 with partial use; assumption',
    ),
  ),
  overhead: constant(0.12, about('Overhead', 'share', share, 'Administrative cost in each yuan delivered when fund is 0.', mechanism)),
  overhead_saved: constant(
    0.4,
    about('Overhead saved', 'share', share, 'Part of the overhead that pooling at full fund saves.', mechanism),
  ),
  misdirected: constant(
    0.12,
    about(
      'Misdirected',
      'share',
      share,
      'Share of delivered money lost to projects without use when fund is 0.',
      'Audits found misuse of several per cent; assumption',
    ),
  ),
  misdirected_avoided: constant(0.5, about('Misdirected, avoided', 'share', share, 'Part of this that full fund avoids.', mechanism)),
  awareness_gain: constant(
    0.45,
    about('Meetings', 'per year', share, 'Addition to the chance of becoming aware at full publicity.', 'Working value'),
  ),
  noise_cut: constant(
    0.75,
    about(
      'Noise removed',
      'share',
      share,
      'Part of the noise of identification that full technology removes.',
      'From 0.75 to the 0.2 of the 2016 re-check',
      'derived',
    ),
  ),
  capture_cut: constant(
    0.75,
    about('Capture removed', 'share', share, 'Part of the advantage of connected households that full technology removes.', mechanism),
  ),
  warning: constant(
    0.8,
    about('Early warning', 'share', share, 'Share of relapsed households that full technology registers at once.', mechanism),
  ),
  training_floor: constant(
    0.7,
    about('Training effect, floor', 'ratio', [0, 5], 'Effect of training relative to its full size when technology is 0.', 'Working value'),
  ),
  training_full: constant(1.2, about('Training effect, full', 'ratio', [0, 5], 'The same when technology is 1.', 'Working value')),
  specialty_gain: constant(
    0.06,
    about(
      'Specialty crops',
      'share',
      share,
      'Productivity of the specialty technology gained at full technology.',
      'Laboratories and new varieties; assumption',
    ),
  ),
  pairing_focus: constant(
    0.8,
    about(
      'Focus on paired counties',
      'share',
      share,
      "Part of the society's money that goes to paired counties at full assistance.",
      mechanism,
    ),
  ),
  pairing_cadres: constant(
    0.3,
    about(
      'Cadres',
      'share',
      share,
      'Part of the gap in administrative capacity that cadres close in paired counties at full assistance.',
      'Better cadres enrol more of the eligible (He and Wang 2017): sign; size is an assumption',
    ),
  ),
  pairing_jobs: constant(
    0.02,
    about(
      'Job slots of partners',
      'per worker and year',
      share,
      'Addition to the exit to wages of registered workers in paired counties at full assistance.',
      '514,300 jobs under the Shanghai and Guangdong pairing in five years',
      'derived',
    ),
  ),
});

/** What working together costs. */
export const coordinationSchema = group(
  'Coordination costs',
  'What working together costs, as a share of all money; paid before anything else.',
  {
    strategic: constant(0.008, about('Cost: strategic', 'share at full level', share, 'Planning staff.', mechanism)),
    organization: constant(
      0.003,
      about(
        'Cost: organization',
        'share at full level, times the square of the number of centres',
        share,
        'Staff and meetings: multiplied by the square of the number of centres.',
        mechanism,
      ),
    ),
    policy: constant(0.01, about('Cost: policy', 'share at full level', share, 'Design and audits.', mechanism)),
    social: constant(0.008, about('Cost: social', 'share at full level', share, 'Matching and oversight.', mechanism)),
    fund: constant(0.006, about('Cost: fund', 'share at full level', share, 'Platform of pooled money.', mechanism)),
    publicity: constant(0.01, about('Cost: publicity', 'share at full level', share, 'Meetings.', mechanism)),
    technology: constant(0.015, about('Cost: technology', 'share at full level', share, 'Platform and laboratories.', mechanism)),
    assistance: constant(0.006, about('Cost: assistance', 'share at full level', share, 'Coordination with donors.', mechanism)),
    contact: constant(
      0.015,
      about(
        'Cost of contact',
        'share for each pair of centres',
        share,
        'Paid for each pair of centres that act, whatever the levels.',
        mechanism,
      ),
    ),
    multiplier: constant(1, about('Multiplier', 'ratio', [0, 50], 'Scales all coordination costs at once.', 'For sweeps')),
  },
);

/** When a poverty county may leave the list. */
export const delistingSchema = group('Delisting', 'When a poverty county may leave the list, as assessed.', {
  first_year: z.int().min(2011).max(2035).default(2017).meta({
    title: 'First year',
    description: 'First year in which counties are assessed.',
    unit: 'year',
    source: 'No Yunnan county was delisted before 2017',
  }),
  headcount: constant(
    0.03,
    about(
      'Threshold: headcount',
      'share',
      share,
      'A county leaves below this assessed headcount ratio.',
      'Rule for western counties',
      'verified',
    ),
  ),
  wrong_exit: constant(
    0.02,
    about('Threshold: wrong exits', 'share', share, 'Largest share of wrong exits.', 'Delisting rule', 'verified'),
  ),
  missed: constant(0.02, about('Threshold: missed', 'share', share, 'Largest share of missed households.', 'Rule: 1 to 2 %', 'verified')),
  approval: constant(
    0.9,
    about('Threshold: approval', 'share', share, 'Smallest approval of the population.', 'Delisting rule', 'verified'),
  ),
  approval_base: constant(
    0.98,
    about('Approval without faults', 'share', share, 'Approval where nobody is missed or wrongly taken off.', mechanism),
  ),
  approval_missed: constant(
    2,
    about('Approval lost to faults', 'ratio', [0, 50], 'Approval lost for each unit of missed and wrong exits.', mechanism),
  ),
});
