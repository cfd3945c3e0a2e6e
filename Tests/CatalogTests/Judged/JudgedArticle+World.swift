extension JudgedArticle {
  /// Governments, elections and wars.
  static let world = """
    === putin-meets 2023-07-22
    Putin and Belarus president meet for first time After Wagner mutiny

    Saint Petersburg: Russian President Vladimir Putin and Belarusian President Alexander Lukashenko
    held a meeting in Saint Petersburg's Konstantinovsky palace, marking their first encounter since
    Lukashenko helped broker a deal to end a mutiny by Wagner fighters inside Russia.

    Lukashenko said that the mercenaries had asked to travel westward to Warsaw and Rzeszow. In
    response, Poland is deploying additional troops to its border.

    Tags:
    === wagner-train 2023-07-20
    Wagner fighters train Belarus army near Polish border

    Minsk: Mercenaries of the Wagner group have begun to train special forces of Belarus a few miles
    from the border with Poland, the defence ministry said.

    Tags: Belarus, army
    === wagner-ring 2023-07-26
    Bayreuth opens with a new Wagner opera

    Bayreuth: The festival began with a Parsifal that part of the audience saw through glasses. There
    was applause for the singers and the usual boos for the director. Wagner would have left early,
    said one critic.

    Tags: music
    === prigozhin 2023-07-05
    Where is Prigozhin?

    Moscow: The head of the Wagner group has not been seen since the night his men turned back. His
    plane was tracked between Minsk and Saint Petersburg twice in a week. What became of the mutiny's
    other leaders is not known.

    Tags: Russia
    === poland-border 2023-08-02
    Poland sends troops to its border with Belarus

    Warsaw: Two helicopters from Belarus have crossed into Polish airspace, the ministry of defence
    said, and more soldiers are on their way to the border. The presence of Wagner fighters made
    the step necessary.

    Tags: army
    === wagnerian 2023-05-14
    A Wagnerian voice from Cape Town

    Cape Town: She sang in a township choir and learned German from records. Next month the soprano
    takes the part of Isolde in Berlin.

    Tags: music
    === rzeszow-library 2024-03-10
    Rzeszów opens a library that never closes

    Rzeszów: Since Sunday the city has had a library without opening hours. Readers let themselves in
    with a card, borrow at a machine, and are asked only to put the lights out behind them.

    Tags: books, cities
    === polish-plumbers 2024-02-01
    Polish plumbers go home

    Bristol: Fewer than half of the craftsmen who came twenty years ago are still here. Wages in
    Poland have trebled since.

    Tags: work
    === polish-silver 2023-11-30
    How to polish silver without scratching it

    Warm water, a spoon of soda and a soft cloth will do for most pieces, restorers say. Never polish
    what is only plated.

    Tags: household
    === ghana-win 2024-12-09
    Opposition wins election in Ghana

    Accra: John Mahama will be president of Ghana for a second time. His rival conceded on Sunday,
    a day after the election, and asked his followers to stay calm.

    Tags: Africa
    === ghana-votes 2024-12-07
    Ghana votes in close election

    Accra: Queues formed before dawn in front of schools and churches. The cost of living decided
    most votes, people said as they left.

    Tags: Africa
    === ghana-know 2024-11-29
    Five things to know before Ghana goes to the polls

    Accra: Eighteen million people are called to vote. The election is the ninth since the return to
    many parties, and all of them were peaceful.

    Tags: Africa
    === election-year 2024-12-30
    A year of elections that governments lost

    London: Never before did so many people vote in a year. In India the ruling party lost its
    majority, in Britain, Botswana, Japan and Ghana governments fell. There was hardly an election
    in which prices were not the first concern.

    Tags: politics
    === ghana-cocoa 2024-10-02
    Cocoa harvest in Ghana falls to lowest in twenty years

    Kumasi: Swollen shoot disease and gold diggers have taken a third of the farms. Chocolate will
    cost more, traders say.

    Tags: Africa, farming
    === parish 2024-05-03
    One vote decides parish election

    Little Snoring: The recount took nine minutes. With 86 votes to 85 the baker has won the election
    to the parish council.

    Tags: councils
    === street-food 2024-12-12
    Street food from eleven countries fills the old market

    Ghent: There is waakye from Ghana, arepas from Venezuela and a queue in front of the dumplings.
    The fair goes on until Sunday.

    Tags: food
    === thuringia 2024-09-02
    A political earthquake in Thuringia

    Erfurt: For the first time since the war a party of the far right has won a state. The others
    must now find out whether they can govern together.

    Tags: Germany
    === turkey-rates 2024-03-21
    Turkey raises interest rates to 50 percent

    Ankara: The central bank surprised the markets ten days before local elections. Inflation had
    reached 67 percent in February.

    Tags: money
    === turkey-roast 2023-12-14
    Price of a roast turkey up by a third

    Norwich: Bird flu and dear feed have made the Christmas turkey a luxury. Many butchers sell
    half birds now.

    Tags: food
    === parliament 2024-04-16
    Parliament votes to ban disposable vapes

    London: Two thirds of the house were in favour. From next spring only refillable devices may be
    sold.

    Tags: health
    === parley 2024-02-19
    Parley in Cairo ends without a truce

    Cairo: Envoys left the Egyptian capital after four days of talks. None of them wanted to say
    whether they would come back.

    Tags: Middle East
    """
}
