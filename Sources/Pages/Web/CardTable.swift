/// A table that becomes cards where there is no room for columns.
///
/// Roles are written out, because a table that is laid out as cards is else no table to a screen reader. HTML lets the parts
/// of a table have roles only where the table itself is none: so the element around it is the table, and the element of
/// that name is for the layout (ARIA in HTML, `td`).
struct CardTable {
  /// What stands under a heading in one row.
  struct Cell {
    var content: HTML
    var isNumber = false
    /// It has no value, and is left out where there is little room.
    var isNone = false

    init(_ content: HTML, isNumber: Bool = false, isNone: Bool = false) {
      self.content = content
      self.isNumber = isNumber
      self.isNone = isNone
    }

    /// Behind the other, so that a literal is HTML.
    @_disfavoredOverload
    init(_ text: String, isNumber: Bool = false, isNone: Bool = false) {
      self.init(HTML(text), isNumber: isNumber, isNone: isNone)
    }
  }

  private let columns: [Phrase]
  private let caption: String
  /// The first cell of each row names it.
  private let rows: [[Cell]]
  /// Where there is little room, a row takes two lines and has no labels.
  private let isCompact: Bool

  init(_ columns: [Phrase], caption: String = "", isCompact: Bool = false, rows: [[Cell]]) {
    self.columns = columns
    self.caption = caption
    self.rows = rows
    self.isCompact = isCompact
  }

  func html(_ context: PageContext) -> HTML {
    let heads = columns.map { "<th scope=\"col\" role=\"columnheader\">\(context.say($0))</th>" as HTML }
    return CardTable.frame(
      heads.joined(), rows.map { row($0, context) }.joined(), caption: caption, isCompact: isCompact)
  }

  /// The table around its heads and rows, whose roles are written out.
  static func frame(_ heads: HTML, _ rows: HTML, caption: String = "", isCompact: Bool = false) -> HTML {
    // A page has one table with a caption.
    let name: HTML = caption.isEmpty ? "" : " aria-labelledby=\"table-name\""
    let title: HTML = caption.isEmpty ? "" : "<caption class=\"quiet\" id=\"table-name\">\(caption)</caption>"
    return """
      <div role="table"\(name)><table class="cards\(isCompact ? " compact" : "")" role="presentation">\(title)<thead role="rowgroup"><tr role="row">\(heads)</tr></thead>
      <tbody role="rowgroup">
      \(rows)
      </tbody></table></div>
      """
  }

  private func row(_ cells: [Cell], _ context: PageContext) -> HTML {
    guard let head = cells.first else { return "" }
    let others = zip(cells, columns).dropFirst().map { cell, column -> HTML in
      let styles = [cell.isNumber ? "number" : "", cell.isNone ? "none" : ""].filter { !$0.isEmpty }
      let style: HTML = styles.isEmpty ? "" : " class=\"\(styles.joined(separator: " "))\""
      return
        "<td role=\"cell\" data-label=\"\(context.say(column))\"\(style)><div>\(cell.content)</div></td>"
    }
    return """
      <tr role="row"><th scope="row" role="rowheader">\(head.content)</th>
      \(others)</tr>

      """
  }
}
