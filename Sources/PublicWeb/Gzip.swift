internal import ZLib

/// Compression for the way (RFC 1952), by the system's zlib.
package enum Gzip {
  /// `nil` where it would save nothing, or zlib refuses.
  ///
  /// `level` from 1 to 9: the best for what is sent many times, a quick one for what is sent once.
  package static func compressed(_ bytes: [UInt8], level: Int32 = 9) -> [UInt8]? {
    guard bytes.count > 200 else { return nil }
    var stream = z_stream()
    // 15 bits of window, and 16 to ask for the header of gzip.
    guard
      deflateInit2_(
        &stream, level, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    var input = bytes
    var isWhole = false
    let output = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(bound)
        isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
        count = isWhole ? bound - Int(stream.avail_out) : 0
      }
    }
    return isWhole && output.count < bytes.count ? output : nil
  }
}
