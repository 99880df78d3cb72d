internal import ArgumentParser
internal import Pages

/// Where a site is published, as both commands that make one take it.
struct SiteURLOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where the site is published: feeds lead there, and their ids name its host.",
      valueName: "https://register.example.org"))
  var siteURL: String?

  /// `nil` where it was left out.
  func url() throws -> SiteURL? {
    guard let siteURL else { return nil }
    do throws(Refusal) { return try SiteURL(siteURL) } catch {
      let (found, expected) = (error.found.said(in: .english), error.expected.said(in: .english))
      throw ValidationError(
        "--site-url: found \(found), expected \(expected); write for example \(error.remedy.said(in: .english))")
    }
  }

  func validate() throws { _ = try url() }
}
