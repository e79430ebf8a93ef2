/** The text of a new scenario file: complete, valid, and explained line by line. */
export function starterScenario(name: string, base: string, withSchema: boolean): string {
  const header = withSchema ? '# yaml-language-server: $schema=polylift.schema.json\n' : '';
  return `${header}# A scenario of polylift. Everything that is not stated here comes from the scenario that it extends.
#   polylift validate ${name}.yaml
#   polylift compare ${base} ${name}.yaml --sample 1:500 --replicates 2
# Every parameter with unit, range, default and source: polylift describe
polylift: 1
name: ${name}
title: ${titleOf(name)}
question: What happens if villages hear of the programmes earlier, and if data are shared sooner?
description: >
  Say here what is assumed and why, so that a reader of the results can judge it.
sources:
  - "Assumption: replace by where your numbers come from"

# The scenario on which this one builds: a shipped one (polylift list) or a file, its path relative to this file.
extends: ${base}

# Numbers with names, for use in formulas. Delete what you do not need.
parameters:
  pace: 0.1

governance:
  levels:
    # One number holds for all years.
    publicity: 0.9
    # A path over years: linear between the years given, level before the first and after the last.
    technology: { 2012: 0.2, 2016: 0.9 }
    # A formula of the year and of the parameters above begins with an equals sign.
    organization: "= min(1, 0.3 + pace * (year - 2012))"

# Observed base year and last simulated year.
years:
  from: 2011
  to: 2020
`;
}

function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
