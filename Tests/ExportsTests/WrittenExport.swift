import Exports
import Foundation
import Geography
import Register
import RegisterFiles
import Testing

/// An export of a register written out in a test, or of the register of the project.
struct WrittenExport {
  let files: [String: String]
  let names: [String]

  init(_ corpus: Corpus) throws {
    let outlines = try Outlines([
      WrittenExport.square("XAA", west: -170_000, south: 0), WrittenExport.square("XBB", west: 160_000, south: 20_000),
      WrittenExport.square("XCC", west: -100_000, south: -20_000),
    ])
    let export = RegisterExport(corpus: corpus, outlines: outlines, digest: "sha256:0", engine: "0")
    names = export.files.map(\.name)
    files = Dictionary(export.files.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  /// Ten degrees each way.
  static func square(_ code: String, west: Int32, south: Int32) -> Outline {
    let corners = [(0, 0), (10_000, 0), (10_000, 10_000), (0, 10_000)] as [(Int32, Int32)]
    return Outline(
      code: code,
      rings: [corners.map { Outline.Position(longitude: west + $0.0, latitude: south + $0.1) }], error: 0)
  }

  func json(_ name: String) throws -> [String: Any] {
    let text = try #require(files[name])
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// The rows of a table by its header.
  func table(_ name: String) throws -> [[String: String]] {
    let lines = WrittenExport.parse(try #require(files[name]))
    let header = try #require(lines.first)
    return lines.dropFirst().map { line in
      #expect(line.count == header.count, "\(name): \(line)")
      return Dictionary(zip(header, line), uniquingKeysWith: { first, _ in first })
    }
  }

  /// A reader of RFC 4180 of its own, so that the writer is not held against itself.
  static func parse(_ text: String) -> [[String]] {
    var lines: [[String]] = [[""]]
    var isQuoted = false
    var letters = Array(text.unicodeScalars)[...]
    func append(_ letter: Unicode.Scalar) {
      lines[lines.count - 1][lines[lines.count - 1].count - 1].unicodeScalars.append(letter)
    }
    while let letter = letters.popFirst() {
      switch letter {
      case "\"" where isQuoted && letters.first == "\"":
        letters.removeFirst()
        append(letter)
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: lines[lines.count - 1].append("")
      case "\n" where !isQuoted: lines.append([""])
      default: append(letter)
      }
    }
    return lines.last == [""] ? lines.dropLast() : lines
  }

  static func corpus(_ files: [String: String]) throws -> Corpus {
    let reading = Reading()
    let roots = try files.sorted { $0.key < $1.key }.map { path, text in
      RegisterFile(path: path, root: try YAMLReader.read(Array(text.utf8), file: path))
    }
    let corpus = RegisterReader.corpus(of: roots, reading: reading)
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
    return corpus
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func real() throws -> Corpus {
    let files = try RegisterReader.files(at: root.appending(path: "register").path)
    return RegisterReader.corpus(of: files.files, reading: Reading())
  }
}
