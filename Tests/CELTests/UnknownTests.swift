import CEL
import Testing

@Suite struct UnknownTests {
  @Test func idsComeBackAscending() {
    let unknown = Unknown([200, 3, 64, 127, 128, 0])
    #expect(Array(unknown) == [0, 3, 64, 127, 128, 200])
    #expect(unknown.count == 6)
    #expect(unknown.contains(128) && !unknown.contains(1))
    #expect(Unknown(5).union(Unknown(700)) == [5, 700])
  }
}
