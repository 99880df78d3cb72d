package import Desks
package import Register

package typealias RunID = DeskID<PaymentRun>

/// One payment of a run, by its place in it. The id that bank and operator carry from end to end is made of both, so that
/// the same instruction has the same id whenever its file is written.
package struct InstructionID: Hashable, Comparable, Sendable {
  package var run: RunID
  /// From 1.
  package var number: Int

  package init(_ run: RunID, _ number: Int) {
    self.run = run
    self.number = number
  }

  /// The eight digits that `EndToEndId` has room for beside a run.
  package static let mostNumber = 99_999_999

  /// `EndToEndId` of ISO 20022: 26 letters and digits, a hyphen and eight digits, 35 characters, all of which any bank takes.
  package var endToEnd: String { "\(run)-\(paddedNumber)" }

  private var paddedNumber: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 8 - digits.utf8.count)) + digits
  }

  /// As `endToEnd` writes it; `nil` for what this program has never sent.
  package init?(endToEnd text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let run = RunID(parts[0]), parts[1].utf8.count == 8,
      parts[1].utf8.allSatisfy(\.isDigit), let number = Int(parts[1]), number > 0
    else { return nil }
    self.init(run, number)
  }

  package static func < (a: Self, b: Self) -> Bool { (a.run, a.number) < (b.run, b.number) }
}

extension InstructionID: TextCodable {
  package init?(_ text: String) { self.init(endToEnd: text) }

  package var description: String { endToEnd }
  package static var textForm: String { "a run and eight digits" }
}
