internal import ArgumentParser
internal import BuiltInRegister
internal import Casework
internal import DeskSQLite
internal import DeskWeb
internal import Geography
internal import Pages
internal import PublicWeb
internal import Sealing
@preconcurrency internal import Glibc

/// The public site on a port, and with a folder for it the desk.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "The public site: the register as pages, with a JSON twin for each; and the desk.",
    discussion: """
      Everything comes from the register in this program, or that of --register: there is no database and no request to \
      other sites. What people ask is not stored. With --data the desk is served too, under /desk: its cases are kept \
      sealed in that folder. Stop it with Control-C.
      """)

  @Option(help: "The port to listen on; 0 takes a free one.") var port = 8080
  @Option(help: "The address to listen on; 0.0.0.0 lets others reach it.") var host = "127.0.0.1"
  @Flag(help: "Print a line for each request: method, path, status, microseconds.") var log = false
  @Option(
    help: ArgumentHelp("The folder in which the desk keeps its files; without it there is no desk.", valueName: "DIR"))
  var data: String?
  @Flag(help: "Believe the X-Forwarded-For of the proxy in front: only where nobody reaches this port but the proxy.")
  var behindProxy = false
  @OptionGroup var masterKey: MasterKeyOption
  @OptionGroup var site: SiteURLOption
  @OptionGroup var register: RegisterOption

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port: found \(port), expected a number from 0 to 65535")
    }
  }

  func run() async throws {
    Heap.prepareToServe()
    // With worked cases: pages show them beside the norms that they test.
    let loaded = try register.load(withWorkedCases: true)
    let outlines = try? Outlines(bytes: BuiltInRegister.outlines)
    var pages = Site(norms: loaded.norms, digest: loaded.digest, engine: engineVersion, outlines: outlines)
    pages.downloads = Downloads.of(loaded, outlines)
    pages.url = try site.url()
    var configuration = PublicServer.Configuration(site: pages, today: { CaseInput.today })
    configuration.isSecure = pages.url?.text.hasPrefix("https://") ?? false
    configuration.host = host
    configuration.port = port
    if log { configuration.log = { Terminal.error($0.description) } }
    var setUp: Token?
    if let data {
      let served = ServedDesk(
        try DeskOpening.open(data, try masterKey.read()), pages, try deskSettings(pages.url))
      let responder = served.responder
      setUp = try await DeskOpening.wording(data) { try await responder.desk.offerSetUp() }
      configuration.other = { request, peer in await responder.answer(request, from: peer) }
    }
    let host = host.contains(":") ? "[\(host)]" : host
    let (link, origin) = (setUp.map { "/desk/set-up/\($0.text)" }, pages.url?.text)
    do {
      try await PublicServer(configuration).run { port in
        Terminal.out("Serving on http://\(host):\(port)/ (Control-C ends it)")
        if let link { Terminal.out("Set up the desk, once: \(origin ?? "http://\(host):\(port)")\(link)") }
        // Whoever waits for this line in a pipe gets it now.
        fflush(nil)
      }
    } catch {
      throw Mistake(
        "found no way to listen on \(host):\(port) (\(error)); expected a free port and an address of this machine")
    }
  }

  /// The desk is for this machine alone, or stands behind a proxy that speaks TLS: passwords never go in the open.
  private func deskSettings(_ url: SiteURL?) throws -> DeskSettings {
    let isLocal = ["127.0.0.1", "::1", "localhost"].contains(host)
    guard let url else {
      guard isLocal else {
        throw ValidationError(
          "--data: found a desk on \(host) without --site-url; expected --site-url https://… of the proxy in front of it, or --host 127.0.0.1"
        )
      }
      return DeskSettings(trouble: { Terminal.error($0) })
    }
    guard url.text.hasPrefix("https://") || isLocal else {
      throw ValidationError("--site-url: found \(url.text) for a desk; expected https://")
    }
    return DeskSettings(
      origin: url.text, isSecure: url.text.hasPrefix("https://"), trustsProxy: behindProxy,
      trouble: { Terminal.error($0) })
  }
}

/// The desk while it is served.
struct ServedDesk: Sendable {
  let responder: DeskResponder

  init(_ database: DeskDatabase, _ site: Site, _ settings: DeskSettings) {
    let desk = CaseDesk(
      database: database, site: { site }, now: { DeskOpening.now }, today: { CaseInput.today })
    responder = DeskResponder(desk: desk, settings: settings)
  }
}
