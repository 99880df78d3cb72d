internal import Pages

/// A table whose rows become cards on a narrow screen, with the name of its column beside each cell. A style sheet takes their
/// roles from rows that are no rows any more, so that each is said.
struct CardTable {
  struct Row {
    /// What the row is about, or its number.
    var head: HTML
    /// One for each column but the first; an empty one is left out of a card.
    var cells: [HTML]

    init(_ head: HTML, _ cells: [HTML]) {
      self.head = head
      self.cells = cells
    }
  }

  /// Of what a column has.
  enum Alignment { case text, number }

  var caption = ""
  var columns: [String]
  var heads = Alignment.text
  var cells = Alignment.text
  var rows: [Row]

  var html: HTML {
    let names = columns.map { "<th scope=\"col\" role=\"columnheader\">\($0)</th>" as HTML }
    let caption: HTML = self.caption.isEmpty ? "" : "<caption class=\"quiet\">\(self.caption)</caption>\n"
    return """
      <table class="cards" role="table">\(caption)<thead role="rowgroup"><tr role="row">\(names)</tr></thead>
      <tbody role="rowgroup">
      \(rows.map(row))
      </tbody></table>
      """
  }

  private func row(_ row: Row) -> HTML {
    let cells = zip(row.cells, columns.dropFirst()).map { cell, column -> HTML in
      "<td role=\"cell\"\(style(self.cells, isEmpty: cell.isEmpty)) data-label=\"\(column)\"><div>\(cell)</div></td>"
    }
    return """
      <tr role="row"><th scope="row" role="rowheader"\(style(heads, isEmpty: false))>\(row.head)</th>\(cells)</tr>

      """
  }

  private func style(_ alignment: Alignment, isEmpty: Bool) -> HTML {
    switch (alignment, isEmpty) {
    case (.text, false): ""
    case (.text, true): " class=\"none\""
    case (.number, false): " class=\"number\""
    case (.number, true): " class=\"number none\""
    }
  }
}
