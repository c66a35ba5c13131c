# language: de
Funktionalität: Verpflichtungen und Kalender im Browser
  Jede Verpflichtung hat eine Seite, ob etwas zu beanstanden ist oder nicht. Sie zeigt, was gespeichert ist; wie es an einem
  anderen Tag stand, wird neu beurteilt, nach dem, was damals bekannt war. Der Kalender zeigt, was wann ansteht.

  Regel: Wie es an einem anderen Tag stand, steht als solches da, und der heutige Stand daneben

    @T11
    Szenario: Die Bereichsleitung Leistung sieht nach, wie die Einsatzkriterien vor dem Ablauf der Frist standen
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 28.04.2016 um 07:00 Uhr läuft
      Und die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und die Bereichsleitung Leistung am 03.05.2016 um 10:00 Uhr die Seite "/kalender?monat=2016-05" öffnet
      Dann sagt die Seite:
        | Spätestens                |
        | Christi Himmelfahrt       |
      Wenn auf dieser Seite dem Verweis "Kriterien Ermittlungsdienst" gefolgt wird
      Dann sagt die Seite:
        | Frist überschritten                                             |
        | Samstag, 30.04.2016 ist Wochenende                              |
        | Grundlage der Verschiebung: Hausregel in Anlehnung an § 26 Abs. 3 SGB X |
      Wenn auf dieser Seite dem Verweis "28.04.2016" gefolgt wird
      Dann sagt die Seite:
        | Am 28.04.2016: Offen                                     |
        | Neu beurteilt für diesen Tag, nicht der heutige Stand    |
        | Urteil zum 28.04.2016, nach dem Kenntnisstand vom 28.04.2016 |
      Wenn die Bereichsleitung Leistung am 03.05.2016 um 10:00 Uhr die Seite "/verpflichtungen/investigation-criteria-agreed/jobcenter/2016?bekannt=04.05.2016" öffnet
      Dann sagt die Seite:
        | Was nach heute bekannt wird, weiß noch niemand |
        | gezeigt ist der heutige Stand                  |
