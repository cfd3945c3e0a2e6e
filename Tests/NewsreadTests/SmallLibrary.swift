/// Ten short articles that between them hold what an article file can hold.
///
/// Every path has a day in it, so nothing depends on when the files were written.
enum SmallLibrary {
  /// Writes the articles into a folder of this name.
  static func write(into folder: TemporaryFolder, as name: String = "library") throws {
    for (path, text) in articles { try folder.write("\(name)/\(path)", text) }
  }

  static let articles: [(path: String, text: String)] = [
    ("2024/03/12/harbour.txt", harbour),
    ("2024/03/11/rail.txt", rail),
    ("2024/03/10/night-library.txt", nightLibrary),
    ("2024-03-09-tokyo.txt", tokyo),
    ("2024/03/08/almanac.txt", almanac),
    ("2024/03/07/correction.txt", "Correction: the Avon bridge is 412 metres long\n"),
    ("2024/03/06/council.txt", council),
    ("2024/03/05/commission.txt", commission),
    ("2024/03/04/observatory.txt", observatory),
    ("2024/03/03/seed-vault.txt", seedVault),
  ]

  private static let harbour = """
    Harbour reopens after the storm

    Mombasa: The harbour opened again on Tuesday morning, four days after the heaviest storm in \
    a decade tore two cranes from their rails and sank a pilot boat at its moorings.

    Eleven ships that had waited at anchor were brought in before noon. The last of them, a grain \
    carrier from Odesa, had been given up for lost on Saturday; its captain said that the radio \
    had been "the first thing to go and the last thing we missed".

    The port authority puts the damage at nine million dollars. Dredging will go on until the end \
    of the month, and until then ships of more than nine metres draught have to wait for the tide.

    Tags: weather, shipping
    """

  private static let rail = """
    Rail strike called off at the last minute

    Leeds: The strike that was to begin at midnight will not take place. Both sides said they had \
    found "a form of words" on Sunday rosters, and that trains would run as usual from the first \
    departure.

    Passengers who had changed their tickets can change them back free of charge until Friday.

    Tags: transport, work
    """

  private static let nightLibrary = """
    Rzeszów opens a library that never closes

    Rzeszów: Since Sunday the city has had a library without opening hours. Readers let themselves \
    in with a card, borrow at a machine, and are asked only to put the lights out behind them.

    In the first night there were nineteen visitors. Two of them, said the director, were asleep.

    Tags: books, cities
    """

  private static let tokyo = """
    東京の図書館が夜も開くようになりました

    東京：区立図書館は来月から、週末の夜も利用できるようになります。これまでは午後八時に閉館していましたが、\
    利用者の声に応えて、金曜日と土曜日は深夜まで開館することになりました。

    The libraries 図書館 of three more wards are to follow in spring, and with them the reading \
    rooms 閲覧室 on the top floors.

    Tags: books, 図書館
    """

  private static let almanac = """
    From the lighthouse keeper's almanac

    The keeper left a page for every month. This is the one for March.

        The lamp is lit at half past five,
          the gulls come in to see
        if anything that is alive
          still lives as late as me.

        The wind has gone to fetch the rain,
          the rain has gone to sea;
        I trim the wick and wait again
          for them to wait for me.

    Tags: verse
    """

  private static let council = """
    What the council decided on Wednesday

    Bristol: The council sat for six hours and decided, in this order:

    - to plant four hundred trees along the river, of which half are to be limes, because the \
    beekeepers of the city had asked for them;
    - to mend the clock of the town hall;
    - not to mend the clock of the old market, which has been right twice a day for years.

    The next meeting is on 3 April:

    1. The budget.
    2. The bridge, and who has to pay for the eleven metres by which it is longer than was said.
    3. Any other business.

    Tags: cities
    """

  private static let commission = """
    Commission publishes long-awaited report on the Donaudampfschifffahrtsgesellschaftskapitän \
    and the future of passenger shipping on the upper Danube, and is told that it comes too late

    Vienna: The report has 900 pages. Its summary can be read at \
    https://example.org/reports/2024/danube/passenger-shipping/the-future-of-passenger-shipping-on-the-upper-danube.pdf \
    and says that there is none.

    "We had hoped for more," said the captain's union, which has one member.

    Tags: shipping, transport
    """

  private static let observatory = """
    Observatory finds nothing, and is pleased

    Note: this is a story without a place.

    For three years the telescope on the hill has looked at one dark patch of sky to make sure \
    that nothing is there. On Monday its keepers announced that nothing is. "It is a very good \
    nothing," said the director. "People are going to build on it."
    """

  private static let seedVault = """
    The vault keeps its seeds

    Svalbard: The vault under the mountain took in its
    hundredth delivery on Sunday, eleven boxes of beans from
    a bank of seeds in the south that has to move house.

    Nobody opens the boxes here. What comes in is put on a
    shelf and left alone, and the shelf is cold enough for
    that to be a plan. The beans have been told to expect a
    stay of two hundred years, and the harbour to expect the
    ship that will fetch them.

    \((1...12).map(watch).joined(separator: "\n\n"))

    Tags: food, weather
    """

  private static func watch(_ number: Int) -> String {
    """
    On watch number \(number) of the night there was nothing to enter in the book but the
    temperature, which was the same as on the watch before, and the harbour light, which was lit.
    """
  }
}
