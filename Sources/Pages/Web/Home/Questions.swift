internal import Register

/// What people ask first, each a link to the page whose first lines answer it. The answers are the register's; only the
/// way to them is written here, and a question whose page is not there is not asked.
struct Questions {
  private static let all: [(phrase: Phrase, address: Address, parameters: [Link.Parameter], fragment: String)] = [
    (.questionHours, .emergency, [], ""),
    (.questionAgreed, .arrangements, [Link.Parameter("stage", "agreed")], ""),
    (.questionLibya, .state(StateCode("LBY")), [], ""),
    (.questionFlight, .norm(NormID("usa/dvd-libya-order")), [], ""),
    (.questionRwanda, .state(StateCode("RWA")), [], "promised"),
    (.questionChanged, .changes, [], ""),
  ]

  func html(_ context: PageContext) -> HTML {
    let items = Questions.all.filter { context.site.hasPage($0.address, context.view) }.map { question -> HTML in
      let link = context.link(question.address, question.parameters, fragment: question.fragment)
      return "<li><a href=\"\(link)\">\(context.say(question.phrase))</a></li>"
    }
    guard !items.isEmpty else { return "" }
    return """
      <section class="questions" aria-labelledby="questions"><h2 id="questions">\(context.say(.questionsTitle))</h2>
      <ul>\(items)</ul></section>
      """
  }
}
