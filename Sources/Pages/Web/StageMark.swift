internal import Record

/// How far an arrangement has come, as a shape with a word: never by colour alone.
struct StageMark {
  let group: ArrangementProgress.Group

  init(_ group: ArrangementProgress.Group) { self.group = group }

  static func phrase(_ group: ArrangementProgress.Group) -> Phrase {
    switch group {
    case .agreed: .stageAgreed
    case .suspended: .stageSuspended
    case .ended: .stageEnded
    case .discussed: .stageDiscussed
    case .refused: .stageRefused
    case .denied: .stageDenied
    case .silent: .stageSilent
    }
  }

  /// The shape alone, for beside a word that stands there already.
  var shape: HTML {
    "<svg class=\"mark\" viewBox=\"0 0 16 16\" width=\"14\" height=\"14\" aria-hidden=\"true\" focusable=\"false\">\(drawing)</svg>"
  }

  /// Shape and word.
  func badge(_ context: PageContext) -> HTML {
    "<span class=\"stage g-\(group.rawValue)\">\(shape)\(context.say(StageMark.phrase(group)))</span>"
  }

  /// A piece of the line by which the map draws it.
  var lineSample: HTML {
    """
    <svg class="line-sample" viewBox="0 0 56 12" width="56" height="12" aria-hidden="true" focusable="false">\
    <path class="arc g-\(group.rawValue)" d="M2 6H54"/></svg>
    """
  }

  private var drawing: HTML {
    switch group {
    case .agreed: "<circle cx=\"8\" cy=\"8\" r=\"6\" fill=\"currentColor\"/>"
    case .suspended:
      "<path d=\"M4 2.5h3v11H4zM9 2.5h3v11H9z\" fill=\"currentColor\"/>"
    case .ended: "<path d=\"M2.5 2.5h11v11h-11z\" fill=\"currentColor\"/>"
    case .discussed:
      "<circle cx=\"8\" cy=\"8\" r=\"5.2\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"2.6 1.6\"/>"
    case .refused:
      "<path d=\"M3 3l10 10M13 3L3 13\" stroke=\"currentColor\" stroke-width=\"2.6\" stroke-linecap=\"round\"/>"
    case .denied:
      "<circle cx=\"8\" cy=\"8\" r=\"5.4\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/><path d=\"M4.2 11.8l7.6-7.6\" stroke=\"currentColor\" stroke-width=\"2\"/>"
    case .silent: "<circle cx=\"8\" cy=\"8\" r=\"5.4\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.4\"/>"
    }
  }
}
