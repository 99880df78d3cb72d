internal import Safeguards

/// Whether a norm has force, as a shape with a word: never by colour alone.
struct ForceMark {
  private let state: ForceSpan.State

  init(_ state: ForceSpan.State) { self.state = state }

  static func phrase(_ state: ForceSpan.State) -> Phrase {
    switch state {
    case .inForce: .stateInForce
    case .notInForce: .stateNotInForce
    case .disputed: .stateDisputed
    case .depends: .stateDepends
    }
  }

  func badge(_ context: PageContext) -> HTML {
    """
    <span class="stage f-\(state.rawValue)"><svg class="mark" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">\(drawing)</svg>\(context.say(ForceMark.phrase(state)))</span>
    """
  }

  private var drawing: HTML {
    switch state {
    case .inForce: "<path d=\"M1 5h14v6H1z\" fill=\"currentColor\"/>"
    case .notInForce: "<path d=\"M1.8 5.8h12.4v4.4H1.8z\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\"/>"
    case .disputed:
      "<path d=\"M1.8 5.8h12.4v4.4H1.8z\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\" stroke-dasharray=\"2.4 1.8\"/>"
    case .depends:
      "<path d=\"M1 5h7v6H1z\" fill=\"currentColor\"/><path d=\"M8 5.8h6.2v4.4H8\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\"/>"
    }
  }
}
