// Sixty-four rows at once: a condition on a column becomes a word with a bit for each row.
//
// Not known is 255 in a column of bytes, INT32_MIN in one of days, all bits in one of sets; a truth has two words, its
// value and whether it is known, and its value is 0 where it is not.
#pragma once
#include <stdint.h>
#include <string.h>

#define UNKNOWN_BYTE 255
#define UNKNOWN_DAY INT32_MIN

typedef uint64_t word;

#if defined(__AVX512BW__) && defined(__AVX512F__)
#include <immintrin.h>
#define FORM "AVX-512"

typedef __m512i bytes64;
typedef struct { __m512i part[4]; } days64;
// The sixteen lowest bits, which hold all destinations, as bytes.
typedef struct { __m512i low, high; word known; } states64;

static inline bytes64 load_bytes(const uint8_t *column, size_t w) { return _mm512_loadu_si512(column + 64 * w); }
static inline word equal(bytes64 v, uint8_t k) { return _mm512_cmpeq_epu8_mask(v, _mm512_set1_epi8((char)k)); }
static inline word less(bytes64 v, uint8_t k) { return _mm512_cmplt_epu8_mask(v, _mm512_set1_epi8((char)k)); }

static inline word joined(__mmask16 a, __mmask16 b, __mmask16 c, __mmask16 d) {
  return (word)a | (word)b << 16 | (word)c << 32 | (word)d << 48;
}

static inline days64 load_days(const int32_t *column, size_t w) {
  days64 v;
  for (int i = 0; i < 4; i++) v.part[i] = _mm512_loadu_si512(column + 64 * w + 16 * i);
  return v;
}

static inline word before(days64 v, int32_t day) {
  const __m512i k = _mm512_set1_epi32(day);
  return joined(_mm512_cmplt_epi32_mask(v.part[0], k), _mm512_cmplt_epi32_mask(v.part[1], k),
                _mm512_cmplt_epi32_mask(v.part[2], k), _mm512_cmplt_epi32_mask(v.part[3], k));
}

static inline __m512i narrowed(const __m512i part[4], int shift) {
  __m128i quarter[4];
  for (int i = 0; i < 4; i++) quarter[i] = _mm512_cvtepi32_epi8(_mm512_srli_epi32(part[i], shift));
  __m512i all = _mm512_castsi128_si512(quarter[0]);
  all = _mm512_inserti32x4(all, quarter[1], 1);
  all = _mm512_inserti32x4(all, quarter[2], 2);
  return _mm512_inserti32x4(all, quarter[3], 3);
}

static inline states64 load_states(const uint32_t *column, size_t w) {
  __m512i part[4];
  for (int i = 0; i < 4; i++) part[i] = _mm512_loadu_si512(column + 64 * w + 16 * i);
  const word unknown = joined(_mm512_movepi32_mask(part[0]), _mm512_movepi32_mask(part[1]),
                              _mm512_movepi32_mask(part[2]), _mm512_movepi32_mask(part[3]));
  return (states64){narrowed(part, 0), narrowed(part, 8), ~unknown};
}

static inline word has(states64 v, int bit) {
  return _mm512_test_epi8_mask(bit < 8 ? v.low : v.high, _mm512_set1_epi8((char)(1 << (bit & 7))));
}

// Written past the cache: nobody reads it again here.
static inline void store_findings(
    uint8_t *findings, size_t w, word barred, word unauthorised, word way, word discharged) {
  __m512i v = _mm512_set1_epi8(1);
  v = _mm512_mask_mov_epi8(v, way, _mm512_set1_epi8(3));
  v = _mm512_mask_mov_epi8(v, way & discharged, _mm512_set1_epi8(4));
  v = _mm512_mask_mov_epi8(v, unauthorised, _mm512_set1_epi8(2));
  v = _mm512_maskz_mov_epi8(~barred, v);
  _mm512_stream_si512((__m512i *)(findings + 64 * w), v);
}

#else
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "The columns of the workload are written with the lowest byte first."
#endif
#define FORM "portable"

typedef const uint8_t *bytes64;
typedef const int32_t *days64;
typedef struct { const uint32_t *column; word known; } states64;

// Eight truths of a byte each become eight bits, by a multiplication that moves each to its place.
static inline word packed(const uint8_t truths[64]) {
  word bits = 0;
  for (int i = 0; i < 8; i++) {
    word eight;
    memcpy(&eight, truths + 8 * i, 8);
    bits |= (eight * UINT64_C(0x0102040810204080) >> 56) << 8 * i;
  }
  return bits;
}

#define WORD_OF(condition) \
  uint8_t truths[64]; \
  for (int i = 0; i < 64; i++) truths[i] = (condition); \
  return packed(truths)

static inline bytes64 load_bytes(const uint8_t *column, size_t w) { return column + 64 * w; }
static inline word equal(bytes64 v, uint8_t k) { WORD_OF(v[i] == k); }
static inline word less(bytes64 v, uint8_t k) { WORD_OF(v[i] < k); }
static inline days64 load_days(const int32_t *column, size_t w) { return column + 64 * w; }
static inline word before(days64 v, int32_t day) { WORD_OF(v[i] < day); }
static inline word known_states(const uint32_t *column) { WORD_OF(column[i] >> 31 == 0); }

static inline states64 load_states(const uint32_t *column, size_t w) {
  return (states64){column + 64 * w, known_states(column + 64 * w)};
}

static inline word has(states64 v, int bit) { WORD_OF(v.column[i] >> bit & 1); }

// The reverse of `packed`, for eight bits.
static inline word spread(word bits) {
  const word apart = ((bits & 255) * UINT64_C(0x0101010101010101)) & UINT64_C(0x8040201008040201);
  return (apart + UINT64_C(0x7f7f7f7f7f7f7f7f)) >> 7 & UINT64_C(0x0101010101010101);
}

static inline void store_findings(
    uint8_t *findings, size_t w, word barred, word unauthorised, word way, word discharged) {
  const word four = way & discharged, two = (~barred & unauthorised) | (way & ~four);
  const word one = ~(barred | four | (two & ~way));
  for (int i = 0; i < 8; i++) {
    const word eight = spread(one >> 8 * i) | spread(two >> 8 * i) << 1 | spread(four >> 8 * i) << 2;
    memcpy(findings + 64 * w + 8 * i, &eight, 8);
  }
}
#endif

static inline word known_bytes(bytes64 v) { return ~equal(v, UNKNOWN_BYTE); }
static inline word known_days(days64 v) { return ~before(v, UNKNOWN_DAY + 1); }
