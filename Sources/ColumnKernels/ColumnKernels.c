#include "ColumnKernels.h"

#include <string.h>

#include "Processors.h"

// Comparisons of 64 rows become one word through clang's vectors of truths.
typedef _Bool truths __attribute__((ext_vector_type(64)));
typedef uint8_t bytes __attribute__((ext_vector_type(64)));
typedef int32_t numbers __attribute__((ext_vector_type(64), aligned(64)));
typedef uint32_t distances __attribute__((ext_vector_type(64), aligned(64)));
typedef int64_t moments64 __attribute__((ext_vector_type(64), aligned(8)));
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
#define EIGHT(place) (*(const words8 *)(place))

INLINE ck_truth truth_of(const ck_truth *all, ck_literal literal) {
  ck_truth truth = all[literal >> 1];
  return literal & 1 ? (ck_truth){truth.f, truth.t} : truth;
}

// `count` is a number that the compiler knows, so that every operand stays in registers.
INLINE void join(uint64_t *t, uint64_t *f, const ck_truth *operands, size_t count, size_t words) {
  for (size_t w = 0; w < words; w += 8) {
    words8 all = EIGHT(operands[0].t + w), any = EIGHT(operands[0].f + w);
    for (size_t i = 1; i < count; i++) {
      all &= EIGHT(operands[i].t + w);
      any |= EIGHT(operands[i].f + w);
    }
    *(words8 *)(t + w) = all;
    *(words8 *)(f + w) = any;
  }
}

FOR_EACH_PROCESSOR
void ck_and(const ck_join *joins, size_t count, const ck_truth *all, size_t words) {
  for (const ck_join *j = joins; j < joins + count; j++) {
    size_t taken = 0;
    do {
      // Four at a time; from the second time on, what has been joined is the first of them.
      ck_truth operands[4] = {{j->t, j->f}};
      size_t n = taken > 0;
      while (n < 4 && taken < j->count) operands[n++] = truth_of(all, j->operands[taken++]);
      switch (n) {
        case 1: join(j->t, j->f, operands, 1, words); break;
        case 2: join(j->t, j->f, operands, 2, words); break;
        case 3: join(j->t, j->f, operands, 3, words); break;
        default: join(j->t, j->f, operands, 4, words); break;
      }
    } while (taken < j->count);
  }
}

FOR_EACH_PROCESSOR
void ck_lacking(const ck_lack *lacks, size_t count, const ck_truth *all, uint64_t *rows, size_t stride, size_t words) {
  for (const ck_lack *lack = lacks; lack < lacks + count; lack++) {
    uint64_t *out = rows + (size_t)lack->place * stride;
    ck_truth truth = all[lack->place];
    for (size_t w = 0; w < words; w += 8) {
      words8 any = {0};
      for (size_t i = 0; i < lack->count; i++) any |= EIGHT(rows + (size_t)lack->operands[i] * stride + w);
      words8 unknown = ~(EIGHT(truth.t + w) | EIGHT(truth.f + w));
      *(words8 *)(out + w) = lack->count == 0 ? unknown : unknown & any;
    }
  }
}

FOR_EACH_PROCESSOR
void ck_in8(const uint8_t *x, const ck_question8 *questions, size_t count, size_t words) {
  for (size_t w = 0; w < words; w += 8) {
    bytes v[8];
    uint64_t known[8];
    for (int i = 0; i < 8; i++) {
      memcpy(&v[i], x + (w + i) * 64, sizeof v[i]);
      NEXT_BLOCK(x + (w + i) * 64, words * 64);
      known[i] = WORD(v[i] != (uint8_t)CK_UNKNOWN8);
    }
    for (const ck_question8 *q = questions; q < questions + count; q++) {
      uint64_t *t = q->t + w, *f = q->f + w, in[8] = {0};
      for (const ck_range8 *range = q->ranges; range < q->ranges + q->count; range++) {
        // As distances from the lower end, without sign, one comparison does for both ends.
        bytes low = (bytes)(range->low), length = (bytes)((uint8_t)(range->high - range->low));
        for (int i = 0; i < 8; i++) in[i] |= WORD((v[i] - low) <= length);
      }
      for (int i = 0; i < 8; i++) {
        t[i] = in[i];
        f[i] = known[i] & ~in[i];
      }
    }
  }
}

FOR_EACH_PROCESSOR
void ck_in32(const int32_t *x, const ck_question32 *questions, size_t count, size_t words) {
  for (size_t w = 0; w < words; w++) {
    numbers v;
    memcpy(&v, x + w * 64, sizeof v);
    for (int line = 0; line < 4; line++) NEXT_BLOCK(x + w * 64 + line * 16, words * 256);
    uint64_t known = WORD(v != CK_UNKNOWN32);
    for (const ck_question32 *q = questions; q < questions + count; q++) {
      uint64_t in = 0;
      for (const ck_range32 *range = q->ranges; range < q->ranges + q->count; range++) {
        distances far = __builtin_convertvector(v - range->low, distances);
        in |= WORD(far <= (uint32_t)range->high - (uint32_t)range->low);
      }
      q->t[w] = in;
      q->f[w] = known & ~in;
    }
  }
}

