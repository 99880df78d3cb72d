package import Hummingbird
package import Pages

/// Reads what a client sends, with an end in bytes and in time.
package enum RequestBody {
  package static func read(_ request: Request, limit: Int, within time: Duration) async throws(Refusal) -> [UInt8] {
    let tooLarge = Refusal(
      413, found: "a body of more than \(limit) bytes", expected: "at most \(limit)", remedy: "Send less.")
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
            Refusal(400, found: "a body that breaks off", expected: "all of it", remedy: "Send it again."))
        }
        return .success(bytes)
      }
      group.addTask {
        do { try await Task.sleep(for: time) } catch { return nil }
        return .failure(
          Refusal(
            408, found: "a body that had not ended after \(time.components.seconds) seconds",
            expected: "all of it within that time", remedy: "Send it again."))
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
    guard let outcome else {
      throw Refusal(408, found: "a body that had not ended in time", expected: "all of it", remedy: "Send it again.")
    }
    return try outcome.get()
  }
}
