"""The reference model with NumPy, whole columns at a time: python3 numpy_model.py HOUSEHOLDS YEARS."""

import sys
import time

import numpy as np

from report import report

LINE = 2800.0


def main() -> None:
    count, years = int(sys.argv[1]), int(sys.argv[2])
    counties = count // 1000
    rng = np.random.default_rng(1)
    infrastructure = rng.uniform(0.1, 0.5, counties)
    income = 2500 * np.exp(0.6 * rng.standard_normal(count))
    assets = 5000 * np.exp(0.9 * rng.standard_normal(count))
    skill = rng.uniform(0, 0.6, count)
    member = np.zeros(count)
    debt = np.zeros(count)
    poor = income < LINE
    records = np.empty((years, 4, counties))
    began = time.perf_counter()
    for t in range(years):
        shock = 0.1 * rng.standard_normal(counties)
        infrastructure += 0.02 * (1 - infrastructure)
        g = np.repeat(infrastructure, 1000)
        trained = poor & (rng.random(count) < 0.15)
        skill[trained] += 0.05 * (1 - skill[trained])
        lent = poor & (rng.random(count) < 0.10)
        debt[lent] += 2000
        assets[lent] += 2000
        member[poor & (rng.random(count) < 0.08 * (0.5 + g))] = 1
        assets = np.maximum(0, 0.97 * assets + 0.12 * income - 0.05 * debt)
        debt *= 0.8
        luck = 0.2 * rng.standard_normal(count)
        income = 900 * np.exp(0.9 * skill + 0.35 * g + 0.25 * member + np.repeat(shock, 1000) + luck) + 0.06 * assets
        poor = income < LINE
        for j, column in enumerate((poor, np.maximum(0, LINE - income) / LINE, income, member)):
            records[t, j] = column.reshape(counties, 1000).sum(axis=1)
    seconds = time.perf_counter() - began
    report(count, years, seconds, records[-1].sum(axis=1))


main()
