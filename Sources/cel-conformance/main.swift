import CEL
import Foundation

// cel-conformance [--table] FILE.json…
// Runs suites in the form of shared/data/cel-conformance.json (see README section 3 there).

var paths: [String] = []
var printsTable = false
for argument in CommandLine.arguments.dropFirst() {
  switch argument {
  case "--table": printsTable = true
  case "--help", "-h":
    print(
      "usage: cel-conformance [--table] FILE.json…\n\nRuns CEL suites; exit 1 when a case failed, 2 when a file cannot be read."
    )
    exit(0)
  default: paths.append(argument)
  }
}
guard !paths.isEmpty else {
  FileHandle.standardError.write(Data("cel-conformance: no suite given, expected one or more JSON files\n".utf8))
  exit(2)
}

let zones = ZoneFiles.load()
var report = Report()
for path in paths {
  do {
    let suite = try Suite(Data(contentsOf: URL(fileURLWithPath: path)))
    for test in suite.tests { report.add(test, CaseRunner(zones: zones).run(test)) }
  } catch {
    FileHandle.standardError.write(Data("cel-conformance: \(path): \(error)\n".utf8))
    exit(2)
  }
}
if printsTable { print(report.table) } else { report.failures.forEach { print($0) } }
print("\(report.passed) passed, \(report.failed) failed, \(report.outOfScope) out of scope")
exit(report.failed == 0 ? 0 : 1)
