#include "ColumnKernels.h"

#include <string.h>

#include "Processors.h"

// Comparisons of 64 rows become one word through clang's vectors of truths.
typedef _Bool truths __attribute__((ext_vector_type(64)));
typedef _Bool truths16 __attribute__((ext_vector_type(16)));
typedef uint8_t bytes __attribute__((ext_vector_type(64)));
typedef int32_t numbers __attribute__((ext_vector_type(16)));
typedef uint32_t sets __attribute__((ext_vector_type(16)));
typedef uint64_t words8 __attribute__((ext_vector_type(8), aligned(8)));

#define WORD(comparison)                                    \
  ({                                                        \
    truths bits = __builtin_convertvector(comparison, truths); \
    uint64_t word;                                          \
    memcpy(&word, &bits, sizeof word);                      \
    word;                                                   \
  })
#define QUARTER(comparison)                                     \
  ({                                                            \
    truths16 bits = __builtin_convertvector(comparison, truths16); \
    uint16_t part;                                              \
    memcpy(&part, &bits, sizeof part);                          \
    (uint64_t)part;                                             \
  })

FOR_EACH_PROCESSOR
void ck_and(uint64_t *t, uint64_t *f, const ck_truth *operands, size_t count, size_t words) {
  size_t w = 0;
  for (; w + 8 <= words; w += 8) {
    words8 all = *(const words8 *)(operands[0].t + w), any = *(const words8 *)(operands[0].f + w);
    for (size_t i = 1; i < count; i++) {
      all &= *(const words8 *)(operands[i].t + w);
      any |= *(const words8 *)(operands[i].f + w);
    }
    *(words8 *)(t + w) = all;
    *(words8 *)(f + w) = any;
  }
  for (; w < words; w++) {
    uint64_t all = operands[0].t[w], any = operands[0].f[w];
    for (size_t i = 1; i < count; i++) {
      all &= operands[i].t[w];
      any |= operands[i].f[w];
    }
    t[w] = all;
    f[w] = any;
  }
}

FOR_EACH_PROCESSOR
void ck_in8(uint64_t *t, uint64_t *f, const uint8_t *x, const ck_range8 *ranges, size_t count, size_t words) {
  for (size_t w = 0; w < words; w++) {
    bytes v;
    memcpy(&v, x + w * 64, sizeof v);
    uint64_t known = WORD(v != (uint8_t)CK_UNKNOWN8), in = 0;
    for (size_t i = 0; i < count; i++) {
      if (ranges[i].low == ranges[i].high)
        in |= WORD(v == ranges[i].low);
      else
        in |= WORD((v - ranges[i].low) <= (uint8_t)(ranges[i].high - ranges[i].low));
    }
    t[w] = in & known;
    f[w] = known & ~in;
  }
}

FOR_EACH_PROCESSOR
void ck_in32(uint64_t *t, uint64_t *f, const int32_t *x, const ck_range32 *ranges, size_t count, size_t words) {
  for (size_t w = 0; w < words; w++) {
    uint64_t known = 0, in = 0;
    for (int part = 0; part < 4; part++) {
      numbers v;
      memcpy(&v, x + w * 64 + part * 16, sizeof v);
      known |= QUARTER(v != CK_UNKNOWN32) << (part * 16);
      for (size_t i = 0; i < count; i++)
        in |= (QUARTER(v >= ranges[i].low) & QUARTER(v <= ranges[i].high)) << (part * 16);
    }
    t[w] = in & known;
    f[w] = known & ~in;
  }
}

FOR_EACH_PROCESSOR
void ck_any32(uint64_t *t, uint64_t *f, const uint32_t *x, uint32_t mask, const uint64_t *complete, size_t words) {
  for (size_t w = 0; w < words; w++) {
    uint64_t in = 0;
    for (int part = 0; part < 4; part++) {
      sets v;
      memcpy(&v, x + w * 64 + part * 16, sizeof v);
      in |= QUARTER((v & mask) != 0) << (part * 16);
    }
    t[w] = in;
    f[w] = complete[w] & ~in;
  }
}

FOR_EACH_PROCESSOR
void ck_find(ck_findings out, ck_truth bar, ck_truth authority, const uint64_t *discharged, int isFirst, size_t words) {
  for (size_t w = 0; w < words; w++) {
    uint64_t way = bar.f[w] & authority.t[w];
    uint64_t open = way & discharged[w], owed = way & ~discharged[w], barred = bar.t[w];
    uint64_t unknown = ~(way | barred | authority.f[w]);
    if (!isFirst) {
      open |= out.open[w];
      owed |= out.owed[w];
      unknown |= out.unknown[w];
      barred |= out.barred[w];
    }
    out.open[w] = open;
    out.owed[w] = owed;
    out.unknown[w] = unknown;
    out.barred[w] = barred;
  }
}

FOR_EACH_PROCESSOR
void ck_headline(ck_findings out, const uint64_t *own, size_t words) {
  for (size_t w = 0; w < words; w++) {
    uint64_t taken = own ? own[w] : 0;
    out.open[w] &= ~taken;
    taken |= out.open[w];
    out.owed[w] &= ~taken;
    taken |= out.owed[w];
    out.unknown[w] &= ~taken;
    taken |= out.unknown[w];
    out.barred[w] &= ~taken;
  }
}

FOR_EACH_PROCESSOR
void ck_codes(uint8_t *out, const uint64_t *const *sets, const uint8_t *codes, size_t count, uint8_t other,
              size_t words) {
  for (size_t w = 0; w < words; w++) {
    bytes v = (bytes)(other);
    for (size_t i = count; i-- > 0;) {
      truths bits;
      memcpy(&bits, sets[i] + w, sizeof bits);
      bytes chosen = __builtin_convertvector(__builtin_convertvector(bits, bytes), bytes);
      bytes mask = (bytes)(0) - chosen;
      v = (v & ~mask) | ((bytes)(codes[i]) & mask);
    }
    memcpy(out + w * 64, &v, sizeof v);
  }
}

FOR_EACH_PROCESSOR
uint64_t ck_count(const uint64_t *bits, size_t words) {
  uint64_t count = 0;
  for (size_t w = 0; w < words; w++) count += (uint64_t)__builtin_popcountll(bits[w]);
  return count;
}
