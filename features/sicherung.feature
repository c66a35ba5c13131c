# language: de
Funktionalität: Sichern und Zurückspielen (Plan 2016)
  Wer eine Sicherung zurückspielt, nimmt dem Haus, was seither geschah. Das darf niemand unbemerkt tun, und niemand darf
  deshalb dieselbe Mail zweimal bekommen, ohne dass jemand hinsieht.

  Regel: Ein Zurückspielen steht im Protokoll, und was danach versiegelt war, wird als fehlend genannt

    @T11
    Szenario: Der nächste Eintrag hinter der Sicherung nennt sie und das Protokoll, das sie ersetzt hat
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 18:00 Uhr gesichert wird
      Und die Zielwacht vom 04.05.2016 bis zum 09.05.2016 täglich um 07:00 Uhr läuft
      Und am 09.05.2016 um 18:00 Uhr die Sicherung zurückgespielt wird
      Dann ist bis zum letzten gesicherten Eintrag alles da und jede Zeile, wie sie versiegelt war
      Und steht als nächster Eintrag das Zurückspielen da, mit dem Kopf des ersetzten Protokolls

    @T11
    Szenario: Ein Prüfpunkt, der nach der Sicherung außer Haus ging, zeigt, dass ein Ende fehlt
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und die Revision am 03.05.2016 um 17:00 Uhr einen Prüfpunkt mitnimmt
      Und am 03.05.2016 um 18:00 Uhr gesichert wird
      Und die Zielwacht vom 04.05.2016 bis zum 09.05.2016 täglich um 07:00 Uhr läuft
      Und die Revision am 09.05.2016 um 17:00 Uhr einen Prüfpunkt mitnimmt
      Und am 09.05.2016 um 18:00 Uhr die Sicherung zurückgespielt wird
      Und am 10.05.2016 mit allen Prüfpunkten gegengeprüft wird
      Dann hält das Protokoll nicht, weil sein Ende abgeschnitten ist

  Regel: Nach dem Zurückspielen geht keine Mail hinaus, bis jemand es sagt

    @T11
    Szenario: Was schon mitgeteilt war, geht erst hinaus, wenn die Administration es freigibt
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 29.04.2016 bis zum 29.04.2016 täglich um 07:00 Uhr läuft
      Und am 29.04.2016 um 18:00 Uhr gesichert wird
      Und am 02.05.2016 um 06:00 Uhr die Sicherung zurückgespielt wird
      Und die Zielwacht vom 02.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Dann ist vom 02.05.2016 bis zum 04.05.2016 keine Mail angekommen
      Und nennt die Zielwacht die Störung "Mails: seit dem Zurückspielen am 02.05.2016 06:00 geht keine Mail hinaus"
      Wenn die Administration am 04.05.2016 um 10:00 Uhr die Mails freigibt
      Und die Zielwacht vom 06.05.2016 bis zum 06.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                 | an                                         | Betreff beginnt mit   |
        | Freitag, 29.04.2016 | bereichsleitung.leistung@jobcenter.example | [Erinnerung]          |
        | Freitag, 06.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
      Und nennt die Zielwacht keine Störung zu "Mails"