FOR_EACH_PROCESSOR
void ck_any(const uint8_t *plane, const uint64_t *complete, const ck_question_set *questions, size_t count,
            size_t words) {
  for (size_t w = 0; w < words; w += 8) {
    bytes v[8];
    for (int i = 0; i < 8; i++) {
      memcpy(&v[i], plane + (w + i) * 64, sizeof v[i]);
      NEXT_BLOCK(plane + (w + i) * 64, words * 64);
    }
    for (const ck_question_set *q = questions; q < questions + count; q++) {
      uint64_t *t = q->t + w, *f = q->f + w;
      bytes mask = (bytes)(q->mask);
      for (int i = 0; i < 8; i++) {
        uint64_t in = WORD((v[i] & mask) != 0);
        if (!q->isFirst) in |= t[i];
        t[i] = in;
        f[i] = complete[w + i] & ~in;
      }
    }
  }
}

FOR_EACH_PROCESSOR
void ck_passed(const int64_t *moments, const uint64_t *known, int64_t now, uint64_t *t, uint64_t *f, size_t words) {
  for (size_t w = 0; w < words; w++) {
    uint64_t passed = WORD(*(const moments64 *)(moments + w * 64) <= now);
    t[w] = passed & known[w];
    f[w] = known[w] & ~passed;
  }
}

FOR_EACH_PROCESSOR
void ck_find(ck_findings out, const ck_truth *all, const ck_way *ways, size_t count, ck_literal third_country,
             size_t words) {
  const uint64_t *own = truth_of(all, third_country).f;
  for (size_t w = 0; w < words; w += 8) {
    words8 open = 0, owed = 0, unknown = 0, barred = 0;
    for (const ck_way *way = ways; way < ways + count; way++) {
      ck_truth bar = truth_of(all, way->bar), authority = truth_of(all, way->authority);
      words8 clear = EIGHT(bar.f + w) & EIGHT(authority.t + w);
      words8 discharged = EIGHT(truth_of(all, way->discharged).t + w);
      open |= clear & discharged;
      owed |= clear & ~discharged;
      unknown |= ~(clear | EIGHT(bar.t + w) | EIGHT(authority.f + w));
      barred |= EIGHT(bar.t + w);
    }
    words8 taken = EIGHT(own + w);
    *(words8 *)(out.own + w) = taken;
    *(words8 *)(out.open + w) = open & ~taken;
    taken |= open;
    *(words8 *)(out.owed + w) = owed & ~taken;
    taken |= owed;
    *(words8 *)(out.unknown + w) = unknown & ~taken;
    taken |= unknown;
    *(words8 *)(out.barred + w) = barred & ~taken;
    *(words8 *)(out.none + w) = ~(taken | barred);
  }
}

// The codes of 64 rows, the findings of which begin at a word.
#define CODES_OF_WORD(v)                                                                                                  \
  const uint64_t *sets[] = {findings.open, findings.owed, findings.unknown, findings.barred, findings.own};               \
  const uint8_t code[] = {codes.open, codes.owed, codes.unknown, codes.barred, codes.own};                                \
  bytes v = (bytes)(codes.none);                                                                                          \
  for (int i = 0; i < 5; i++) {                                                                                           \
    truths bits;                                                                                                          \
    memcpy(&bits, sets[i] + w, sizeof bits);                                                                              \
    bytes mask = (bytes)(0) - __builtin_convertvector(bits, bytes);                                                       \
    v = (v & ~mask) | ((bytes)(code[i]) & mask);                                                                          \
  }

FOR_EACH_PROCESSOR
void ck_codes(uint8_t *out, ck_findings findings, ck_codes_of_findings codes, size_t words) {
  for (size_t w = 0; w < words; w++) {
    CODES_OF_WORD(v)
    memcpy(out + w * 64, &v, sizeof v);
  }
}

FOR_EACH_PROCESSOR
void ck_stream_codes(uint8_t *out, ck_findings findings, ck_codes_of_findings codes, size_t words) {
  for (size_t w = 0; w < words; w++) {
    CODES_OF_WORD(v)
    __builtin_nontemporal_store(v, (bytes *)(out + w * 64));
  }
}

FOR_EACH_PROCESSOR
uint64_t ck_count(const uint64_t *bits, size_t words) {
  uint64_t count = 0;
  for (size_t w = 0; w < words; w++) count += (uint64_t)__builtin_popcountll(bits[w]);
  return count;
}
