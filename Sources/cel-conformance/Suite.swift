/// A file of cases.
struct Suite {
  let tests: [Case]
  private let reader: JSONReader

  /// `{"tests": […]}`, or the list alone.
  init(_ bytes: some Sequence<UInt8>) throws {
    var reader = JSONReader(bytes)
    let json = try reader.read()
    guard let list = json["tests"]?.elements ?? json.elements else {
      throw Malformed("found \(json.kind), expected {\"tests\": […]}", at: json)
    }
    tests = list.map(Case.init)
    self.reader = reader
  }

  func line(of offset: Int) -> Int { reader.line(of: offset) }

  /// One case, with absent keys at their defaults.
  struct Case {
    let json: JSON

    init(_ json: JSON) { self.json = json }

    func text(_ key: String) -> String? { json[key]?.string }

    /// Whether a key is there and true; what is neither true nor false is malformed.
    func flag(_ key: String) throws -> Bool {
      guard let value = json[key], !value.isNull else { return false }
      guard let bool = value.bool else {
        throw Malformed("'\(key)' is \(value.kind), expected true or false", at: value)
      }
      return bool
    }

    var id: String { text("id") ?? text("name") ?? text("expr") ?? "?" }
    var file: String { text("file") ?? "?" }
    var expr: String { text("expr") ?? "" }
  }
}
