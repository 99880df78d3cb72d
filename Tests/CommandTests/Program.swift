import Foundation
import Testing

/// The real binary, run as a user would.
struct Program {
  struct Outcome {
    var status: Int32
    var out: String
    var err: String

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
    let process = Process()
    process.executableURL = binary ?? Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = directory ?? root
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    let files = FileManager.default.temporaryDirectory
    let name = UUID().uuidString
    // Files, not pipes: a full pipe would stall the program.
    let outFile = files.appending(path: "\(name).out")
    let errFile = files.appending(path: "\(name).err")
    let inFile = files.appending(path: "\(name).in")
    defer { for file in [outFile, errFile, inFile] { try? FileManager.default.removeItem(at: file) } }
    try Data().write(to: outFile)
    try Data().write(to: errFile)
    try Data((input ?? "").utf8).write(to: inFile)
    process.standardOutput = try FileHandle(forWritingTo: outFile)
    process.standardError = try FileHandle(forWritingTo: errFile)
    process.standardInput = try FileHandle(forReadingFrom: inFile)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus,
      out: String(decoding: try Data(contentsOf: outFile), as: UTF8.self),
      err: String(decoding: try Data(contentsOf: errFile), as: UTF8.self))
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
