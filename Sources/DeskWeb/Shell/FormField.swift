/// A field of a form.
package struct FormField: Sendable {
  package enum Kind: Sendable {
    /// By the type of an HTML input: `text`, `date`, `email`, `password` …
    case text(String)
    case lines
    case choice([(value: String, label: String)])
    case file(accept: String)
    case tick
  }

  package var name: String
  package var label: String
  package var kind: Kind
  package var value: String
  package var help: String
  package var isRequired: Bool
  package var longest: Int
  package var autocomplete: String?
  /// What tells it from a field of the same name in another form of the page.
  package var id: String
  /// The keyboard that a telephone shows.
  package var inputMode: String?

  package init(
    _ name: String, _ label: String, _ kind: Kind = .text("text"), value: String = "", help: String = "",
    isRequired: Bool = false, longest: Int = 2_000, autocomplete: String? = nil, id: String? = nil,
    inputMode: String? = nil
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    self.value = value
    self.help = help
    self.isRequired = isRequired
    self.longest = longest
    self.autocomplete = autocomplete
    self.id = id ?? name
    self.inputMode = inputMode
  }
}
