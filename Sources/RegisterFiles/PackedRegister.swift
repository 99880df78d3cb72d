internal import Register

/// The nodes of a register in a compact form that ships inside the binary.
///
/// It holds what the YAML files hold, places included, so that one reader serves both and the digest of a register is
/// the digest of these bytes. Layout: `STR2`, a table of texts, then the files. Numbers are written like LEB128, but with
/// six bits a byte and 0x40 for "more": so all of it is UTF-8, and a text literal of the program holds it as it is.
package enum PackedRegister {
  package struct Damaged: Error, CustomStringConvertible {
    package var description: String { "the packed register is damaged: rebuild the program" }
  }

  static let magic: [UInt8] = [0x53, 0x54, 0x52, 0x32]

  // MARK: writing

  /// The files in two parts, since worked cases are read only when they are run. The digest of a register is that of
  /// the first part followed by the second.
  package static func parts(of files: [RegisterFile]) -> (register: [UInt8], workedCases: [UInt8]) {
    let isCase = { (file: RegisterFile) in file.path.hasSuffix(".cases.yaml") }
    return (bytes(of: files.filter { !isCase($0) }), bytes(of: files.filter(isCase)))
  }

  package static func bytes(of files: [RegisterFile]) -> [UInt8] {
    var writer = Writer()
    var body = Writer()
    body.number(files.count)
    for file in files {
      body.number(writer.index(of: file.path))
      write(file.root, to: &body, texts: &writer)
    }
    var out = magic
    var table = Writer()
    table.number(writer.texts.count)
    for text in writer.texts {
      table.number(text.utf8.count)
      table.bytes += Array(text.utf8)
    }
    out += table.bytes
    out += body.bytes
    return out
  }

  private static func write(_ node: SourceNode, to body: inout Writer, texts: inout Writer) {
    switch node.content {
    case .scalar(let text, let isPlain):
      body.number((isPlain ? 0 : 1) + (node.isStraight ? 0 : 4))
      body.place(node.place)
      body.number(texts.index(of: text))
    case .sequence(let items):
      body.number(2)
      body.place(node.place)
      body.number(items.count)
      for item in items { write(item, to: &body, texts: &texts) }
    case .mapping(let entries):
      body.number(3)
      body.place(node.place)
      body.number(entries.count)
      for entry in entries {
        body.number(texts.index(of: entry.key))
        body.place(entry.keyPlace)
        write(entry.value, to: &body, texts: &texts)
      }
    }
  }

  private struct Writer {
    var bytes: [UInt8] = []
    var texts: [String] = []
    // By bytes: two spellings of é are equal as texts, and each must come back as it was.
    private var indices: [[UInt8]: Int] = [:]

    mutating func index(of text: String) -> Int {
      let key = Array(text.utf8)
      if let index = indices[key] { return index }
      indices[key] = texts.count
      texts.append(text)
      return texts.count - 1
    }

    mutating func number(_ n: Int) {
      var rest = UInt(bitPattern: n)
      while rest >= 0x40 {
        bytes.append(UInt8(truncatingIfNeeded: rest) & 0x3F | 0x40)
        rest >>= 6
      }
      bytes.append(UInt8(rest))
    }

    mutating func place(_ place: Place) {
      number(max(1, place.line))
      number(max(1, place.column))
    }
  }

  // MARK: reading

  package static func files(in bytes: [UInt8]) throws(Damaged) -> [RegisterFile] {
    guard bytes.starts(with: magic) else { throw Damaged() }
    var reader = Reader(bytes: bytes, position: magic.count)
    let count = try reader.count()
    reader.texts.reserveCapacity(min(count, 65_536))
    for _ in 0..<count { reader.texts.append(try reader.rawText()) }
    let fileCount = try reader.count()
    var files: [RegisterFile] = []
    for _ in 0..<fileCount {
      let path = try reader.text()
      reader.file = path
      files.append(RegisterFile(path: path, root: try reader.node(depth: 0)))
    }
    guard reader.position == bytes.count else { throw Damaged() }
    return files
  }

  private struct Reader {
    let bytes: [UInt8]
    var position: Int
    var texts: [String] = []
    var file = ""

    init(bytes: [UInt8], position: Int) {
      self.bytes = bytes
      self.position = position
    }

    mutating func number() throws(Damaged) -> Int {
      var result: UInt = 0
      var shift: UInt = 0
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        guard byte < 0x80 else { throw Damaged() }
        result |= UInt(byte & 0x3F) << shift
        if byte < 0x40 { return Int(truncatingIfNeeded: result) }
        shift += 6
        if shift > 54 { throw Damaged() }
      }
      throw Damaged()
    }

    /// A number of things, each of which takes at least one byte.
    mutating func count() throws(Damaged) -> Int {
      let n = try number()
      guard n >= 0, n <= bytes.count - position else { throw Damaged() }
      return n
    }

    mutating func rawText() throws(Damaged) -> String {
      let length = try count()
      defer { position += length }
      guard let text = String(validating: bytes[position..<(position + length)], as: UTF8.self) else {
        throw Damaged()
      }
      return text
    }

    mutating func text() throws(Damaged) -> String {
      let index = try number()
      guard texts.indices.contains(index) else { throw Damaged() }
      return texts[index]
    }

    mutating func place() throws(Damaged) -> Place {
      let line = try number()
      let column = try number()
      // Both count from one; the most is far beyond any file, and so that offsets can be added.
      guard 1...Int(Int32.max) ~= line, 1...Int(Int32.max) ~= column else { throw Damaged() }
      return Place(file: file, line: line, column: column)
    }

    mutating func node(depth: Int) throws(Damaged) -> SourceNode {
      guard depth <= Limits.depth + 1 else { throw Damaged() }
      let kind = try number()
      let place = try place()
      switch kind {
      case 0, 1, 4, 5:
        return SourceNode(.scalar(try text(), isPlain: kind & 1 == 0), at: place, isStraight: kind < 4)
      case 2:
        let n = try count()
        var items: [SourceNode] = []
        items.reserveCapacity(min(n, 256))
        for _ in 0..<n { items.append(try node(depth: depth + 1)) }
        return SourceNode(.sequence(items), at: place)
      case 3:
        let n = try count()
        var entries: [SourceNode.Entry] = []
        entries.reserveCapacity(min(n, 256))
        for _ in 0..<n {
          let key = try text()
          let keyPlace = try self.place()
          entries.append(SourceNode.Entry(key: key, keyPlace: keyPlace, value: try node(depth: depth + 1)))
        }
        return SourceNode(.mapping(entries), at: place)
      default: throw Damaged()
      }
    }
  }
}
