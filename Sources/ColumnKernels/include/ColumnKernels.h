// Loops over blocks of columns: truths as two bitmaps, one bit a row.
//
// A truth is a pair of bitmaps: `t` has a bit where it is known to be true, `f` where it is known to be false; a row with
// neither is unknown, and no row has both. A word holds 64 rows, the first in its lowest bit; every array of rows holds
// `words * 64` of them. Nothing here reads or writes beyond that, allocates, or keeps anything.
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

/// Strong Kleene AND of at least one operand: true where all are true, false where any is false.
void ck_and(uint64_t *_Nonnull t, uint64_t *_Nonnull f, const ck_truth *_Nonnull operands, size_t count, size_t words);

/// A question to a column of bytes, and where its answer goes.
typedef struct {
  uint64_t *_Nonnull t, *_Nonnull f;
  const ck_range8 *_Nullable ranges;
  size_t count;
} ck_question8;

/// Answers questions to one column: whether a byte lies in one of the ranges; unknown where it is `CK_UNKNOWN8`.
void ck_in8(const uint8_t *_Nonnull x, const ck_question8 *_Nonnull questions, size_t count, size_t words);

typedef struct {
  uint64_t *_Nonnull t, *_Nonnull f;
  const ck_range32 *_Nullable ranges;
  size_t count;
} ck_question32;

/// The same of numbers; unknown where it is `CK_UNKNOWN32`.
void ck_in32(const int32_t *_Nonnull x, const ck_question32 *_Nonnull questions, size_t count, size_t words);

typedef struct {
  uint64_t *_Nonnull t, *_Nonnull f;
  uint32_t mask;
} ck_question_set;

/// Whether a set has one of the members of a mask; false only where the set is known in whole.
void ck_any32(const uint32_t *_Nonnull x, const uint64_t *_Nonnull complete, const ck_question_set *_Nonnull questions,
              size_t count, size_t words);

/// The five findings of a route, or of routes that differ in their authority alone, joined to what other routes came to.
///
/// `open`: nothing in the way; `owed`: only steps; `unknown`, `barred` likewise; a row with none has no authority.
typedef struct {
  uint64_t *_Nonnull open, *_Nonnull owed, *_Nonnull unknown, *_Nonnull barred;
} ck_findings;

void ck_find(ck_findings out, ck_truth bar, ck_truth authority, const uint64_t *_Nonnull discharged, int isFirst,
             size_t words);

/// Makes the findings exclude one another, the most open winning, and takes out the rows in `own`.
void ck_headline(ck_findings out, const uint64_t *_Nullable own, size_t words);

/// A code for each row: of the first bitmap of `sets` with its bit, else `other`.
void ck_codes(uint8_t *_Nonnull out, const uint64_t *_Nonnull const *_Nonnull sets, const uint8_t *_Nonnull codes,
              size_t count, uint8_t other, size_t words);

/// How many rows have their bit.
uint64_t ck_count(const uint64_t *_Nonnull bits, size_t words);

#endif
