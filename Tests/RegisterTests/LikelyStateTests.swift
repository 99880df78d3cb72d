import Register
import Testing

struct LikelyStateTests {
  static let states = [
    ("GBR", "GB", "United Kingdom"), ("UKR", "UA", "Ukraine"), ("IRQ", "IQ", "Iraq"), ("IRN", "IR", "Iran"),
    ("BRA", "BR", "Brazil"), ("LBY", "LY", "Libya"), ("LBR", "LR", "Liberia"), ("LBN", "LB", "Lebanon"),
    ("BLZ", "BZ", "Belize"), ("LAO", "LA", "Laos"), ("MEX", "MX", "Mexico"), ("XKX", "", "Kosovo"),
  ].map { State(code: StateCode($0.0), alpha2: $0.1, name: $0.2) }

  @Test(arguments: [
    ("lby", "LBY"), ("LY", "LBY"), ("Libya", "LBY"), ("UK", "GBR"), ("Irak", "IRQ or IRN"), ("Lybia", ""),
    ("LYB", "LBY"), ("LBZ", "LBY or LBR or LBN or BLZ"), ("ZZZ", ""), ("", ""), ("Mexiko", "MEX"),
    ("Nowhere", ""), ("Q", ""), ("QQ", ""),
  ])
  func aCodeIsProposedOnlyWhereItIsLikely(_ text: String, _ expected: String) {
    #expect(LikelyState.remedy(for: text, among: Self.states) == expected)
  }
}
