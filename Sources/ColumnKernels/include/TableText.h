// Finds the cells of a text with separated values (RFC 4180), 64 bytes at a time.
#ifndef TABLE_TEXT_H
#define TABLE_TEXT_H

#include <stddef.h>
#include <stdint.h>

/// Where the last whole record ends, for a text that begins outside quotes; 0 when none does. `lines` becomes the number of
/// line feeds before that.
size_t ct_last_record_end(const uint8_t *_Nonnull text, size_t length, uint64_t *_Nonnull lines);

/// Writes the place of each separator and line feed outside quotes; returns how many. `places` has room for `length`.
size_t ct_index(const uint8_t *_Nonnull text, size_t length, uint8_t separator, uint32_t *_Nonnull places);

#endif
