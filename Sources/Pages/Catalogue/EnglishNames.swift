/// How English puts the name of a State into a sentence.
enum EnglishNames {
  /// `sent to the United States`, but `sent to Rwanda`; `isFirst` where the sentence begins with it.
  static func inSentence(_ name: String, isFirst: Bool) -> String {
    guard withArticle.contains(name) else { return name }
    return (isFirst ? "The " : "the ") + name
  }

  /// Unions, republics, groups of islands and names in the plural, as the register writes them. A list, since a finding for
  /// every destination asks two hundred times an answer.
  private static let withArticle: Set<String> = [
    "Bahamas", "British Indian Ocean Territory", "British Virgin Islands", "Caribbean Netherlands",
    "Cayman Islands", "Central African Republic", "Cocos (Keeling) Islands", "Comoros", "Cook Islands",
    "Democratic Republic of the Congo", "Dominican Republic", "Falkland Islands", "Faroe Islands",
    "French Southern Territories", "Gambia", "Isle of Man", "Maldives", "Marshall Islands", "Netherlands",
    "Northern Mariana Islands", "Palestinian Territories", "Philippines", "Pitcairn Islands",
    "Republic of the Congo", "Seychelles", "Solomon Islands", "U.S. Outlying Islands", "U.S. Virgin Islands",
    "United Arab Emirates", "United Kingdom", "United States", "Åland Islands",
  ]
}
