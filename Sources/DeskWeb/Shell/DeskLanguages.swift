internal import Desks
internal import HTTPTypes
internal import Hummingbird
internal import Pages

/// In which language a page of the desk is written: that which the reader has chosen, else that which their browser asks
/// for. Only parts that are translated as a whole are, so that no page is half in one language and half in another.
enum DeskLanguages {
  static let cookieName = "safethird-language"

  /// Where a translation has every phrase, see `TranslationTests`.
  static let translated = ["/desk/reception", "/desk/complain", "/desk/sign-in", "/desk/language"]

  static func site(_ site: Site, for request: Request) -> Site {
    let path = request.uri.path
    guard translated.contains(where: { path == $0 || path.hasPrefix("\($0)/") }) else { return site }
    if let chosen = chosen(request) {
      return Translation.named(chosen).map { site.speaking($0.language) } ?? site
    }
    let accepted = request.headers[.acceptLanguage].flatMap { Translation.preferred($0) }
    return accepted.map { site.speaking($0.language) } ?? site
  }

  private static func chosen(_ request: Request) -> String? {
    // A link may name the language of its reader, such as that of a complaint.
    let asked = (request.uri.query ?? "").split(separator: "&").first { $0.hasPrefix("lang=") }
    if let asked { return String(asked.dropFirst(5)) }
    for header in request.headers[values: .cookie] {
      for part in header.split(separator: ";") {
        let pair = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
        if pair.count == 2, pair[0] == cookieName { return String(pair[1]) }
      }
    }
    return nil
  }

  /// For a year; it says nothing about anybody but what they read.
  static func cookie(_ code: String, isSecure: Bool) -> String {
    "\(cookieName)=\(code); Path=/desk; Max-Age=31536000; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
  }

  /// The languages to choose from, for the foot of a page.
  static func menu(_ context: DeskContext, section: DeskSection) -> HTML {
    guard section == .reception || section == .outside else { return "" }
    let languages = [("en", "English")] + Translation.all.map { ($0.language.code, $0.name) }
    let buttons = languages.map { code, name -> HTML in
      let current: HTML = code == context.language.code ? " aria-current=\"true\"" : ""
      return
        "<button type=\"submit\" name=\"language\" value=\"\(code)\" lang=\"\(code)\" class=\"plain\"\(current)>\(name)</button> "
    }
    let isDraft = context.language.code == Translation.kinyarwanda.language.code
    let draft: HTML = isDraft ? "<p>\(context.say(ReceptionPhrase.translationDraft))</p>" : ""
    return """
      \(context.form("/desk/language", "<p>\(context.say(ReceptionPhrase.languageLabel)): \(buttons)</p>", style: "languages"))
      \(draft)
      """
  }
}

extension DeskRoutes {
  static let languages: [DeskRoute] = [
    DeskRoute(.post, "/desk/language", .open, fields: ["language"]) { call in
      let code = Translation.named(try call.text("language"))?.language.code ?? "en"
      var reply = DeskReply.redirect(call.signedIn == nil ? "/desk/sign-in" : call.referrer)
      reply.chosenLanguage = code
      return reply
    }
  ]
}
