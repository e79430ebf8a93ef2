/* Threefry4x32 with 13 rounds in C, for comparison: `threefry BLOCKS` prints ns per block of four words and a checksum. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROTATE(x, n) (((x) << (n)) | ((x) >> (32 - (n))))
#define EVEN(a, b) x0 += x1; x1 = ROTATE(x1, a) ^ x0; x2 += x3; x3 = ROTATE(x3, b) ^ x2;
#define ODD(a, b) x0 += x3; x3 = ROTATE(x3, a) ^ x0; x2 += x1; x1 = ROTATE(x1, b) ^ x2;

static void threefry(const uint32_t *key, uint32_t c0, uint32_t c1, uint32_t c2, uint32_t c3, uint32_t *out) {
  uint32_t k0 = key[0], k1 = key[1], k2 = key[2], k3 = key[3], k4 = k0 ^ k1 ^ k2 ^ k3 ^ 0x1bd11bdau;
  uint32_t x0 = c0 + k0, x1 = c1 + k1, x2 = c2 + k2, x3 = c3 + k3;
  EVEN(10, 26) ODD(11, 21) EVEN(13, 27) ODD(23, 5)
  x0 += k1; x1 += k2; x2 += k3; x3 += k4 + 1;
  EVEN(6, 20) ODD(17, 11) EVEN(25, 10) ODD(18, 20)
  x0 += k2; x1 += k3; x2 += k4; x3 += k0 + 2;
  EVEN(10, 26) ODD(11, 21) EVEN(13, 27) ODD(23, 5)
  x0 += k3; x1 += k4; x2 += k0; x3 += k1 + 3;
  EVEN(6, 20)
  out[0] = x0; out[1] = x1; out[2] = x2; out[3] = x3;
}

int main(int argc, char **argv) {
  uint32_t blocks = argc > 1 ? (uint32_t)strtoul(argv[1], 0, 10) : 10000000u;
  uint32_t key[4] = {1, 2, 3, 4}, out[4], sum = 0;
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (uint32_t unit = 0; unit < blocks; unit++) {
    threefry(key, unit, 530102, 0x9e3779b9u, 2020u << 16, out);
    sum ^= out[0] ^ out[1] ^ out[2] ^ out[3];
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%.4f %u\n", ((end.tv_sec - start.tv_sec) * 1e9 + (end.tv_nsec - start.tv_nsec)) / blocks, sum);
  return 0;
}
