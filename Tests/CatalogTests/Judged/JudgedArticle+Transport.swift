extension JudgedArticle {
  /// Trains, ships, cars, and what only sounds like them.
  static let transport = """
    === rail-off 2024-03-11
    Rail strike called off at the last minute

    Leeds: The strike that was to begin at midnight will not take place. Both sides said they had
    found "a form of words" on Sunday rosters, and that trains would run as usual.

    Passengers who had changed their tickets can change them back free of charge until Friday.

    Tags: transport, work
    === rail-halt 2024-03-04
    Rail strike to halt trains across the north

    York: Drivers on four lines will walk out for three days from Tuesday in a dispute over pay and
    Sunday work. Operators told passengers not to travel.

    Talks on Monday broke up after an hour.

    Tags: transport, work
    === rail-week 2024-03-02
    Commuters face a week without trains

    Manchester: A rail strike called by the drivers' union will leave most of the north without
    trains from Tuesday. Replacement buses will not be laid on.

    Employers' groups asked for patience, and for people to work from home where they can.

    Tags: transport
    === airport-strike 2024-03-06
    Strike at Hamburg airport grounds 300 flights

    Hamburg: Security staff stayed away from work on Wednesday, and nearly all departures were
    cancelled. The union wants higher pay for night shifts.

    A spokesman advised travellers to stay at home. Rail services in the city were not affected.

    Tags: aviation
    === coast-trail 2024-03-08
    A new trail along the chalk coast

    Dover: Walkers can now follow the cliffs for forty miles without leaving the sea. The path
    strikes out across farmland, and guardrails were set where the edge is loose.

    Tags: walking
    === rail-museum 2024-02-10
    Railway museum reopens with a night train

    Swindon: After two years of building work the railway museum shows its sleeping cars again.
    Visitors can spend a night in one of them, without leaving the station.

    Tags: museums
    === miners 2024-03-05
    Miners' strike, forty years on

    Barnsley: Four decades after the strike began, those who took part met in the hall where it was
    voted for. The strike lasted a year; the strike divided families, and the end of the strike
    closed the pits.

    "We lost the strike and kept each other," said one. The last coal left the valley by rail
    in 1991, and the line is a footpath now.

    Tags: history
    === bus-pay 2024-03-09
    Bus drivers vote on new pay offer

    Bradford: Drivers of the city's buses will decide by Friday whether to accept six percent. Their
    union recommends that they do. Services run as usual until then.

    Tags: rail, strike
    === rail-fares 2024-03-01
    Rail fares to rise by four percent

    London: Season tickets will cost more from the spring. The ministry said the rise was below
    inflation; passengers' groups called it a reward for late trains.

    Tags: transport, prices
    === coach-crash 2024-01-19
    Guardrail failure blamed for coach crash

    Grenoble: The guardrail on a mountain road gave way at a third of the load it was built for,
    investigators found. Eleven people were hurt when a coach left the road in December.

    Tags: accidents
    === harbour-open 2024-03-12
    Harbour reopens after the storm

    Mombasa: The harbour opened again on Tuesday morning, four days after the heaviest storm in a
    decade tore two cranes from their rails and sank a pilot boat at its moorings.

    Eleven ships that had waited at anchor were brought in before noon. Dredging will go on until
    the end of the month.

    Tags: weather, shipping
    === harbour-shut 2024-03-08
    Storm closes Mombasa harbour

    Mombasa: Ships were told to keep away as winds of 120 kilometres an hour hit the coast. Two
    cranes are down, and a pilot boat is missing. The storm is expected to last until Saturday.

    Tags: weather, shipping
    === storms-atlantic 2024-01-22
    Storms batter the Atlantic coast

    Brest: Waves of eleven metres broke over the sea walls of Brittany for a second night. Power is
    out in forty thousand homes, and more storms are on their way.

    Tags: weather
    === insurers 2024-03-20
    Insurers count the cost of a wet winter

    Zurich: Claims for water damage have doubled in a year, two large insurers said. One storm in
    January alone cost them half a billion euros.

    Tags: money
    === brainstorm 2024-03-15
    Brainstorming does not work, study finds

    Groningen: People who think alone and meet later have more ideas than groups that brainstorm
    together, psychologists report. Brainstorming feels better, though.

    Tags: science
    === pearl-harbour 2023-12-07
    Last survivors remember Pearl Harbour

    Honolulu: Five men who were on the ships that morning laid wreaths on the water. The youngest of
    them is 98.

    Tags: history
    === cargo 2024-03-26
    Cargo ship brings down Baltimore bridge

    Baltimore: The steel bridge fell into the river within seconds after a cargo ship had lost power
    and struck a pier. Six people who were mending the road are missing.

    Tags: accidents, shipping
    === electric-car 2024-04-02
    Electric car sales stall in Europe

    Brussels: For the first time in four years fewer electric cars were sold than in the quarter
    before. Buyers say that a car with a battery still costs too much.

    Tags: industry
    === car-park 2024-02-27
    Council closes car park after roof fall

    Luton: The multi-storey car park behind the market will stay shut until engineers have looked at
    every deck. Nobody was hurt when a piece of the roof came down on Monday.

    Tags: councils
    === commission 2024-04-05
    Commission cares little for carmakers' pleas

    Brussels: There will be no delay of the emission rules, the industry commissioner said. He told
    manufacturers that they had had ten years to prepare.

    Tags: industry
    """
}
