import CEL
import Testing

/// RE2's meaning, seen through `matches`.
@Suite struct RegexTests {
  static func matches(_ text: String, _ pattern: String) -> Bool? {
    var declarations = Declarations()
    let a = declarations.variable("t", .string)
    let b = declarations.variable("p", .string)
    guard let checked = try? declarations.compile("t.matches(p)") else { return nil }
    var activation = Activation(for: declarations)
    activation[a] = .string(text)
    activation[b] = .string(pattern)
    guard case .bool(let bool) = Plan(checked).evaluate(activation) else { return nil }
    return bool
  }

  @Test(
    arguments: [
      ("abc", "b", true), ("abc", "^b", false), ("abc", "c$", true), ("a\nb", "a$", false), ("a\nb", "(?m)a$", true),
      ("a\nb", "a.b", false), ("a\nb", "(?s)a.b", true), ("ABC", "(?i)abc", true), ("ABC", "(?i:a)BC", true),
      ("aBC", "(?i:A)bc", false),
      ("foo.bar", "\\Qo.b\\E", true), ("fooxbar", "\\Qo.b\\E", false), ("a1", "^\\w\\d$", true), ("é", "^\\w$", false),
      ("é", "^\\pL$", true),
      ("É", "^\\p{Lu}$", true), ("a", "^\\PL$", false), ("aaa", "^a{2}$", false), ("aaa", "^a{2,}$", true),
      ("aaa", "^a{1,2}$", false),
      ("a{,2}", "a{,2}", true), ("-", "[a-]", true), ("]", "[]]", true), ("b", "[^a]", true), ("a b", "a\\sb", true),
      ("foo bar", "\\bbar\\b", true),
      ("foobar", "\\Bbar", true), ("x", "[[:alpha:]]", true), ("1", "[[:^alpha:]]", true), ("\u{1F431}", "^.$", true),
      ("a", "(?P<n>a)", true), ("ab", "^(?:a|b)*$", true),
      ("", "^(a*)*$", true), ("k", "(?i)\u{212A}", true), ("\t", "\\x09", true), ("é", "\\x{e9}", true),
      ("a", "\\Aa\\z", true), ("λ", "^\\p{Greek}$", true), ("λ", "^\\P{Latin}$", true), ("λ", "\\p{^Greek}", false),
      ("٣", "^\\pN$", true), ("\u{2EBF0}", "\\p{Han}", true), ("Σ", "(?i)^ς$", true), ("ſ", "(?i)^\\w$", true),
      ("a", "(?i)\\P{Lu}", false), ("ẞ", "(?i)ß", true), ("\u{FB06}", "(?i)\u{FB05}", true), ("ı", "(?i)i", false),
      ("é", "^\\C\\C$", true), ("é", "^\\C$", false), ("aé", "\\C{3}b|a\\C+$", true), ("a", "^\\Qab\\E*$", true),
      ("{1000000000}", "{1000000000}", true),
      ("abbb", "^\\Qab\\E*$", true), ("aa", "^a(?i)*$", true), ("a", "(?)a", true), ("{01}", "{01}", true),
      ("a", "[[:word]", false), (":]", "[[:word:]]", false), ("\u{1F600}", "\\x{0001F600}", true),
    ] as [(String, String, Bool)])
  func meaning(text: String, pattern: String, expected: Bool) {
    #expect(Self.matches(text, pattern) == expected, "\(pattern)")
  }

  @Test(arguments: [
    "(", ")", "[", "a**", "*", "a{2,1}", "a{1001}", "\\", "\\1", "(?<n", "(?z)", "[b-a]", "\\p{Nope}", "(?=a)", "(?!a)",
    "((a{100}){100}){100}", "(a{100}){11}", "(?-)a", "(?i-:a)", "(?i-i", "[[:nope:]]", "[[:word][:alpha:]]",
    "\\p{greek}",
    "\\p{Cn}", "\\p{}", "\\x{110000}", "\\x4", "a{10000000}", "\\pX", "\\p{\u{212A}hmer}", "(?i)*", "[\\C]",
    "(?:[a-c]{500}){2}(?:\\pL{1000}){1}",
  ])
  func malformedPatternsAreFaults(pattern: String) {
    #expect(Self.matches("a", pattern) == nil)
  }
}
