internal import Dispatch
internal import Synchronization

/// Two pieces of work on two cores: returns when both are done.
func together<A: Sendable, B: Sendable>(_ a: @Sendable () -> A, _ b: @Sendable () -> B) -> (A, B) {
  let first = Mutex<A?>(nil)
  let second = Mutex<B?>(nil)
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 {
      let result = a()
      first.withLock { $0 = result }
    } else {
      let result = b()
      second.withLock { $0 = result }
    }
  }
  guard let one = first.withLock({ $0 }), let other = second.withLock({ $0 }) else {
    preconditionFailure("concurrentPerform returns when every iteration has run")
  }
  return (one, other)
}
