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

  Regel: Szenarien werden gegen das Regelwerk in Kraft gehalten, nicht gegen das mitgelieferte

    @T06
    Szenario: Setzt ein Haus die Grenze von 10 auf 15 Prozent, fällt das auf, mit beiden Werten
      Angenommen im Regelwerk des Hauses ist zu T06 statt 10 Prozent eine Quote von 15 Prozent verlangt
      Wenn die Szenarien gegen das Regelwerk in Kraft gehalten werden
      Dann stimmen zu T06 nicht überein:
        | Angabe   | Szenario   | Regelwerk  |
        | verlangt | unter 10 % | unter 15 % |

    @T06
    Szenario: Solange niemand etwas ändert, stimmen Szenarien und Regelwerk in Kraft überein
      Wenn die Szenarien gegen das Regelwerk in Kraft gehalten werden
      Dann stimmen zu T06 Szenario und Regelwerk überein
