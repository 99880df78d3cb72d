package import Register
internal import Yams

/// Turns the text of a YAML file into nodes with places, refusing what the register does not use.
package enum YAMLReader {
  /// The root of a file with exactly one document; throws what is wrong with it.
  package static func read(_ bytes: [UInt8], file: String) throws(Diagnostic) -> SourceNode {
    let start = Place(file: file, line: 1, column: 1)
    guard bytes.count <= Limits.fileSize else { throw BoundedFile.tooLarge(bytes.count, at: start) }
    // Some editors begin a file with a byte order mark; the parser would take it for an indented line.
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let yaml = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(
        .unreadableFile, at: invalidUTF8(bytes, file: file), found: "bytes that are not UTF-8",
        expected: "UTF-8 text", remedy: "the file again in UTF-8")
    }
    try YAMLOutline.check(bytes, file: file)
    let root: Node?
    let parser: Yams.Parser
    do {
      parser = try Yams.Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
      root = try parser.singleRoot()
    } catch let error as YamlError {
      throw describe(error, file: file)
    } catch {
      throw Diagnostic(.notYAML, at: start, found: "text that is not YAML", expected: "YAML")
    }
    // Nodes hold their anchors weakly: without the parser, an anchor and its aliases would pass as plain values.
    defer { withExtendedLifetime(parser) {} }
    guard let root else {
      throw Diagnostic(.wrongShape, at: start, found: "an empty file", expected: "a mapping (key: value)")
    }
    var conversion = Conversion(text: SourceText(bytes), file: file)
    return try convert(root, &conversion, depth: 0)
  }

  /// What is needed at each node of a file.
  private struct Conversion {
    var text: SourceText
    let file: String
    // The parser's tags are objects with a table of constructors each: one of a kind is enough to compare with.
    let implicit = Tag.implicit
    let plainText = Tag(.str)
  }

  private static func convert(
    _ node: Node, _ conversion: inout Conversion, depth: Int
  ) throws(Diagnostic) -> SourceNode {
    let file = conversion.file
    let mark = node.mark
    let place = Place(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    guard depth <= Limits.depth else { throw YAMLOutline.tooDeep(at: place) }
    if node.anchor != nil { throw YAMLOutline.anchor(at: place) }
    if isTagged(node, conversion) {
      throw Diagnostic(
        .anchorOrAlias, at: place, found: "a tag (!name)", expected: "no tags: what a value is follows from its key",
        remedy: "the value itself")
    }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      // The place of a quoted text is that of its first character, so that offsets into it point at what is wrong.
      let inside = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      let textPlace = inside ? Place(file: file, line: place.line, column: place.column + 1) : place
      try refuseControls(in: scalar.string, at: textPlace)
      let isStraight = mark.map { conversion.text.holds(scalar.string, at: $0, isQuoted: inside) } ?? false
      return SourceNode(.scalar(scalar.string, isPlain: isPlain), at: textPlace, isStraight: isStraight)
    case .sequence(let sequence):
      var items: [SourceNode] = []
      items.reserveCapacity(sequence.count)
      for item in sequence {
        items.append(try convert(item, &conversion, depth: depth + 1))
      }
      return SourceNode(.sequence(items), at: place)
    case .mapping(let mapping):
      var entries: [SourceNode.Entry] = []
      entries.reserveCapacity(mapping.count)
      for (key, value) in mapping {
        let keyPlace = Place(file: file, line: key.mark?.line ?? place.line, column: key.mark?.column ?? place.column)
        if key.anchor != nil { throw YAMLOutline.anchor(at: keyPlace) }
        guard case .scalar(let keyText) = key else {
          throw Diagnostic(.wrongShape, at: keyPlace, found: "a key that is no plain word", expected: "a word as key")
        }
        try refuseControls(in: keyText.string, at: keyPlace)
        if keyText.string == "<<" {
          throw Diagnostic(
            .anchorOrAlias, at: keyPlace, found: "a merge key (<<)", expected: "no anchors and no aliases",
            remedy: "the keys themselves")
        }
        let node = try convert(value, &conversion, depth: depth + 1)
        entries.append(SourceNode.Entry(key: keyText.string, keyPlace: keyPlace, value: node))
      }
      return SourceNode(.mapping(entries), at: place)
    case .alias: throw YAMLOutline.alias(at: place)
    }
  }

  /// Quoted text can hold, as escapes, what the parser refuses as bytes; printed, it would steer a terminal.
  private static func refuseControls(in text: String, at place: Place) throws(Diagnostic) {
    let control = text.utf8.first { ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D) || $0 == 0x7F }
    guard let control else { return }
    let digits = String(control, radix: 16, uppercase: true)
    throw Diagnostic(
      .notYAML, at: place,
      found: "the character U+\(String(repeating: "0", count: 4 - digits.count))\(digits), written as an escape",
      expected: "text without control characters", remedy: "the text without it")
  }

  /// Whether a tag was written out. Yams gives none to plain texts, lists and mappings until somebody asks what they
  /// resolve to, and `str` to quoted and block texts.
  private static func isTagged(_ node: Node, _ conversion: Conversion) -> Bool {
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      return scalar.tag != conversion.implicit && (isPlain || scalar.tag != conversion.plainText)
    case .sequence(let sequence): return sequence.tag != conversion.implicit
    case .mapping(let mapping): return mapping.tag != conversion.implicit
    case .alias: return false
    }
  }

  private static func describe(_ error: YamlError, file: String) -> Diagnostic {
    func fault(_ problem: String, _ mark: Mark?) -> Diagnostic {
      let place = Place(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
      if problem.contains("nesting level") { return YAMLOutline.tooDeep(at: place) }
      if problem.contains("undefined alias") { return YAMLOutline.alias(at: place) }
      return Diagnostic(
        .notYAML, at: place, found: words(of: problem), expected: "YAML", remedy: remedy(of: problem))
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return fault(problem, mark)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return Diagnostic(
        .duplicateKey, at: Place(file: file, line: context.mark.line, column: context.mark.column),
        found: "the key \(duplicates.first.map { "“\($0)”" } ?? "") twice in one mapping",
        expected: "each key once", remedy: "one of the two")
    case .reader(let problem, let offset, let value, let yaml):
      guard let offset, value >= 0 else { return fault(problem, nil) }
      let code = String(value, radix: 16, uppercase: true)
      return Diagnostic(
        .notYAML, at: place(ofCharacter: offset, in: yaml, file: file),
        found: "the character U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)",
        expected: "text without control characters")
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return fault("text that is not YAML", nil)
    }
  }

  /// The parser's words, so that they can follow “found”.
  private static func words(of problem: String) -> String {
    let starts = [
      ("did not find expected ", "no "), ("could not find expected ", "no "), ("but found ", ""),
      ("found unexpected end of stream", "the end of the file"), ("found character that", "a character that"),
      ("found ", ""),
    ]
    for (start, words) in starts where problem.hasPrefix(start) { return words + problem.dropFirst(start.count) }
    return problem
  }

  private static func remedy(of problem: String) -> String {
    if problem.contains("mapping values") { return "quotes around a text that contains “: ”" }
    if problem.contains("cannot start any token") {
      return "spaces instead of a tab, or quotes around a text that begins with @, ` or %"
    }
    return problem.contains("another document") ? "each document in a file of its own" : ""
  }

  private static func place(ofCharacter offset: Int, in yaml: String, file: String) -> Place {
    let before = yaml.unicodeScalars[
      ..<(yaml.index(yaml.startIndex, offsetBy: offset, limitedBy: yaml.endIndex) ?? yaml.endIndex)]
    let line = before.count { $0 == "\n" } + 1
    let column = before.reversed().prefix { $0 != "\n" }.count + 1
    return Place(file: file, line: line, column: column)
  }

  private static func invalidUTF8(_ bytes: [UInt8], file: String) -> Place {
    var line = 1
    var lineStart = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      if String(validating: bytes[lineStart..<index], as: UTF8.self) == nil { break }
      line += 1
      lineStart = index + 1
    }
    return Place(file: file, line: line, column: 1)
  }
}
