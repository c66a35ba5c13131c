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

  Regel: Von der Mail führt die Spur bis zur Zeile der Datei, aus der die Zahl stammt

    Szenario: Vom Posten der Entwarnung zu T11 kommt man zur Zeile mit dem Aktenzeichen
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und zu T11 wird am 04.05.2016 das Protokoll "50.1-2016/017" vorgelegt und gemeldet
      Wenn die Zielwacht vom 02.05.2016 bis zum 06.05.2016 täglich um 07:00 Uhr läuft
      Dann führt der Posten der Mail "Entwarnung" zu T11 zu einer Zeile im Original, in der "50.1-2016/017" steht
      Und führt das Aktenzeichen "50.1-2016/017" zur Planzeile T11 und zu keiner anderen
      Und sind zum Datensatz mit dem Aktenzeichen "50.1-2016/017" diese Fassungen verzeichnet:
        | Fassung | Urteile |
        | gilt    | 1       |
      Und enthält das Protokoll vom 04.05.2016 bis zum 05.05.2016 zu T11 auch "Datei eingelesen"
      Und enthält das Protokoll vom 05.05.2016 bis zum 05.05.2016 zu T11 auch "Mail vorgesehen: Art Entwarnung"

  Regel: Wird eine Zeile des Protokolls geändert, nennt die Prüfung diese Zeile

    Szenario: Die geänderte Zeile wird genannt, keine andere
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 02.05.2016 bis zum 06.05.2016 täglich um 07:00 Uhr läuft
      Dann findet die Prüfung am 07.05.2016 nichts auszusetzen
      Wenn der Betreiber Zeile 12 des Protokolls ändert
      Dann nennt die Prüfung am 08.05.2016 Zeile 12 des Protokolls und sonst nichts

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

  Regel: Was unter einem Prüfpunkt liegt, den jemand außer Haus verwahrt, ändert niemand unbemerkt

    Szenario: Wird die letzte Woche gelöscht und neu geschrieben, fällt es am Prüfpunkt auf
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 02.05.2016 bis zum 06.05.2016 täglich um 07:00 Uhr läuft
      Und die Revision am 06.05.2016 um 18:00 Uhr einen Prüfpunkt mitnimmt
      Und die Zielwacht vom 09.05.2016 bis zum 13.05.2016 täglich um 07:00 Uhr läuft
      Und die Revision am 13.05.2016 um 18:00 Uhr einen Prüfpunkt mitnimmt
      Und der Betreiber das Protokoll ab dem 09.05.2016 löscht und mit passenden Prüfsummen neu schreibt
      Und am 16.05.2016 ohne Prüfpunkt geprüft wird
      Dann hält das Protokoll für sich allein, und nichts davon ist von außen bewiesen
      Wenn am 16.05.2016 mit allen Prüfpunkten gegengeprüft wird
      Dann hält das Protokoll nicht, und genannt wird die Spanne zwischen den beiden letzten Prüfpunkten

    Szenario: Wird der letzte Tag gelöscht, fehlt dem Prüfpunkt das Ende
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 02.05.2016 bis zum 06.05.2016 täglich um 07:00 Uhr läuft
      Und die Revision am 06.05.2016 um 18:00 Uhr einen Prüfpunkt mitnimmt
      Und der Betreiber das Protokoll ab dem 06.05.2016 löscht
      Und am 07.05.2016 mit allen Prüfpunkten gegengeprüft wird
      Dann hält das Protokoll nicht, weil sein Ende abgeschnitten ist

    Szenario: Was über dem jüngsten Prüfpunkt liegt, kann niemand beweisen, und das wird gesagt
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 02.05.2016 bis zum 06.05.2016 täglich um 07:00 Uhr läuft
      Und die Revision am 06.05.2016 um 18:00 Uhr einen Prüfpunkt mitnimmt
      Und die Zielwacht vom 09.05.2016 bis zum 10.05.2016 täglich um 07:00 Uhr läuft
      Und der Betreiber das Protokoll ab dem 09.05.2016 löscht und mit passenden Prüfsummen neu schreibt
      Und am 16.05.2016 mit allen Prüfpunkten gegengeprüft wird
      Dann hält das Protokoll, und bewiesen ist es bis zum letzten Prüfpunkt

  Regel: Was sich zwischen zwei Tagen geändert hat, steht mit seinem Grund da

    @T32
    Szenario: Was hat sich zwischen dem 30.06. und dem 01.07. geändert, und warum? Allein die Frist ging vorüber
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 30.06.2016 bis zum 01.07.2016 täglich um 07:00 Uhr läuft
      Dann hat sich vom 30.06.2016 bis zum 01.07.2016 das Urteil zu T32 allein deshalb geändert: "Zeit: die Frist war der 30.06.2016"

    @T32
    Szenario: Was hat sich zwischen dem 01.07. und dem 05.07. geändert, und warum? Allein der Nachweis kam hinzu
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und zu T32 wird am 01.07.2016 das Protokoll "10.2-2016/004" vorgelegt und erst am 05.07.2016 gemeldet
      Wenn die Zielwacht vom 01.07.2016 bis zum 06.07.2016 täglich um 07:00 Uhr läuft
      Dann hat sich vom 04.07.2016 bis zum 06.07.2016 das Urteil zu T32 allein deshalb geändert: "Meldung neu: deliverable:statistics-agreed:jobcenter:2016"
  Regel: Eine Zahl oder ein Tag genügt, um zu sehen, wie das Regelwerk urteilt, gleich wer es meldet

    @T06
    Szenario: Zu T06 genügen die beiden Anzahlen des Jahres
      Angenommen zu T06 ist für "2016" insgesamt gemeldet: 30 von 300
      Wenn darüber am 14.01.2017 geurteilt wird
      Dann lautet das Urteil darüber "Ziel nicht erreicht" mit dem Kennwert "10,0 % (30 von 300)"

    @T11
    Szenario: Zu T11 genügt der Tag, an dem das Protokoll da ist
      Angenommen zu T11 ist für "2016" insgesamt gemeldet: am 03.05.2016
      Wenn darüber am 09.05.2016 geurteilt wird
      Dann lautet das Urteil darüber "erreicht (verspätet)"

    @P24
    Szenario: Zu P24 genügt die Anzahl der Gespräche einer Geschäftsstelle im Monat
      Angenommen zu P24 ist in "Hilden" für "Januar 2016" insgesamt gemeldet: 0
      Wenn darüber am 01.02.2016 geurteilt wird
      Dann lautet das Urteil darüber "Ziel nicht erreicht" mit dem Kennwert "0 Gespräche"
