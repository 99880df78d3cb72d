internal import Register

/// One pass over the bytes of a file, before the YAML parser: refuses what would cost that parser more than a file may.
///
/// libyaml stops at 1,000 levels, so nothing here guards against a crash. It guards time: libyaml visits every open
/// bracket for every token, compares every `%TAG` with every other, and Yams hashes a key that is a list or mapping
/// once for each level around it, with all aliases in it written out. The pass knows quotes and comments but no block
/// texts; where it errs, it errs on brackets far beyond the limit, or on text that YAML would not allow there.
enum YAMLOutline {
  static func check(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    var scan = Scan(file: file)
    bytes.withUnsafeBufferPointer { scan.run($0) }
    if let refusal = scan.refusal { throw refusal }
  }

  static func tooDeep(at place: Place) -> Diagnostic {
    Diagnostic(
      .overLimit, at: place, found: "more than \(Limits.depth) levels of nesting",
      expected: "at most \(Limits.depth) levels")
  }

  static func anchor(at place: Place) -> Diagnostic {
    Diagnostic(
      .anchorOrAlias, at: place, found: "an anchor (&name)", expected: "no anchors and no aliases",
      remedy: "the value itself in each place")
  }

  static func alias(at place: Place) -> Diagnostic {
    Diagnostic(
      .anchorOrAlias, at: place, found: "an alias (*name)", expected: "no anchors and no aliases",
      remedy: "the value itself in each place")
  }

  private struct Scan {
    let file: String
    var refusal: Diagnostic? { didSet { isRefused = true } }
    /// Looked at for every byte: a whole diagnostic would be copied each time.
    private var isRefused = false
    private var line = 1
    private var lineStart = 0
    private var brackets = 0
    /// Commas, colons, lines and brackets: there is at least one for each value.
    private var marks = 0
    /// What looks like a list or a mapping as a key.
    private var compoundKeys = 0
    private var anchors: Set<[UInt8]> = []

    init(file: String) { self.file = file }

    mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
      var quote: UInt8 = 0
      var isComment = false
      // Whether a value could begin here: at the start of a line and after an indicator.
      var canBegin = true
      var before: UInt8 = 0x0A
      var index = 0
      while index < bytes.count, !isRefused {
        let byte = bytes[index]
        defer {
          before = byte
          index += 1
        }
        switch byte {
        case 0x0A:
          mark(index)
          line += 1
          lineStart = index + 1
          isComment = false
          canBegin = true
          continue
        case 0x2C, 0x3A, 0x5B, 0x7B: mark(index)  // , : [ {
        case 0x2D, 0x3F:  // - ?
          if index + 1 < bytes.count, bytes[index + 1] == 0x20 || bytes[index + 1] == 0x0A { mark(index) }
        default: break
        }
        if isComment { continue }
        if quote != 0 {
          if byte == 0x5C, quote == 0x22 {
            // The escaped character; a line that ends in a backslash is still counted.
            if index + 1 < bytes.count, bytes[index + 1] != 0x0A { index += 1 }
          } else if byte == quote {
            quote = 0
            canBegin = false
          }
          continue
        }
        switch byte {
        case 0x20, 0x09, 0x0D: break
        case 0x23 where before == 0x20 || before == 0x09 || before == 0x0A || before == 0x0D: isComment = true  // #
        case 0x22 where canBegin, 0x27 where canBegin: quote = byte
        case 0x5B, 0x7B:
          brackets += 1
          canBegin = true
          // Ten times the limit: brackets in a block text are text; the exact count is made on the nodes.
          if brackets > Limits.depth * 10 { refusal = YAMLOutline.tooDeep(at: place(index)) }
        case 0x5D, 0x7D:
          brackets = max(0, brackets - 1)
          canBegin = false
          var next = index + 1
          while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
          if next < bytes.count, bytes[next] == 0x3A { compoundKey(index) }
        case 0x3F where canBegin: compoundKey(index)
        case 0x25 where before == 0x0A && index == lineStart:
          refusal = Diagnostic(
            .notYAML, at: place(index), found: "a directive (a line that begins with %)", expected: "no directives",
            remedy: "the file without this line")
        case 0x26 where !isName(before):
          let name = name(in: bytes, from: index + 1)
          if !name.isEmpty { anchors.insert(name) }
          canBegin = false
        case 0x2A where !anchors.isEmpty && !isName(before):
          if anchors.contains(name(in: bytes, from: index + 1)) {
            refusal = YAMLOutline.alias(at: place(index))
          }
          canBegin = false
        case 0x2C, 0x3A, 0x2D: canBegin = true
        default: canBegin = false
        }
      }
    }

    private func place(_ index: Int) -> Place { Place(file: file, line: line, column: index - lineStart + 1) }

    private mutating func mark(_ index: Int) {
      marks += 1
      if marks > Limits.values {
        refusal = Diagnostic(
          .overLimit, at: place(index), found: "more than \(Limits.values) values (counted by , : [ { and lines)",
          expected: "at most \(Limits.values) a file", remedy: "several smaller files")
      } else {
        boundCompoundKeys(index)
      }
    }

    private mutating func compoundKey(_ index: Int) {
      compoundKeys += 1
      boundCompoundKeys(index)
    }

    /// Each may cost a visit to every value. Prose that looks like such keys (“as in [1]: …”) stays far below.
    private mutating func boundCompoundKeys(_ index: Int) {
      guard !isRefused, compoundKeys > 16, compoundKeys * marks > 1_000_000 else { return }
      refusal = Diagnostic(
        .wrongShape, at: place(index), found: "\(compoundKeys) keys that are no plain words", expected: "a word as key")
    }

    private func isName(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
      default: false
      }
    }

    private func name(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [UInt8] {
      var end = start
      while end < bytes.count, isName(bytes[end]) { end += 1 }
      return Array(bytes[start..<end])
    }
  }
}
