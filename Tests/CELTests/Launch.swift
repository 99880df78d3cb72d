import Foundation

/// A program that did not end with 0, and what it printed.
struct LaunchFailed: Error, CustomStringConvertible {
  let description: String
}

/// Runs a program found on the PATH, and returns what it prints.
func launch(_ arguments: [String]) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { throw LaunchFailed(description: "\(arguments[0]): \(output)") }
  return output
}
