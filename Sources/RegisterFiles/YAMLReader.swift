package import Register
internal import Yams

/// Turns the text of a YAML file into nodes with places, refusing what the register does not use.
package enum YAMLReader {
  /// The root of a file with exactly one document; throws what is wrong with it.
  package static func read(_ bytes: [UInt8], file: String) throws(Diagnostic) -> SourceNode {
    let start = Place(file: file, line: 1, column: 1)
    guard bytes.count <= Limits.fileSize else {
      throw Diagnostic(
          .overLimit, at: start, found: "\(bytes.count) bytes", expected: "at most \(Limits.fileSize) bytes a file",
          remedy: "several smaller files")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(
          .unreadableFile, at: invalidUTF8(bytes, file: file), found: "bytes that are not UTF-8",
          expected: "UTF-8 text", remedy: "the file again in UTF-8")
    }
    if let deep = firstTooDeep(bytes, file: file) { throw deep }
    let root: Node?
    do {
      root = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw describe(error, file: file)
    } catch {
      throw Diagnostic(.notYAML, at: start, found: "text that is not YAML", expected: "YAML")
    }
    guard let root else {
      throw Diagnostic(.wrongShape, at: start, found: "an empty file", expected: "a mapping (key: value)")
    }
    return try convert(root, file: file, depth: 0)
  }

  private static func convert(_ node: Node, file: String, depth: Int) throws(Diagnostic) -> SourceNode {
    let mark = node.mark
    let place = Place(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    guard depth <= Limits.depth else { throw tooDeep(at: place) }
    if node.anchor != nil {
      throw Diagnostic(
          .anchorOrAlias, at: place, found: "an anchor (&name)", expected: "no anchors and no aliases",
          remedy: "the value itself in each place")
    }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      // The place of a quoted text is that of its first character, so that offsets into it point at what is wrong.
      let inside = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      let textPlace = inside ? Place(file: file, line: place.line, column: place.column + 1) : place
      return SourceNode(.scalar(scalar.string, isPlain: isPlain), at: textPlace)
    case .sequence(let sequence):
      var items: [SourceNode] = []
      items.reserveCapacity(sequence.count)
      for item in sequence {
        items.append(try convert(item, file: file, depth: depth + 1))
      }
      return SourceNode(.sequence(items), at: place)
    case .mapping(let mapping):
      var entries: [SourceNode.Entry] = []
      entries.reserveCapacity(mapping.count)
      for (key, value) in mapping {
        let keyPlace = Place(file: file, line: key.mark?.line ?? place.line, column: key.mark?.column ?? place.column)
        guard case .scalar(let keyText) = key, key.anchor == nil else {
          throw Diagnostic(.wrongShape, at: keyPlace, found: "a key that is no plain word", expected: "a word as key")
        }
        if keyText.string == "<<" {
          throw Diagnostic(
              .anchorOrAlias, at: keyPlace, found: "a merge key (<<)", expected: "no anchors and no aliases",
              remedy: "the keys themselves")
        }
        let node = try convert(value, file: file, depth: depth + 1)
        entries.append(SourceNode.Entry(key: keyText.string, keyPlace: keyPlace, value: node))
      }
      return SourceNode(.mapping(entries), at: place)
    case .alias:
      throw Diagnostic(
          .anchorOrAlias, at: place, found: "an alias (*name)", expected: "no anchors and no aliases",
          remedy: "the value itself in each place")
    }
  }

  /// A cheap bound on nesting before the parser recurses: brackets on the way, and indents.
  private static func firstTooDeep(_ bytes: [UInt8], file: String) -> Diagnostic? {
    var line = 1
    var column = 0
    var brackets = 0
    var dashes = 0
    for byte in bytes {
      column += 1
      switch byte {
      case 0x0A:
        line += 1
        column = 0
        dashes = 0
      case 0x5B, 0x7B: brackets += 1
      case 0x5D, 0x7D: brackets = max(0, brackets - 1)
      case 0x2D where dashes * 2 + 1 == column: dashes += 1
      default: break
      }
      // Ten times the limit: brackets inside quoted text are text, the exact count is made on the nodes.
      if brackets > Limits.depth * 10 || dashes > Limits.depth * 10 {
        return tooDeep(at: Place(file: file, line: line, column: column))
      }
    }
    return nil
  }

  private static func tooDeep(at place: Place) -> Diagnostic {
    Diagnostic(
      .overLimit, at: place, found: "more than \(Limits.depth) levels of nesting",
      expected: "at most \(Limits.depth) levels")
  }

  private static func describe(_ error: YamlError, file: String) -> Diagnostic {
    func fault(_ problem: String, _ mark: Mark?) -> Diagnostic {
      Diagnostic(
        problem.contains("alias") || problem.contains("anchor") ? .anchorOrAlias : .notYAML,
        at: Place(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1), found: problem, expected: "YAML",
        remedy: problem.contains("mapping values") ? "quotes around a text that contains “: ”" : "")
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
    case .reader(let problem, _, _, _):
      return fault(problem, nil)
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return fault("text that is not YAML", nil)
    }
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
