internal import Desks
internal import Kleene
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// What is said of a wage beside the floors that hold: below which it is, with the source, and what is lacking to know.
struct FloorWords {
  let floors: [SourcedFloor]
  let context: DeskContext

  func html(_ wages: [WageAssessment]) -> HTML {
    let lines = wages.compactMap { assessment -> HTML? in
      switch assessment.isReached {
      case .true: nil
      case .false: below(assessment)
      case .unknown: unknown(assessment)
      }
    }
    return lines.isEmpty ? "" : "<ul class=\"plain\">\(lines.map { "<li>\($0)</li>" as HTML })</ul>"
  }

  private func below(_ assessment: WageAssessment) -> HTML {
    let floor = assessment.floor
    let mark = context.say(assessment.isFlagged ? .wageFlagged : .wageBelowLiving)
    let amount = context.say(floor.per.phrase, ["amount": .text(floor.amount.description)])
    let style: HTML = assessment.isFlagged ? " class=\"now\"" : ""
    return """
      <span\(style)>\(mark)</span> \(context.say(floor.kind.phrase)): \(amount). \(floor.says) <small>\(sources(floor))</small>
      """
  }

  private func unknown(_ assessment: WageAssessment) -> HTML {
    let lacking = WageOffer.Lack.allCases.filter(assessment.lacking.contains).map { context.say($0.phrase) }
    return """
      <span class="quiet">\(context.say(.wageUnknown, ["floor": .text(context.say(assessment.floor.kind.phrase)), "lacking": .text(context.language.list(lacking))]))</span>
      """
  }

  private func sources(_ floor: WageFloor) -> HTML {
    let cited = floors.first { $0.floor.name == floor.name && $0.floor.amount == floor.amount }?.sources ?? []
    return cited.map { source -> HTML in
      guard let url = source.url, url.hasPrefix("https://") || url.hasPrefix("http://") else {
        return HTML(Words.source(source, context.language))
      }
      return "<a href=\"\(url)\" rel=\"external noopener noreferrer\">\(source.publisher): \(source.title)</a>"
    }.joined(separator: " ")
  }
}
