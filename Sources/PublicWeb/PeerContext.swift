internal import Hummingbird
internal import NIOCore

/// What is known of a connection beside the request: whose address is at its other end.
struct PeerContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  private let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// Worked out when it is asked for: the public site does not ask.
  var peer: String { channel.remoteAddress?.ipAddress ?? "" }

  /// Closes the connection a moment after its last answer, whatever is still sent on it. To close at once would make the
  /// network drop an answer that the client has not read yet.
  func closeSoon() {
    channel.eventLoop.scheduleTask(in: .seconds(2)) { [channel] in channel.close(promise: nil) }
  }
}
