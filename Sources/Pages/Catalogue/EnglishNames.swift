/// How English puts the name of a State into a sentence.
enum EnglishNames {
  /// `sent to the United States`, but `sent to Rwanda`; `isFirst` where the sentence begins with it.
  static func inSentence(_ name: String, isFirst: Bool) -> String {
    guard hasArticle(name) else { return name }
    return (isFirst ? "The " : "the ") + name
  }

  /// Unions, republics, groups of islands and names in the plural have one.
  private static func hasArticle(_ name: String) -> Bool {
    if name.hasPrefix("United ") || name.hasPrefix("Isle of ") || plain.contains(name) { return true }
    if name.contains("Republic") { return true }
    // The name of an island beside others has one for each: left as it is.
    return [" Islands", " Territory", " Territories", "Netherlands"].contains(where: name.hasSuffix)
      && !name.contains(" and ")
  }

  private static let plain: Set<String> = ["Bahamas", "Comoros", "Gambia", "Maldives", "Philippines", "Seychelles"]
}
