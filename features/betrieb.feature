# language: de
Funktionalität: Was der Zielwacht selbst zustößt (Plan 2016)
  Ein Mailserver lässt uns nicht zu oder ist wochenlang fort, eine Uhr geht vor. Nichts davon darf verschwinden lassen, was
  jemand wissen muss, und jede Störung steht im Zustand des Dienstes, bis sie behoben ist.

  Regel: Weist der Mailserver uns ab, geht keine Mail verloren

    @T11
    Szenario: Der Absender ist einige Tage gesperrt, danach geht jede Mail einmal hinaus
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 29.04.2016 bis zum 02.05.2016 täglich um 07:00 Uhr läuft
      Und der Mailserver unseren Absender nicht mehr zulässt
      Und die Zielwacht vom 03.05.2016 bis zum 10.05.2016 täglich um 07:00 Uhr läuft
      Dann ist vom 03.05.2016 bis zum 10.05.2016 keine Mail angekommen
      Und nennt die Zielwacht die Störung "Mails: seit 03.05.2016 07:00 geht keine Mail hinaus"
      Wenn der Mailserver wieder alles annimmt
      Und die Zielwacht vom 11.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Freitag, 29.04.2016  | bereichsleitung.leistung@jobcenter.example | [Erinnerung]          |
        | Mittwoch, 11.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
      Und sind am 11.05.2016 an controlling@jobcenter.example genau diese Mails angekommen:
        | Betreff beginnt mit              |
        | [Zielwacht: bitte ansehen] KW 19 |
      Und sind am 11.05.2016 an it@jobcenter.example genau diese Mails angekommen:
        | Betreff beginnt mit                      |
        | [Störung] Mailserver nahm keine Mails an |
        | [Zielwacht: bitte ansehen] KW 19         |
      Und wurde niemandem dasselbe zweimal mitgeteilt
      Und nennt die Zielwacht keine Störung zu "Mails"

    @T11
    Szenario: Nach vier Wochen ohne Mailserver wird neu mitgeteilt, was noch gilt
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 29.04.2016 bis zum 02.05.2016 täglich um 07:00 Uhr läuft
      Und der Mailserver nicht mehr erreichbar ist
      Und die Zielwacht vom 03.05.2016 bis zum 31.05.2016 täglich um 07:00 Uhr läuft
      Dann ist vom 03.05.2016 bis zum 31.05.2016 keine Mail angekommen
      Und nennt die Zielwacht die Störung "Mails: seit 03.05.2016 07:00 geht keine Mail hinaus"
      Wenn der Mailserver wieder alles annimmt
      Und die Zielwacht vom 01.06.2016 bis zum 03.06.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Übersicht vom Donnerstag, 02.06.2016 an bereichsleitung.leistung@jobcenter.example in Text und HTML:
        | Einsatzkriterien des Ermittlungsdienstes abgestimmt |
        | Seit 19 Arbeitstagen |
      Und wurde niemandem dasselbe zweimal mitgeteilt
      Und nennt die Zielwacht keine Störung zu "Befunde"
      Und nennt die Zielwacht die Störung "Mails, die nicht mehr hinausgehen: 1 (Betrieb)"

    @T28a
    Szenario: Ein Schreiben, das der Kreis nicht annimmt, erledigt nur, wer es freigeben darf
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 01.06.2016 bis zum 09.06.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 09.06.2016 um 10:00 Uhr das Schreiben zu T28a freigibt
      Und der Mailserver das Postfach jobcenter@kreis.example nicht kennt
      Und die Zielwacht vom 10.06.2016 bis zum 13.06.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Zielwacht die Störung "Mails, die nicht mehr hinausgehen: 1 (Schreiben)"
      Und sind am 13.06.2016 an controlling@jobcenter.example genau diese Mails angekommen:
        | Betreff beginnt mit              |
        | [Zielwacht: bitte ansehen] KW 24 |
      Und sind am 13.06.2016 an it@jobcenter.example genau diese Mails angekommen:
        | Betreff beginnt mit                                        |
        | [Störung] Postfach traeger_kreis@jobcenter nimmt nichts an |
        | [Zielwacht: bitte ansehen] KW 24: 1 Störung                |
      Und darf das Controlling am 13.06.2016 um 09:00 Uhr das nicht abgegangene Schreiben zu T28a nicht erledigen
      Wenn die Geschäftsführung am 13.06.2016 um 09:00 Uhr das nicht abgegangene Schreiben zu T28a erledigt, weil "dem Kreis am Telefon gesagt"
      Dann nennt die Zielwacht keine Störung zu "Mails"

  Regel: Eine Uhr, die vorging, macht nicht blind und bleibt nicht unbemerkt

    @T09b
    Szenario: Ein Bericht, unter vorgehender Uhr eingelesen, zählt sofort, und die Uhr wird genannt, bis es bekannt ist
      Angenommen die Fachaufsicht meldet am Montag, 11.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft |
        | 03/2016 | Akte      | 175     |
      Und diese Datei wird eingelesen, während die Uhr auf den 01.01.2030 vorgeht
      Wenn die Zielwacht vom 12.04.2016 bis zum 22.04.2016 täglich um 07:00 Uhr läuft
      Dann ist zum Bericht "fachaufsichtlichen Prüfungen" keine Mail angekommen
      Und nennt die Zielwacht die Störung "Uhr: die Erfassung 1 trägt einen Zeitpunkt, der noch kommt: 01.01.2030 08:00"
      Wenn die Administration sagt, dass die Uhr vorging
      Und die Zielwacht am 25.04.2016 um 07:00 Uhr läuft
      Dann nennt die Zielwacht keine Störung zu "Uhr"

  Regel: Was gespeichert ist, ist versiegelt

    @T06
    Szenario: Eine mit einem anderen Programm geänderte Ziffer wird gefunden und benannt
      Angenommen bis zum 31.12.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 30 fehlerhaft
      Wenn die Zielwacht vom 01.02.2017 bis zum 02.02.2017 täglich um 07:00 Uhr läuft
      Dann nennt die Zielwacht keine Störung zu "Speicher"
      Wenn jemand mit einem anderen Programm in einer Meldung einen fehlerhaften Fall wegnimmt
      Dann nennt die Zielwacht die Störung "Speicher: was nicht mehr ist, wie es versiegelt wurde: 1"
      Und nennt die Prüfung des Speichers als Einziges eine Meldung, die geändert wurde

    @T06
    Szenario: Ein mit einem anderen Programm gelöschter Befund fehlt der Prüfung
      Angenommen bis zum 31.12.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 30 fehlerhaft
      Wenn die Zielwacht vom 01.02.2017 bis zum 02.02.2017 täglich um 07:00 Uhr läuft
      Und jemand mit einem anderen Programm den Befund zu T06 löscht
      Dann nennt die Zielwacht die Störung "Speicher: was nicht mehr ist, wie es versiegelt wurde: 1, zuerst"

  Regel: Was an einem Tag geurteilt wurde, lässt sich nachvollziehen

    @T06
    Szenario: Ein überschriebenes Urteil fällt beim Nachvollzug auf, und nur dieses
      Angenommen bis zum 31.12.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 30 fehlerhaft
      Wenn die Zielwacht am 01.02.2017 um 07:00 Uhr läuft
      Und der 01.02.2017 nach dem Kenntnisstand vom 01.02.2017, 12:00 Uhr, nachvollzogen wird
      Dann gleicht jedes nachvollzogene Urteil Byte für Byte dem gespeicherten
      Wenn jemand mit einem anderen Programm das gespeicherte Urteil zu T06 überschreibt
      Und der 01.02.2017 nach dem Kenntnisstand vom 01.02.2017, 12:00 Uhr, nachvollzogen wird
      Dann weicht beim Nachvollzug allein das Urteil zu T06 vom gespeicherten ab
