/*
 * The reference model in plain C: one thread, double precision, a sequential generator (xoshiro256+) and normals by ziggurat, one array for
 * each variable. It is the unit of the table: other implementations are given as multiples of its rate.
 *
 *   cc -O3 -march=native -o reference reference.c -lm && ./reference HOUSEHOLDS YEARS
 *
 * Prints household-years a second of the years alone, then headcount ratio, poverty gap, mean income and members of the last year.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static uint64_t s[4];

static inline uint64_t rotate(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

/* Blackman, Vigna (2021), Scrambled linear pseudorandom number generators: xoshiro256+. */
static inline uint64_t next(void) {
  const uint64_t result = s[0] + s[3], t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate(s[3], 45);
  return result;
}

static void seed(uint64_t x) {
  for (int i = 0; i < 4; i++) {
    uint64_t z = (x += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    s[i] = z ^ (z >> 31);
  }
}

static inline double uniform(void) { return (double)(next() >> 11) * 0x1p-53; }

/* Marsaglia, Tsang (2000), The ziggurat method for generating random variables, 128 layers; Doornik's form with doubles. */
#define LAYERS 128
static const double tail = 3.442619855899, area = 9.91256303526217e-3;
static double edge[LAYERS + 1], ratio[LAYERS];

static void build_ziggurat(void) {
  double f = exp(-0.5 * tail * tail);
  edge[0] = area / f;
  edge[1] = tail;
  edge[LAYERS] = 0;
  for (int i = 2; i < LAYERS; i++) {
    edge[i] = sqrt(-2 * log(area / edge[i - 1] + f));
    f = exp(-0.5 * edge[i] * edge[i]);
  }
  for (int i = 0; i < LAYERS; i++) ratio[i] = edge[i + 1] / edge[i];
}

static inline double normal(void) {
  for (;;) {
    const uint64_t bits = next();
    const int i = bits & (LAYERS - 1);
    const double u = 2.0 * ((double)(bits >> 11) * 0x1p-53) - 1.0;
    if (fabs(u) < ratio[i]) return u * edge[i];
    if (i == 0) {
      double x, y;
      do {
        x = log(1 - uniform()) / tail;
        y = log(1 - uniform());
      } while (-2 * y < x * x);
      return u < 0 ? x - tail : tail - x;
    }
    const double x = u * edge[i];
    const double f0 = exp(-0.5 * (edge[i] * edge[i] - x * x)), f1 = exp(-0.5 * (edge[i + 1] * edge[i + 1] - x * x));
    if (f1 + uniform() * (f0 - f1) < 1.0) return x;
  }
}

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int argc, char **argv) {
  const long n = argc > 1 ? atol(argv[1]) : 1000000;
  const int years = argc > 2 ? atoi(argv[2]) : 10;
  const long counties = n / 1000;
  const double line = 2800;
  double *income = malloc(n * sizeof *income), *assets = malloc(n * sizeof *assets), *skill = malloc(n * sizeof *skill);
  double *member = malloc(n * sizeof *member), *debt = malloc(n * sizeof *debt), *g = malloc(counties * sizeof *g);
  double *record = malloc(4 * counties * years * sizeof *record);
  unsigned char *poor = malloc(n);
  seed(1);
  build_ziggurat();
  for (long c = 0; c < counties; c++) g[c] = 0.1 + 0.4 * uniform();
  for (long h = 0; h < n; h++) {
    income[h] = 2500 * exp(0.6 * normal());
    assets[h] = 5000 * exp(0.9 * normal());
    skill[h] = 0.6 * uniform();
    member[h] = debt[h] = 0;
    poor[h] = income[h] < line;
  }
  const double began = seconds();
  for (int t = 0; t < years; t++) {
    for (long c = 0; c < counties; c++) {
      const double shock = 0.1 * normal();
      g[c] += 0.02 * (1 - g[c]);
      double heads = 0, gap = 0, sum = 0, members = 0;
      for (long h = 1000 * c; h < 1000 * (c + 1); h++) {
        if (poor[h]) {
          if (uniform() < 0.15) skill[h] += 0.05 * (1 - skill[h]);
          if (uniform() < 0.10) {
            debt[h] += 2000;
            assets[h] += 2000;
          }
          if (uniform() < 0.08 * (0.5 + g[c])) member[h] = 1;
        }
        const double luck = 0.2 * normal();
        const double a = 0.97 * assets[h] + 0.12 * income[h] - 0.05 * debt[h];
        assets[h] = a > 0 ? a : 0;
        debt[h] *= 0.8;
        const double y = 900 * exp(0.9 * skill[h] + 0.35 * g[c] + 0.25 * member[h] + shock + luck) + 0.06 * assets[h];
        income[h] = y;
        poor[h] = y < line;
        heads += poor[h];
        gap += y < line ? (line - y) / line : 0;
        sum += y;
        members += member[h];
      }
      double *row = record + 4 * (t * counties + c);
      row[0] = heads;
      row[1] = gap;
      row[2] = sum;
      row[3] = members;
    }
  }
  const double rate = (double)n * years / (seconds() - began);
  double last[4] = {0};
  for (long c = 0; c < counties; c++)
    for (int j = 0; j < 4; j++) last[j] += record[4 * ((years - 1) * counties + c) + j] / n;
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  printf("{\"rate\":%.0f,\"headcount\":%.6f,\"gap\":%.6f,\"income\":%.4f,\"members\":%.6f,\"peakBytes\":%ld}\n", rate, last[0],
         last[1], last[2], last[3], used.ru_maxrss * 1024L);
  return 0;
}
