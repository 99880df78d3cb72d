internal import ColumnKernels
internal import Foundation
@preconcurrency internal import Glibc

/// The bytes of a file or a pipe, cut where records end; for several threads.
package final class TableSource: @unchecked Sendable {
  // `@unchecked`: `lock` guards everything that changes.

  /// Bytes that begin and end where records do.
  package struct Piece: Sendable {
    package let bytes: [UInt8]
    package let number: Int
    package let firstLine: Int
  }

  package struct CannotRead: Error, CustomStringConvertible, Sendable {
    package let path: String
    package let reason: String
    package var description: String {
      "found no table to read at \(path) (\(reason)); expected a CSV file, or - for standard input"
    }
  }

  /// Bytes read at a time.
  private static let size = 1 << 20
  /// A record that is longer is cut, at a line where it has any; what follows of its line is passed over.
  static let longestRecord = 1 << 22

  private let lock = NSLock()
  private let descriptor: Int32
  private var rest: [UInt8] = []
  private var line = 1
  private var number = 0
  private var isAtEnd = false
  private var isPassingOver = false
  /// Bytes of the file, where that is known.
  package let length: Int?
  private var position = 0

  /// `-` is standard input.
  package init(path: String) throws(CannotRead) {
    if path == "-" {
      descriptor = STDIN_FILENO
      length = nil
      return
    }
    descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw CannotRead(path: path, reason: Self.reason) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw CannotRead(path: path, reason: Self.reason) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw CannotRead(path: path, reason: "it is a folder") }
    length = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    posix_fadvise(descriptor, 0, 0, Int32(POSIX_FADV_SEQUENTIAL))
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  private static var reason: String { String(cString: strerror(errno)) }

  /// Bytes read so far.
  package var bytesRead: Int { lock.withLock { position } }

  /// The first record, without a byte order mark; `nil` of an empty file.
  package func header() throws(CannotRead) -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      let more = try read()
      bytes += more
      let end = Self.firstRecordEnd(bytes)
      if let end {
        rest = Array(bytes[end...])
        let record = Array(bytes[..<end])
        line = 1 + record.count { $0 == 0x0A }
        return record.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(record.dropFirst(3)) : record
      }
      if more.isEmpty || bytes.count > Self.longestRecord {
        rest = []
        return bytes.isEmpty ? nil : bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      }
    }
  }

  private static func firstRecordEnd(_ bytes: [UInt8]) -> Int? {
    var isQuoted = false
    for (index, byte) in bytes.enumerated() {
      if byte == 0x22 { isQuoted.toggle() }
      if byte == 0x0A, !isQuoted { return index + 1 }
    }
    return nil
  }

  /// The next records; `nil` after the last.
  package func next() throws(CannotRead) -> Piece? {
    lock.lock()
    defer { lock.unlock() }
    var bytes = rest
    rest = []
    while true {
      if !isAtEnd {
        let more = try read()
        if more.isEmpty { isAtEnd = true } else { bytes += passedOver(more) }
      }
      if bytes.isEmpty {
        if isAtEnd { return nil }
        continue
      }
      var lines: UInt64 = 0
      var end = bytes.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { ct_last_record_end($0, buffer.count, &lines) } ?? 0
      }
      if isAtEnd {
        end = bytes.count
      } else if end == 0 {
        // A quotation mark that nothing closes must not swallow the whole file, nor a line without an end all memory.
        guard bytes.count >= Self.longestRecord else { continue }
        isPassingOver = !bytes.contains(0x0A)
        end = isPassingOver ? bytes.count : (bytes.lastIndex(of: 0x0A) ?? 0) + 1
        lines = UInt64(bytes[..<end].count { $0 == 0x0A })
      }
      if end < bytes.count {
        rest = Array(bytes[end...])
        bytes.removeSubrange(end...)
      }
      defer {
        line += Int(lines)
        number += 1
      }
      return Piece(bytes: bytes, number: number, firstLine: line)
    }
  }

  /// Without the rest of a line that was cut.
  private func passedOver(_ bytes: [UInt8]) -> [UInt8] {
    guard isPassingOver else { return bytes }
    guard let feed = bytes.firstIndex(of: 0x0A) else { return [] }
    isPassingOver = false
    line += 1
    return Array(bytes[(feed + 1)...])
  }

  private func read() throws(CannotRead) -> [UInt8] {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.size) { buffer, length in
      repeat { count = Glibc.read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
      length = max(0, count)
    }
    if count < 0 { throw CannotRead(path: "the table", reason: Self.reason) }
    position += count
    return bytes
  }
}
