import Testing

@testable import Safeguards

struct NameIndexTests {
  @Test func namesAreFoundAtTheirPlacesAndOthersAreNot() {
    // Names whose ends are alike, short ones, long ones, one of other letters, and one that is there twice.
    let names =
      (0..<200).map { "person.\($0).nationality" } + ["", "p", "XAA", "XAB", "a.b.c.d", "Köln", "person.0.nationality"]
    let index = NameIndex(names)
    for (place, name) in names.enumerated() { #expect(index[name] == names.firstIndex(of: name), "\(place)") }
    for name in ["person.200.nationality", "q", "XAC", "a.b.c.e", "Koln", "person.0.nationalit"] {
      #expect(!index.contains(name), "\(name)")
    }
    #expect(NameIndex([])["p"] == nil)
  }
}
