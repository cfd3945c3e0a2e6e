/// An article that has all that the page sets in a way of its own.
enum StructuredArticle {
  static let text = """
    What the harbour has learned from four days of storm

    A decade of saving on cranes has cost the port more than it saved, a report says. Nobody is \
    surprised.

    By Jane Doe and John van der Roe

    Mombasa: The harbour is open again, and the report about its closing was on the desks before \
    the last ship had left. It has ninety pages, of which the port authority has read the first.

    Ninety pages

    The report was asked for on the first day of the storm, when it was not yet known that there \
    would be four. Its authors write in their introduction:

    > The cranes were built for the wind of a country that no longer has that wind. To mend them
    > is to build them again, and whoever builds them again ought to ask first where they are to
    > stand.
    >
    > We have been told before:
    >
    > > Nobody has ever been thanked for a crane that did not fall, and we do not expect to be
    > > thanked for this page.

    That last sentence is from the report of 1974.

    ## What is to be done

    - The rails are to be laid deeper, and ships with tea are to be
      unloaded first, since tea suffers most;
    - cranes are to be tied down:
      - by day with two ropes,
      - by night with four;
    - the bell is to be rung earlier.

    1. The money is to come from the port.
    10. What the port does not have is to come from the city, which does not have it either.

    What it costs
    -------------

    Work       Millions   Paid by
    ---------  --------   -------
    Rails      3.5        the port
    Cranes     12         the city
    Bell       0.1        a friend of the harbour

    | Year | Ships | Tea |
    |------|-------|-----|
    | 2022 | 1,204 | 88  |
    | 2023 | 1,190 | 91  |

    * * *

    The formula by which the height of a wave is told from the wind is in an appendix:

    ```
    height = wind * wind / 48
      if height > wall { ring(bell) }
    ```

    ---

    "We have read it," said the harbour master. "All of us. It rained."

    Tags: weather, shipping
    """
}
