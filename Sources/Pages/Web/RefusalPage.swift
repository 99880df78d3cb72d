/// The page that says why a request is not answered.
struct RefusalPage {
  private let refusal: Refusal

  init(_ refusal: Refusal) { self.refusal = refusal }

  func title(_ context: PageContext) -> String {
    context.say(refusal.status == 404 ? .refusalNotFoundTitle : .refusalTitle)
  }

  func body(_ context: PageContext) -> HTML {
    """
    <div class="narrow">
    <p class="kicker">\(context.say(.refusalStatus, ["status": .number(refusal.status)]))</p>
    <h1>\(title(context))</h1>
    <dl class="facts">
    <div><dt>\(context.say(.refusalFound))</dt><dd>\(refusal.found.html(in: context.language))</dd></div>
    <div><dt>\(context.say(.refusalExpected))</dt><dd>\(refusal.expected.html(in: context.language))</dd></div>
    <div><dt>\(context.say(.refusalRemedy))</dt><dd>\(refusal.remedy.html(in: context.language))</dd></div>
    </dl>
    <p><a href="\(context.link(.home))">\(context.say(.refusalHome))</a></p>
    </div>
    """
  }
}
