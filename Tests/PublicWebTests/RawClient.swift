import TestWire

/// Bytes to a port and bytes back: for what a client that follows the rules would not send.
enum RawClient {
  struct Reply {
    var status: Int
    var headers: [String: String]
    var body: String
    var bodyCount: Int
  }

  /// Sends the pieces with a pause after each, and reads until the server closes or `seconds` pass.
  static func ask(port: Int, _ pieces: String..., pause: Duration = .zero, seconds: Int = 300) async throws -> Reply {
    let reply = try await Wire.exchange(port, pieces.map { Array($0.utf8) }, pause: pause, seconds: seconds)
    return Reply(status: reply.status, headers: reply.headers, body: reply.text, bodyCount: reply.body.count)
  }
}
