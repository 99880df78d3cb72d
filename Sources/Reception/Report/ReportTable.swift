package import Register

/// One table of a report, ready to be shown: what is in it is what a page prints and what its CSV has.
package struct ReportTable: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case deliveries(EntitlementID)
    case work
    case followUps
    case contact
  }

  package enum Cell: Hashable, Sendable {
    case label(String)
    case count(Int)
    case money(Money)
    /// There is no such figure: what has no price has no amount.
    case none
    /// Hidden, because it or another could tell of single people.
    case suppressed

    /// As it is shown: `c` for confidential, as in statistics of the European Union.
    package var text: String {
      switch self {
      case .label(let text): text
      case .count(let count): String(count)
      case .money(let money): money.decimal
      case .none: ""
      case .suppressed: "c"
      }
    }
  }

  package let kind: Kind
  /// By stable names; a catalogue has the words.
  package let columns: [String]
  package let rows: [[Cell]]

  /// As a file or a heading names it.
  package var name: String {
    switch kind {
    case .deliveries(let entitlement): entitlement.description
    case .work: "work"
    case .followUps: "follow-ups"
    case .contact: "contact"
    }
  }

  package var csv: String { CSV.text(columns, rows.map { $0.map(\.text) }) }
}

/// For whom a report is.
package enum ReportForm: String, CaseIterable, Sendable {
  /// For those who run the programme: every figure.
  case full
  /// For everybody else: small numbers of people are hidden, and what would give them away.
  case published
}
