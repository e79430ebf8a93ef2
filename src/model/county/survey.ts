import { drawBlock, normal, REGION_WIDE } from '../../random/index.ts';
import { purposes } from '../purposes.ts';
import { callOf } from '../steps.ts';
import type { World } from '../world.ts';

const words = new Uint32Array(4);

/** A share as a survey of `asked` people sees it: the truth plus the error of a simple random sample, within 0 and 1. */
function surveyed(truth: number, asked: number, word: number): number {
  return Math.min(1, Math.max(0, truth + Math.sqrt((truth * (1 - truth)) / asked) * normal(word)));
}

/** What a county believes of itself: plans and assessments read this, never the truth. */
export interface Assessment {
  readonly headcount: number;
  readonly wrongExit: number;
  readonly missed: number;
  readonly approval: number;
}

/** Surveys county `c` at the end of `year`: its headcount ratio, wrong exits and missed persons with sampling error, and what its registered households lack. */
export function surveyCounty(world: World, c: number, year: number): Assessment {
  const { counties, blocks, parameters } = world;
  const { survey_size: asked } = parameters.identification;
  const { delisting } = parameters.governance;
  const needs = { capitalNeed: parameters.economy.capital_threshold, skillNeed: parameters.economy.skill_threshold + 0.1 };
  const { persons, poor, registered, shortCapital, shortSkill, notMembers } = world.steps.run('survey', needs, callOf(world, c, year));
  drawBlock(world.key, REGION_WIDE, blocks.codes[c]!, purposes.survey, year, 0, words);
  const headcount = surveyed(poor / persons, asked, words[0]!);
  const wrongExit = surveyed(counties.wronglyRemoved[c]! / persons, asked, words[1]!);
  const missed = surveyed(counties.missed[c]! / persons, asked, words[2]!);
  counties.believedHeadcount[c] = headcount;
  counties.shortCapital[c] = registered > 0 ? shortCapital / registered : 0;
  counties.shortSkill[c] = registered > 0 ? shortSkill / registered : 0;
  counties.shortMembership[c] = registered > 0 ? notMembers / registered : 0;
  const approval = Math.max(0, delisting.approval_base - delisting.approval_missed * (missed + wrongExit));
  return { headcount, wrongExit, missed, approval };
}
