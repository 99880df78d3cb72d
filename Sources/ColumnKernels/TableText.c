#include "TableText.h"

#include <string.h>

#include "Processors.h"

typedef uint8_t bytes __attribute__((ext_vector_type(64)));
typedef _Bool truths __attribute__((ext_vector_type(64)));

// Where a byte occurs among 64. A macro, since a function that takes such a vector has another form on each processor.
#define PLACES(v, byte)                                                 \
  ({                                                                    \
    truths bits = __builtin_convertvector((v) == (uint8_t)(byte), truths); \
    uint64_t word;                                                      \
    memcpy(&word, &bits, sizeof word);                                  \
    word;                                                               \
  })

// 64 bytes from a place; the last block is filled up with zeros, which are neither quotes nor ends of anything.
INLINE const uint8_t *block(const uint8_t *text, size_t length, size_t place, uint8_t *last) {
  if (place + 64 <= length) return text + place;
  memset(last, 0, 64);
  memcpy(last, text + place, length - place);
  return last;
}

// Each bit becomes the parity of those up to it: set from an opening quote to before the closing one. A doubled quote
// closes and opens, which comes to the same.
INLINE uint64_t inside_quotes(uint64_t quotes, uint64_t *carry) {
  uint64_t inside = quotes;
  inside ^= inside << 1;
  inside ^= inside << 2;
  inside ^= inside << 4;
  inside ^= inside << 8;
  inside ^= inside << 16;
  inside ^= inside << 32;
  inside ^= *carry;
  *carry = (uint64_t)((int64_t)inside >> 63);
  return inside;
}

FOR_EACH_PROCESSOR
size_t ct_last_record_end(const uint8_t *text, size_t length, uint64_t *lines) {
  uint8_t last[64];
  uint64_t carry = 0, feeds = 0, feeds_before_end = 0;
  size_t end = 0;
  for (size_t place = 0; place < length; place += 64) {
    bytes v;
    memcpy(&v, block(text, length, place, last), sizeof v);
    uint64_t feed = PLACES(v, '\n');
    uint64_t ends = feed & ~inside_quotes(PLACES(v, '"'), &carry);
    if (ends) {
      int end_bit = 63 - __builtin_clzll(ends);
      end = place + (size_t)end_bit + 1;
      feeds_before_end = feeds + (uint64_t)__builtin_popcountll(feed & (~0ull >> (63 - end_bit)));
    }
    feeds += (uint64_t)__builtin_popcountll(feed);
  }
  *lines = feeds_before_end;
  return end;
}

FOR_EACH_PROCESSOR
size_t ct_index(const uint8_t *text, size_t length, uint8_t separator, uint32_t *places) {
  uint8_t last[64];
  uint64_t carry = 0;
  size_t count = 0;
  for (size_t place = 0; place < length; place += 64) {
    bytes v;
    memcpy(&v, block(text, length, place, last), sizeof v);
    uint64_t ends = (PLACES(v, '\n') | PLACES(v, separator)) & ~inside_quotes(PLACES(v, '"'), &carry);
    while (ends) {
      places[count++] = (uint32_t)(place + (size_t)__builtin_ctzll(ends));
      ends &= ends - 1;
    }
  }
  return count;
}
