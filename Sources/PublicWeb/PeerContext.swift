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
}
