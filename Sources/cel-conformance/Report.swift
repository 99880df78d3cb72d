/// What a run came to.
struct Report {
  private(set) var failures: [String] = []
  private(set) var passed = 0
  private(set) var failed = 0
  private(set) var outOfScope = 0
  private(set) var malformed = 0
  private var files: [(name: String, passed: Int, failed: Int, outOfScope: Int)] = []

  mutating func add(_ test: Suite.Case, _ outcome: Outcome) {
    if files.last?.name != test.file, !files.contains(where: { $0.name == test.file }) {
      files.append((test.file, 0, 0, 0))
    }
    let place = files.firstIndex { $0.name == test.file } ?? 0
    switch outcome {
    case .passed:
      passed += 1
      files[place].passed += 1
    case .outOfScope:
      outOfScope += 1
      files[place].outOfScope += 1
    case .malformed: malformed += 1
    case .failed(let expected, let got):
      failed += 1
      files[place].failed += 1
      failures.append("\(test.id)\n  expr:     \(test.expr)\n  expected: \(expected)\n  got:      \(got)")
    }
  }

  /// Counts per file, as a table in Markdown.
  var table: String {
    var lines = ["| file | passed | failed | out of scope |", "|---|---:|---:|---:|"]
    for file in files { lines.append("| \(file.name) | \(file.passed) | \(file.failed) | \(file.outOfScope) |") }
    lines.append("| **all** | \(passed) | \(failed) | \(outOfScope) |")
    return lines.joined(separator: "\n")
  }
}

/// What a case came to.
enum Outcome {
  case passed
  /// It needs protocol-buffer messages.
  case outOfScope
  /// It cannot be run.
  case malformed(Malformed)
  case failed(expected: String, got: String)
}
