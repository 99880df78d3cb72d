import Programs

/// A program that did not end with 0, and what it printed.
struct LaunchFailed: Error, CustomStringConvertible {
  let description: String
}

/// Runs a program found on the PATH, and returns what it prints.
func launch(_ arguments: [String]) throws -> String {
  let outcome = try Launch(arguments[0], Array(arguments.dropFirst())).run()
  let text = String(decoding: outcome.output + outcome.errors, as: UTF8.self)
  guard outcome.status == 0 else { throw LaunchFailed(description: "\(arguments[0]): \(text)") }
  return text
}
