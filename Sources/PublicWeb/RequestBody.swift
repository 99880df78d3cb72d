package import Hummingbird
package import Pages

/// Reads what a client sends, with an end in bytes and in time.
package enum RequestBody {
  package static func read(_ request: Request, limit: Int, within time: Duration) async throws(Refusal) -> [UInt8] {
    let tooLarge = Refusal(
      413, found: .phrase(.foundLargeBody, ["count": .number(limit)]),
      expected: .phrase(.expectedAtMost, ["count": .number(limit)]), remedy: .phrase(.remedySendLess))
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLarge }
    let body = request.body
    let outcome = await withTaskGroup(of: Result<[UInt8], Refusal>?.self) { group in
      group.addTask {
        var bytes: [UInt8] = []
        do {
          for try await part in body {
            guard bytes.count + part.readableBytes <= limit else { return .failure(tooLarge) }
            bytes += part.readableBytesView
          }
        } catch {
          return .failure(
            Refusal(
              400, found: .phrase(.foundBrokenBody), expected: .phrase(.expectedAllOfIt),
              remedy: .phrase(.remedySendAgain)))
        }
        return .success(bytes)
      }
      group.addTask {
        do { try await Task.sleep(for: time) } catch { return nil }
        return .failure(
          Refusal(
            408, found: .phrase(.foundSlowBody, ["count": .number(Int(time.components.seconds))]),
            expected: .phrase(.expectedAllInTime), remedy: .phrase(.remedySendAgain)))
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
    guard let outcome else {
      throw Refusal(
        408, found: .phrase(.foundLateBody), expected: .phrase(.expectedAllOfIt), remedy: .phrase(.remedySendAgain))
    }
    return try outcome.get()
  }
}
