extension French {
  static let reception: [ReceptionPhrase: String] = [
    .navReception: "Accueil",
    .languageLabel: "Langue",
    .translationDraft:
      "Cette traduction est un brouillon qu’aucun locuteur natif n’a vérifié. En cas de doute, le texte anglais fait foi.",
  ]
}
