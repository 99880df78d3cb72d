extension French {
  static let receptionComplaints: [ReceptionPhrase: String] = [
    .complaintKept:
      "Elle est conservée. Un responsable de l’organisation la lit, qui n’est pas visé par elle et ne travaille pas avec la personne. Si personne ne répond, portez-la aussi devant l’organe qui contrôle le programme.",
    .complainTitle: "Déposer une plainte",
    .complainLead:
      "La plainte va aux responsables de {organisation}, sans passer par ceux qui suivent le participant. La personne mise en cause ne la lit pas, et n’en est pas informée. Vous n’avez pas à dire qui vous êtes.",
    .complainAbout: "Sur quoi porte la plainte",
    .complainMember: "Sur qui elle porte",
    .complainMemberHelp:
      "Choisissez le nom si elle porte sur quelqu’un qui travaille ici, pour que cette personne ne la lise pas.",
    .complainNobody: "aucune personne qui travaille ici, ou je ne connais pas le nom",
    .complainWhom: "Un autre nom, par exemple celui d’un employeur",
    .complainText: "Ce qui s’est passé",
    .complainReference: "Référence du participant",
    .complainReferenceHelp: "Laissez vide pour déposer une plainte sans dire de qui il s’agit.",
    .complainSend: "Envoyer la plainte",
    .aboutMember: "quelqu’un qui travaille ici",
    .aboutEmployer: "un employeur",
    .aboutPaymentProvider: "les paiements",
    .aboutHousing: "le logement",
    .aboutAuthority: "une autorité",
    .aboutProgramme: "le programme, ou autre chose",
    .complaintReceived: "Votre plainte est reçue",
    .complaintGoesToOwners:
      "Un responsable de l’organisation la lit. La personne mise en cause et celles qui suivent le participant ne la lisent pas.",
    .complaintGoesOutside:
      "Elle est gardée, et personne dans l’organisation ne peut la lire : elle porte sur tous les responsables, ou tous suivent le participant. Portez-la aussi devant l’organisme qui contrôle le programme.",
    .complaintHeardBy: "Hors de l’organisation, selon le registre, les plaintes sont entendues par :",
    .complaintNumber: "Si vous écrivez de nouveau à ce sujet, donnez ce numéro :",
    .complaintsTitle: "Plaintes",
    .complaintsLead:
      "Les plaintes ne passent pas par ceux qui suivent les participants. Celles qui portent sur vous, et celles des participants que vous suivez, ne sont pas ici.",
    .complaintsNone: "Il n’y en a aucune que vous puissiez lire.",
    .complaintStateLabel: "Où elle en est",
    .stateReceived: "reçue",
    .stateInProgress: "en cours d’examen",
    .stateAnswered: "répondue",
    .stateWithdrawn: "retirée",
    .complaintUnsigned: "sans dire de qui il s’agit",
    .complaintUnknownReference: "référence donnée, qu’aucun participant n’a : {reference}",
    .complaintErased: "un participant qui a été effacé",
    .complaintLinks: "Liens pour les plaintes",
    .complaintLinksLead:
      "Qui a un lien peut déposer une plainte sans compte. Imprimez-le sur ce que les participants reçoivent. Il nomme ceux qui travaillent ici, pour qu’une plainte sur l’un d’eux ne passe pas par lui. Ajoutez ?lang=fr ou ?lang=rw pour une autre langue.",
    .complaintLink: "lien",
    .complaintLinkMake: "Créer un lien",
    .complaintLinkMade: "Voici le lien. Il n’est montré que cette fois :",
    .complaintLinkEnd: "Y mettre fin",
  ]
}
