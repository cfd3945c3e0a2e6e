/// A query, and how well articles answer it, as a reader would say who does not know the program.
struct JudgedQuery {
  let text: String
  /// 3 for what has to be first (any of several), 2 for what is good, 1 for what will do; what is
  /// not named answers nothing.
  let grades: [String: Int]

  init(_ text: String, first: [String], good: [String] = [], fair: [String] = []) {
    self.text = text
    var grades: [String: Int] = [:]
    for (names, grade) in [(fair, 1), (good, 2), (first, 3)] {
      for name in names { grades[name] = grade }
    }
    self.grades = grades
  }

  /// Names of articles that say the same: only the first that is met answers in full, the others do
  /// little more than repeat it.
  static let twins: [Set<String>] = [
    ["putin-meets", "putin-copy"], ["chile-quake", "chile-copy"],
    ["wildfire-flee", "wildfire-more", "wildfire-wire"],
  ]

  /// What each article in an order is worth after those before it.
  func grades(of names: [String]) -> [Int] {
    var met: [Set<String>] = []
    return names.map { name in
      let grade = grades[name] ?? 0
      guard let twins = Self.twins.first(where: { $0.contains(name) }) else { return grade }
      defer { met.append(twins) }
      return met.contains(twins) ? min(grade, 1) : grade
    }
  }

  /// The same of the best order that there is.
  var bestGrades: [Int] {
    let names = grades.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    return grades(of: names).sorted(by: >)
  }

  /// Whether there are answers that one of must come first.
  var hasFirst: Bool { grades.values.contains(3) }

  static let all = words + several + scripts + language

  /// One word, whole or begun.
  private static let words = [
    JudgedQuery(
      "rail", first: ["rail-off", "rail-halt", "rail-fares"],
      good: ["rail-museum", "rail-week"], fair: ["airport-strike", "miners", "bus-pay", "almanac"]),
    JudgedQuery(
      "strike", first: ["rail-off", "rail-halt", "airport-strike", "miners"], good: ["rail-week"],
      fair: ["bus-pay", "striker", "almanac"]),
    JudgedQuery(
      "storm", first: ["harbour-open", "harbour-shut"], good: ["storms-atlantic"],
      fair: ["insurers", "almanac", "diary"]),
    JudgedQuery(
      "wagner", first: ["putin-meets", "wagner-train", "wagner-ring"],
      good: ["prigozhin", "putin-copy"], fair: ["poland-border", "wagnerian"]),
    JudgedQuery(
      "car", first: ["electric-car", "car-park"], good: [],
      fair: ["california", "who-killed", "almanac", "diary"]),
    JudgedQuery(
      "apple", first: ["apple-fine", "apple-phone", "apple-harvest"], good: ["parking-fine"],
      fair: ["chips", "almanac"]),
    JudgedQuery(
      "leeds", first: ["measles-leeds"], good: ["rail-off", "leeds-music", "mortgage"],
      fair: ["leeds-mention", "almanac"]),
    JudgedQuery(
      "quake", first: ["quake-schools"], good: ["chile-quake", "chile-copy", "chile-after"],
      fair: ["quaker", "thuringia", "chile-copper"]),
    JudgedQuery(
      "smith", first: ["zadie"], good: ["smith-trial"], fair: ["diary", "blacksmith"]),
    JudgedQuery(
      "measles", first: ["measles-leeds", "measles-campaign"], fair: ["diary", "almanac"]),
    JudgedQuery(
      "rzeszow", first: ["rzeszow-library"], fair: ["putin-meets", "putin-copy"]),
    JudgedQuery(
      "arsenal", first: ["arsenal-draw", "arsenal-top", "arsenal-sign", "arsenal-hall"],
      fair: ["striker"]),
    JudgedQuery(
      "ghana", first: ["ghana-win", "ghana-votes", "ghana-know", "ghana-cocoa"],
      fair: ["election-year", "street-food"]),
    JudgedQuery("parl", first: ["parliament"], fair: ["ice-cream"]),
    JudgedQuery(
      "earthq", first: ["chile-quake", "chile-copy", "thuringia"],
      good: ["chile-after", "quake-schools"], fair: ["chile-copper", "almanac"]),
    JudgedQuery(
      "wildf", first: ["wildfire-control", "wildfire-more", "california"],
      good: ["wildfire-flee", "wildfire-cost"], fair: ["wildfire-wire"]),
    JudgedQuery("elections", first: ["election-year"], good: ["turkey-rates"]),
    JudgedQuery(
      "cafe", first: ["cafe-closes"], good: ["cafe-night"], fair: ["cafeteria", "diary"]),
  ]

