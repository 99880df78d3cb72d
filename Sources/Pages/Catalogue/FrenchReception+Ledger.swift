extension French {
  static let receptionLedger: [ReceptionPhrase: String] = [
    .refusedNoRun: "Il n’y a pas de tel lot dans votre organisation. Choisissez-en un dans la liste.",
    .refusedStale: "Quelqu’un a fait une étape entre-temps. Regardez où en est le lot, et décidez de nouveau.",
    .refusedStage: "Le lot est {stage} ; cette étape n’est donc pas possible.",
    .refusedNotSent:
      "Le lot est {stage} : les résultats ne peuvent être inscrits, ni le fichier pris, qu’une fois le lot envoyé.",
    .refusedOwnPayment: "Les paiements {numbers} vont à vous ou à un proche : un autre membre doit approuver le lot.",
    .refusedOtherSums:
      "Vous avez vu {seen} paiements, {total} ; le lot en a {count}, {now}. Regardez-le de nouveau avant de l’approuver.",
    .refusedNothingToPay:
      "Rien ne peut être payé. Soit rien n’est échu, soit chaque échéance est laissée de côté : des faits, un consentement ou un moyen de paiement manquent. Les pages des participants disent lesquels.",
    .refusedTooMany: "{count} paiements ne tiennent pas dans un lot : préparez-en plusieurs.",
    .refusedMessage:
      "Le message contient des signes qu’une banque ne prend pas. Écrivez de 1 à 100 lettres simples, chiffres et espaces.",
    .refusedCeiling: "Le maximum par paiement est en {found}, le lot en {expected}. Écrivez-le dans la monnaie du lot.",
    .refusedPaidMeanwhile:
      "Les paiements {numbers} ont été payés, envoyés ou modifiés depuis que le lot a été préparé. Annulez le lot et préparez-en un autre.",
    .refusedReserved: "Un autre lot, pas encore envoyé, doit payer ceci. Annulez-le, ou attendez ses résultats.",
    .refusedFundsShort:
      "{held} sont dans les fonds du programme, {needed} sont à payer. Inscrivez ce que le programme a reçu, ou préparez un lot plus petit.",
    .refusedInTransit:
      "{count, plural, one {# paiement n’a} other {# paiements n’ont}} pas de résultat définitif. Inscrivez les résultats qui manquent.",
    .refusedNothingNew: "Tout cela est déjà inscrit. Il n’y a rien à faire.",
    .refusedConsentEnded:
      "Les paiements {numbers} vont à des personnes qui n’acceptent plus que le prestataire apprenne où payer. Annulez le lot et préparez-en un autre.",
    .refusedForgotten:
      "Les paiements {numbers} sont allés à quelqu’un qui a été effacé : le fichier ne peut plus être refait.",
    .refusedBookedBefore:
      "L’écriture {number} a déjà ce montant de cette source. S’il est venu deux fois, nommez autrement la seconde source.",
    .refusedSentStands:
      "L’écriture {number} dit que de l’argent a été envoyé, et elle reste : seul un résultat, échoué ou revenu, le ramène.",
    .refusedNotAboveNothing:
      "{amount} n’est pas au-dessus de zéro. Écrivez combien c’était ; contre-passez une écriture qui était fausse.",
    .refusedAmount:
      "Un montant ne convient pas : quinze chiffres au plus, et pas plus après le point que n’en a sa monnaie.",
    .refusedEntry:
      "Il n’y a pas d’écriture {number} à contre-passer : elle n’existe pas, elle l’est déjà, ou c’est elle-même une contre-passation.",
    .refusedOverdrawn: "Cela prendrait {amount} de plus que ce qu’il y a.",
    .refusedMoreThanOwed:
      "On paierait, enverrait ou reprendrait plus que l’échéance ne permet. Voyez d’abord ce qu’en dit le grand livre.",
    .backToRun: "Retour au lot",
    .resultsTitle: "Résultats des paiements",
    .resultsFile: "Fichier des résultats",
    .resultsFileHelp:
      "Un rapport de statut de la banque (pain.002) ou un tableau de l’opérateur (CSV). Vous voyez ce qu’il inscrirait avant qu’il le fasse.",
    .resultsShow: "Lire le fichier",
    .resultsNoFile:
      "Trouvé : aucun fichier, ou un fichier vide ; attendu : un rapport de statut ou un tableau de résultats.",
    .resultsPreview: "Ce que ferait l’inscription de {file}. Rien n’est encore inscrit.",
    .resultsBook: "Inscrire les résultats",
    .resultsFaults:
      "{count, plural, one {Une ligne ne peut pas être inscrite : rien du fichier ne l’a été} other {# lignes ne peuvent pas être inscrites : rien du fichier ne l’a été}}",
    .countInTransit: "En route : {count}",
    .countPaid: "Versés : {count}",
    .countPartly: "Versés en partie : {count}",
    .countFailed: "Échoués : {count}",
    .countReturned: "Revenus : {count}",
    .countUnchanged: "Déjà connus : {count}",
    .countSilent: "En route, dont le fichier ne dit rien : {count}",
    .ledgerTitle: "Grand livre",
    .ledgerLead:
      "En partie double, {count, plural, one {# écriture} other {# écritures}}. Rien n’est modifié ni retiré : ce qui était faux est contre-passé par une autre écriture.",
    .ledgerNone: "Pas encore d’écriture.",
    .columnDay: "Jour",
    .columnWhat: "Quoi",
    .columnAbout: "Sur",
    .columnSource: "Source",
    .columnBy: "Par",
    .entryFunding: "donné au programme",
    .entryRecognition: "reconnu comme dû",
    .entryDispatch: "envoyé",
    .entrySettlement: "versé",
    .entryFailure: "échoué",
    .entryReturn: "revenu",
    .entryRelease: "remis dans les fonds",
    .entryReversal: "contre-passation",
    .entryReverses: "de l’écriture {number}",
    .entryReversed: "contre-passée",
    .reverseTitle: "Contre-passer une écriture",
    .reverseLead:
      "Une écriture par laquelle de l’argent a été envoyé ne se contre-passe pas : seul un résultat le ramène.",
    .reverseReason: "Pourquoi elle était fausse",
    .reverseButton: "Contre-passer",
    .reverseNoReason: "Trouvé : aucune raison ; attendu : pourquoi l’écriture était fausse.",
    .fundTitle: "Argent du programme",
    .fundLead: "Ce qu’un programme a reçu, et ce qui est revenu et se trouve de nouveau chez lui.",
    .fieldAmount: "Montant",
    .fieldFundSource: "Source",
    .fieldFundSourceHelp:
      "Par exemple : lettre du donateur du 3 mars. Un montant d’une source est inscrit une seule fois.",
    .expectedFundSource: "la lettre ou le relevé qui le dit",
    .fundButton: "Le programme l’a reçu",
    .releaseButton: "Remettre dans les fonds ce qui est revenu",
    .reachedOpen: "Logement, assurance, cours : noter ce qui était là",
    .reachedTitle: "Ce que {reference} a reçu",
    .reachedLead:
      "Ce qu’aucun lot de paiements ne paie : logement, assurance, cours. Notez quel jour chaque chose était là ; le rapport la compte.",
    .reachedNone: "Rien de ce genre n’est échu dans l’année passée.",
    .reachedDay: "Là depuis",
    .reachedRecord: "C’était là",
    .reachedDone: "là le {day}",
    .expectedDueOfList: "quelque chose d’échu",
  ]
}
