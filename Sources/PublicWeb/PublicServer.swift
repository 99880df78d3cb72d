import HTTPTypes
package import Hummingbird
import Logging
import NIOCore
package import Pages
package import Register
internal import Synchronization

/// The public site on a port.
package final class PublicServer: Sendable {
  package struct Configuration: Sendable {
    package var site: Site
    package var host = "127.0.0.1"
    /// 0 takes any free one.
    package var port = 8080
    package var forms: [PublicForm] = []
    /// The day on which a page without `day` is asked for.
    package var today: @Sendable () -> CivilDate
    /// Behind TLS: browsers are told to come back with nothing else.
    package var isSecure = false
    package var log: @Sendable (AccessLine) -> Void = { _ in }
    /// What answers other addresses of the same port than those of the public site; `nil` from it leaves a request to
    /// the site.
    package var other: (@Sendable (_ request: Request, _ peer: @Sendable () -> String) async -> Response?)?
    /// In bytes.
    package var cacheCapacity = 64 * 1024 * 1024
    /// How long a connection may be silent, and how long a body may take.
    package var idleTime: Duration = .seconds(15)
    package var bodyTime: Duration = .seconds(20)

    package init(site: Site, today: @escaping @Sendable () -> CivilDate) {
      self.site = site
      self.today = today
    }
  }

  private let configuration: Configuration
  private let responder: Mutex<PublicResponder>

  package init(_ configuration: Configuration) {
    self.configuration = configuration
    responder = Mutex(PublicResponder(configuration))
  }

  /// Puts another site in the place of the one that is served: requests that have begun end with the old one.
  package func replace(_ site: Site) {
    var changed = configuration
    changed.site = site
    let new = PublicResponder(changed)
    responder.withLock { $0 = new }
  }

  /// Serves until the task is cancelled or the process is told to end; `started` gets the port.
  package func run(started: @escaping @Sendable (_ port: Int) async -> Void) async throws {
    var logger = Logger(label: "safethird")
    // The library's own lines name requests; only its trouble is of interest.
    logger.logLevel = .error
    let application = Application(
      responder: CallbackResponder { (request: Request, context: PeerContext) in
        let response = await self.answer(request, context)
        // The library ends a connection only where the client asks for it.
        if response.headers[.connection] == "close" { context.closeSoon() }
        return response
      },
      server: .http1(
        configuration: .init(
          idleTimeout: .nanoseconds(configuration.idleTime.nanoseconds),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(address: .hostname(configuration.host, port: configuration.port)),
      onServerRunning: { channel in await started(channel.localAddress?.port ?? 0) },
      logger: logger)
    try await application.runService()
  }

  private func answer(_ request: Request, _ context: PeerContext) async -> Response {
    if let other = configuration.other, let response = await other(request, { context.peer }) { return response }
    return await responder.withLock { $0 }.respond(to: request)
  }
}

extension Duration {
  fileprivate var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
