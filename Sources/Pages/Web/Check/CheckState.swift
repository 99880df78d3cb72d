package import Register

/// What a reader of the check has told so far. It travels in the fields of the form and nowhere else.
package struct CheckState: Sendable {
  /// What is asked about the case, as it was typed.
  package struct Settings: Hashable, Sendable {
    package var sender: String
    /// Names or codes separated by commas, or `all`; empty for those with an arrangement.
    package var to: String
    package var day: String
    package var known: String

    package init(sender: String = "USA", to: String = "", day: String = "", known: String = "") {
      self.sender = sender
      self.to = to
      self.day = day
      self.known = known
    }
  }

  /// A field of the form, for a mistake to stand beside.
  package enum Field: Hashable, Sendable {
    case sender, to, day, known, answer, since, file
    /// One of several facts that are asked on one page.
    case fact(FactKey)
  }

  package struct Mistake: Hashable, Sendable {
    package var field: Field
    /// The line of a case file.
    package var line: Int?
    package var found: Wording
    package var expected: Wording
    /// What to write instead; `nil` where that is known no better than by what is expected.
    package var remedy: Wording?

    package init(_ field: Field, line: Int? = nil, found: Wording, expected: Wording, remedy: Wording? = nil) {
      self.field = field
      self.line = line
      self.found = found
      self.expected = expected
      self.remedy = remedy
    }
  }

  /// How far the reader has come.
  package enum Step: Hashable, Sendable { case start, interview, brief, sheet, emergencyStart, emergency }

  package var step: Step
  package var file: CaseFile
  /// The case as a case file: the hidden field that carries it.
  package var caseText: String
  package var settings: Settings
  /// In the order in which they were found.
  package var mistakes: [Mistake] = []
  /// A question that the reader chose; `nil` for the most decisive.
  package var asked: FactKey?
  /// An answer that could not be read, to be put right.
  package var typed = ""
  /// The same, where several facts are asked on one page.
  package var typedFacts: [FactKey: String] = [:]
  /// The one destination of the page; `nil` for all.
  package var focus: StateCode?

  package init(step: Step, file: CaseFile, caseText: String, settings: Settings) {
    self.step = step
    self.file = file
    self.caseText = caseText
    self.settings = settings
  }

  func mistakes(of field: Field) -> [Mistake] { mistakes.filter { $0.field == field } }

  /// Whether the reader said not to know it, for this destination or for all.
  func isDeclined(_ key: FactKey) -> Bool {
    file.facts.contains { stated in
      stated.values.allSatisfy { $0.value == .unknown }
        && (stated.key == key || stated.key == FactKey(key.name))
    }
  }
}
