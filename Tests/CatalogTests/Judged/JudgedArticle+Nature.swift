extension JudgedArticle {
  /// Earth, sea, animals and stars.
  static let nature = """
    === chile-quake 2024-07-19
    Earthquake of magnitude 7.3 shakes northern Chile

    Calama: The ground moved for forty seconds shortly before ten in the evening. Power failed in
    three towns, but no one was hurt, the interior minister said. The mines will work again on
    Friday once the shafts have been looked at.

    Tags: Chile, disasters
    === chile-after 2024-07-21
    Aftershocks keep northern Chile awake

    Calama: People slept in parks for a second night after Thursday's earthquake. Forty smaller
    shocks were counted, the strongest of 5.1.

    Tags: Chile, disasters
    === chile-copper 2024-09-30
    Copper output in Chile rises again

    Santiago: The mines of the north have made up for the days they lost. Neither the earthquake of
    July nor a short walkout will show in the year's figures, the state company says.

    Tags: Chile, mining
    === quake-schools 2024-01-25
    Schools that stand up to quakes

    Kathmandu: A frame of bamboo and straw costs a third of concrete and bends where walls would
    break. Nine hundred have been built since the great earthquake.

    Tags: building
    === quaker 2024-03-03
    Quaker meeting house saved

    Lancaster: The house of 1708 will be mended with money from a lottery. Some forty Quakers still
    sit in silence there on Sundays.

    Tags: heritage
    === wildfire-control 2024-08-14
    Athens wildfire under control, says mayor

    Athens: Rain and calm air helped the crews to stop the fire at the last ridge before the suburbs.
    People may return to Varnavas and Penteli on Thursday.

    Tags: Greece, fires
    === wildfire-cost 2024-08-19
    After the fire, Athens counts the cost

    Athens: A hundred square kilometres of pine are gone. The wildfire of last week has also taken
    a school, three factories and the shade of half a city.

    Tags: Greece, fires
    === planes 2024-08-25
    Greece buys seven planes that scoop water

    Athens: The aircraft will be delivered from 2027. Each takes up six tons of the sea in twelve
    seconds. The fires of this summer made the decision easy, the minister said.

    Tags: Greece, army
    === california 2024-07-28
    Wildfire in California larger than Los Angeles

    Chico: Four thousand men and women fight the flames. A man who pushed a burning car into a
    gully has been arrested.

    Tags: fires
    === blue-whale 2024-02-21
    Song of the blue whale grows deeper

    Hobart: Year by year the blue whale sings a little lower, and no one knows why. Microphones on
    the sea bed have heard it from Ceylon to the Ross Sea.

    Tags: animals, sea
    === whale-watch 2024-06-28
    Whale watchers take to sails

    Húsavík: Engines frighten the animals away, so three skippers leave them off. One of the boats
    is an oak ketch in blue and white.

    Tags: animals, travel
    === largest-animal 2024-05-09
    What is left of the largest animal that ever lived

    Hobart: There were once a quarter of a million. Some ten thousand are alive today; each blue
    whale that a ship runs down is one too many.

    Tags: animals
    === blue-door 2024-04-08
    The blue door of Chefchaouen

    Chefchaouen: Everyone takes the same picture in front of it. Its owner, a carpenter, asks for a
    coin and gives it to the school.

    On his shelf lie a whale of olive wood and other beasts that he has carved for his children.

    Tags: travel
    === sea-ice 2024-02-28
    Sea ice around Antarctica at a record low

    Bremerhaven: For the third year in a row there are fewer than two million square kilometres left
    at the end of summer. The ice is thin, too.

    Tags: climate
    === ice-cream 2024-07-09
    Ice cream with a pinch of sea salt

    Palermo: It began as a mistake in a kitchen, and now no parlour is without it. The salt comes
    from the pans of Trapani.

    Tags: food
    === dark-matter 2024-03-13
    What the telescope did not see

    La Serena: For six years it looked for the glow of dark matter in the middle of our galaxy. There
    is none. Physicists have to give up two of their favourite particles.

    Tags: science
    === dark-stage 2024-03-14
    A dark week for the stage

    Leipzig: Three theatres stay shut until Sunday because the heating failed. Insurers look into
    the matter.

    Tags: theatre
    === floods 2024-05-06
    Flood in southern Brazil displaces 80,000

    Porto Alegre: The river stands five metres above its banks. The airport is under water, and drink
    has to be brought by boat.

    Tags: weather
    === drought 2024-02-06
    Drought drains the Panama canal

    Colón: Only two dozen ships a day may pass. The lake that feeds the locks is two metres lower
    than it should be.

    Tags: shipping, weather
    === flood-gates 2024-06-20
    Venice counts a hundred days behind its gates

    Venice: The barrier has kept each flood out since 2020. It costs a quarter of a million euros
    whenever it rises.

    Tags: cities
    """
}
