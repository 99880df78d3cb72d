internal import ArgumentParser
internal import Foundation
internal import Reception
internal import Register
internal import RegisterFiles

/// The arguments with which a participant and the days are given.
enum ParticipantInput {
  /// Longer spans than any programme.
  static let mostDays = 40_000

  /// Reads a participant; every mistake in it is printed before the command ends.
  static func read(_ path: String, _ register: LoadedRegister) throws -> ParticipantFile {
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
    let reading = Reading()
    let reader = ParticipantReader(
      facts: register.corpus.participantFacts, states: register.corpus.states, reading: reading)
    let file = reader.read(root)
    for diagnostic in reading.diagnostics.prefix(Limits.diagnostics) { Terminal.error(diagnostic.description) }
    guard let file, reading.diagnostics.isEmpty else {
      throw Mistake(
        "found \(counted(max(1, reading.diagnostics.count), "mistake")) in the participant; nothing was worked out")
    }
    return file
  }

  static func span(from: String?, until: String?, _ file: ParticipantFile) throws -> Period {
    let first = try CaseInput.date(from, "--from") ?? file.enrolledOn
    let last = try CaseInput.date(until, "--until") ?? first.advanced(byMonths: 12).advanced(by: -1)
    guard first <= last else {
      throw ValidationError("--from: found \(first), which is after --until \(last); expected a day before it")
    }
    guard last.days - first.days <= mostDays else {
      throw ValidationError("--from: found a range of \(last.days - first.days) days; expected at most \(mostDays)")
    }
    return Period(first, last)
  }
}
