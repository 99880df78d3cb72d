extension Rule {
  /// What a person may ask for while the rule holds, as its sources say it. What they do not say is empty and never
  /// guessed.
  package struct Ask: Hashable, Sendable {
    /// A noun phrase that follows “ask for”: `a written notice that names the country`.
    package var what: String
    /// A noun phrase that follows “from”: `the court of appeals`.
    package var of: String
    /// How it is asked: a form, a motion, in writing.
    package var form: String

    package init(what: String, of: String, form: String) {
      self.what = what
      self.of = of
      self.form = form
    }
  }
}
