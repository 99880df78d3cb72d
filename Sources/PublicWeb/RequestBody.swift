package import Hummingbird
internal import NIOCore
internal import NIOPosix
package import Pages

/// Reads what a client sends, with an end in bytes and in time.
package enum RequestBody {
  package static func read(_ request: Request, limit: Int, within time: Duration) async throws(Refusal) -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLarge(limit) }
    let body = request.body
    let reading = Task { await bytes(of: body, limit) }
    // A timer of the event loop costs a fraction of a task that sleeps. Its end is a task like the reading, and takes
    // its turn behind it: where the server is late, and not the client, what is there already is read first.
    let end = MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: TimeAmount(time)) {
      _ = Task { reading.cancel() }
    }
    defer { end.cancel() }
    let result = await withTaskCancellationHandler {
      await reading.value
    } onCancel: {
      reading.cancel()
    }
    // What was read in whole counts, even at the last moment.
    if case .success(let bytes) = result { return bytes }
    if reading.isCancelled {
      throw Refusal(
        408, found: .phrase(.foundSlowBody, ["count": .number(Int(time.components.seconds))]),
        expected: .phrase(.expectedAllInTime), remedy: .phrase(.remedySendAgain))
    }
    return try result.get()
  }

  private static func bytes(of body: Hummingbird.RequestBody, _ limit: Int) async -> Result<[UInt8], Refusal> {
    var bytes: [UInt8] = []
    do {
      for try await part in body {
        guard bytes.count + part.readableBytes <= limit else { return .failure(tooLarge(limit)) }
        bytes += part.readableBytesView
        if Task.isCancelled { return .failure(broken) }
      }
    } catch { return .failure(broken) }
    return Task.isCancelled ? .failure(broken) : .success(bytes)
  }

  private static func tooLarge(_ limit: Int) -> Refusal {
    Refusal(
      413, found: .phrase(.foundLargeBody, ["count": .number(limit)]),
      expected: .phrase(.expectedAtMost, ["count": .number(limit)]), remedy: .phrase(.remedySendLess))
  }

  private static var broken: Refusal {
    Refusal(
      400, found: .phrase(.foundBrokenBody), expected: .phrase(.expectedAllOfIt), remedy: .phrase(.remedySendAgain))
  }
}
