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

  init(_ desk: CaseDesk, _ settings: DeskSettings = DeskSettings()) async throws {
    let responder = DeskResponder(desk: desk, settings: settings, bodyTime: .seconds(5))
    var configuration = PublicServer.Configuration(site: desk.site(), today: { CivilDate(days: 20_000) })
    configuration.port = 0
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
