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
// A block is a short piece of many columns, too short for the processor to see where each goes on: the same place in the
// next block is asked for while this one is worked on. To ask beyond the end of a column does no harm.
#define NEXT_BLOCK(place, bytes) __builtin_prefetch((const void *)((uintptr_t)(place) + (bytes)), 0, 2)
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
void ck_in8(const uint8_t *x, const ck_question8 *questions, size_t count, size_t words) {
  for (size_t w = 0; w < words; w++) {
    bytes v;
    memcpy(&v, x + w * 64, sizeof v);
    NEXT_BLOCK(x + w * 64, words * 64);
    uint64_t known = WORD(v != (uint8_t)CK_UNKNOWN8);
    for (size_t q = 0; q < count; q++) {
      const ck_range8 *ranges = questions[q].ranges;
      uint64_t in = 0;
      for (size_t i = 0; i < questions[q].count; i++)
        in |= WORD((v - ranges[i].low) <= (uint8_t)(ranges[i].high - ranges[i].low));
      questions[q].t[w] = in & known;
      questions[q].f[w] = known & ~in;
    }
  }
}

FOR_EACH_PROCESSOR
void ck_in32(const int32_t *x, const ck_question32 *questions, size_t count, size_t words) {
  for (size_t w = 0; w < words; w++) {
    numbers v[4];
    memcpy(v, x + w * 64, sizeof v);
    for (int part = 0; part < 4; part++) NEXT_BLOCK(x + w * 64 + part * 16, words * 256);
    uint64_t known = 0;
    for (int part = 0; part < 4; part++) known |= QUARTER(v[part] != CK_UNKNOWN32) << (part * 16);
    for (size_t q = 0; q < count; q++) {
      const ck_range32 *ranges = questions[q].ranges;
      uint64_t in = 0;
      for (size_t i = 0; i < questions[q].count; i++) {
        // As distances from the lower end, without sign, one comparison does for both ends.
        uint32_t length = (uint32_t)ranges[i].high - (uint32_t)ranges[i].low;
        for (int part = 0; part < 4; part++)
          in |= QUARTER(__builtin_convertvector(v[part] - ranges[i].low, sets) <= length) << (part * 16);
      }
      questions[q].t[w] = in & known;
      questions[q].f[w] = known & ~in;
    }
  }
}

FOR_EACH_PROCESSOR
void ck_any32(const uint32_t *x, const uint64_t *complete, const ck_question_set *questions, size_t count,
              size_t words) {
  for (size_t w = 0; w < words; w++) {
    sets v[4];
    memcpy(v, x + w * 64, sizeof v);
    for (int part = 0; part < 4; part++) NEXT_BLOCK(x + w * 64 + part * 16, words * 256);
    for (size_t q = 0; q < count; q++) {
      uint64_t in = 0;
      for (int part = 0; part < 4; part++) in |= QUARTER((v[part] & questions[q].mask) != 0) << (part * 16);
      questions[q].t[w] = in;
      questions[q].f[w] = complete[w] & ~in;
    }
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
