import Foundation

/// The names that pages of the desk look for in a query, as its source files say: a new one is tried by every test that goes
/// through them.
enum QueryNames {
  static let all: [String] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/DeskWeb")
    let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    let names = files.filter { $0.hasSuffix(".swift") }.flatMap { file in
      let text = (try? String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)) ?? ""
      return text.matches(of: /query\["([a-z-]+)"\]/).map { String($0.output.1) }
    }
    return Set(names).sorted()
  }()
}
