import Casework
import DeskWeb
import Pages
import PublicWeb
import Register
import Testing

/// A desk on a free port, for as long as this is kept.
final class ServedDesk: Sendable {
  let port: Int
  private let task: Task<Void, any Error>

  /// The times are long: this process shares two processors among hundreds of tests, and a machine that stands still
  /// for some seconds must not end what they ask. What is about a time gives its own.
  init(
    _ desk: CaseDesk, _ settings: DeskSettings = DeskSettings(), bodyTime: Duration = .seconds(300)
  ) async throws {
    let responder = DeskResponder(desk: desk, settings: settings, bodyTime: bodyTime)
    var configuration = PublicServer.Configuration(site: desk.site(), today: { CivilDate(days: 20_000) })
    configuration.port = 0
    configuration.idleTime = .seconds(300)
    configuration.other = { request, peer in await responder.answer(request, from: peer) }
    let server = PublicServer(configuration)
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    task = Task {
      defer { continuation.finish() }
      try await server.run { continuation.yield($0) }
    }
    var iterator = ports.makeAsyncIterator()
    port = try #require(await iterator.next(), "the server did not start")
  }

  deinit { task.cancel() }
}
