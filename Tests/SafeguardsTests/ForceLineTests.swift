import Register
import Safeguards
import TestRegisters
import Testing

/// The line of force of a norm: the days on which it changed, and through which norm.
struct ForceLineTests {
  private func line(_ others: [String: String], of id: String = "xaa/bar") throws -> [String] {
    let it = ForceTests().fixture(others)
    #expect(it.diagnostics.isEmpty, "\(it.diagnostics)")
    return it.norms.forceLine(of: NormID(id), for: StateCode("XAA"), known: nil).map { span in
      let because = span.changes.map { "\($0.begins ? "+" : "-")\($0.norm)" }.joined(separator: " ")
      return "\(span.from?.description ?? "") \(span.state.rawValue) \(because)"
    }
  }

  @Test func aStayAndItsEndAreNamedOnTheirDays() throws {
    let stay = Fixture.norm(
      "xaa/stay", force: "[{from: 2012-01-01, until: 2013-01-01}]", more: "acts_on: [{suspends: xaa/bar}]")
    #expect(
      try line(["xaa/stay": stay]) == [
        " not-in-force ", "2010-01-01 in-force +xaa/bar", "2012-01-01 not-in-force +xaa/stay",
        "2013-01-01 in-force -xaa/stay",
      ])
  }

  @Test func aStayOfAVacaturRevivesWhatWasVacated() throws {
    let vacatur = Fixture.norm("xaa/vacatur", force: "[{from: 2012-01-01}]", more: "acts_on: [{vacates: xaa/bar}]")
    let stay = Fixture.norm("xaa/stay", force: "[{from: 2013-01-01}]", more: "acts_on: [{suspends: xaa/vacatur}]")
    #expect(
      try line(["xaa/vacatur": vacatur, "xaa/stay": stay]) == [
        " not-in-force ", "2010-01-01 in-force +xaa/bar", "2012-01-01 not-in-force +xaa/vacatur",
        "2013-01-01 in-force -xaa/vacatur",
      ])
  }

  @Test func anActForSomePeopleLeavesItOpenForWhom() throws {
    let stay = Fixture.norm(
      "xaa/stay", force: "[{from: 2012-01-01}]", more: "acts_on: [{suspends: xaa/bar, for: p}]")
    #expect(
      try line(["xaa/stay": stay]) == [
        " not-in-force ", "2010-01-01 in-force +xaa/bar", "2012-01-01 depends +xaa/stay",
      ])
  }

  @Test func aNormThatBindsAnotherStateHasNoLine() throws {
    let it = ForceTests().fixture([:])
    #expect(it.norms.forceLine(of: NormID("xaa/bar"), for: StateCode("XBB"), known: nil).isEmpty)
  }

  @Test("On the days at both sides of a change the line says what a finding says")
  func lineAgreesWithForceOnADay() throws {
    let stay = Fixture.norm(
      "xaa/stay", force: "[{from: 2012-01-01}]", more: "acts_on: [{ends: xaa/bar, from: 2014-05-06}]")
    let norms = ForceTests().fixture(["xaa/stay": stay]).norms
    let spans = norms.forceLine(of: NormID("xaa/bar"), for: StateCode("XAA"), known: nil)
    #expect(spans.count == 3)
    for span in spans {
      guard let from = span.from else { continue }
      let states = norms.force(on: from, for: StateCode("XAA"), known: nil)
      #expect(states[NormID("xaa/bar")] == span.state)
      #expect(
        norms.force(on: from.advanced(by: -1), for: StateCode("XAA"), known: nil)[NormID("xaa/bar")] != span.state)
    }
  }
}
