import Pages

/// `multipart/form-data` (RFC 7578), read strictly: what is not well-formed is refused with what was found.
enum Multipart {
  private static let crlf: [UInt8] = [0x0D, 0x0A]
  /// The head of a part; browsers send less than 300 bytes.
  private static let mostHead = 4_096

  static func fields(_ bytes: [UInt8], boundary: String?) throws(Refusal) -> [FormBody.Field] {
    guard let boundary, (1...70).contains(boundary.utf8.count),
      boundary.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), boundary.utf8.last != 0x20
    else { throw broken(.foundNoBoundary) }
    let line = Array("--\(boundary)".utf8)
    guard bytes.starts(with: line) else { throw broken(.foundOtherBeginning) }
    var position = line.count
    var fields: [FormBody.Field] = []
    while true {
      if bytes[position...].starts(with: [0x2D, 0x2D]) {
        let rest = bytes[(position + 2)...]
        guard rest.isEmpty || rest.starts(with: crlf) else {
          throw broken(.foundLastBoundary)
        }
        return fields
      }
      guard bytes[position...].starts(with: crlf) else { throw broken(.foundBoundary) }
      position += 2
      guard fields.count < FormBody.mostFields else { throw FormBody.tooMany }
      let head = try self.head(bytes, &position)
      guard let end = find(crlf + line, in: bytes, from: position) else {
        throw broken(.foundNoLastBoundary)
      }
      fields.append(FormBody.Field(name: head.name, bytes: Array(bytes[position..<end]), fileName: head.fileName))
      position = end + line.count + 2
    }
  }

  /// Reads the head of a part up to the empty line.
  private static func head(
    _ bytes: [UInt8], _ position: inout Int
  ) throws(Refusal) -> (name: String, fileName: String?) {
    let most = min(bytes.count, position + mostHead)
    guard let end = find(crlf + crlf, in: bytes[..<most], from: position),
      let head = String(validating: bytes[position..<end], as: UTF8.self)
    else { throw broken(.foundPartHead) }
    position = end + 4
    var found: (name: String, fileName: String?)?
    for line in head.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { throw broken(.foundPartLine) }
      switch line[..<colon].lowercased() {
      case "content-disposition":
        let type = MediaType(String(line[line.index(after: colon)...]))
        guard type.name == "form-data", let name = type.parameters["name"] else {
          throw broken(.foundPartName)
        }
        found = (name, type.parameters["filename"])
      default: continue
      }
    }
    guard let found else { throw broken(.foundPartDisposition) }
    return found
  }

  private static func broken(_ found: Phrase) -> Refusal {
    Refusal(
      400, found: .phrase(found), expected: .phrase(.expectedMultipart), remedy: .phrase(.remedySendForm))
  }

  /// Where a pattern begins at or after a place. Its first byte, a line break, is rare.
  private static func find(_ pattern: [UInt8], in bytes: some RandomAccessCollection<UInt8>, from start: Int) -> Int? {
    bytes.withContiguousStorageIfAvailable { buffer -> Int? in
      var index = start
      while index + pattern.count <= buffer.count {
        if buffer[index] == pattern[0], (1..<pattern.count).allSatisfy({ buffer[index + $0] == pattern[$0] }) {
          return index
        }
        index += 1
      }
      return nil
    } ?? nil
  }
}
