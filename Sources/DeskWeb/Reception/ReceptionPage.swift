internal import Pages

/// What wants work today.
struct ReceptionPage: DeskPage {
  let section = DeskSection.reception

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.navReception) }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><h1>\(title(context))</h1></div>
    """
  }
}
