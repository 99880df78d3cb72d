import CEL
import Register
import RegisterFiles
import Safeguards

/// What every run has beside the fuzzed file: some States, some facts, one sender.
private let context: [String: String] = [
  "states.yaml": """
  states:
    - {code: USA, alpha2: US, name: United States}
    - {code: GBR, alpha2: GB, name: United Kingdom}
    - {code: LBY, alpha2: LY, name: Libya}
    - {code: RWA, alpha2: RW, name: Rwanda}
  """,
  "facts.yaml": """
  facts:
    - {fact: person.nationality, type: states, ask: Which?}
    - {fact: person.born_on, type: date, ask: When?}
    - {fact: person.final_order, type: truth, ask: An order?}
    - {fact: notice.written, type: truth, per: destination, ask: Notice?}
    - {fact: notice.served_at, type: moment, per: destination, ask: When served?}
    - {fact: acceptance.given, type: truth, per: destination, ask: Accepted?}
    - {fact: custody.district, type: choice, options: [mass, maine], ask: Where?}
    - {fact: person.entries, type: count, ask: How often?}
  """,
  "states/usa.yaml": "{state: USA, zone: Zone/West, forums: {ca1: [mass]}}",
  "programmes/facts.yaml": "facts: [{fact: participant.in_work, type: truth, ask: Work?}]",
]

private func parsed(_ path: String, _ text: String) -> RegisterFile {
  do throws(Diagnostic) {
    return RegisterFile(path: path, root: try YAMLReader.read(Array(text.utf8), file: path))
  } catch {
    fatalError("the fuzzer's own \(error)")
  }
}

private let contextFiles = context.sorted { $0.key < $1.key }.map { parsed($0.key, $0.value) }

private let zones: TimeZones = {
  var zones = TimeZones()
  zones.add("Zone/West", ZoneRules(first: -10 * 3600))
  return zones
}()

/// The first byte chooses what the rest is: a file of the register by its path, a case, or a packed register.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  guard let start, size > 0 else { return 0 }
  let input = UnsafeBufferPointer(start: start, count: size)
  let bytes = Array(input.dropFirst())
  switch input[0] {
  case UInt8(ascii: "n"): read(bytes, as: "norms/usa/x.yaml")
  case UInt8(ascii: "c"): read(bytes, as: "norms/usa/x.cases.yaml")
  case UInt8(ascii: "a"): read(bytes, as: "arrangements/usa-lby-2025.yaml")
  case UInt8(ascii: "p"): read(bytes, as: "states/usa.yaml")
  case UInt8(ascii: "f"): read(bytes, as: "facts.yaml")
  case UInt8(ascii: "s"): read(bytes, as: "states.yaml")
  case UInt8(ascii: "g"): read(bytes, as: "programmes/rwa/x.yaml")
  case UInt8(ascii: "e"): read(bytes, as: "programmes/facts.yaml")
  case UInt8(ascii: "b"): unpack(bytes)
  case UInt8(ascii: "d"): damage(bytes)
  default: read(bytes, as: "norms/x.yml")
  }
  return 0
}

private func read(_ bytes: [UInt8], as path: String) {
  let reading = Reading()
  var files = contextFiles.filter { $0.path != path }
  do throws(Diagnostic) {
    let root = try YAMLReader.read(bytes, file: path)
    files.append(RegisterFile(path: path, root: root))
  } catch {
    reading.report(error)
  }
  let packed = PackedRegister.bytes(of: files)
  guard let again = try? PackedRegister.files(in: packed), PackedRegister.bytes(of: again) == packed else {
    fatalError("a packed register is not what was packed")
  }
  compile(again, reading)
}

private func compile(_ files: [RegisterFile], _ reading: Reading) {
  let corpus = RegisterReader.corpus(of: files, reading: reading)
  let compilation = NormSet.compile(corpus, zones: zones)
  for diagnostic in reading.diagnostics + compilation.diagnostics {
    precondition(!diagnostic.found.isEmpty && !diagnostic.expected.isEmpty, "a diagnostic without words")
    precondition(diagnostic.description.utf8.count < 10_000, "a diagnostic longer than a page")
  }
  for diagnostic in reading.diagnostics where diagnostic.place.file.hasSuffix("x.yaml") {
    precondition(diagnostic.place.line >= 1 && diagnostic.place.column >= 1, "a diagnostic without a place")
  }
}

private func unpack(_ bytes: [UInt8]) {
  guard let files = try? PackedRegister.files(in: bytes) else { return }
  compile(files, Reading())
}

/// Packs a norm and changes up to four bytes: the first eight bytes say which.
private func damage(_ bytes: [UInt8]) {
  guard bytes.count > 8, let root = try? YAMLReader.read(Array(bytes.dropFirst(8)), file: "norms/usa/x.yaml") else {
    return
  }
  var packed = PackedRegister.bytes(of: contextFiles + [RegisterFile(path: "norms/usa/x.yaml", root: root)])
  for index in stride(from: 0, to: 8, by: 2) where bytes[index + 1] != 0 {
    packed[(Int(bytes[index]) * 251 + Int(bytes[index + 1]) * 31) % packed.count] ^= bytes[index + 1]
  }
  unpack(packed)
}
