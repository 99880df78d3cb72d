import Foundation
import Programs
import Register
import RegisterFiles

// Packs a register for the binary: pack-register REGISTER OUTLINES.geojson LISTS OUTPUT.swift
// Mistakes in the register do not stop a build: the program that carries it reports them, with places.
let arguments = CommandLine.arguments
guard arguments.count == 5 else {
  say("usage: pack-register REGISTER OUTLINES.geojson LISTS OUTPUT.swift")
  exit(2)
}
do {
  let (files, diagnostics) = try RegisterReader.files(at: arguments[1])
  guard diagnostics.isEmpty else {
    for diagnostic in diagnostics { say("error: \(diagnostic)") }
    exit(1)
  }
  let corpus = RegisterReader.corpus(of: files, reading: Reading())
  let names = Set(corpus.profiles.compactMap { $0.zone?.value } + corpus.norms.compactMap { $0.zone?.value })
  let packed = PackedRegister.parts(of: files)
  let outlines = try packedOutlines(geoJSON: Data(contentsOf: URL(fileURLWithPath: arguments[2])))
  let lists = URL(fileURLWithPath: arguments[3])
  func list(_ name: String) throws -> String {
    literal(Array(try Data(contentsOf: lists.appendingPathComponent(name))))
  }
  let text = """
    // Written by pack-register; do not edit.
    enum PackedText {
      static let register: StaticString = "\(literal(packed.register))"
      static let digest: StaticString = "\(try sha256(of: packed.register + packed.workedCases))"
      static let workedCases: StaticString = "\(literal(packed.workedCases))"
      static let outlines: StaticString = "\(Data(outlines).base64EncodedString())"
      static let zones: StaticString = "\(Data(try packedZones(names)).base64EncodedString())"
      static let occupations: StaticString = "\(try list("isco-08.tsv"))"
      static let needs: StaticString = "\(try list("needs.tsv"))"
    }

    """
  let output = URL(fileURLWithPath: arguments[4])
  if (try? String(contentsOf: output, encoding: .utf8)) != text {
    try Data(text.utf8).write(to: output, options: .atomic)
  }
} catch {
  say("error: \(error)")
  exit(1)
}

func say(_ text: String) {
  try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8))
}

/// The bytes, which are UTF-8, between the quotes of a Swift text literal.
func literal(_ bytes: [UInt8]) -> String {
  var text = ""
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    switch scalar {
    case "\"", "\\": text += "\\\(scalar)"
    case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
      text += "\\u{\(String(scalar.value, radix: 16))}"
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text
}

/// SHA-256 in hexadecimal digits, by the system's own tool: a second copy of a cryptographic library, built for the host
/// alone, would double the time of a clean build.
func sha256(of bytes: [UInt8]) throws -> String {
  let outcome = try Launch("sha256sum", []).run(input: bytes)
  let digest = String(decoding: outcome.output, as: UTF8.self).prefix { $0.isHexDigit }
  guard outcome.status == 0, digest.count == 64 else {
    throw PackingFault(
      description: "found no SHA-256 from sha256sum; expected 64 hexadecimal digits: install coreutils")
  }
  return String(digest)
}

struct PackingFault: Error, CustomStringConvertible {
  let description: String
}

/// Name and TZif file of each zone, as `BuiltInRegister.zones` describes.
func packedZones(_ names: Set<String>) throws -> [UInt8] {
  var bytes: [UInt8] = []
  for name in names.sorted() {
    let file = URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)")
    // Where this machine has no tz database, the program looks for the zone where it runs, and says so if it is not there.
    guard let rules = try? [UInt8](Data(contentsOf: file)), name.utf8.count < 256 else { continue }
    bytes.append(UInt8(name.utf8.count))
    bytes += Array(name.utf8)
    bytes += withUnsafeBytes(of: UInt32(rules.count).bigEndian) { Array($0) }
    bytes += rules
  }
  return bytes
}
