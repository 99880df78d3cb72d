import Testing

@testable import Pages

struct TextCanvasTests {
  @Test func colourTakesNoColumns() {
    func text(isColoured: Bool) -> String {
      var page = TextCanvas(TextStyle(width: 40, isColoured: isColoured))
      page.paragraph("a b c d e f g h i j k l m n o p", lead: "RWA \(page.coloured("BARRED", .red))  ")
      page.paragraph("", lead: "LAO \(page.coloured("NOT A THIRD COUNTRY", .cyan))  ")
      return page.text
    }
    let plain = text(isColoured: false)
    #expect(plain.split(separator: "\n").allSatisfy { $0.count <= 40 && $0.last != " " })
    let coloured = text(isColoured: true)
    #expect(coloured != plain)
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }
}
