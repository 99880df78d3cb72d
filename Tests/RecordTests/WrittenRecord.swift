import CEL
import Foundation
import Register
import RegisterFiles
import Safeguards

/// Arrangements written out in a test, between invented States.
struct WrittenRecord {
  let corpus: Corpus
  /// Of the reader: empty where the test is not about mistakes.
  let diagnostics: [Diagnostic]

  /// The text of each arrangement by its id.
  init(_ arrangements: [String: String], norms: [String: String] = [:], programmes: [String: String] = [:]) {
    let reading = Reading()
    var roots: [RegisterFile] = []
    let files =
      arrangements.map { ("arrangements/\($0.key).yaml", "arrangement: \($0.key)\n\($0.value)") }
      + norms.map { ("norms/\($0.key).yaml", "norm: \($0.key)\n\($0.value)") }
      + programmes.map { ("programmes/\($0.key).yaml", "programme: \($0.key)\n\($0.value)") }
      + [("states.yaml", WrittenRecord.states)]
    for (path, text) in files.sorted(by: { $0.0 < $1.0 }) {
      do throws(Diagnostic) {
        roots.append(RegisterFile(path: path, root: try YAMLReader.read(Array(text.utf8), file: path)))
      } catch {
        reading.report(error)
      }
    }
    corpus = RegisterReader.corpus(of: roots, reading: reading)
    diagnostics = reading.diagnostics
  }

  static let states = """
    states:
      - {code: XAA, alpha2: XA, name: Aland}
      - {code: XBB, alpha2: XB, name: Beland}
      - {code: XCC, alpha2: XC, name: Celand}
    """

  /// The register of the project.
  static let real: Corpus = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    guard let read = try? RegisterReader.files(at: root.appending(path: "register").path) else { return Corpus() }
    return RegisterReader.corpus(of: read.files, reading: Reading())
  }()
}
