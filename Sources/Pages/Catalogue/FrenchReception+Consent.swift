extension French {
  static let receptionConsent: [ReceptionPhrase: String] = [
    .consents: "Consentement",
    .consentsOpen: "Demander, ou retirer",
    .consentsNone: "Rien n’a encore été demandé.",
    .consentLead:
      "Chaque usage est demandé séparément. Rien sur la personne ne va à qui que ce soit sans un consentement valable ce jour-là, et chacun peut être retiré à tout moment.",
    .consentNeverAsked: "Pas encore demandé.",
    .consentAsk: "Le demander",
    .consentWhom: "À qui",
    .consentName: "Un destinataire, par son nom",
    .consentNameHelp: "Rien pour tous.",
    .consentShow: "Montrer le texte",
    .consentAskLead:
      "Lisez ce texte à haute voix dans une langue que la personne comprend, ou laissez-la le lire. Sa réponse est gardée avec l’empreinte de ce texte exact.",
    .consentLanguage: "Dans quelle langue",
    .consentHow: "Comment il a été présenté",
    .consentReadOut: "lu à haute voix, ou interprété",
    .consentRead: "lu par la personne",
    .consentDay: "Jour de la réponse",
    .consentGive: "Elle accepte",
    .consentRefuse: "Elle n’accepte pas",
    .consentGiven: "accepté le {day}",
    .consentRefused: "refusé le {day}",
    .consentWithdrawn: "retiré le {day}",
    .consentWithdraw: "Elle le retire",
    .consentWithdrawLabel: "Retirer : {purpose}, {recipient}",
    .consentWasReadOut: "Lu à haute voix. Langue : {language}. Texte :",
    .consentWasRead: "Lu par la personne. Langue : {language}. Texte :",
    .consentWordsFree:
      "Vous êtes libre de dire non à cette seule demande, et rien d’autre ne vous sera retiré pour cela. Vous pouvez revenir sur votre accord à tout moment ; ce qui a été fait avant reste tel quel.",
    .consentWordsEnrolment:
      "Nous vous demandons l’autorisation de garder ce que le programme a besoin de savoir de vous, sous un numéro à la place de votre nom : votre foyer, vos langues, ce qui vous a été promis et ce que vous avez reçu. Qui le lit : {recipient}. Sans cela, nous ne pouvons pas vous inscrire, car nous ne pourrions pas dire ce qui vous est dû.",
    .consentWordsPayment:
      "Nous vous demandons l’autorisation de transmettre le numéro de votre compte ou de votre téléphone, le nom qui y figure et le montant, pour que vous receviez votre paiement. Qui les reçoit : {recipient}. Si vous dites non, vous recevez l’argent en main propre.",
    .consentWordsHousing:
      "Nous vous demandons l’autorisation de dire ce qu’il faut pour vous trouver un logement et le garder : combien vous êtes, et à partir de quand. Rien sur votre santé ni sur votre passé. Qui le reçoit : {recipient}.",
    .consentWordsHealth:
      "Nous vous demandons l’autorisation de dire ce qu’il faut pour vous assurer, vous et votre foyer : combien vous êtes, et dans quelle tranche de revenus. Qui le reçoit : {recipient}.",
    .consentWordsTraining:
      "Nous vous demandons l’autorisation de dire quels cours vous voulez et quelles langues vous parlez, pour que vous ayez une place. Qui le reçoit : {recipient}.",
    .consentWordsEmployment:
      "Nous vous demandons l’autorisation de montrer ce que vous savez faire, vos langues et si vous avez le droit de travailler, pour que votre candidature soit examinée. Pas les raisons de votre venue. Qui le reçoit : {recipient}.",
    .consentWordsEarlierCase:
      "Nous vous demandons l’autorisation de relier votre dossier d’avant votre arrivée ici, pour que vous n’ayez pas à tout raconter de nouveau. Qui tenait ce dossier : {recipient}.",
    .consentWordsOnwardAlert:
      "Nous vous demandons l’autorisation de prévenir aussitôt s’il y a des signes que l’on va vous renvoyer vers un autre pays : depuis quand, quels signes, et vers où. Qui est prévenu : {recipient}.",
    .consentWordsMonitoring:
      "Nous vous demandons l’autorisation de laisser lire ce qui vous concerne, afin que quelqu’un d’indépendant voie si le programme tient ses promesses. Qui le lit : {recipient}.",
    .purposeEnrolment: "Être dans le programme",
    .purposePayment: "Paiement",
    .purposeHousing: "Logement",
    .purposeHealth: "Santé",
    .purposeTraining: "Cours",
    .purposeEmployment: "Travail",
    .purposeEarlierCase: "Le dossier d’avant l’arrivée",
    .purposeOnwardAlert: "Prévenir en cas de risque de renvoi ailleurs",
    .purposeMonitoring: "Contrôle indépendant",
    .recipientNamed: "{name} ({category})",
    .recipientProgramme: "les responsables du programme",
    .recipientPaymentProvider: "le prestataire qui paie",
    .recipientEmployer: "les employeurs",
    .recipientLandlord: "les bailleurs",
    .recipientHealthInsurer: "les assurances maladie",
    .recipientTrainingProvider: "les organismes de formation",
    .recipientRepresentative: "les représentants d’avant l’arrivée",
    .recipientMonitor: "les observateurs indépendants",
    .recipientAuthority: "les autorités",
    .enrol: "Inscrire à un programme",
    .enrolmentLead: "Ce qui est dû se compte à partir du jour de l’inscription.",
    .enrolmentDay: "Jour de l’inscription",
    .enrolmentNoConsent: "Pas de consentement à être dans le programme",
    .enrolmentNoConsentWords:
      "La personne n’accepte plus que le programme garde des données sur elle. Redemandez-le-lui, ou notez sa sortie.",
    .exitOpen: "Noter une sortie",
    .exitLead: "À partir du jour de la sortie, plus rien n’échoit. Ce qui était échu avant reste dû.",
    .exitReason: "Pourquoi",
    .exitDay: "Premier jour hors du programme",
    .exitDayHelp: "Cela peut être repris.",
    .exitCountry: "Vers quel pays",
    .exitCountryHelp: "Par son nom ou son code, s’il est connu.",
    .exitRecord: "Noter la sortie",
    .exitCompleted: "a terminé le programme",
    .exitLeft: "a quitté le programme et est restée",
    .exitDeparted: "est partie de son plein gré vers un autre pays",
    .exitRemoved: "a été renvoyée vers un autre pays",
    .exitLostContact: "personne n’arrive à la joindre",
    .exitConsentWithdrawn: "a retiré son consentement",
    .exitDied: "est décédée",
    .exitOther: "une autre raison",
    .mistakeHowShown:
      "Trouvé : rien sur la façon dont le texte a été présenté ; attendu : lu à haute voix, ou lu par la personne.",
    .mistakeOtherWords:
      "Trouvé : une réponse à un autre texte ; attendu : une réponse au texte ci-dessous. Présentez-le de nouveau.",
  ]
}
