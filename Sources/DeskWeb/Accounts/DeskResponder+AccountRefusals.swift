internal import Casework
internal import Pages

extension DeskResponder {
  /// What an account is refused, in words; the pages with a form of their own say some of it themselves.
  func accountRefusal(_ refusal: AccountRefusal) -> DeskReply {
    switch refusal {
    case .signInFailed: return refuse(400, .signInFailed, .plain(.signInFailedWords))
    case .throttled(let seconds):
      var reply = DeskReply.page(ThrottledPage(seconds: seconds), status: 429)
      reply.retryAfter = seconds
      return reply
    case .tooBusy:
      var reply = refuse(503, .tooBusyTitle, .plain(.tooBusyWords))
      reply.retryAfter = 5
      return reply
    case .linkGone: return refuse(404, .linkGone, .plain(.linkGoneWords))
    case .lastOwner: return refuse(409, .lastOwnerTitle, .plain(.lastOwnerWords))
    case .ownAccount: return refuse(409, .ownAccountTitle, .plain(.ownAccountWords))
    }
  }
}

/// Somebody tried too often.
struct ThrottledPage: DeskPage {
  var seconds: Int
  let section = DeskSection.outside

  func title(_ context: DeskContext) -> String { context.say(.throttledTitle) }

  func body(_ context: DeskContext) -> HTML {
    let wait =
      seconds <= 90
      ? context.say(.waitSeconds, ["count": .number(seconds)])
      : context.say(.waitMinutes, ["count": .number((seconds + 59) / 60)])
    return """
      <div class="lead"><h1>\(title(context))</h1>
      <p class="standfirst" role="alert">\(context.say(.throttledWords, ["wait": .text(wait)]))</p>
      <p><a href="/desk/sign-in">\(context.say(.signInTitle))</a></p></div>
      """
  }
}
