internal import Pages
internal import QRCode
internal import Sealing

/// The secret of a second factor: as a picture for another device, as a link for an app on this one, and as text.
struct SecretPanel {
  var secret: OneTimePassword
  /// Under which name an app lists it.
  var account: String

  func html(_ context: DeskContext) -> HTML {
    let uri = secret.uri(issuer: context.say(.deskName), account: account)
    return """
      <section class="panel" aria-labelledby="second-factor"><h2 id="second-factor">\(context.say(.secondFactorTitle))</h2>
      <p>\(context.say(.secondFactorWords))</p>
      \(picture(uri, context))
      <p>\(context.say(.secondFactorKey)): <code class="secret">\(secret.base32)</code></p>
      <p><a href="\(uri)">\(context.say(.secondFactorOpen))</a></p>
      </section>
      """
  }

  private func picture(_ uri: String, _ context: DeskContext) -> HTML {
    guard let symbol = QRSymbol(uri) else { return "" }
    return """
      <div class="qr"><svg viewBox="0 0 \(symbol.side) \(symbol.side)" role="img" aria-label="\(context.say(.secondFactorPicture))" shape-rendering="crispEdges"><path fill="#000" d="\(symbol.path)"/></svg></div>
      """
  }
}
