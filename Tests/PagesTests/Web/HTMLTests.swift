import Pages
import Register
import Testing

@Suite struct HTMLTests {
  @Test("Text is escaped, in text and in attributes; HTML is not")
  func escaping() {
    let text = "<b> & \"quotes\" 'single'"
    let inner: HTML = "<i>x</i>"
    let html: HTML = "<p title=\"\(text)\">\(text)\(inner)\([inner, inner])\(3)</p>"
    let escaped = "&lt;b&gt; &amp; &quot;quotes&quot; &#39;single&#39;"
    #expect(html.text == "<p title=\"\(escaped)\">\(escaped)<i>x</i><i>x</i><i>x</i>3</p>")
  }

  @Test("A literal in a branch is HTML, and what is put into it is escaped")
  func branches() {
    let words = "a < b"
    for isEmpty in [true, false] {
      let html: HTML = "\(isEmpty ? "" : "<p>\(words)</p>")"
      #expect(html.text == (isEmpty ? "" : "<p>a &lt; b</p>"))
    }
  }

  @Test("A link keeps both clocks, after its own parameters")
  func links() throws {
    let day = try DateParsing.day("2025-05-07")
    let clocks = Clocks(day: day, known: day.advanced(by: 1), today: day)
    let link = Link(.arrangements, clocks, parameters: [.init("stage", "a b&c")], fragment: "x")
    #expect(link.href == "/arrangements?stage=a%20b%26c&day=2025-05-07&known=2025-05-08#x")
    #expect(Link(.home, Clocks(today: day), isTwin: true).href == "/index.json")
    #expect(Link(.norm(NormID("usa/ina-241b3")), Clocks(today: day)).href == "/norms/usa/ina-241b3")
  }

  @Test(
    "Each address is read from its own path",
    arguments: [
      Address.home, .arrangements, .arrangement(ArrangementID("usa-lby-2025")), .norms, .norm(NormID("usa/ina-241b3")),
      .states, .state(StateCode("LBY")), .sources, .source("krdo.com-1f0c93ab"), .transfers, .changes, .check,
      .emergency, .method, .data,
    ])
  func addresses(_ address: Address) { #expect(Address(path: address.path) == address) }

  @Test("What is no address is none", arguments: ["", "x", "/x", "/arrangements/", "//", "/transfers/x", "/norms//a"])
  func noAddress(_ path: String) { #expect(Address(path: path) == nil) }
}
