extension JudgedArticle {
  /// Long pieces that say much of what the others are about, and are about nothing of it.
  static var essays: [JudgedArticle] {
    get throws {
      [
        try JudgedArticle(
          name: "almanac", date: "2024-04-01",
          text: essay("Notes of a reader of old newspapers", almanac, times: 12)),
        try JudgedArticle(
          name: "diary", date: "2024-05-01",
          text: essay("From the diary of a country doctor", diary, times: 6)),
      ]
    }
  }

  /// One sentence after the other, in another order in each paragraph.
  private static func essay(_ headline: String, _ sentences: [String], times: Int) -> String {
    let paragraphs = (0..<times).map { turn in
      sentences.indices.map { sentences[($0 * (turn * 2 + 1) + turn) % sentences.count] }
        .joined(separator: " ")
    }
    return headline + "\n\nIt is good to have time.\n\n" + paragraphs.joined(separator: "\n\n")
      + "\n\nTags: essays\n"
  }

  private static let almanac = [
    "In 1911 there was a strike in the harbour, and no one knew for how long.",
    "A storm is a good thing for whoever writes, for it ends.",
    "The bank had closed its doors, said the paper, and its owner had gone to sea.",
    "Of the election we read that it had been a quiet day.",
    "An earthquake in Chile took six lines, an apple that weighed a kilo took ten.",
    "By rail one went to Leeds and came back the same evening.",
    "He was a man of Poland, it said, and had lost his border as others lose an umbrella.",
    "That whale had been blue when it was drawn out of the water, and was grey by noon.",
    "They never say who was wrong, only what was said.",
    "Then came the ice, and with it the price of coal.",
    "Each Friday was black with mourning, or so it seems.",
    "On the last page there was a car for sale.",
    "Whoever had measles was in the paper, and who had been to church.",
    "England appears when it rains.",
    "A fine of two shillings was given for a dog.",
    "The carbon of the copies has gone through to the back.",
    "There was a tax on windows once, and one on time.",
  ]

  private static let diary = [
    "A case of measles at the mill; the mother will not hear of a vaccine.",
    "Rode out in the storm and lost a boot.",
    "The smith has burned his hand again, and laughs.",
    "More rain, and the river bank is soft.",
    "Supper with the vicar, who talks of nothing but the election.",
    "A striker from the pit with a broken arm, and another who has only heard of it.",
    "No one was in the cafe but the dog.",
    "The car would not start, and so I walked.",
    "It is dark by four, and what does it matter.",
    "They say there is flood in the lower town.",
    "Slept well.",
  ]
}
