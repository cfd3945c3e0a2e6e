extension JudgedArticle {
  /// Banks, companies and courts.
  static let money = """
    === boe-cuts 2024-08-01
    Bank of England cuts rates for first time in four years

    London: Interest rates fall to five percent. Five members of the committee were for the step
    and four against, and the governor warned that the next would not follow soon.

    Tags: economy
    === boe-holds 2024-03-21
    Bank of England holds rates at 5.25 percent

    London: Inflation is falling but not yet beaten, the governor said. For the first time since
    2021 no member of the committee wanted to raise interest rates.

    Tags: economy
    === pound 2024-08-02
    Pound slips after cut

    London: The currency lost a cent against the dollar on the day after the Bank of England had
    made borrowing cheaper. Traders expect another step in November.

    Tags: markets
    === river-bank 2024-02-15
    River bank gives way after weeks of rain

    Shrewsbury: Forty metres of the Severn's east bank slid into the water overnight. A footpath and
    two gardens are gone; nobody was hurt.

    Tags: weather
    === food-bank 2024-05-22
    Food bank use in England doubles in five years

    Sunderland: Three million parcels were handed out last year. A third of those who come to a
    food bank have work.

    Tags: poverty
    === ecb 2024-07-18
    European Central Bank waits for autumn

    Frankfurt: Rates in the euro area stay as they are. Wages rise too fast, the president of the
    bank said.

    Tags: economy
    === mortgage 2024-08-06
    Home loans get cheaper

    Leeds: Three lenders now offer five years at less than four percent. Brokers say that interest
    rates for new buyers have not been so low since spring of 2023.

    Tags: housing
    === apple-fine 2024-03-04
    Apple fined 1.8 billion euros over music apps

    Brussels: The company kept rivals from telling its users about cheaper offers, the commission
    found. It is the first fine of this kind against Apple, which will appeal.

    Tags: technology
    === apple-phone 2024-09-09
    Apple shows a phone that listens

    Cupertino: The new model answers questions and writes letters. It costs no more than the last
    one. In Europe most of it will come later.

    Tags: technology
    === apple-harvest 2024-05-02
    Apple harvest lost to late frost

    Dresden: Growers in Saxony expect a tenth of the usual apple harvest. The blossom froze in a
    single night of minus seven degrees.

    Tags: farming
    === pineapple 2024-06-11
    Pineapple exports reach new high

    San Jose: Costa Rica has sold more pineapples abroad than ever. Nearly all of the pineapple
    harvest goes to North America and Europe.

    Tags: farming
    === chips 2024-06-19
    Chip maker is worth more than any other company

    New York: Shares of the firm from Santa Clara have trebled in a year. It has passed Microsoft
    and Apple, whose phones it does not build for.

    Tags: markets
    === parking-fine 2024-01-11
    Woman gets parking fine for apple cart

    Ludlow: A warden wrote sixty pounds to a stall on wheels. The fine was taken back after the
    whole market had signed a letter.

    Tags: oddities
    === carbon-tax 2024-04-24
    Carbon tax passes second reading

    Bern: A majority of the chamber is for a tax of a hundred francs on each ton of carbon dioxide.
    Farmers and airlines are to be spared.

    Tags: climate
    === border-duty 2024-05-06
    Steel makers ask for a slower start

    Linz: From 2026 whoever brings steel into the union has to pay for what its making has put into
    the air. Mills say that they need two more years.

    Tags: carbon tax, industry
    === black-friday 2023-11-27
    Black Friday sales disappoint shops

    New York: Fewer people came than last year, and those who came bought less. Black Friday has
    become Black November, a retailer said.

    Tags: trade
    === shops-brace 2023-11-22
    Shops brace for the busiest day of the year

    Birmingham: For Black Friday the large stores have hired nine thousand people. Half of what is
    sold will go through telephones.

    Tags: trade
    === black-box 2024-02-03
    Black box of lost plane to be read on Friday

    Jakarta: Divers brought up the flight recorder from a depth of eighty metres. Investigators hope
    to hear the last half hour in the cockpit.

    Tags: accidents
    === zadie 2024-05-30
    Smith wins prize for a novel of three sisters

    London: The jury praised the humour of the book. Zadie Smith said that she had written most of
    it in a kitchen.

    Tags: books
    === smith-trial 2024-06-04
    Jury sees film of the night in the warehouse

    Cardiff: The recording lasts nine minutes. Mr Smith, who denies the charge, looked away. The
    night guard told the court that Smith had come back twice.

    Tags: courts
    === blacksmith 2024-04-19
    Village blacksmith finds an apprentice

    Hexham: After four years of looking, the last smithy in the valley will go on. The blacksmith,
    81, says that she is better at it than he was.

    Tags: crafts
    """
}
