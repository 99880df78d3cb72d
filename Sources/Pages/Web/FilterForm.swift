/// The form that filters a list: a plain GET that keeps both clocks, without JavaScript.
struct FilterForm {
  /// One choice of the reader.
  struct Field {
    var name: String
    var label: Phrase
    var options: [(value: String, words: String)]

    init(_ name: String, _ label: Phrase, _ options: [(value: String, words: String)]) {
      self.name = name
      self.label = label
      self.options = options
    }
  }

  private let address: Address
  private let fields: [Field]

  init(_ address: Address, _ fields: [Field]) {
    self.address = address
    self.fields = fields
  }

  /// With how many of how many are shown, and a way back to all of them.
  func html(_ count: HTML, _ context: PageContext) -> HTML {
    let isFiltered = !context.query.parameters.isEmpty
    let clear: HTML = isFiltered ? " <a href=\"\(context.link(address))\">\(context.say(.filterClear))</a>" : ""
    let clocks = context.clocks.parameters.map { parameter -> HTML in
      "<input type=\"hidden\" name=\"\(parameter.name)\" value=\"\(parameter.value)\">"
    }
    return """
      <details class="filters"\(isFiltered ? " open" : "")><summary>\(context.say(.filterOnly))</summary>
      <form method="get" action="\(Link(address, Clocks(today: context.clocks.today)))">
      \(clocks)
      <div class="fields">\(fields.map { select($0, context) })</div>
      <p><button type="submit">\(context.say(.filterApply))</button></p>
      </form></details>
      <p class="count" role="status"><strong>\(count)</strong>\(clear)</p>
      """
  }

  private func select(_ field: Field, _ context: PageContext) -> HTML {
    let chosen = context.query[field.name]
    let options = field.options.map { option -> HTML in
      "<option value=\"\(option.value)\"\(option.value == chosen ? " selected" : "" as HTML)>\(option.words)</option>"
    }
    return """
      <p><label for="filter-\(field.name)">\(context.say(field.label))</label>
      <select id="filter-\(field.name)" name="\(field.name)"><option value="">\(context.say(.filterAny))</option>\(options)</select></p>
      """
  }
}
