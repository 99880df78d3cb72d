import CEL
import Register
import RegisterFiles
import Safeguards

/// A register written out in a test, read and compiled as the program does it.
struct WrittenRegister {
  let norms: NormSet
  let corpus: Corpus
  /// Of all stages, in the order of the places.
  let diagnostics: [Diagnostic]

  /// States, facts and the sender XAA with one norm are there unless a file of that path is given.
  init(_ files: [String: String]) { self.init(bytes: files.mapValues { Array($0.utf8) }) }

  init(bytes: [String: [UInt8]]) {
    let files = WrittenRegister.sound.mapValues { Array($0.utf8) }.merging(bytes) { _, given in given }
    let reading = Reading()
    var roots: [RegisterFile] = []
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      do throws(Diagnostic) {
        roots.append(RegisterFile(path: path, root: try YAMLReader.read(bytes, file: path)))
      } catch {
        reading.report(error)
      }
    }
    corpus = RegisterReader.corpus(of: roots, reading: reading)
    var zones = TimeZones()
    zones.add("Zone/West", ZoneRules(first: -10 * 3600))
    let compilation = NormSet.compile(corpus, zones: zones)
    norms = compilation.norms
    diagnostics = (reading.diagnostics + compilation.diagnostics).sorted { $0.place < $1.place }
  }

  var messages: [String] { diagnostics.map(\.description) }

  static let sound = [
    "states.yaml": states, "facts.yaml": facts, "states/xaa.yaml": sender, "norms/xaa/base.yaml": base,
  ]

  static let states = """
    states:
      - {code: XAA, alpha2: XA, name: Aland}
      - {code: XBB, alpha2: XB, name: Beland}
      - {code: XCC, alpha2: XC, name: Celand}
    """

  static let facts = """
    facts:
      - {fact: person.nationality, type: states, ask: Which?}
      - {fact: person.residence, type: state, ask: Where?}
      - {fact: person.born_on, type: date, ask: When?}
      - {fact: person.entries, type: count, ask: How often?}
      - {fact: p, type: truth, ask: P?}
      - {fact: order.kind, type: choice, options: [first, second], ask: Which kind?}
      - {fact: notice.written, type: truth, per: destination, ask: In writing?}
      - {fact: notice.served_at, type: moment, per: destination, ask: When?}
      - {fact: acceptance.given, type: truth, per: destination, ask: Accepted?}
      - {fact: custody.district, type: choice, options: [d1, d2], ask: Where?}
    """

  static let sender = """
    state: XAA
    zone: Zone/West
    treaties:
      t1: {from: 2000-01-01}
    forums: {f1: [d1]}
    routes:
      - {route: xaa/base#open, name: the open route}
    """

  static let base = norm("xaa/base", "rules: [{id: open, effect: authority, says: It opens., when: p, sources: [s]}]")

  /// A norm without mistakes; `more` begins at line 10.
  static func norm(_ id: String, _ more: String) -> String {
    """
    norm: \(id)
    title: A title
    kind: statute
    cite: A cite
    sender: XAA
    issued: 2000-01-01
    basis: text-read
    force: [{from: 2000-01-01}]
    sources: {s: {publisher: P, title: T, published: 2000-01-01}}
    \(more)
    """
  }

  /// What is wrong with one norm at `norms/xaa/n.yaml`, without the path.
  static func mistakes(_ more: String) -> [String] {
    mistakes(in: norm("xaa/n", more), at: "norms/xaa/n.yaml")
  }

  /// What is wrong with one file, without its path.
  static func mistakes(in text: String, at path: String) -> [String] {
    WrittenRegister([path: text]).messages.map { message in
      message.hasPrefix(path + ":") ? String(message.dropFirst(path.count + 1)) : message
    }
  }

  /// What is wrong with a norm whose second rule has this condition in double quotes; the condition begins at 10:15.
  static func mistakes(ofCondition condition: String) -> [String] {
    mistakes("rules: [{when: \(condition), id: r, effect: bar, says: It bars., sources: [s]}]")
  }
}
