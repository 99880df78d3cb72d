internal import ArgumentParser
internal import BuiltInRegister
internal import Casework
internal import DeskSQLite
internal import DeskWeb
internal import Geography
internal import Pages
internal import PublicWeb
internal import Reception
internal import Synchronization
internal import Sealing
@preconcurrency internal import Glibc

/// The public site on a port, and with a folder for it the desk.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "The public site: the register as pages, with a JSON twin for each; and the desk.",
    discussion: """
      The public site comes from the register in this program, or that of --register: there is no database and no request \
      to other sites, and what people ask is not stored. With --data the desk is served too, under /desk: it keeps cases in \
      that folder, with what is written of them sealed, and sends alerts to the webhooks that its owners name. Stop it with \
      Control-C.
      """)

  @Option(help: "The port to listen on; 0 takes a free one.") var port = 8080
  @Option(help: "The address to listen on; 0.0.0.0 lets others reach it.") var host = "127.0.0.1"
  @Flag(help: "Print a line for each request: method, path, status, microseconds.") var log = false
  @Option(
    help: ArgumentHelp("The folder in which the desk keeps its files; without it there is no desk.", valueName: "DIR"))
  var data: String?
  @Flag(help: "Believe the X-Forwarded-For of the proxy in front: only where nobody reaches this port but the proxy.")
  var behindProxy = false
  @Flag(help: "Let webhooks reach private networks, where the operator has receivers; else only public addresses.")
  var privateWebhooks = false
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
    let read = register.directory.flatMap { FolderState(of: $0) }
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
    let current = CurrentSite(pages)
    var setUp: Token?
    var served: ServedDesk?
    if let data {
      let desk = ServedDesk(
        try DeskOpening.openToServe(data, try masterKey.read()), current, try deskSettings(pages.url),
        WebhookRules(allowsPrivateNetworks: privateWebhooks))
      setUp = try await DeskOpening.wording(data) { try await desk.responder.desk.offerSetUp() }
      configuration.other = { request, peer in await desk.responder.answer(request, from: peer) }
      served = desk
    }
    let server = PublicServer(configuration)
    let folder = watchedFolder(read, pages, outlines, current, server, served)
    let host = host.contains(":") ? "[\(host)]" : host
    let (link, origin) = (setUp.map { "/desk/set-up/\($0.text)" }, pages.url?.text)
    do {
      try await server.run { [served] port in
        folder?.start()
        served?.start()
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

  /// With --register: the folder, which is read again when it changes. The site and the desk have the new register then.
  private func watchedFolder(
    _ read: FolderState?, _ pages: Site, _ outlines: Outlines?, _ current: CurrentSite, _ server: PublicServer,
    _ desk: ServedDesk?
  ) -> RegisterFolder? {
    guard let directory = register.directory else { return nil }
    return RegisterFolder(directory, as: read, site: pages) {
      do {
        let loaded = try LoadedRegister(directory: directory, withWorkedCases: true)
        guard loaded.diagnostics.isEmpty else { return .mistaken(loaded.diagnostics) }
        var site = Site(norms: loaded.norms, digest: loaded.digest, engine: engineVersion, outlines: outlines)
        site.downloads = Downloads.of(loaded, outlines)
        site.url = pages.url
        return .sound(site)
      } catch { return .unreadable("\(error)") }
    } replaced: { site in
      current.replace(site)
      server.replace(site)
      desk?.watch.registerChanged()
    } report: {
      Terminal.error($0)
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
      return DeskSettings(needs: try needs, occupations: try occupations, trouble: { Terminal.error($0) })
    }
    let isLocalName = ["127.0.0.1", "localhost"].contains(url.host)
    guard url.text.hasPrefix("https://") || (isLocal && isLocalName) else {
      throw ValidationError("--site-url: found \(url.text) for a desk; expected https://")
    }
    return DeskSettings(
      origin: url.text, isSecure: url.text.hasPrefix("https://"), trustsProxy: behindProxy,
      needs: try needs, occupations: try occupations, trouble: { Terminal.error($0) })
  }

  /// The classification of occupations that the build packed.
  private var occupations: Occupations {
    get throws { try Occupations(BuiltInRegister.occupations) }
  }

  /// The codes of needs that the build packed.
  private var needs: CodeList {
    get throws {
      try CodeList(BuiltInRegister.needs, file: "needs.tsv", example: "CR-CP") { NeedCode($0) != nil }
    }
  }
}

/// The register that is served now.
final class CurrentSite: Sendable {
  private let site: Mutex<Site>

  init(_ site: Site) { self.site = Mutex(site) }

  var value: Site { site.withLock { $0 } }

  func replace(_ new: Site) { site.withLock { $0 = new } }
}

/// The desk while it is served: what answers, what watches, what sends alerts on.
struct ServedDesk: Sendable {
  let responder: DeskResponder
  let watch: WatchService
  let deliveries: DeliveryService

  init(_ database: DeskDatabase, _ site: CurrentSite, _ settings: DeskSettings, _ webhookRules: WebhookRules) {
    let desk = CaseDesk(
      database: database, site: { site.value }, now: { DeskOpening.now }, today: { CaseInput.today },
      webhookRules: webhookRules)
    responder = DeskResponder(desk: desk, settings: settings)
    watch = WatchService(desk: desk) { Terminal.error($0) }
    deliveries = DeliveryService(desk: desk) { Terminal.error($0) }
  }

  func start() {
    watch.start()
    deliveries.start()
  }
}
