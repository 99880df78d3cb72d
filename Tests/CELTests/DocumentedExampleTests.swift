import Foundation
import Testing

/// Compiles and runs every example of the README and of the articles, as they stand there.
@Suite struct DocumentedExampleTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The README, and the pages of the catalogue.
  static func documents() throws -> [ExampleDocument] {
    let catalogue = "Sources/CEL/Documentation.docc"
    let pages = try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(catalogue).path)
      .filter { $0.hasSuffix(".md") }.sorted().map { "\(catalogue)/\($0)" }
    return try (["Sources/CEL/README.md"] + pages).map { path in
      ExampleDocument(path: path, text: try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8))
    }
  }

  @Test func examplesDoWhatThePageSays() throws {
    let documents = try Self.documents()
    #expect(documents.count >= 5)
    for document in documents {
      #expect(document.examples.count >= 1, "\(document.path) has no example")
      #expect(
        document.examples.count == document.fences,
        "\(document.path): an example stands in a list, where it is not read")
    }
    #expect(documents.reduce(0) { $0 + $1.claims } >= 20)

    let output = try Program(documents).run()
    var shown: [String: String] = [:]
    var text = ""
    for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(Program.wrong) {
        Issue.record("\(line.dropFirst(Program.wrong.count))")
      } else if line.hasPrefix(Program.ended) {
        shown[String(line.dropFirst(Program.ended.count))] = text
        text = ""
      } else {
        text += line + "\n"
      }
    }
    for document in documents {
      for (number, example) in document.examples.enumerated() {
        let place = "\(document.path):\(example.line)"
        let printed = try #require(shown["\(document.path) \(number)"], "\(place): the example did not end")
        #expect(printed == example.output.map { $0 + "\n" } ?? "", "\(place): prints something else than the page says")
      }
    }
  }

  @Test func documentsAreTakenApart() {
    let document = ExampleDocument(
      path: "P.md", text: "a\n```swift\nlet x = 1\nx + 1  // → 2\n```\n\n```text\nout\n```\n```\nno example\n```\n")
    #expect(document.examples.count == 1)
    #expect(document.examples.first?.line == 3)
    #expect(document.examples.first?.output == "out")
    #expect(document.claims == 1)
    #expect(document.function(named: "f").contains("claim(x + 1, \"2\", \"P.md:4\")"))
  }
}

/// The examples as one program, linked with the module that was built for the tests.
private struct Program {
  static let wrong = "wrong: "
  static let ended = "ended: "
  let source: String

  init(_ documents: [ExampleDocument]) {
    let functions = documents.enumerated().map { $0.element.function(named: "document\($0.offset)") }
    source = """
      import CEL

      func claim(_ value: some Any, _ expected: String, _ place: String) {
        if "\\(value)" != expected { print("\(Self.wrong)\\(place): found \\(value), expected \\(expected)") }
      }
      func ended(_ path: String, _ number: Int) { print("\(Self.ended)\\(path) \\(number)") }

      """
      + functions.joined(separator: "\n")
      + documents.indices.map { "\ntry document\($0)()" }.joined() + "\n"
  }

  /// What the program prints.
  func run() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cel-examples-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let main = folder.appendingPathComponent("main.swift")
    try source.write(to: main, atomically: true, encoding: .utf8)

    let program = folder.appendingPathComponent("examples").path
    let products = try #require(Bundle.main.executableURL).deletingLastPathComponent()
    let objects = try ["CEL.build", "Kleene.build"].flatMap { name in
      let build = products.appendingPathComponent(name)
      return try FileManager.default.contentsOfDirectory(atPath: build.path).filter { $0.hasSuffix(".o") }
        .map { build.appendingPathComponent($0).path }
    }
    _ = try launch(
      ["swiftc", "-swift-version", "6", "-suppress-warnings", "-I", products.appendingPathComponent("Modules").path]
        + [main.path, "-o", program] + objects)
    return try launch([program])
  }
}
