import Foundation
import Testing

/// What others see of the two modules, as the compiler tells it.
@Suite struct PublicSurfaceTests {
  static let extractor = "swift-symbolgraph-extract"
  static let isThere = (try? launch(["which", extractor]))?.isEmpty == false

  @Test(
    "Each public declaration has a comment", .enabled(if: isThere, "not run: no \(extractor) on the PATH"),
    arguments: [(module: "CEL", least: 300), (module: "Kleene", least: 10)])
  func everyDeclarationIsDocumented(_ module: String, least: Int) throws {
    let symbols = try SymbolGraph(of: module).symbols
    #expect(symbols.count >= least)
    #expect(symbols.filter { $0.docComment == nil }.map(\.place) == [], "write what each of them is, in one sentence")
  }

  @Test(
    "Each public type and function is a topic of the catalogue",
    .enabled(if: isThere, "not run: no \(extractor) on the PATH"))
  func everyTypeIsATopic() throws {
    let path = "Sources/CEL/Documentation.docc/CEL.md"
    let page = try String(contentsOf: DocumentedExampleTests.root.appendingPathComponent(path), encoding: .utf8)
    let names = try SymbolGraph(of: "CEL").symbols.filter { $0.pathComponents.count == 1 }.map { $0.pathComponents[0] }
    #expect(names.count >= 20)
    #expect(names.filter { !page.contains("- ``\($0)``\n") } == [], "name them under Topics in \(path)")
  }
}

/// The public symbols of a module that was built for the tests.
private struct SymbolGraph: Decodable {
  struct Symbol: Decodable {
    struct Identifier: Decodable { let precise: String }
    struct Comment: Decodable {}
    struct Location: Decodable {
      struct Position: Decodable { let line: Int }
      let uri: String
      let position: Position
    }

    let identifier: Identifier
    let pathComponents: [String]
    let docComment: Comment?
    /// None for what the compiler makes up, such as the `init(rawValue:)` of an enumeration.
    let location: Location?

    /// `Plan.evaluate(_:) in Plan.swift:51`
    var place: String {
      let file = location.flatMap { $0.uri.split(separator: "/").last } ?? "?"
      return "\(pathComponents.joined(separator: ".")) in \(file):\((location?.position.line ?? 0) + 1)"
    }
  }

  private(set) var symbols: [Symbol]

  init(of module: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cel-symbols-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let products = try #require(Bundle.main.executableURL).deletingLastPathComponent()
    let info = try launch(["swift", "-print-target-info"])
    let target = try #require(info.firstMatch(of: /"triple": "([^"]+)"/)).output.1
    _ = try launch([
      PublicSurfaceTests.extractor, "-module-name", module, "-I", products.appendingPathComponent("Modules").path,
      "-target", String(target), "-minimum-access-level", "public", "-skip-synthesized-members", "-skip-inherited-docs",
      "-output-dir", folder.path,
    ])
    let file = folder.appendingPathComponent("\(module).symbols.json")
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
    symbols.removeAll { $0.location == nil || $0.identifier.precise.contains("::SYNTHESIZED::") }
  }
}
