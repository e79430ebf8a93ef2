import { definePurposes } from '../random/index.ts';

/**
 * Every purpose for which the model draws. Each has its own stream for every household, county and year, so that adding a purpose, an
 * instrument or a recorder shifts no other draw. One block of four words is drawn for each address; the comment names them.
 */
export const purposes = definePurposes({
  /** size, workers, no labour, connected */
  startComposition: 'start.composition',
  /** standing, capital, skill, productivity */
  startEndowment: 'start.endowment',
  /** off-farm, aware, member, remoteness */
  startState: 'start.state',
  /** schooling, housing, health cover, - */
  startDeprivation: 'start.deprivation',
  /** one word for each industry */
  price: 'environment.price',
  /** happens, - */
  countyDisaster: 'environment.disaster',
  /** transitory shock, persistent shock, life event, labour move */
  live: 'live.household',
  /** hit by the county's disaster */
  disasterHit: 'live.disaster-hit',
  /** noise of the register, aware or forgets, early warning, noise of the second signal */
  identify: 'identify.household',
  /** survey error of the headcount, of wrong exits, of missed, - */
  survey: 'settle.survey',
  /** enterprises enter, enterprises fail, -, - */
  enterprises: 'settle.enterprises',
  /** common priority, gets a package */
  package: 'deliver.package',
  /** recorded or not */
  record: 'record.households',
});
