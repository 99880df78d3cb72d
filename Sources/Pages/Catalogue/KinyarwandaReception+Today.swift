extension Kinyarwanda {
  static let receptionToday: [ReceptionPhrase: String] = [
    .navReception: "Kwakira",
    .languageLabel: "Ururimi",
    .draftRestored: "Ibyo wari wanditse hano utarohereza byagarutse.",
    .translationDraft:
      "Ubu buhinduzi ntiburasuzumwa n’umuntu uvuga Ikinyarwanda kavukire. Iyo bidasobanutse, inyandiko y’Icyongereza ni yo yemerwa.",
    .todayLead: "Ibikeneye gukorwa ku wa {day}.",
    .todayWays: "Ibice byo kwakira",
    .todayNoWays: "Inshingano zawe nta kazi zifite mu kwakira.",
    .todayPayments: "Ubwishyu",
    .todayWork: "Akazi",
    .todayReport: "Raporo",
    .todayComplaints: "Ibirego",
    .todayEnrolled: "Abari muri gahunda",
    .todayMissed: "Ikurikirana ryarengeje igihe",
    .todayAlerts: "Abashobora koherezwa ahandi",
    .todayLost: "Abatakiboneka",
    .todayRuns: "Urutonde rwo kugenzura, kwemeza cyangwa kohereza", .todayInTransit: "Ubwishyu buri mu nzira",
    .todayUnpaid: "Ibyananiranye cyangwa byagarutse, bitarishyurwa",
    .todayDue: "Ikurikirana rigomba gukorwa",
    .todayNothing:
      "Uyu munsi nta gitegereje: nta kurikirana ryarengeje igihe cyangwa rigomba gukorwa, kandi nta n’umuntu utakiboneka.",
    .todayLate: "{count, plural, other {ryakerereweho iminsi #}}, ryari riteganyijwe ku wa {day}",
    .todayDueSince: "rigomba gukorwa kuva ku wa {day}",
    .todayLastContact: "aheruka kuboneka ku wa {day}",
    .todayTries: "{count, plural, other {kuva ubwo yashatswe inshuro # ntiyasubiza}}",
    .alertTitle: "Ibimenyetso by’uko uyu muntu ashobora koherezwa ahandi",
    .alertSigns: "{count, plural, other {ibimenyetso: #}}",
    .alertSince: "kuva ku wa {day}",
    .alertTo: "Aho yakoherezwa: {countries}.",
    .alertOpen: "Ibyanditswe, n’abo kumenyesha",
  ]
}
