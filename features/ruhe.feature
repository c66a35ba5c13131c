# language: de
Funktionalität: Wenige Mails, jede mit Grund (Plan 2016)
  Ein fehlender Bericht macht vieles unbewertbar, und erfahren muss davon, wer ihn schuldet. Mehr als zwei einzelne Mails
  in der Woche liest niemand gern; was darüber hinausgeht, kommt gesammelt. Die Zahlen sind angenommen, der Plan nennt
  keine.

  Regel: Fehlt ein Bericht, erfährt es einmal, wer ihn schuldet

    @T09a @T09b @T06
    Szenario: Die Prüfungen des 1. Quartals fehlen, und nur die Fachaufsicht wird angeschrieben
      Angenommen der Plan ist noch ein Entwurf
      Und die Fachaufsicht meldet am Mittwoch, 20.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft |
        | 03/2016 | Akte      | 175     |
      Wenn die Zielwacht vom 11.04.2016 bis zum 29.04.2016 täglich um 07:00 Uhr läuft
      Dann ist zu T09a keine Mail angekommen
      Und ist zu T09b keine Mail angekommen
      Und ist zu T06 keine Mail angekommen
      Und sind zum Bericht "fachaufsichtlichen Prüfungen" genau diese Mails angekommen:
        | Tag                    | an                             | Betreff beginnt mit |
        | Freitag, 15.04.2016    | fachaufsicht@jobcenter.example | [Bericht fehlt]     |
        | Donnerstag, 21.04.2016 | fachaufsicht@jobcenter.example | [Bericht ist da]    |

    @T09b @haus
    Szenario: Kommt der Bericht nicht, wird er nach zwei Arbeitstagen der Geschäftsführung gemeldet
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und einzelne Mails sind nicht begrenzt
      Wenn die Zielwacht vom 11.04.2016 bis zum 25.04.2016 täglich um 07:00 Uhr läuft
      Dann sind zum Bericht "fachaufsichtlichen Prüfungen" genau diese Mails angekommen:
        | Tag                  | an                                   | Betreff beginnt mit |
        | Freitag, 15.04.2016  | fachaufsicht@jobcenter.example       | [Bericht fehlt]     |
        | Mittwoch, 20.04.2016 | geschaeftsfuehrung@jobcenter.example | [Bericht fehlt]     |
      Und nennt die Mail vom 20.04.2016 an geschaeftsfuehrung@jobcenter.example zum Bericht "fachaufsichtlichen Prüfungen" in Text und HTML:
        | Der Absender ist angeschrieben und hat den Bericht nicht geschickt. |

    @T09b @haus
    Szenario: Wer nur auf den Bericht wartet, liest davon eine Zeile in der Übersicht
      Wenn die Zielwacht vom 11.04.2016 bis zum 02.05.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Übersicht vom 02.05.2016 an geschaeftsfuehrung@jobcenter.example in Text und HTML:
        | Es fehlt der Bericht „Auswertung der fachaufsichtlichen Prüfungen (Quartal)“ (1. Quartal 2016) |
        | Ziele nicht bewertbar                                                                          |
      Und nennt die Übersicht vom 02.05.2016 an geschaeftsfuehrung@jobcenter.example nirgends "Plan T09b"
      Und wurde niemandem dasselbe zweimal mitgeteilt

  Regel: Jeder überfällige Bericht wird angemahnt, das ganze Jahr und wie auch geurteilt wird

    @T03 @T25 @haus
    Szenario: Die Kennzahlen für Juli bleiben aus, und die für August ersetzen sie
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und einzelne Mails sind nicht begrenzt
      Und das Controlling meldet am 08.07.2016 für Juni 2016 endgültig Unterkunftskosten von 48.000.000,00 € bei einem Soll von 49.100.000,00 €
      Und das Controlling meldet am 13.09.2016 für August 2016 endgültig Unterkunftskosten von 64.000.000,00 € bei einem Soll von 65.400.000,00 €
      Wenn die Zielwacht vom 12.08.2016 bis zum 16.09.2016 täglich um 07:00 Uhr läuft
      Dann sind zum Bericht "Zielnachhaltung (Monat) Juli 2016" genau diese Mails angekommen:
        | Tag                    | an                                   | Betreff beginnt mit                                                |
        | Montag, 15.08.2016     | controlling@jobcenter.example        | [16 Berichte fehlen] Zielnachhaltung (Monat) Juli 2016 und weitere |
        | Donnerstag, 18.08.2016 | geschaeftsfuehrung@jobcenter.example | [Bericht fehlt]                                                    |
        | Mittwoch, 14.09.2016   | controlling@jobcenter.example        | [Bericht ersetzt]                                                  |
        | Mittwoch, 14.09.2016   | geschaeftsfuehrung@jobcenter.example | [Bericht ersetzt]                                                  |
      Und nennt die Mail vom 15.08.2016 an controlling@jobcenter.example zum Bericht "Zielnachhaltung (Monat) Juli 2016" in Text und HTML:
        | Bis dahin nach altem Stand beurteilt |
        | Stand 30.06.2016                     |
      Und nennt die Mail vom 14.09.2016 an controlling@jobcenter.example zum Bericht "Zielnachhaltung (Monat) Juli 2016" in Text und HTML:
        | ersetzt durch August 2016 |
      Und wurde niemandem dasselbe zweimal mitgeteilt

  Regel: Neben der Übersicht erhält ein Postfach in der Woche höchstens zwei einzelne Mails

    Szenario: Von Anfang an fehlt alles, und doch bleibt es für jedes Postfach bei wenigen Mails
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 11.04.2016 bis zum 15.05.2016 täglich um 07:00 Uhr läuft
      Dann erhält kein Postfach in einer Woche mehr als 2 einzelne Mails außer solchen, die ein Schreiben vorlegen
      Und erhält kein Postfach in einer Woche mehr als 4 einzelne Mails
      Und erhält kein Postfach an einem Tag mehr als 3 Mails
      Und wurde niemandem dasselbe zweimal mitgeteilt

    @T11 @haus
    Szenario: Was über das Maß hinausgeht, kommt am selben Tag in einer Sammelmail
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und der Plan ist noch ein Entwurf
      Wenn die Zielwacht am Dienstag, 03.05.2016 um 07:00 Uhr läuft
      Dann ist zu T11 keine Mail angekommen
      Und sind am 03.05.2016 an geschaeftsfuehrung@jobcenter.example genau diese Mails angekommen:
        | Betreff beginnt mit     |
        | [Übersicht KW 18 Nr. 2] |
      Und nennt die Übersicht vom 03.05.2016 an geschaeftsfuehrung@jobcenter.example in Text und HTML:
        | Einsatzkriterien des Ermittlungsdienstes |
        | Frist überschritten                      |
      Und wurde niemandem dasselbe zweimal mitgeteilt

  Regel: Ein endgültig verfehltes kritisches Ziel wartet auf nichts

    @T06
    Szenario: Die Fehlerquote ist verfehlt, und die Bereichsleitung liest es am selben Tag, auch wenn die Stichprobe nichts beweist
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und bis zum 31.12.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 30 fehlerhaft
      Wenn die Zielwacht vom 09.01.2017 bis zum 16.01.2017 täglich um 07:00 Uhr läuft
      Dann sind zu T06 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit                   |
        | Mittwoch, 11.01.2017 | bereichsleitung.leistung@jobcenter.example | [Ziel nicht erreicht] Fehlerquote KdU |
        | Montag, 16.01.2017   | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2] Fehlerquote KdU     |
      Und nennt die Mail vom 11.01.2017 zu T06 in Text und HTML:
        | statistisch nicht gesichert |

    @T06
    Szenario: Das Postfach hat diese Woche schon genug erhalten: die gemeinsame Mail beginnt mit dem kritischen Ziel
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und ein Postfach erhält in der Woche höchstens 1 einzelne Mail
      Und bis zum 31.12.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 30 fehlerhaft
      Wenn die Zielwacht vom 02.01.2017 bis zum 13.01.2017 täglich um 07:00 Uhr läuft
      Dann sind am 11.01.2017 an geschaeftsfuehrung@jobcenter.example genau diese Mails angekommen:
        | Betreff beginnt mit                 |
        | [Kritisch verfehlt] Fehlerquote KdU |
      Und nennt die Übersicht vom 11.01.2017 an geschaeftsfuehrung@jobcenter.example in Text und HTML:
        | weil sonst mehr einzelne Mails gekommen wären |

  Regel: Wesentliche Kennzahlen stehen erst in der Übersicht und steigen dann auf

    @T23b
    Szenario: Die Dialoge fehlen am letzten Freitag des Jahres, jede Geschäftsstelle liest es am Montag darauf
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 30.12.2016 bis zum 06.01.2017 täglich um 07:00 Uhr läuft
      Dann ist zu T23b keine Mail angekommen
      Und sind an leitung.ratingen@jobcenter.example genau diese Übersichten angekommen:
        | Tag                | Betreff beginnt mit |
        | Montag, 02.01.2017 | [Übersicht KW 1]    |
      Wenn die Zielwacht vom 07.01.2017 bis zum 10.01.2017 täglich um 07:00 Uhr läuft
      Dann nennt die Übersicht vom 10.01.2017 an geschaeftsfuehrung@jobcenter.example in Text und HTML:
        | Geplante Schnittstellendialoge finden statt |

  Regel: Was am Jahresende fällig ist, wird spätestens am 16.12. zum letzten Mal angemahnt

    @T32
    Szenario: Eine Frist am 30.06. bekommt ihre drei Erinnerungen, versäumte stehen im Protokoll
      Angenommen einzelne Mails sind nicht begrenzt
      Wenn die Zielwacht am 30.05.2016 um 07:00 Uhr läuft
      Und die Zielwacht am 29.06.2016 um 07:00 Uhr läuft
      Dann steht im Protokoll, dass 2 Erinnerungen zu T32 entfallen sind

  Regel: Wer die Zielwacht betreibt, hört jede Woche, dass sie läuft

    Szenario: Vier Wochen lang kommt montags ein Lebenszeichen, nach Ostern am Dienstag
      Wenn die Zielwacht vom 14.03.2016 bis zum 04.04.2016 täglich um 07:00 Uhr läuft
      Dann sind an controlling@jobcenter.example genau diese Meldungen über den Betrieb angekommen:
        | Tag                  | Betreff beginnt mit |
        | Montag, 14.03.2016   | [Zielwacht läuft]   |
        | Montag, 21.03.2016   | [Zielwacht läuft]   |
        | Dienstag, 29.03.2016 | [Zielwacht läuft]   |
        | Montag, 04.04.2016   | [Zielwacht läuft]   |

    Szenario: Die Technik liest dasselbe mit ihren Befehlen, das Controlling, was darauf wartet, gesehen zu werden
      Angenommen am 11.04.2016 trifft die fehlerhafte Datei "fachaufsicht_2016-Q1.csv" ein:
        """
        Jobcenter Musterkreis;;
        """
      Wenn die Zielwacht vom 12.04.2016 bis zum 18.04.2016 täglich um 07:00 Uhr läuft
      Dann sind an it@jobcenter.example genau diese Meldungen über den Betrieb angekommen:
        | Tag                | Betreff beginnt mit                            |
        | Montag, 18.04.2016 | [Zielwacht läuft] KW 16: 1 Datei abgewiesen    |
      Und nennt die Meldung über den Betrieb vom 18.04.2016 an it@jobcenter.example in Text und HTML:
        | zielwacht status |
      Und nennt die Meldung über den Betrieb vom 18.04.2016 an controlling@jobcenter.example in Text und HTML:
        | Was auf Sie wartet                                                                  |
        | Datei fachaufsicht_2016-Q1.csv: abgewiesen am 11.04.2016, noch nicht berichtigt     |
        | wie die Ziele stehen, steht in den Übersichten                                      |
        | Die nächste Mail dieser Art kommt am Mo 25.04. Bleibt sie aus, sagen Sie bitte dort Bescheid: Informationstechnik |
      Und nennt die Meldung über den Betrieb vom 18.04.2016 an controlling@jobcenter.example nirgends "zielwacht status"

    Szenario: Ein Bericht, der fehlt, wird angemahnt, auch wenn ein früherer da ist; das Lebenszeichen bleibt ruhig
      Angenommen der Plan ist noch ein Entwurf
      Und die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft | fehlerhaft |
        | 03/2016 | KdU       | 300     | 12         |
      Wenn die Zielwacht vom 12.07.2016 bis zum 25.07.2016 täglich um 07:00 Uhr läuft
      Dann sind an controlling@jobcenter.example genau diese Meldungen über den Betrieb angekommen:
        | Tag                | Betreff beginnt mit |
        | Montag, 18.07.2016 | [Zielwacht läuft]   |
        | Montag, 25.07.2016 | [Zielwacht läuft]   |
      Und sind zum Bericht "fachaufsichtlichen Prüfungen" genau diese Mails angekommen:
        | Tag                 | an                             | Betreff beginnt mit |
        | Freitag, 15.07.2016 | fachaufsicht@jobcenter.example | [Bericht fehlt]     |
        | Montag, 25.07.2016  | fachaufsicht@jobcenter.example | [Bericht fehlt]     |
      Und nennt die Mail vom 15.07.2016 an fachaufsicht@jobcenter.example zum Bericht "fachaufsichtlichen Prüfungen" in Text und HTML:
        | 2. Quartal 2016                      |
        | Bis dahin nach altem Stand beurteilt |
        | Stand 31.03.2016                     |
