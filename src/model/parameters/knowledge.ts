import { about, share } from './common.ts';
import { constant, group, series } from './kinds.ts';

/** Who is believed poor, and who knows of the programme. */
export const identificationSchema = group('Identification', "The register of the poor and its errors; the county's own survey.", {
  noise: series(
    0.75,
    about(
      'Noise of identification',
      'log points',
      [0, 5],
      'Standard deviation of the error in ln income seen by the register when technology is at its floor.',
      'Noise of 0.75 misses half of the poor, 0.2 the 18 % found by the 2016 re-check',
      'derived',
    ),
  ),
  quota_factor: constant(
    1.15,
    about(
      'Quota',
      'ratio',
      [0, 10],
      'Places on the register for each person believed poor.',
      'Yunnan registered 17.1 % when NBS counted 15.5 % at the end of 2014',
      'derived',
    ),
  ),
  quota_margin: constant(
    0.02,
    about(
      'Quota margin',
      'share of households',
      share,
      'Places on top of the believed poor, for those at the edge.',
      'Marginal households were registered and monitored; assumption',
    ),
  ),
  capture_gain: constant(
    0.6,
    about('Advantage of the connected', 'log points', [0, 5], 'How much lower the score of a connected household looks.', 'Assumption'),
  ),
  survey_size: constant(
    400,
    about(
      'Survey',
      'households',
      [1, 1e6],
      "Households that the county's poverty survey asks; its error is that of such a sample.",
      'Assumption',
    ),
  ),
  monitoring_years: constant(
    3,
    about(
      'Monitoring',
      'years',
      [0, 31],
      'For how long a household that left poverty is watched for relapse.',
      'Support continued through 2020 and a five-year transition after',
      'remembered',
    ),
  ),
});

export const awarenessSchema = group('Awareness', 'How households learn that a programme exists.', {
  start: constant(
    0.25,
    about(
      'Aware at the start',
      'share',
      share,
      'Share of households that know the programmes in the base year.',
      'Policy knowledge was uneven among the poor (Li and Li 2020); size is an assumption',
    ),
  ),
  base: constant(
    0.15,
    about(
      'Learning without meetings',
      'per year',
      share,
      'Chance to learn of the programmes in a year without publicity.',
      'Working value',
    ),
  ),
  neighbours: constant(
    0.5,
    about(
      'Learning from members',
      'per unit share',
      [0, 2],
      'How the chance rises with the share of members in the village last year.',
      'Working value',
    ),
  ),
  forgetting: constant(
    0.1,
    about('Forgetting', 'per year', share, 'Chance that an aware household loses track of the programmes.', 'Assumption'),
  ),
});
