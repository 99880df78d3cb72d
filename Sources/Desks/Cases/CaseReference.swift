internal import Register

/// The reference by which an organisation knows a case. It stands outside what is sealed, because it is searched for; a
/// client's name must not be in it.
package enum CaseReference {
  package static let longest = 60

  /// Without spaces around it; `nil` where it is empty, too long, has characters that break a line or a list, or begins
  /// with something other than a letter or digit, which a spreadsheet could take for a formula.
  package static func tidied(_ text: String) -> String? {
    let trimmed = text.trimmed
    guard let first = trimmed.first, first.isLetter || first.isNumber, trimmed.unicodeScalars.count <= longest,
      trimmed.unicodeScalars.allSatisfy({ scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
      })
    else { return nil }
    return trimmed
  }

  /// The form in which two references are held against each other.
  package static func folded(_ text: String) -> String { tidied(text).map { $0.lowercased() } ?? "" }
}
