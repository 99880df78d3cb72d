extension Kinyarwanda {
  static let reception: [ReceptionPhrase: String] = [
    .navReception: "Kwakira",
    .languageLabel: "Ururimi",
    .translationDraft:
      "Ubu buhinduzi ntiburasuzumwa n’umuntu uvuga Ikinyarwanda kavukire. Iyo bidasobanutse, inyandiko y’Icyongereza ni yo yemerwa.",
  ]
}
