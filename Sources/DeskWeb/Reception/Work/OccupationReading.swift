internal import Pages
internal import Reception

extension SentForm {
  /// An occupation by its code, or by words of its title where they fit one alone; the form offers those that fit.
  mutating func occupation(_ name: String, _ list: Occupations?) -> OccupationCode? {
    if let code = OccupationCode(self[name]), list?.contains(code) ?? true { return code }
    let found = list?.search(self[name]) ?? []
    if found.count == 1 { return found[0] }
    let titles = found.prefix(12).map { "\($0) \(list?.title(of: $0) ?? "")" }
    mistake(
      name, self.found(name),
      titles.isEmpty ? .reception(.expectedOccupation) : .oneOf(titles))
    return nil
  }
}

extension DeskContext {
  /// A field for an occupation, with those to choose from whose titles have the words that were typed.
  func occupationField(_ form: SentForm, in name: String, _ list: Occupations?) -> HTML {
    let typed = form["occupation"]
    let found = OccupationCode(typed) == nil ? list?.search(typed).prefix(50) ?? [] : []
    let title = OccupationCode(typed).flatMap { list?.title(of: $0) } ?? ""
    let help = title.isEmpty ? say(.fieldOccupationHelp) : title
    guard found.count > 1 else {
      return field(
        FormField(
          "occupation", say(.fieldOccupation), value: typed, help: help, isRequired: true, longest: 80,
          id: "\(name)-occupation"), form.mistakes)
    }
    let options = found.map { (value: $0.text, label: "\($0) \(list?.title(of: $0) ?? "")") }
    return field(
      FormField("occupation", say(.fieldOccupation), .choice(options), value: typed, id: "\(name)-occupation"),
      form.mistakes)
  }

  /// `7212 Welders and flame cutters`.
  func words(_ code: OccupationCode, _ list: Occupations?) -> String {
    list?.title(of: code).map { "\(code) \($0)" } ?? code.text
  }
}
