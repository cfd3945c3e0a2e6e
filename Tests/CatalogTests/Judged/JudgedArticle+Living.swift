extension JudgedArticle {
  /// Health, sport, music and towns.
  static let living = """
    === measles-leeds 2024-04-11
    Measles outbreak closes two schools in Leeds

    Leeds: Thirty-one children are ill. Parents are asked to have their sons and daughters vaccinated
    at once; nurses will be in both schools on Monday.

    Tags: health, schools
    === measles-campaign 2024-01-22
    Measles vaccine offered at markets

    Birmingham: A van with two nurses stands between the fish and the flowers. In parts of the city
    one child in four is not protected against measles.

    Tags: health
    === vaccine-malaria 2024-01-23
    First malaria vaccine for all children of a country

    Yaoundé: Cameroon has begun to give the vaccine as part of the usual programme. Half a million
    lives could be saved in ten years, doctors hope.

    Tags: health, Africa
    === leeds-music 2024-06-15
    A piano in the station

    Leeds: Between platforms nine and ten anyone may play. The competition's organisers have put
    the instrument there for the summer.

    Tags: music
    === leeds-mention 2024-05-27
    Promotion decided by a late header

    London: Southampton are back in the first division. Leeds had more of the ball and nothing to
    show for it.

    Tags: football
    === arsenal-draw 2024-10-27
    Liverpool salvage a draw at Arsenal

    London: Salah scored nine minutes before the end. Arsenal had led twice, and finished the game
    without four of their defenders.

    Tags: football
    === arsenal-top 2024-03-09
    Late goal sends Arsenal top

    London: Havertz headed in after 86 minutes. Liverpool and Manchester City, who meet on Sunday,
    can both go past them.

    Tags: football
    === arsenal-sign 2024-08-27
    Arsenal sign midfielder from San Sebastián

    London: Merino, 28, has a contract for four years. A striker is still being looked for.

    Tags: football
    === arsenal-hall 2024-04-30
    Old naval arsenal becomes a concert hall

    Venice: Where galleys were built, an orchestra will play. The arsenal has stood empty since the
    navy left it in 1958.

    Tags: music, cities
    === striker 2024-07-02
    Striker leaves Naples for London

    Naples: Osimhen has said goodbye on a balcony. Whether Chelsea or Arsenal will pay the hundred
    million is to be settled this week.

    Tags: football
    === the-who 2024-05-08
    The Who announce a last tour

    London: Sixty years after their first record the two who are left will play in eleven cities.
    There will be no orchestra this time.

    Tags: music
    === who-killed 2024-04-04
    Who killed the tram?

    Bath: An exhibition asks why the city tore up its rails in 1939. The answer has more to do with
    the price of copper than with the motor car.

    Tags: history, museums
    === who-health 2024-05-28
    Health agency warns of heat at work

    Geneva: Those who build roads or pick fruit are at the greatest risk, the report says. The
    agency asks for shade, water and a longer pause at noon.

    Tags: health
    === man-who 2024-02-12
    The man who mends every clock in town

    Wells: He has keys to the town hall, the school and two churches. On the last Sunday of March he
    starts at four in the morning.

    Tags: crafts
    === cafe-closes 2024-03-29
    Un café ferme après un siècle

    Lyon: Le café de la place a servi son dernier verre samedi soir. La patronne, 82 ans, n'a pas
    trouvé de successeur.

    Tags: villes
    === cafeteria 2024-04-12
    Cafeteria workers win a day off

    Boston: Those who cook for the university's students will no longer work on the first Monday
    of the month.

    Tags: work
    === cafe-night 2024-02-18
    Where the night shift has breakfast

    Glasgow: At five in the morning nurses, bakers and taxi drivers share three tables. The cafe has
    no name and no sign.

    Tags: cities
    === tram-night 2024-05-17
    City votes for trams all night

    Freiburg: From autumn the three main lines will run every half hour between one and five. The
    council wants to know after a year whether anyone was in them.

    Tags: transport, cities
    === bees 2024-05-20
    Bees move into the opera's roof

    Paris: Eleven hives stand above the stage, and the honey is sold in the interval. The conductor
    is said to be afraid of them.

    Tags: animals, music
    === letters 2024-01-06
    Box of letters found behind an altar

    Toledo: They were written by a carpenter to his brother in Lima and never sent. The chapter will
    print them in autumn.

    Tags: history
    === chess 2024-04-22
    Seventeen-year-old wins the right to play for the title

    Toronto: The boy from Madras drew the last game and needed no more. No one so young has come so
    far.

    Tags: chess
    === bridge-night 2024-06-24
    Old bridge lit for its birthday

    Mostar: Twenty years after it was built again, four hundred lamps lay on the water below it.
    Divers jumped with torches.

    Tags: cities, heritage
    """
}
