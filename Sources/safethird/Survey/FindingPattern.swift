internal import Safeguards

/// The pattern of a finding in a drawing: told apart in grey too.
struct FindingPattern {
  static let all = Finding.allCases.map { FindingPattern($0) }

  private let finding: Finding

  init(_ finding: Finding) { self.finding = finding }

  var fill: String { "url(#\(finding.rawValue))" }

  var definition: String {
    """
    <pattern id="\(finding.rawValue)" width="8" height="8" patternUnits="userSpaceOnUse">\
    <rect width="8" height="8" fill="\(ground)"/>\(marks)</pattern>
    """
  }

  private var ground: String {
    switch finding {
    case .barred: "#7d2626"
    case .noAuthority: "#f0d3cc"
    case .undetermined: "#f7efcf"
    case .stepsOwed: "#dbe8f3"
    case .notBarred: "#4f86b5"
    case .notThirdCountry: "#f1f1f1"
    }
  }

  private var marks: String {
    switch finding {
    case .barred, .notBarred: ""
    case .noAuthority: "<path d=\"M-2 2L2 -2M0 8L8 0M6 10L10 6\" stroke=\"#8c3a2f\" stroke-width=\"1.6\"/>"
    case .undetermined:
      "<circle cx=\"2\" cy=\"2\" r=\"1.2\" fill=\"#7a6417\"/><circle cx=\"6\" cy=\"6\" r=\"1.2\" fill=\"#7a6417\"/>"
    case .stepsOwed: "<path d=\"M0 2H8M0 6H8\" stroke=\"#2f5f88\" stroke-width=\"1.2\"/>"
    case .notThirdCountry: "<path d=\"M0 4H8M4 0V8\" stroke=\"#8a8a8a\" stroke-width=\"0.9\"/>"
    }
  }
}
