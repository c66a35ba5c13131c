# language: de
Funktionalität: Ein Termin, den noch niemand kennt (Plan 2016, Zeile T12)
  Der Bericht über den Ermittlungsdienst ist zur letzten Sitzung der Trägerversammlung fällig. Solange ihr Kalender
  fehlt, wird gewartet; ab dem 01.10.2016 ist das selbst ein Befund. Kommt der Kalender, ist er erledigt.

  @T12
  Szenario: Der fehlende Kalender wird angemahnt, bis er kommt
    Angenommen einzelne Mails sind nicht begrenzt
    Und der Plan ist am 04.01.2016 beschlossen
    Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
    Und am 13.10.2016 ist bekannt: die Trägerversammlung tagt am 07.12.2016 zum letzten Mal im Jahr
    Wenn die Zielwacht vom 28.09.2016 bis zum 17.10.2016 täglich um 07:00 Uhr läuft
    Dann sind zu T12 genau diese Mails angekommen:
      | Tag                    | an                                         | Betreff beginnt mit                                                        |
      | Dienstag, 04.10.2016   | bereichsleitung.leistung@jobcenter.example | [Wartet auf Termin] Bericht Ermittlungsdienst, Sitzungskalender fehlt      |
      | Mittwoch, 12.10.2016   | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2] Bericht Ermittlungsdienst, Sitzungskalender fehlt        |
      | Freitag, 14.10.2016    | bereichsleitung.leistung@jobcenter.example | [Entwarnung] Bericht Ermittlungsdienst                                     |
      | Freitag, 14.10.2016    | geschaeftsfuehrung@jobcenter.example       | [Entwarnung] Bericht Ermittlungsdienst                                     |
    Und nennt die Mail vom 04.10.2016 zu T12 in Text und HTML:
      | Der Sitzungskalender fehlt seit 01.10.2016; ohne ihn gilt spätestens der 31.12.2016. |
      | Bitte sorgen Sie dafür, dass der Sitzungskalender gemeldet wird                      |

  @T12
  Szenario: Kommt der Kalender rechtzeitig, wird niemand gemahnt
    Angenommen der Plan ist am 04.01.2016 beschlossen
    Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
    Und am 29.09.2016 ist bekannt: die Trägerversammlung tagt am 07.12.2016 zum letzten Mal im Jahr
    Wenn die Zielwacht vom 28.09.2016 bis zum 10.10.2016 täglich um 07:00 Uhr läuft
    Dann ist zu T12 keine Mail angekommen
