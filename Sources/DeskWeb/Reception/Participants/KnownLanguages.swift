package import Reception

/// Languages by the names that their speakers give them, which are the same in every language of the desk. Any other is
/// written by its code.
package enum KnownLanguages {
  package static let names: [(code: String, name: String)] = [
    ("kin", "Ikinyarwanda"), ("fra", "Français"), ("eng", "English"), ("swa", "Kiswahili"), ("ara", "العربية"),
    ("tir", "ትግርኛ"), ("amh", "አማርኛ"), ("orm", "Afaan Oromoo"), ("som", "Soomaali"), ("din", "Thuɔŋjäŋ"),
    ("lin", "Lingála"), ("run", "Ikirundi"), ("fas", "فارسی"), ("prs", "دری"), ("pus", "پښتو"), ("kmr", "Kurmancî"),
    ("ckb", "سۆرانی"), ("tur", "Türkçe"), ("urd", "اردو"), ("ben", "বাংলা"), ("hin", "हिन्दी"), ("nep", "नेपाली"),
    ("tam", "தமிழ்"), ("uzb", "Oʻzbekcha"), ("rus", "Русский"), ("ukr", "Українська"), ("hye", "Հայերեն"),
    ("kat", "ქართული"), ("vie", "Tiếng Việt"), ("mya", "မြန်မာဘာသာ"), ("lao", "ລາວ"), ("khm", "ខ្មែរ"),
    ("zho", "中文"), ("hau", "Hausa"), ("yor", "Yorùbá"), ("ibo", "Igbo"), ("wol", "Wolof"), ("ful", "Fulfulde"),
    ("spa", "Español"), ("por", "Português"), ("hat", "Kreyòl ayisyen"), ("sqi", "Shqip"),
  ]

  /// The name, or the code of a language that has none here.
  package static func name(_ code: LanguageCode) -> String {
    names.first { $0.code == code.text }?.name ?? code.text
  }

  /// All of them to choose from, with those first that a participant speaks.
  static func options(_ spoken: [SpokenLanguage] = []) -> [(value: String, label: String)] {
    let own = spoken.sorted { $0.isPreferred && !$1.isPreferred }.map(\.code)
    return own.map { (value: $0.text, label: name($0)) }
      + names.filter { known in !own.contains { $0.text == known.code } }.map { (value: $0.code, label: $0.name) }
  }
}
