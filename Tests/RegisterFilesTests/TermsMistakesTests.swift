import Register
import Testing

@testable import RegisterFiles

/// The terms of a programme and who outside hears complaints: what is read, and what may be wrong. The text begins in line 9.
struct TermsMistakesTests {
  private static func read(_ more: String) throws -> Programme {
    let register = WrittenRegister(["programmes/xbb/p.yaml": ProgrammeMistakesTests.programme(more)])
    #expect(register.messages == [])
    return try #require(register.corpus.programmes.first)
  }

  @Test func aProgrammeHasItsOwnTerms() throws {
    let programme = try Self.read(
      """
      terms: {work_checks: [14, 60], contact_lost: {tries: 5, days: 90}, payment_grace_days: 0, basis: published, sources: [s]}
      complaints_outside: {body: The council, how: Write to it., sources: [s]}
      """)
    #expect(programme.workChecks == [14, 60])
    #expect(programme.contactLost == ProgrammeTerms.LostContact(tries: 5, days: 90))
    #expect(programme.paymentGraceDays == 0)
    #expect(programme.terms?.basis == .published && programme.terms?.sources.map(\.value) == ["s"])
    #expect(programme.complaintsOutside?.body == "The council" && programme.complaintsOutside?.how == "Write to it.")
    #expect(programme.complaintsOutside?.sources.map(\.value) == ["s"])
  }

  @Test(arguments: ["", "terms: {payment_grace_days: 7, basis: demonstration}"])
  func whatItLeavesOutIsAsUsual(_ more: String) throws {
    let programme = try Self.read(more)
    #expect(programme.workChecks == [30, 90, 180, 365])
    #expect(programme.contactLost == ProgrammeTerms.LostContact(tries: 3, days: 30))
    #expect(programme.paymentGraceDays == 7)
    #expect(programme.terms?.workChecks == nil && programme.terms?.contactLost == nil)
    #expect(programme.complaintsOutside == nil)
  }

  @Test(arguments: mistakes) func isFoundAndNamed(_ written: Written) {
    #expect(ProgrammeMistakesTests.mistakes(written.text) == written.messages)
  }

  private static func terms(_ text: String) -> String { "terms: {basis: demonstration, \(text)}" }

  static let mistakes = [
    Written(
      "terms that are a list", "terms: [7]",
      [
        "9:8: found a list; expected terms: a mapping (key: value); write work_checks: …. [wrong-shape]"
      ]),
    Written(
      "terms of an unknown basis", "terms: {payment_grace_days: 7}",
      [
        "9:8: found terms without “basis”; expected the key “basis”; write basis: published. [missing-key]"
      ]),
    Written(
      "published terms without a source", "terms: {payment_grace_days: 7, basis: published}",
      [
        "9:8: found terms without a source; expected at least one source; write sources: [s]. [missing-source]"
      ]),
    Written(
      "terms that agree nothing", "terms: {basis: demonstration}",
      [
        "9:8: found terms that agree nothing; expected work_checks, contact_lost or payment_grace_days; write payment_grace_days: 7. [missing-key]"
      ]),
    Written(
      "a key of the terms that is not known", terms("payment_grace: 7, payment_grace_days: 7"),
      [
        "9:31: found the key “payment_grace”; expected a key of terms (work_checks, contact_lost, payment_grace_days, basis, sources). [unknown-key]"
      ]),
    Written(
      "grace without an end", terms("payment_grace_days: 366"),
      [
        "9:51: found “366”; expected a whole number from 0 to 365 for “payment_grace_days”. [wrong-value]"
      ]),
    Written(
      "one check that is no list", terms("work_checks: 30"),
      [
        "9:44: found “30”; expected a list for “work_checks”; write work_checks: [30]. [wrong-shape]"
      ]),
    Written(
      "no check", terms("work_checks: []"),
      [
        "9:44: found an empty list; expected at least one number of days after the start of a job for “work_checks”; write work_checks: [30, 90, 180, 365]. [wrong-value]"
      ]),
    Written(
      "a check that is no number", terms("work_checks: [30, month, 0, 3651]"),
      [
        "9:49: found “month”; expected a whole number from 1 to 3650 in “work_checks”. [wrong-value]",
        "9:56: found “0”; expected a whole number from 1 to 3650 in “work_checks”. [wrong-value]",
        "9:59: found “3651”; expected a whole number from 1 to 3650 in “work_checks”. [wrong-value]",
      ]),
    Written(
      "checks that do not rise", terms("work_checks: [90, 30, 90]"),
      [
        "9:49: found 30 after 90; expected days that rise in “work_checks”, each once; write work_checks: [30, 90]. [wrong-value]"
      ]),
    Written(
      "lost contact as a number", terms("contact_lost: 3"),
      [
        "9:45: found “3”; expected contact_lost: a mapping (key: value); write tries: …. [wrong-shape]"
      ]),
    Written(
      "lost contact without its days", terms("contact_lost: {tries: 0}"),
      [
        "9:45: found contact_lost without “days”; expected the key “days”; write days: 30. [missing-key]",
        "9:53: found “0”; expected a whole number from 1 to 100 for “tries”. [wrong-value]",
      ]),
    Written(
      "lost contact without its tries", terms("contact_lost: {days: many}"),
      [
        "9:45: found contact_lost without “tries”; expected the key “tries”; write tries: 3. [missing-key]",
        "9:52: found “many”; expected a whole number from 1 to 3650 for “days”. [wrong-value]",
      ]),
    Written(
      "a body without a way to it", "complaints_outside: {body: The council, sources: [s]}",
      [
        "9:21: found complaints_outside without “how”; expected the key “how”; write how: one plain sentence on how a complaint reaches it. [missing-key]"
      ]),
    Written(
      "a way to nobody, without a source", "complaints_outside: {how: Write.}",
      [
        "9:21: found complaints_outside without “body”; expected the key “body”; write body: the monitoring committee. [missing-key]",
        "9:21: found complaints_outside without a source; expected at least one source; write sources: [s]. [missing-source]",
      ]),
    Written(
      "a source that the file does not list", "complaints_outside: {body: B, how: H., sources: [t]}",
      [
        "9:50: found the source “t”; expected a name from this file's “sources”; write s. [unknown-source]"
      ]),
    Written(
      "a body as a text", "complaints_outside: The council",
      [
        "9:21: found “The council”; expected complaints_outside: a mapping (key: value); write body: …. [wrong-shape]"
      ]),
  ]
}
