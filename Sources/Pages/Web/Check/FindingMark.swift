package import Safeguards

/// A finding as a shape with a word: never by colour alone, and right on paper.
package struct FindingMark {
  private let finding: Finding
  private let language: Language

  package init(_ finding: Finding, _ language: Language) {
    self.finding = finding
    self.language = language
  }

  package var badge: HTML {
    """
    <span class="finding f-\(finding.rawValue)"><svg class="mark" viewBox="0 0 16 16" width="16" height="16" \
    aria-hidden="true" focusable="false">\(drawing)</svg>\(Words.label(finding, language))</span>
    """
  }

  private var drawing: HTML {
    switch finding {
    case .barred:
      "<circle cx=\"8\" cy=\"8\" r=\"6.4\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.2\"/><path d=\"M3.6 12.4l8.8-8.8\" stroke=\"currentColor\" stroke-width=\"2.2\"/>"
    case .noAuthority:
      "<path d=\"M2 2h12v12H2z\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/><path d=\"M4.5 8h7\" stroke=\"currentColor\" stroke-width=\"2.2\"/>"
    case .undetermined:
      "<path d=\"M5.2 5.6a2.8 2.8 0 1 1 4 2.5c-.9.5-1.2 1-1.2 2\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\"/><circle cx=\"8\" cy=\"13.2\" r=\"1.3\" fill=\"currentColor\"/>"
    case .stepsOwed: "<path d=\"M2 13.5h4v-4h4v-4h4\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.2\"/>"
    case .notBarred: "<circle cx=\"8\" cy=\"8\" r=\"6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>"
    case .notThirdCountry:
      "<path d=\"M2.5 8L8 3l5.5 5v5.5h-11z\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>"
    }
  }
}
