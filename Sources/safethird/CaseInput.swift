internal import ArgumentParser
internal import Foundation
internal import Register
internal import RegisterFiles
internal import Safeguards

/// The arguments with which a person, a day and destinations are given.
struct CaseInput {
  /// Reads a case; every mistake in it is printed before the command ends.
  static func read(_ path: String, _ register: LoadedRegister) throws -> CaseFile {
    let reading = Reading()
    let root: SourceNode
    do throws(Diagnostic) {
      if path == "-" {
        root = try YAMLReader.read(try BoundedFile.standardInput(), file: "standard input")
      } else {
        root = try RegisterReader.read(path: path, as: path)
      }
    } catch {
      throw Mistake(error.description)
    }
    let reader = CaseReader(facts: register.corpus.facts, states: register.corpus.states, reading: reading)
    let file = reader.read(root)
    for diagnostic in reading.diagnostics.prefix(Limits.diagnostics) { Terminal.error(diagnostic.description) }
    guard let file, reading.diagnostics.isEmpty else {
      let count = max(1, reading.diagnostics.count)
      throw Mistake(
        "found \(count) mistake\(count == 1 ? "" : "s") in \(path == "-" ? "the case" : path); nothing was answered")
    }
    // A State's file may be there for its treaties alone: without routes there is nothing to answer from.
    guard let sender = register.norms.senders[file.sender.value], !sender.routes.isEmpty else {
      let senders = register.corpus.profiles.filter { !$0.routes.isEmpty }.map(\.code.text).sorted()
      throw Mistake(
        "\(file.sender.place): found the sender \(file.sender.value); expected a sender of the register (\(senders.joined(separator: ", ")))"
      )
    }
    return file
  }

  /// The civil day of this machine's clock and zone.
  static var today: CivilDate {
    let now = Date()
    let seconds = Int(now.timeIntervalSince1970.rounded(.down)) + TimeZone.current.secondsFromGMT(for: now)
    return CivilDate(days: seconds.flooredDivision(by: 86_400))
  }

  static func day(_ text: String?) throws -> LegalTime {
    guard let text else { return .day(today) }
    do throws(DateFault) { return try DateParsing.legalTime(text) } catch {
      throw ValidationError("--day: found \(error.found), expected \(error.expected)")
    }
  }

  static func date(_ text: String?, _ option: String) throws -> CivilDate? {
    guard let text else { return nil }
    do throws(DateFault) { return try DateParsing.day(text) } catch {
      throw ValidationError("\(option): found \(error.found), expected \(error.expected)")
    }
  }

  /// The destinations of `--to`: codes, `all`, or, left out, those with an arrangement or named in the case.
  static func destinations(
    _ texts: [String], _ file: CaseFile, _ register: LoadedRegister, known: CivilDate?
  ) throws -> [StateCode] {
    let sender = file.sender.value
    let codes = texts.flatMap { $0.split(separator: ",").map { String($0).uppercased() } }
    if codes.isEmpty, !texts.isEmpty {
      throw ValidationError("--to: found nothing, expected States by code, separated by commas, or all")
    }
    if codes == ["ALL"] || codes.isEmpty {
      return register.norms.destinations(codes.isEmpty ? .arranged : .all, file, known: known)
    }
    let reading = Reading()
    let reader = CaseReader(facts: [], states: register.corpus.states, reading: reading)
    let place = Place(file: "--to", line: 1, column: 1)
    var result: [StateCode] = []
    for code in codes where reader.check(Located(StateCode(code), at: place)) {
      if code == sender.text {
        throw ValidationError("--to: found the sender itself (\(code)), expected another State")
      }
      if !result.contains(StateCode(code)) { result.append(StateCode(code)) }
    }
    if let fault = reading.diagnostics.first {
      throw ValidationError(
        "--to: found \(fault.found), expected \(fault.expected)\(fault.remedy.isEmpty ? "" : "; write \(fault.remedy)")"
      )
    }
    return result
  }
}
