extension French {
  static let receptionToday: [ReceptionPhrase: String] = [
    .navReception: "Accueil",
    .languageLabel: "Langue",
    .draftRestored: "Ce que vous aviez tapé ici sans l’envoyer est de nouveau là.",
    .translationDraft:
      "Cette traduction est un brouillon qu’aucun locuteur natif n’a vérifié. En cas de doute, le texte anglais fait foi.",
    .todayLead: "Ce qui demande du travail le {day}.",
    .todayWays: "Parties de l’accueil",
    .todayNoWays: "Votre rôle n’a rien à faire à l’accueil.",
    .todayPayments: "Paiements",
    .todayWork: "Travail",
    .todayReport: "Rapport",
    .todayComplaints: "Plaintes",
    .todayEnrolled: "Dans un programme",
    .todayMissed: "Suivis manqués",
    .todayAlerts: "Risque de renvoi ailleurs",
    .todayLost: "Contact perdu",
    .todayRuns: "Lots à vérifier, approuver ou envoyer", .todayInTransit: "Paiements en cours",
    .todayUnpaid: "Échoués ou revenus, pas encore payés",
    .todayDue: "Suivis à faire",
    .todayNothing:
      "Rien n’attend aujourd’hui : aucun suivi n’est manqué ni à faire, et le contact n’est perdu avec personne.",
    .todayLate: "{count, plural, one {# jour de retard} other {# jours de retard}}, prévu le {day}",
    .todayDueSince: "à faire depuis le {day}",
    .todayLastContact: "dernier contact le {day}",
    .todayTries: "{count, plural, one {# essai sans réponse depuis} other {# essais sans réponse depuis}}",
    .alertTitle: "Des signes que cette personne pourrait être renvoyée ailleurs",
    .alertSigns: "{count, plural, one {# signe} other {# signes}}",
    .alertSince: "depuis le {day}",
    .alertTo: "Vers : {countries}.",
    .alertOpen: "Ce qui est noté, et qui prévenir",
  ]
}
