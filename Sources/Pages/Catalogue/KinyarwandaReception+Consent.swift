extension Kinyarwanda {
  static let receptionConsent: [ReceptionPhrase: String] = [
    .consents: "Uruhushya",
    .consentsOpen: "Saba uruhushya, cyangwa urukureho",
    .consentsNone: "Nta ruhushya rurasabwa.",
    .consentLead:
      "Buri kintu gisabirwa uruhushya rwacyo. Nta makuru y’umuntu ahabwa undi nta ruhushya rufite agaciro kuri uwo munsi, kandi buri ruhushya rushobora gukurwaho igihe icyo ari cyo cyose.",
    .consentNeverAsked: "Ntirurasabwa.",
    .consentAsk: "Rusabe",
    .consentWhom: "Uhabwa amakuru",
    .consentName: "Umwe uhabwa amakuru, mu izina",
    .consentNameHelp: "Hasige ubusa niba ari bose.",
    .consentShow: "Erekana amagambo",
    .consentAskLead:
      "Soma aya magambo mu ijwi riranguruye mu rurimi umuntu yumva, cyangwa umureke ayisomere. Igisubizo cye kibikanwa n’umubare uranga aya magambo nyirizina.",
    .consentLanguage: "Mu ruhe rurimi",
    .consentHow: "Uko yagejejweho amagambo",
    .consentReadOut: "yayasomewe mu ijwi, cyangwa yarayasemuriwe",
    .consentRead: "yarayisomeye",
    .consentDay: "Itariki y’igisubizo",
    .consentGive: "Arabyemeye",
    .consentRefuse: "Ntabyemeye",
    .consentGiven: "yarabyemeye ku wa {day}",
    .consentRefused: "yarabyanze ku wa {day}",
    .consentWithdrawn: "rwakuweho ku wa {day}",
    .consentWithdraw: "Akuyeho uruhushya",
    .consentWithdrawLabel: "Gukuraho uruhushya: {purpose}, {recipient}",
    .consentWasReadOut: "Yabisomewe. Ururimi: {language}. Amagambo:",
    .consentWasRead: "Yarabyisomeye. Ururimi: {language}. Amagambo:",
    .consentWordsFree:
      "Ufite uburenganzira bwo kwanga iki kintu kimwe gusa, kandi nta kindi uzamburwa kubera iyo mpamvu. Ushobora gukuraho uruhushya rwawe igihe icyo ari cyo cyose; ibyakozwe mbere biguma uko biri.",
    .consentWordsEnrolment:
      "Turagusaba uruhushya rwo kubika ibyo gahunda ikeneye kumenya kuri wowe, tukabibika kuri nimero mu mwanya w’izina ryawe: urugo rwawe, indimi uvuga, ibyo wasezeranyijwe n’ibyakugezeho. Bisomwa na: {recipient}. Utabyemeye ntitwashobora kukwandika, kuko tutashobora kuvuga ibyo ugombwa.",
    .consentWordsPayment:
      "Turagusaba uruhushya rwo kohereza nimero ya konti yawe cyangwa ya telefone yawe, izina riyanditseho n’umubare w’amafaranga, kugira ngo wishyurwe. Byohererezwa: {recipient}. Nutabyemera, uzishyurwa mu ntoki.",
    .consentWordsHousing:
      "Turagusaba uruhushya rwo gutanga amakuru akenewe kugira ngo ubone icumbi kandi urigumemo: umubare wanyu n’itariki murikeneyeho. Nta kivugwa ku buzima bwawe cyangwa ku byo wanyuzemo. Ayo makuru ahabwa: {recipient}.",
    .consentWordsHealth:
      "Turagusaba uruhushya rwo gutanga amakuru akenewe kugira ngo wowe n’abo mu rugo rwawe mubone ubwishingizi bwo kwivuza: umubare wanyu n’icyiciro cy’amafaranga mwinjiza. Ayo makuru ahabwa: {recipient}.",
    .consentWordsTraining:
      "Turagusaba uruhushya rwo kuvuga amasomo wifuza n’indimi uvuga, kugira ngo ubone umwanya. Ayo makuru ahabwa: {recipient}.",
    .consentWordsEmployment:
      "Turagusaba uruhushya rwo kwerekana ibyo ushoboye gukora, indimi uvuga, kandi niba wemerewe gukora, kugira ngo ubusabe bwawe bw’akazi busuzumwe. Impamvu yatumye uza ntivugwa. Ayo makuru ahabwa: {recipient}.",
    .consentWordsEarlierCase:
      "Turagusaba uruhushya rwo guhuza dosiye yawe yo mbere y’uko ugera hano, kugira ngo utazongera kuvuga byose bundi bushya. Iyo dosiye yabikwaga na: {recipient}.",
    .consentWordsOnwardAlert:
      "Turagusaba uruhushya rwo guhita tumenyesha niba hari ibimenyetso by’uko ugiye koherezwa mu kindi gihugu: kuva ryari, ibimenyetso ibyo ari byo, n’aho wakoherezwa. Bimenyeshwa: {recipient}.",
    .consentWordsMonitoring:
      "Turagusaba uruhushya rw’uko ibikwerekeye bisomwa, kugira ngo umuntu wigenga arebe niba gahunda yubahiriza ibyo yasezeranyije. Bisomwa na: {recipient}.",
    .purposeEnrolment: "Kuba muri gahunda",
    .purposePayment: "Kwishyurwa",
    .purposeHousing: "Icumbi",
    .purposeHealth: "Ubuzima",
    .purposeTraining: "Amasomo",
    .purposeEmployment: "Akazi",
    .purposeEarlierCase: "Dosiye yo mbere yo kugera hano",
    .purposeOnwardAlert: "Kumenyesha iyo umuntu ashobora koherezwa ahandi",
    .purposeMonitoring: "Igenzura ryigenga",
    .recipientNamed: "{name} ({category})",
    .recipientProgramme: "abashinzwe gahunda",
    .recipientPaymentProvider: "ikigo cyishyura",
    .recipientEmployer: "abakoresha",
    .recipientLandlord: "ba nyir’amazu",
    .recipientHealthInsurer: "ibigo by’ubwishingizi bwo kwivuza",
    .recipientTrainingProvider: "abatanga amasomo",
    .recipientRepresentative: "abari bahagarariye umuntu mbere",
    .recipientMonitor: "abagenzuzi bigenga",
    .recipientAuthority: "inzego z’ubuyobozi",
    .enrol: "Andika muri gahunda",
    .enrolmentLead: "Ibyo agombwa bibarwa guhera ku munsi yandikiweho.",
    .enrolmentDay: "Itariki yo kwandikwa",
    .enrolmentNoConsent: "Nta ruhushya rwo kuba muri gahunda",
    .enrolmentNoConsentWords:
      "Ntacyemera ko gahunda ibika amakuru ye. Ongera umusabe uruhushya, cyangwa wandike ko yavuye muri gahunda.",
    .exitOpen: "Andika ko yavuye muri gahunda",
    .exitLead:
      "Guhera ku munsi avuye muri gahunda, nta kindi kigomba gutangwa. Ibyagombaga gutangwa mbere biracyagombwa.",
    .exitReason: "Impamvu",
    .exitDay: "Umunsi wa mbere atakirimo",
    .exitDayHelp: "Bishobora gusubirwaho.",
    .exitCountry: "Igihugu yagiyemo",
    .exitCountryHelp: "Mu izina ryacyo cyangwa kode yacyo, niba bizwi.",
    .exitRecord: "Andika ko yavuyemo",
    .exitCompleted: "yarangije gahunda",
    .exitLeft: "yavuye muri gahunda ariko aguma mu gihugu",
    .exitDeparted: "yagiye mu kindi gihugu ku bushake bwe",
    .exitRemoved: "yoherejwe mu kindi gihugu",
    .exitLostContact: "nta muntu ukimubona",
    .exitConsentWithdrawn: "yakuyeho uruhushya rwe",
    .exitDied: "yitabye Imana",
    .exitOther: "indi mpamvu",
    .mistakeHowShown: "Nta cyavuzwe ku buryo amagambo yayagejejweho; hari hitezwe ko yayasomewe, cyangwa yayisomeye.",
    .mistakeOtherWords:
      "Habonetse igisubizo ku yandi magambo; hari hitezwe igisubizo ku magambo ari hasi. Ongera uyerekane.",
  ]
}
