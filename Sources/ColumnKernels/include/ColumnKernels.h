// Loops over blocks of columns: truths as two bitmaps, one bit a row.
//
// A truth is a pair of bitmaps: `t` has a bit where it is known to be true, `f` where it is known to be false; a row with
// neither is unknown, and no row has both. A word holds 64 rows, the first in its lowest bit; every array of rows holds
// `words * 64` of them, and but for counts and codes `words` is a multiple of 8, so that 512 bits are worked on at once.
// Nothing here reads or writes beyond that, allocates, or keeps anything.
#ifndef COLUMN_KERNELS_H
#define COLUMN_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "TableText.h"

/// A truth by column, to be read.
typedef struct {
  const uint64_t *_Nonnull t;
  const uint64_t *_Nonnull f;
} ck_truth;

/// Values from `low` to `high`, both included.
typedef struct {
  uint8_t low, high;
} ck_range8;

typedef struct {
  int32_t low, high;
} ck_range32;

/// What stands for an unknown value in a column of bytes, and in one of numbers.
#define CK_UNKNOWN8 0
#define CK_UNKNOWN32 INT32_MIN

/// One of many truths: its place, doubled, and one more where it is negated.
typedef int32_t ck_literal;

/// Where a strong Kleene AND goes, and its operands.
typedef struct {
  uint64_t *_Nonnull t, *_Nonnull f;
  const ck_literal *_Nonnull operands;
  size_t count;
} ck_join;

/// True where all operands are true, false where any is false; one AND after another, so that a later one can take an
/// earlier one's. Each has at least one operand among the truths of `all`.
void ck_and(const ck_join *_Nonnull joins, size_t count, const ck_truth *_Nonnull all, size_t words);

/// A truth and those operands of it that rest on a fact; none where the fact itself was asked.
typedef struct {
  int32_t place;
  const int32_t *_Nonnull operands;
  size_t count;
} ck_lack;

/// The rows that lack a fact, one truth after another: those in which it is unknown, and some operand lacks the fact.
/// `rows` has `stride` words for each truth of `all`.
void ck_lacking(const ck_lack *_Nonnull lacks, size_t count, const ck_truth *_Nonnull all, uint64_t *_Nonnull rows,
                size_t stride, size_t words);

/// A question to a column of bytes, and where its answer goes.
typedef struct {
  uint64_t *_Nonnull t, *_Nonnull f;
  const ck_range8 *_Nullable ranges;
  size_t count;
} ck_question8;

/// Answers questions to one column: whether a byte lies in one of the ranges, which leave `CK_UNKNOWN8` out; unknown where
/// it is that.
void ck_in8(const uint8_t *_Nonnull x, const ck_question8 *_Nonnull questions, size_t count, size_t words);

typedef struct {
  uint64_t *_Nonnull t, *_Nonnull f;
  const ck_range32 *_Nullable ranges;
  size_t count;
} ck_question32;

/// The same of numbers, with `CK_UNKNOWN32`.
void ck_in32(const int32_t *_Nonnull x, const ck_question32 *_Nonnull questions, size_t count, size_t words);

/// A question to one plane of a set, of eight members; where it is not the first about its members, its answer is joined to
/// what the others came to.
typedef struct {
  uint64_t *_Nonnull t, *_Nonnull f;
  uint8_t mask;
  uint8_t isFirst;
} ck_question_set;

/// Whether a set has one of the members of a mask; false only where the set is known in whole.
void ck_any(const uint8_t *_Nonnull plane, const uint64_t *_Nonnull complete, const ck_question_set *_Nonnull questions,
            size_t count, size_t words);

/// Whether moments have passed by a time: true where a known one is not after `now`, false where it is.
void ck_passed(const int64_t *_Nonnull moments, const uint64_t *_Nonnull known, int64_t now, uint64_t *_Nonnull t,
               uint64_t *_Nonnull f, size_t words);

/// A route, or routes that differ in their authority alone.
typedef struct {
  ck_literal bar, authority, discharged;
} ck_way;

/// Findings that exclude one another. `open`: nothing in the way; `owed`: only steps; `own`: no third country; `none`: no
/// authority.
typedef struct {
  uint64_t *_Nonnull open, *_Nonnull owed, *_Nonnull unknown, *_Nonnull barred, *_Nonnull own, *_Nonnull none;
} ck_findings;

/// The most open finding that any of the ways comes to, but `own` where it is known to be no third country.
void ck_find(ck_findings out, const ck_truth *_Nonnull all, const ck_way *_Nullable ways, size_t count,
             ck_literal third_country, size_t words);

/// The code of each finding.
typedef struct {
  uint8_t open, owed, unknown, barred, own, none;
} ck_codes_of_findings;

/// A code for each row.
void ck_codes(uint8_t *_Nonnull out, ck_findings findings, ck_codes_of_findings codes, size_t words);

/// The same, written past the caches, since nobody reads it here: `out` begins a line of 64 bytes. Other threads
/// see the codes after a lock or the end of this one.
void ck_stream_codes(uint8_t *_Nonnull out, ck_findings findings, ck_codes_of_findings codes, size_t words);

/// How many rows have their bit.
uint64_t ck_count(const uint64_t *_Nonnull bits, size_t words);

#endif