  /// Several words, which belong together or not.
  private static let several = [
    JudgedQuery(
      "rail strike", first: ["rail-off", "rail-halt"], good: ["rail-week"],
      fair: ["airport-strike", "miners", "bus-pay"]),
    JudgedQuery(
      "wagner mutiny", first: ["putin-meets"], good: ["prigozhin"], fair: ["putin-copy"]),
    JudgedQuery("putin lukashenko", first: ["putin-meets"], fair: ["putin-copy"]),
    JudgedQuery(
      "poland border", first: ["poland-border"], good: ["wagner-train"],
      fair: ["putin-meets", "putin-copy"]),
    JudgedQuery(
      "mombasa harbour", first: ["harbour-shut", "harbour-open"]),
    JudgedQuery(
      "harbour storm", first: ["harbour-open", "harbour-shut"], fair: ["almanac"]),
    JudgedQuery(
      "ghana election", first: ["ghana-win", "ghana-votes"], good: ["ghana-know"],
      fair: ["election-year"]),
    JudgedQuery("ghana cocoa", first: ["ghana-cocoa"]),
    JudgedQuery(
      "bank of england", first: ["boe-cuts"], good: ["boe-holds", "pound"], fair: ["food-bank"]),
    JudgedQuery(
      "interest rates", first: ["turkey-rates"], good: ["boe-cuts", "boe-holds", "mortgage"]),
    JudgedQuery("food bank", first: ["food-bank"]),
    JudgedQuery("river bank", first: ["river-bank"], fair: ["diary", "floods"]),
    JudgedQuery(
      "earthquake chile", first: ["chile-quake", "chile-copy"], good: ["chile-after"],
      fair: ["chile-copper", "almanac"]),
    JudgedQuery("apple fine", first: ["apple-fine"], good: ["parking-fine"]),
    JudgedQuery("apple harvest", first: ["apple-harvest"]),
    JudgedQuery("arsenal liverpool", first: ["arsenal-draw"], good: ["arsenal-top"]),
    JudgedQuery("carbon tax", first: ["carbon-tax"], good: ["border-duty"]),
    JudgedQuery("sea ice", first: ["sea-ice"], fair: ["ice-cream"]),
    JudgedQuery(
      "wildfire athens", first: ["wildfire-control", "wildfire-more"],
      good: ["wildfire-flee", "wildfire-cost"], fair: ["wildfire-wire"]),
    JudgedQuery(
      "blue whale", first: ["blue-whale"], good: ["largest-animal"], fair: ["whale-watch"]),
    JudgedQuery("dark matter", first: ["dark-matter"], fair: ["dark-stage"]),
    JudgedQuery(
      "black friday", first: ["black-friday"], good: ["shops-brace"], fair: ["black-box"]),
    JudgedQuery("the who", first: ["the-who"]),
    JudgedQuery("measles leeds", first: ["measles-leeds"]),
    JudgedQuery(
      "measles vaccine", first: ["measles-campaign"], fair: ["diary"]),
  ]

  /// Other languages and scripts.
  private static let scripts = [
    JudgedQuery("hafen", first: ["hafen"], fair: ["flughafen"]),
    JudgedQuery("wahl", first: ["wahl"], good: ["bundestagswahl"]),
    JudgedQuery("strasse", first: ["strasse"]),
    JudgedQuery("lodz", first: ["lodz"], fair: ["lodz-mention"]),
    JudgedQuery("東京", first: ["tokyo-night", "tokyo-rule"]),
    JudgedQuery("図書館", first: ["tokyo-night"], fair: ["osaka-books"]),
    JudgedQuery("京都", first: ["kyoto-fire"], fair: ["tokyo-rule"]),
    JudgedQuery("北京 地铁", first: ["beijing-metro"], good: ["shanghai-metro"]),
    JudgedQuery("метро", first: ["moscow-metro"], fair: ["metrology"]),
    JudgedQuery("πυρκαγια", first: ["attica"]),
    JudgedQuery("ميناء", first: ["tangier"]),
    JudgedQuery("รถไฟ", first: ["bangkok-rail"]),
  ]

  /// More of the query language than words.
  private static let language = [
    JudgedQuery("\"rail strike\"", first: ["rail-off", "rail-halt"], good: ["rail-week"]),
    JudgedQuery("Polish", first: ["polish-plumbers", "wagner-train"], fair: ["poland-border"]),
    JudgedQuery("Turkey", first: ["turkey-rates"]),
    JudgedQuery("apple -harvest -phone", first: ["apple-fine"], good: ["parking-fine"]),
    JudgedQuery(
      "flood OR drought", first: ["floods", "drought"], good: ["flood-gates"], fair: ["diary"]),
    JudgedQuery(
      "~earthqake chile", first: ["chile-quake", "chile-copy"], good: ["chile-after"],
      fair: ["chile-copper", "almanac"]),
    JudgedQuery(
      "title:arsenal", first: ["arsenal-draw", "arsenal-top", "arsenal-sign", "arsenal-hall"]),
    JudgedQuery("tag:\"carbon tax\"", first: ["border-duty"]),
  ]
}
