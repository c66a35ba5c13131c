# language: de
Funktionalität: Eine Übersicht je Stelle, am ersten Arbeitstag der Woche (Plan 2016)
  Was neu gefährdet oder nachrangig ist, hat Zeit bis zur Übersicht am Montag. Sie sagt, was neu, offen und bald
  fällig ist. Steht nichts Neues darin, entfällt sie; was nur offen bleibt, wiederholt sie einmal im Monat.

  Regel: Neu Gefährdetes und Nachrangiges steht nur in der Übersicht

    @T09a
    Szenario: Zu wenige Neufälle geprüft: die Fachaufsicht liest es am Montag
      Angenommen bis zum 31.03.2016 wurden 74 Akten von Neufällen geprüft
      Und bis zum 31.03.2016 wurden 175 Akten von Bestandsfällen geprüft
      Wenn die Zielwacht vom 11.04.2016 bis zum 08.05.2016 täglich um 07:00 Uhr läuft
      Dann ist zu T09a keine Mail angekommen
      Und sind an fachaufsicht@jobcenter.example genau diese Übersichten angekommen:
        | Tag                | Betreff beginnt mit                     |
        | Montag, 18.04.2016 | [Übersicht KW 16] 1 neu gefährdet       |
        | Montag, 02.05.2016 | [Übersicht KW 18] 1 weiterhin gefährdet |
      Und nennt die Übersicht vom 18.04.2016 an fachaufsicht@jobcenter.example in Text und HTML:
        | Neu (1) |
      Und nennt die Übersicht vom 02.05.2016 an fachaufsicht@jobcenter.example nirgends "Neu (1)"
      Und wurde niemandem dasselbe zweimal mitgeteilt

    @T25 @haus
    Szenario: Eine hohe Krankheitsquote steht in der Übersicht, wenn sie zwei Arbeitstage Bestand hat
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und der Plan ist noch ein Entwurf
      Und das Controlling meldet am 14.03.2016 für Februar 2016 endgültig eine Krankheitsquote von 10,8 %
      Und das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote von 12,5 %
      Wenn die Zielwacht vom 14.04.2016 bis zum 25.04.2016 täglich um 07:00 Uhr läuft
      Dann ist zu T25 keine Mail angekommen
      Und sind an geschaeftsfuehrung@jobcenter.example genau diese Übersichten angekommen:
        | Tag                | Betreff beginnt mit                                  |
        | Montag, 18.04.2016 | [Übersicht KW 16] 1 kritisch, 1 wartet auf Sie, 1 neu |
        | Montag, 25.04.2016 | [Übersicht KW 17] 1 kritisch, 1 wartet auf Sie, 1 neu |
      Und nennt die Übersicht vom 25.04.2016 an geschaeftsfuehrung@jobcenter.example in Text und HTML:
        | 12,5 % |
      Und wurde niemandem dasselbe zweimal mitgeteilt

  Regel: Was eine Übersicht sagt, stimmt für das Postfach, das sie liest

    @T11
    Szenario: Was schon mit einer eigenen Mail kam, heißt nicht mehr neu, und was vorgelegt wurde, steht als das da
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 17.05.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Übersicht vom 17.05.2016 an bereichsleitung.leistung@jobcenter.example in Text und HTML:
        | Stufe gestiegen (1)                                  |
        | Einsatzkriterien des Ermittlungsdienstes abgestimmt  |
        | Am 12.05.2016 vorgelegt: Geschäftsführung (Stufe 2). |
      Und nennt die Übersicht vom 17.05.2016 an bereichsleitung.leistung@jobcenter.example nirgends "Neu ("
      Und ist vom 13.05.2016 bis zum 16.05.2016 keine Mail angekommen

    @T23b
    Szenario: Was für das Jahr nicht mehr zu ändern ist, liest eine Geschäftsstelle einmal, und wieder nur, wenn es höher vorgelegt wird
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 30.12.2016 bis zum 07.02.2017 täglich um 07:00 Uhr läuft
      Dann sind an leitung.ratingen@jobcenter.example genau diese Übersichten angekommen:
        | Tag                | Betreff beginnt mit                   |
        | Montag, 02.01.2017 | [Übersicht KW 1] 1 neu verfehlt       |
        | Montag, 16.01.2017 | [Übersicht KW 3] 1 mit höherer Stufe  |
        | Montag, 23.01.2017 | [Übersicht KW 4] 1 mit höherer Stufe  |

  Regel: Ist der Montag frei, kommt die Übersicht am nächsten Arbeitstag

    @T25
    Szenario: Nach Ostern liest die Geschäftsführung am Dienstag, 29.03.2016, was neu gefährdet ist
      Angenommen das Controlling meldet am 22.03.2016 für Februar 2016 endgültig eine Krankheitsquote von 12,5 %
      Wenn die Zielwacht vom 17.03.2016 bis zum 31.03.2016 täglich um 07:00 Uhr läuft
      Dann ist vom Freitag, 25.03.2016 bis zum Montag, 28.03.2016 keine Mail angekommen
      Und nennt die Übersicht vom 29.03.2016 an geschaeftsfuehrung@jobcenter.example in Text und HTML:
        | 12,5 % |

    @T16.1 @haus
    Szenario: Was fällig wird und eigene Erinnerungen hat, macht allein keine Übersicht
      Angenommen einzelne Mails sind nicht begrenzt
      Wenn die Zielwacht vom 17.03.2016 bis zum 31.03.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T16.1 genau diese Mails angekommen:
        | Tag                    | an                            | Betreff beginnt mit |
        | Donnerstag, 17.03.2016 | controlling@jobcenter.example | [Erinnerung]        |
        | Dienstag, 22.03.2016   | controlling@jobcenter.example | [2. Erinnerung]     |
        | Mittwoch, 30.03.2016   | controlling@jobcenter.example | [Letzte Erinnerung] |
      Und sind an controlling@jobcenter.example genau diese Übersichten angekommen:
        | Tag                | Betreff beginnt mit                                   |
        | Montag, 21.03.2016 | [Übersicht KW 12] 1 wartet auf Sie, 4 Berichte fehlen |

  Regel: Nach einem Ausfall kommt eine Übersicht statt vieler einzelner Mails

    @T06 @T07 @T30.1 @haus
    Szenario: Zwei Wochen lief die Zielwacht nicht
      Wenn die Zielwacht am Donnerstag, 14.04.2016 um 07:00 Uhr läuft
      Und die Zielwacht am Donnerstag, 28.04.2016 um 07:00 Uhr läuft
      Dann sind am 28.04.2016 an geschaeftsfuehrung@jobcenter.example genau diese Mails angekommen:
        | Betreff beginnt mit |
        | [Übersicht KW 17]   |
      Und nennt die Übersicht vom 28.04.2016 an geschaeftsfuehrung@jobcenter.example in Text und HTML:
        | Es fehlt der Bericht            |
        | Erinnerung: noch nicht gemeldet |
      Wenn die Zielwacht am Freitag, 29.04.2016 um 07:00 Uhr läuft
      Dann ist vom 29.04.2016 bis zum 29.04.2016 keine Mail angekommen
      Und wurde niemandem dasselbe zweimal mitgeteilt

  Regel: Bricht die Zielwacht ab, geht nach dem Neustart keine Mail verloren und keine doppelt hinaus

    @T11 @haus
    Szenario: Abgebrochen, als alles geplant und noch nichts verschickt war
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und der Plan ist noch ein Entwurf
      Wenn die Zielwacht am 02.05.2016 um 07:00 Uhr läuft
      Und die Zielwacht am 03.05.2016 um 07:00 Uhr abbricht, bevor die erste Mail hinausgeht
      Und die Zielwacht am 03.05.2016 um 07:01 Uhr läuft
      Und die Zielwacht am 03.05.2016 um 07:10 Uhr läuft
      Und die Zielwacht am 04.05.2016 um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag        | an                                   | Betreff beginnt mit   |
        | 03.05.2016 | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] |
      Und wurde niemandem dasselbe zweimal mitgeteilt

    @T11 @haus
    Szenario: Abgebrochen, als der Mailserver die Mail schon hatte: sie kommt noch einmal, mit derselben Kennung
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und der Plan ist noch ein Entwurf
      Wenn die Zielwacht am 02.05.2016 um 07:00 Uhr läuft
      Und die Zielwacht am 03.05.2016 um 07:00 Uhr abbricht, als die erste Mail gerade angenommen ist
      Und die Zielwacht am 03.05.2016 um 07:10 Uhr läuft
      Und die Zielwacht am 04.05.2016 um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag        | an                                   | Betreff beginnt mit   |
        | 03.05.2016 | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] |
        | 03.05.2016 | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] |
      Und tragen die 2 Mails vom 03.05.2016 zu T11 dieselbe Kennung

  Regel: Zahlen, die noch niemand schuldet, werden niemandem vorgehalten

    @T03 @T06 @P27
    Szenario: Am 02.01.2017 fehlen die Zahlen für Dezember noch zu Recht
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und bis zum 30.09.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 9 fehlerhaft
      Und das Controlling meldet am 13.12.2016 für November 2016 endgültig Unterkunftskosten von 89.000.000,00 € ohne Soll
      Und das Controlling meldet am 30.12.2016 für September 2016 endgültig zu P27 den Zähler 4.300 und den Nenner 26.000
      Wenn die Zielwacht vom 31.12.2016 bis zum 15.01.2017 täglich um 07:00 Uhr läuft
      Dann ist zu T03 keine Mail angekommen
      Und ist zu T06 keine Mail angekommen
      Und ist zu P27 keine Mail angekommen
      Und nennt die Übersicht vom 02.01.2017 an geschaeftsfuehrung@jobcenter.example nirgends "Plan T03"
      Und nennt die Übersicht vom 02.01.2017 an geschaeftsfuehrung@jobcenter.example nirgends "Plan T06"
      Und nennt die Übersicht vom 02.01.2017 an geschaeftsfuehrung@jobcenter.example nirgends "Plan P27"
      Wenn die Zielwacht vom 16.01.2017 bis zum 18.01.2017 täglich um 07:00 Uhr läuft
      Dann ist zu T03 keine Mail angekommen
      Und ist zu T06 keine Mail angekommen
      Und ist zu P27 keine Mail angekommen
      Und sind zum Bericht "fachaufsichtlichen Prüfungen" genau diese Mails angekommen:
        | Tag                | an                             | Betreff beginnt mit |
        | Montag, 16.01.2017 | fachaufsicht@jobcenter.example | [Bericht fehlt]     |
