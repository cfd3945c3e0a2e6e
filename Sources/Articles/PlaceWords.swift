/// The words by which places are told from labels and sentences, all in small letters.
///
/// The lists need not be whole: a label that slips through costs a wrong entry in a column, a place
/// that is missed costs an empty one.
enum PlaceWords {
  static let and: ShortWord = "and"
  static let the: ShortWord = "the"

  /// Small words within names.
  static let particles: Set<ShortWord> = set(
    """
    de da do dos das del della dell di du des la las le les lo los el al an am auf aan ob unter der
    dem den die van von zu zum zur en et y e i of upon the sur sous aux na nad pod bei and
    """)

  /// Articles joined to a name by a hyphen or an apostrophe: `al-Hasakah`, `l'Aquila`.
  static let articles: Set<ShortWord> = set(
    "al el an as ash ad adh at ath ar az ed es et er ul d l dell s t")

  /// Names in which an `and` follows this word; elsewhere `and` makes a label.
  static let joined: Set<ShortWord> = set(
    """
    trinidad bosnia antigua kitts vincent turks tomé tome tyne dumfries jammu brighton perth
    argyll serbia newfoundland wallis heard telford hammersmith kensington
    """)

  /// What follows `The` in names of places.
  static let withArticle: Set<ShortWord> = set(
    """
    hague bronx gambia valley bahamas netherlands vatican villages woodlands dalles pas hamptons
    philippines maldives comoros highlands colony
    """)

  /// Words that no place begins with.
  static let neverFirst: Set<ShortWord> = set(
    """
    note notes update updates updated warning breaking exclusive opinion analysis question questions
    q answer answers editor editors editor's editors' reader's readers' by author authors date dates
    source sources tag tags summary title headline subtitle watch read listen video audio photo
    photos picture pictures image images graphic explainer explained comment comments commentary
    column correction corrections clarification disclaimer review interview profile feature factbox
    fact facts timeline caption credit credits copyright contact contacts published posted modified
    created category categories keyword keywords topic topics subject from to cc re fw fwd url link
    links related more ps nb tip tips hint caution important attention alert alerts urgent spoiler
    spoilers trigger abstract introduction intro conclusion background context example examples step
    part chapter section appendix figure fig table location place dateline byline when where
    who whom what why how which whose today today's yesterday tomorrow tonight he she it they we i
    you this that these those there here if but or so yet because in on at for with after before
    then now next first second third fourth fifth finally lastly my our your his her their its a
    not no yes yeah however meanwhile therefore moreover result results reason reasons problem
    remember verdict scores winners loser losers last latest quick stories ladies gentlemen dear
    friends follow-up follow wrap-up roundup round-up fact-check recap preview podcast newsletter
    subscribe share download click advertisement advert sponsored promoted rating pros cons terms
    conditions rules frequently faq faqs letters letter word quote name names age email e-mail phone
    tel fax website web address language version status type format id nota aviso actualización
    opinión análisis atención fuente fecha autor etiquetas pregunta respuesta resumen auteur réponse
    résumé hinweis achtung anmerkung warnung quelle datum meinung kommentar frage antwort
    zusammenfassung exklusiv eilmeldung wichtig tipp foto внимание примечание обновление источник
    теги автор дата видео фото вопрос ответ он она они قال وقال ملاحظة تحذير
    """)

  /// Words that are no place when they stand alone.
  static let neverAlone: Set<ShortWord> = set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december reuters afp ap bbc cnn nato fbi cia imf opec
    unesco unicef google facebook twitter news weather sport sports politics business culture
    science technology health world time times plus minus versus total also see still again once
    always never maybe perhaps one two three four five key long short good bad best worst top bottom
    full live final score winner price cost page stand sign log made the an as and of
    """)

  /// Words that show a sentence, an office or a label wherever they stand.
  static let neverAnywhere: Set<ShortWord> = set(
    """
    said says say asked asks told tells added adds wrote writes is was are were has have had would
    could should points facts question questions answer answers update updates updated story report
    reports reporting statement minister ministers president spokesman spokeswoman spokesperson mr
    mrs ms prof correspondent analysis opinion note notes headlines news conclusion takeaway
    takeaways bulletin edition day week month year line
    """)

  /// Characters by which a phrase in Han characters ends in "says", "asks" or "states".
  static let saysInHan: Set<UInt32> = Set(
    [
      "说", "說", "称", "稱", "问", "問", "答", "曰", "示", "言", "出", "为", "認", "认", "调", "道",
    ].map { (scalar: Unicode.Scalar) in scalar.value })

  /// Labels in Han characters.
  static let labelsInHan: Set<ShortWord> = set(
    "注 注意 更新 编者按 編者按 记者 記者 来源 來源 标签 標籤 作者 日期 摘要 标题 警告 图片 出典 著者 日付")

  /// The words of a list, those with accents in both their spellings.
  private static func set(_ words: String) -> Set<ShortWord> {
    var set: Set<ShortWord> = []
    for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      set.insert(ShortWord(word))
      set.insert(ShortWord(decomposed(word)))
    }
    return set
  }

  /// A word whose accents, as far as the lists have any, are characters of their own.
  private static func decomposed(_ word: Substring) -> String {
    var text = ""
    for scalar in word.unicodeScalars {
      switch scalar {
      case "\u{E1}": text += "a\u{301}"
      case "\u{E9}": text += "e\u{301}"
      case "\u{F3}": text += "o\u{301}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
