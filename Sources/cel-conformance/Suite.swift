import Foundation

/// A file of cases.
struct Suite {
  /// One case, with absent keys at their defaults.
  struct Case {
    let json: [String: Any]

    func text(_ key: String) -> String? { json[key] as? String }
    func flag(_ key: String) -> Bool { json[key] as? Bool ?? false }

    var id: String { text("id") ?? text("name") ?? text("expr") ?? "?" }
    var file: String { text("file") ?? "?" }
    var expr: String { text("expr") ?? "" }
  }

  /// What is wrong with a file.
  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  let tests: [Case]

  init(_ data: Data) throws {
    let json = try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed])
    let list = (json as? [String: Any])?["tests"] as? [[String: Any]] ?? json as? [[String: Any]]
    guard let list else { throw Malformed(description: "no list of tests, expected {\"tests\": […]}") }
    tests = list.map(Case.init)
  }
}
