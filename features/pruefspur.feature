# language: de
Funktionalität: Von der Zeile des Plans führt eine Spur bis zur Mail, und von jeder Mail zurück
  Wer prüft, hat eine Mail in der Hand oder eine Zeile des Plans vor sich. Von beiden aus steht die ganze Kette da:
  Zeile, Regel, Verpflichtung, Urteil, Befund und Mail. Nichts davon hängt in der Luft.

  Regel: Jede Mail zu einer Zusage führt zu ihrer Zeile

    Szenario: Von der versäumten Frist zu T11 und von ihrer Mail kommt man zum selben Befund
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Dann führt die Spur von T11 zu genau einem Befund und zu diesen Mails:
        | Tag                    | Art       | Rolle                              |
        | Montag, 02.05.2016     | Übersicht | bereichsleitung_leistung@jobcenter |
        | Dienstag, 03.05.2016   | Hinweis   | bereichsleitung_leistung@jobcenter |
        | Montag, 09.05.2016     | Übersicht | gf@jobcenter                       |
        | Donnerstag, 12.05.2016 | Vorlage   | gf@jobcenter                       |
      Und führt jede Mail zu T11 zurück zur Planzeile T11
      Und hängt in der Prüfspur nichts in der Luft
