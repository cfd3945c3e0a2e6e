extension JudgedArticle {
  /// News in other languages, and in scripts with and without spaces.
  static let scripts = """
    === hafen 2024-04-03
    Hafen Hamburg meldet Rekord

    Hamburg: Noch nie wurden in einem Monat so viele Container umgeschlagen. Der Hafen profitiert von
    Umwegen um das Rote Meer, sagte die Senatorin.

    Tags: Wirtschaft
    === flughafen 2024-03-06
    Flughafen Hamburg wird bestreikt

    Hamburg: Am Flughafen sind am Mittwoch fast alle Flüge ausgefallen. Die Gewerkschaft verlangt
    höhere Zuschläge für die Nacht.

    Tags: Verkehr
    === wahl 2024-09-01
    Wahl in Thüringen: Wer kann regieren?

    Erfurt: Keine Partei will mit dem Sieger sprechen. Nach der Wahl beginnt das Rechnen.

    Tags: Politik
    === bundestagswahl 2024-11-12
    Parteien einigen sich auf Termin für Bundestagswahl

    Berlin: Gewählt wird am 23. Februar. Das Kabinett stellt die Vertrauensfrage noch vor
    Weihnachten.

    Tags: Politik
    === strasse 2024-02-09
    Straße nach Felssturz gesperrt

    Cochem: Ein Block von zwanzig Tonnen liegt auf der Fahrbahn. Bis Ostern fahren Züge statt
    Bussen.

    Tags: Verkehr
    === lodz 2024-05-10
    Łódź otwiera nową linię tramwajową

    Łódź: Pierwszy tramwaj odjechał o piątej rano. Linia łączy dworzec z nowym osiedlem na wschodzie
    miasta.

    Tags: transport
    === lodz-mention 2024-04-15
    Where films are still cut by hand

    Warsaw: The last laboratory has moved to a former spinning mill. Students from the film school in
    Łódź come once a week.

    Tags: cinema
    === tokyo-night 2024-03-09
    東京の図書館が夜も開くようになりました

    東京：区立図書館は来月から、週末の夜も利用できるようになります。金曜日と土曜日は深夜まで開館することになりました。

    Tags: 図書館
    === tokyo-rule 2024-03-18
    東京都、宿泊施設に新しい条例

    東京：都議会は月曜日、宿泊施設に関する条例を可決しました。来年の四月から施行されます。

    Tags: 政治
    === kyoto-fire 2024-02-11
    京都の寺で火災、けが人なし

    京都：日曜日の朝、山あいの寺で火災がありました。本堂の一部が焼けましたが、けが人はいませんでした。

    Tags: 災害
    === osaka-books 2024-01-30
    大阪で古本市が始まる

    大阪：五十の店が公園に集まりました。図書館で除籍された本も並びます。

    Tags: 本
    === beijing-metro 2024-06-30
    北京地铁新线今日开通

    北京：新线全长三十公里，设二十一座车站。北京地铁表示，首班车于早上五点发出。

    Tags: 交通
    === shanghai-metro 2024-05-21
    上海地铁延长周末运营时间

    上海：周五和周六末班车推迟一小时。北京和广州也在考虑类似的措施。

    Tags: 交通
    === moscow-metro 2024-01-26
    Москва открыла новую станцию метро

    Москва: Станция на севере города приняла первых пассажиров в пятницу утром. Метро будет работать
    здесь до часа ночи.

    Tags: транспорт
    === metrology 2024-05-20
    Метрология: день точных весов

    Казань: Учёные показали эталоны килограмма и метра. Вход был свободным.

    Tags: наука
    === attica 2024-08-12
    Πυρκαγιά στην Αττική, εκκενώνονται χωριά

    Αθήνα: Η πυρκαγιά ξέσπασε την Κυριακή το απόγευμα. Δέκα χωριά εκκενώθηκαν μέσα στη νύχτα.

    Tags: Ελλάδα
    === tangier 2024-04-28
    افتتاح ميناء جديد في طنجة

    طنجة: بدأ الميناء الجديد العمل صباح الأحد باستقبال ثلاث سفن. وقال الوزير إن الميناء سيوفر ألفي
    وظيفة.

    Tags: اقتصاد
    === bangkok-rail 2024-06-03
    รถไฟฟ้าสายใหม่เปิดให้บริการในกรุงเทพ

    กรุงเทพ: รถไฟฟ้าสายใหม่เปิดให้บริการวันจันทร์ มีทั้งหมดสามสิบสถานี

    Tags: คมนาคม
    === seoul 2024-04-10
    서울 지하철 첫차 시간 앞당긴다

    서울: 다음 달부터 첫차가 오전 다섯 시에 출발한다. 시는 새벽에 일하는 사람들을 위한 조치라고 밝혔다.

    Tags: 교통
    """

  /// The same news more than once: from another agency, corrected, and brought up to date.
  static let repeated = """
    === putin-copy 2023-07-21
    Leaders of Russia and Belarus in talks after Wagner mutiny

    Saint Petersburg: Russian President Vladimir Putin and Belarusian President Alexander Lukashenko
    held a meeting in Saint Petersburg's Konstantinovsky palace, marking their first encounter since
    Lukashenko helped broker a deal to end a mutiny by Wagner fighters inside Russia.

    Lukashenko said that the mercenaries had asked to travel westward to Warsaw and Rzeszow. In
    response, Poland is deploying additional troops to its border.

    Tags: Russia
    === chile-copy 2024-07-19
    Chile: earthquake of magnitude 7.3

    Calama: The ground moved for forty seconds shortly before ten in the evening. Power failed in
    three towns, but no one was hurt, the interior minister said. The mines will work again on
    Friday once the shafts have been looked at.

    Tags: disasters
    === wildfire-flee 2024-08-12
    Wildfire near Athens forces 2,000 from their homes

    Athens: Flames fanned by strong winds have reached the first houses of Varnavas, north of the
    capital, and sent two thousand people onto the roads in the night. Smoke hung over the Acropolis
    on Monday, and hospitals were told to be ready. Seventeen aircraft and five hundred
    firefighters were sent out, with more on their way from France, Italy and the Czech Republic.

    Tags: Greece, fires
    === wildfire-more 2024-08-13
    Wildfire near Athens forces 3,500 from their homes

    Athens: Flames fanned by strong winds have reached the first houses of Penteli, north of the
    capital, and sent thirty-five hundred people onto the roads in the night. Smoke hung over the Acropolis
    on Monday, and hospitals were told to be ready. Seventeen aircraft and five hundred
    firefighters were sent out, with more on their way from France, Italy and the Czech Republic.

    Tags: Greece, fires
    === wildfire-wire 2024-08-12
    Wildfire near Athens forces 2,000 to flee

    Athens: Flames fanned by strong winds have reached the first houses of Varnavas, north of the
    capital, and sent two thousand people onto the roads in the night. Smoke hung over the Acropolis
    on Monday, and hospitals were told to be ready. Seventeen aircraft and five hundred
    firefighters were sent out, with more on their way from France, Italy and the Czech Republic.

    Tags: agencies
    """
}
