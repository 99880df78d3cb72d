/// A list of fixed length with room of its own: reading or changing an element counts no reference and asks nobody whether
/// the list is shared, since it never is.
///
/// For the innermost loops, whose lists are made once and read thousands of times. It ends with the object that holds it.
struct FixedList<Element>: ~Copyable {
  private let room: UnsafeMutableBufferPointer<Element>

  init(_ elements: some Collection<Element>) {
    room = .allocate(capacity: elements.count)
    _ = room.initialize(from: elements)
  }

  init(repeating element: Element, count: Int) {
    room = .allocate(capacity: count)
    room.initialize(repeating: element)
  }

  deinit {
    room.deinitialize()
    room.deallocate()
  }

  var count: Int { room.count }

  subscript(index: Int) -> Element {
    @inline(__always) _read {
      precondition(index >= 0 && index < room.count, "no such element")
      yield room[index]
    }
    @inline(__always) nonmutating _modify {
      precondition(index >= 0 && index < room.count, "no such element")
      yield &room[index]
    }
  }

  /// Puts this in all places.
  func fill(with element: Element) { room.update(repeating: element) }
}

// Lists that are shared between threads are those of rules, and are never changed.
extension FixedList: @unchecked Sendable where Element: Sendable {}
