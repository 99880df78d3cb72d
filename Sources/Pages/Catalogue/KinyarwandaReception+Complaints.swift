extension Kinyarwanda {
  static let receptionComplaints: [ReceptionPhrase: String] = [
    .complaintKept:
      "Cyabitswe. Gisomwa n’ushinzwe umuryango utavugwamo kandi udakurikirana uyu muntu. Nihatagira ugusubiza, ugishyikirize n’urwego rugenzura gahunda.",
    .complainTitle: "Tanga ikirego",
    .complainLead:
      "Ikirego gishyikirizwa abashinzwe {organisation}, kitanyuze ku bakurikirana umugenerwabikorwa. Uwo kirega ntagisoma, kandi ntakimenyeshwa. Si ngombwa kuvuga uwo uri we.",
    .complainAbout: "Icyo ikirego cyerekeye",
    .complainMember: "Uwo ikirego cyerekeye",
    .complainMemberHelp: "Hitamo izina niba cyerekeye umuntu ukora hano, kugira ngo atagisoma.",
    .complainNobody: "si umuntu ukora hano, cyangwa izina simbizi",
    .complainWhom: "Irindi zina, urugero iry’umukoresha",
    .complainText: "Ibyabaye",
    .complainReference: "Nimero y’umugenerwabikorwa",
    .complainReferenceHelp: "Hasige ubusa niba ushaka kurega utavuze nyir’ikirego.",
    .complainSend: "Ohereza ikirego",
    .aboutMember: "umuntu ukora hano",
    .aboutEmployer: "umukoresha",
    .aboutPaymentProvider: "ubwishyu",
    .aboutHousing: "icumbi",
    .aboutAuthority: "urwego rw’ubuyobozi",
    .aboutProgramme: "gahunda, cyangwa ikindi",
    .complaintReceived: "Ikirego cyawe cyakiriwe",
    .complaintGoesToOwners:
      "Gisomwa n’umwe mu bashinzwe ikigo. Uwo kirega, n’abakurikirana umugenerwabikorwa, ntibagisoma.",
    .complaintGoesOutside:
      "Kirabitswe, kandi nta muntu wo mu kigo ushobora kugisoma: cyerekeye abashinzwe ikigo bose, cyangwa bose bakurikirana umugenerwabikorwa. Kigeze no ku rwego rugenzura gahunda.",
    .complaintHeardBy: "Hanze y’umuryango, nk’uko igitabo kibivuga, ibirego byakirwa na:",
    .complaintNumber: "Niwongera kwandika kuri iki kirego, tanga iyi nimero:",
    .complaintsTitle: "Ibirego",
    .complaintsLead:
      "Ibirego ntibinyura ku bakurikirana abagenerwabikorwa. Ibikwerekeye, n’ibyerekeye abo ukurikirana, ntibiri hano.",
    .complaintsNone: "Nta kirego wemerewe gusoma gihari.",
    .complaintStateLabel: "Aho kigeze",
    .stateReceived: "cyakiriwe",
    .stateInProgress: "kirimo gusuzumwa",
    .stateAnswered: "cyasubijwe",
    .stateWithdrawn: "cyakuweho",
    .complaintUnsigned: "nyir’ikirego ntiyavuzwe",
    .complaintUnknownReference: "hatanzwe nimero idafitwe n’umugenerwabikorwa n’umwe: {reference}",
    .complaintErased: "umugenerwabikorwa wasibwe",
    .complaintLinks: "Linki z’ibirego",
    .complaintLinksLead:
      "Ufite linki ashobora kurega adafite konti. Yicape ku mpapuro abagenerwabikorwa bahabwa. Igaragaza amazina y’abakora hano, kugira ngo ikirego cyerekeye umwe muri bo kitamunyuraho. Ongeraho ?lang=fr cyangwa ?lang=rw niba ushaka urundi rurimi.",
    .complaintLink: "linki",
    .complaintLinkMake: "Kora linki",
    .complaintLinkMade: "Dore linki. Yerekanwa iyi nshuro imwe gusa:",
    .complaintLinkEnd: "Yihagarike",
  ]
}
