"""The reference model on Mesa 3: python3 mesa_model.py HOUSEHOLDS YEARS."""

import math
import sys
import time

import mesa

from report import report

LINE = 2800.0


class Household(mesa.Agent):
    def __init__(self, model: "PovertyDynamics", county: int) -> None:
        super().__init__(model)
        random = model.random
        self.county = county
        self.income = 2500 * math.exp(0.6 * random.gauss(0, 1))
        self.assets = 5000 * math.exp(0.9 * random.gauss(0, 1))
        self.skill = random.uniform(0, 0.6)
        self.member = 0
        self.debt = 0.0
        self.poor = self.income < LINE

    def step(self) -> None:
        random = self.random
        g = self.model.infrastructure[self.county]
        if self.poor:
            if random.random() < 0.15:
                self.skill += 0.05 * (1 - self.skill)
            if random.random() < 0.10:
                self.debt += 2000
                self.assets += 2000
            if random.random() < 0.08 * (0.5 + g):
                self.member = 1
        self.assets = max(0.0, 0.97 * self.assets + 0.12 * self.income - 0.05 * self.debt)
        self.debt *= 0.8
        exponent = 0.9 * self.skill + 0.35 * g + 0.25 * self.member + self.model.shock[self.county] + 0.2 * random.gauss(0, 1)
        self.income = 900 * math.exp(exponent) + 0.06 * self.assets
        self.poor = self.income < LINE


class PovertyDynamics(mesa.Model):
    def __init__(self, count: int) -> None:
        super().__init__(seed=1)
        self.count = count
        self.infrastructure = [self.random.uniform(0.1, 0.5) for _ in range(count // 1000)]
        self.shock = [0.0] * (count // 1000)
        for h in range(count):
            Household(self, h // 1000)
        self.sums = [0.0] * 4

    def step(self) -> None:
        for c, g in enumerate(self.infrastructure):
            self.shock[c] = 0.1 * self.random.gauss(0, 1)
            self.infrastructure[c] = g + 0.02 * (1 - g)
        self.agents.do("step")
        self.sums = [0.0] * 4
        for h in self.agents:
            if h.poor:
                self.sums[0] += 1
                self.sums[1] += (LINE - h.income) / LINE
            self.sums[2] += h.income
            self.sums[3] += h.member


def main() -> None:
    count, years = int(sys.argv[1]), int(sys.argv[2])
    model = PovertyDynamics(count)
    began = time.perf_counter()
    for _ in range(years):
        model.step()
    seconds = time.perf_counter() - began
    report(count, years, seconds, model.sums)


main()
