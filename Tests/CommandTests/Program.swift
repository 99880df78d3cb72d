import Foundation
import Programs
import Testing

/// The real binary, run as a user would.
struct Program {
  struct Outcome {
    var status: Int32
    var out: String
    var err: String

    init(_ outcome: Launch.Outcome) {
      status = outcome.status
      out = String(decoding: outcome.output, as: UTF8.self)
      err = String(decoding: outcome.errors, as: UTF8.self)
    }

    /// What was printed as JSON.
    func json() throws -> [String: Any] {
      try #require(JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any])
    }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static var binary: URL {
    let given = ProcessInfo.processInfo.environment["SAFETHIRD_BINARY"]
    return given.map { URL(fileURLWithPath: $0) } ?? root.appending(path: ".build/debug/safethird")
  }

  static func run(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:], in directory: URL? = nil,
    binary: URL? = nil
  ) throws -> Outcome {
    try run(arguments, input: input, environment: environment, in: directory, binary: binary)
  }

  static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:], in directory: URL? = nil,
    binary: URL? = nil
  ) throws -> Outcome {
    let variables = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    return try run(
      Launch((binary ?? Self.binary).path, arguments, environment: variables, in: (directory ?? root).path),
      input: input ?? "")
  }

  /// A line for a shell that stands in the project's folder.
  static func shell(_ line: String) throws -> Outcome {
    try run(Launch("/bin/sh", ["-c", line], in: root.path), input: "")
  }

  private static func run(_ launch: Launch, input: String) throws -> Outcome {
    Outcome(try launch.run(input: Array(input.utf8)))
  }

  /// A folder of its own, removed afterwards.
  static func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "safethird-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}

extension Dictionary where Key == String, Value == Any {
  func list(_ key: String) -> [[String: Any]] { self[key] as? [[String: Any]] ?? [] }
  func text(_ key: String) -> String { self[key] as? String ?? "" }
  func texts(_ key: String) -> [String] { self[key] as? [String] ?? [] }
}
