import CEL
import Foundation

// cel-conformance [--table] FILE.json…
// Runs suites in the form of shared/data/cel-conformance.json (see README section 3 there).

func complain(_ message: String) {
  try? FileHandle.standardError.write(contentsOf: Data("cel-conformance: \(message)\n".utf8))
}

var paths: [String] = []
var printsTable = false
for argument in CommandLine.arguments.dropFirst() {
  switch argument {
  case "--table": printsTable = true
  case "--help", "-h":
    print(
      """
      usage: cel-conformance [--table] FILE.json…

      Runs CEL suites and prints each failure, or with --table the counts of each file.
      Exit 1 when a case failed; 2 when none did, but a file or a case could not be read (standard error says where).
      """)
    exit(0)
  default: paths.append(argument)
  }
}
guard !paths.isEmpty else {
  complain("no suite given, expected one or more JSON files")
  exit(2)
}

let zones = ZoneFiles.load()
var report = Report()
var hasUnreadable = false
for path in paths {
  do {
    let suite = try Suite(Data(contentsOf: URL(fileURLWithPath: path)))
    for test in suite.tests {
      let outcome = CaseRunner(zones: zones).run(test)
      if case .malformed(let problem) = outcome {
        complain("\(path):\(suite.line(of: problem.offset ?? test.json.offset)): \(test.id): found \(problem)")
      }
      report.add(test, outcome)
    }
  } catch let problem as CocoaError {
    hasUnreadable = true
    complain("\(path): cannot be read (\(problem.code.rawValue))")
  } catch {
    hasUnreadable = true
    complain("\(path): \(error)")
  }
}
if printsTable { print(report.table) } else { report.failures.forEach { print($0) } }
print("\(report.passed) passed, \(report.failed) failed, \(report.outOfScope) out of scope")
exit(report.failed > 0 ? 1 : report.malformed > 0 || hasUnreadable ? 2 : 0)
