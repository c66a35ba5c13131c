# language: de
Funktionalität: Wer auf eine Mail antwortet, und was davon bleibt (Plan 2016)
  Auf jede Mail kann geantwortet werden, mit einer Zeile und aus jedem Postfach. Die Antwort wartet, bis das Controlling
  sie einträgt; entschieden hat dann die Stelle, die geantwortet hat. Was sonst in der Mail steht, wird nicht behalten.

  Regel: Eine Antwort gilt erst, wenn sie eingetragen ist, und dann als die der Stelle

    @T11
    Szenario: Die Bereichsleitung übernimmt, das Controlling trägt es ein
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ÜBERNEHME bis 20.05."
      Dann hat zu T11 niemand etwas entschieden
      Und warten diese Antworten auf die Eintragung:
        | Antwort    | Zweifel | Absender | Aktenzeichen |
        | übernommen |         | Stelle   |              |
      Wenn das Controlling am 04.05.2016 um 10:00 Uhr die Antwort einträgt
      Dann hat die Bereichsleitung Leistung zu T11 entschieden und das Controlling es eingetragen

    @T11
    Szenario: Mit dem eingetragenen Aktenzeichen ist die Frist erledigt
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ERLEDIGT 29.04. 50.1-2016/077"
      Und das Controlling am 03.05.2016 um 10:00 Uhr die Antwort einträgt
      Und die Zielwacht am 04.05.2016 um 07:00 Uhr läuft
      Dann ist der Befund zu T11 am 04.05.2016 "erledigt"

  Regel: Eingetragen wird vom Controlling oder seiner Vertretung, und nur, was feststeht

    @T11
    Szenario: Die Geschäftsführung trägt die Antwort einer anderen Stelle nicht ein
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ÜBERNEHME bis 20.05."
      Dann trägt die Geschäftsführung am 03.05.2016 um 10:00 Uhr die Antwort nicht ein: "trägt diese Antwort nicht ein"

    @T11
    Szenario: Ein Wort mehr kann alles umkehren
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ERLEDIGT ist das noch nicht"
      Dann warten diese Antworten auf die Eintragung:
        | Antwort  | Zweifel     | Absender | Aktenzeichen |
        | erledigt | mehr Wörter | Stelle   |              |
      Und trägt das Controlling am 03.05.2016 um 10:00 Uhr die Antwort nicht ein: "lässt sich nur ablehnen"
      Wenn das Controlling am 03.05.2016 um 10:05 Uhr die Antwort ablehnt, weil "Bitte Tag und Aktenzeichen nennen"
      Dann hat zu T11 niemand etwas entschieden

    @T11
    Szenario: Ein unbekannter Absender genügt nicht, auch wenn er die Mail kennt
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus jemand@anderswo.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ÜBERNEHME bis 20.05."
      Dann trägt das Controlling am 03.05.2016 um 10:00 Uhr die Antwort nicht ein: "braucht eine Bestätigung"

  Regel: Wer geantwortet hat, hört in derselben Runde davon, und noch einmal, wenn entschieden ist

    @T11
    Szenario: Die Antwort ist eingegangen, und sie ist eingetragen
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ÜBERNEHME bis 20.05."
      Und die Zielwacht am 03.05.2016 um 09:05 Uhr läuft
      Und das Controlling am 04.05.2016 um 10:00 Uhr die Antwort einträgt
      Und die Zielwacht am 04.05.2016 um 10:05 Uhr läuft
      Dann sind an bereichsleitung.leistung@jobcenter.example diese Mails über Antworten angekommen:
        | Tag        | Betreff beginnt mit                              | Text nennt               |
        | 03.05.2016 | [Antwort eingegangen] Übernommen bis 20.05.2016: | Eingetragen wird es von: |
        | 04.05.2016 | [Antwort eingetragen] Übernommen bis 20.05.2016: | Eingetragen von:         |

    @T11
    Szenario: Wer nicht verstanden wurde, erfährt es sofort und kann auf diese Mail noch einmal antworten
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ERLEDIGT ist das noch nicht"
      Und die Zielwacht am 03.05.2016 um 09:05 Uhr läuft
      Und am 03.05.2016 um 09:30 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example geantwortet wird: "ÜBERNEHME bis 20.05."
      Und das Controlling am 03.05.2016 um 10:00 Uhr die Antwort einträgt
      Dann hat die Bereichsleitung Leistung zu T11 entschieden und das Controlling es eingetragen

    @T11
    Szenario: Eine Antwort aus fremdem Postfach wird der Stelle gemeldet, nicht dem Absender
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus jemand@anderswo.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ÜBERNEHME bis 20.05."
      Und die Zielwacht am 03.05.2016 um 09:05 Uhr läuft
      Dann sind an bereichsleitung.leistung@jobcenter.example diese Mails über Antworten angekommen:
        | Tag        | Betreff beginnt mit                              | Text nennt                     |
        | 03.05.2016 | [Antwort eingegangen] Übernommen bis 20.05.2016: | von einem unbekannten Absender |
      Und ist an jemand@anderswo.example keine Mail angekommen

    @T11
    Szenario: Wer abgelehnt wird, liest den Grund
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ERLEDIGT 29.04."
      Und die Zielwacht am 03.05.2016 um 09:05 Uhr läuft
      Und das Controlling am 03.05.2016 um 10:05 Uhr die Antwort ablehnt, weil "Zu diesem Tag liegt kein Vorgang vor"
      Und die Zielwacht am 03.05.2016 um 10:10 Uhr läuft
      Dann sind an bereichsleitung.leistung@jobcenter.example diese Mails über Antworten angekommen:
        | Tag        | Betreff beginnt mit                           | Text nennt                           |
        | 03.05.2016 | [Antwort eingegangen] Erledigt am 29.04.2016: | es fehlt noch: Aktenzeichen          |
        | 03.05.2016 | [Antwort abgelehnt] Erledigt am 29.04.2016:   | Zu diesem Tag liegt kein Vorgang vor |

  Regel: Solange eine Antwort wartet, wartet der Eskalationsweg, höchstens zwei Arbeitstage

    @T11
    Szenario: Wird nicht eingetragen, wird am dritten Arbeitstag vorgelegt, und die Vorlage sagt, dass eine Antwort vorliegt
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 11.05.2016 täglich um 07:00 Uhr läuft
      Und am 11.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ÜBERNEHME bis 20.05."
      Und die Zielwacht vom 12.05.2016 bis zum 17.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Dienstag, 17.05.2016 | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2]     |
      Und nennt die Mail vom 17.05.2016 an geschaeftsfuehrung@jobcenter.example zu T11 in Text und HTML:
        | Antwort vom 11.05.2016 liegt zur Eintragung vor |
      Und nennt die Mail vom 17.05.2016 an geschaeftsfuehrung@jobcenter.example zu T11 nirgends "Keine Bestätigung"

    @T11
    Szenario: Wird abgelehnt, wartet der Eskalationsweg nicht länger
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 11.05.2016 täglich um 07:00 Uhr läuft
      Und am 11.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ÜBERNEHME bis 20.05."
      Und die Zielwacht am 12.05.2016 um 07:00 Uhr läuft
      Und das Controlling am 12.05.2016 um 10:00 Uhr die Antwort ablehnt, weil "Bitte mit der Geschäftsführung abstimmen"
      Und die Zielwacht am 13.05.2016 um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Freitag, 13.05.2016  | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2]     |
      Und nennt die Mail vom 13.05.2016 an geschaeftsfuehrung@jobcenter.example zu T11 in Text und HTML:
        | Keine Bestätigung bis 12.05.2016, 24:00 Uhr |

    @T11
    Szenario: Die Antwort kommt eine Viertelstunde, bevor die schon vorbereitete Vorlage hinausgeht
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 11.05.2016 täglich um 07:00 Uhr läuft
      Und die Zielwacht am 12.05.2016 um 05:00 Uhr läuft
      Und am 12.05.2016 um 06:45 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ÜBERNEHME bis 20.05."
      Und die Zielwacht vom 12.05.2016 bis zum 18.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Mittwoch, 18.05.2016 | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2]     |
      Und nennt die Mail vom 18.05.2016 an geschaeftsfuehrung@jobcenter.example zu T11 in Text und HTML:
        | Antwort vom 12.05.2016 liegt zur Eintragung vor |
      Und nennt die Mail vom 18.05.2016 an geschaeftsfuehrung@jobcenter.example zu T11 nirgends "Keine Bestätigung"

    @T11
    Szenario: Eine vorbereitete Vorlage, die auf eine Antwort gewartet hat, geht nach der Ablehnung hinaus
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 11.05.2016 täglich um 07:00 Uhr läuft
      Und die Zielwacht am 12.05.2016 um 05:00 Uhr läuft
      Und am 12.05.2016 um 06:45 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ÜBERNEHME bis 20.05."
      Und die Zielwacht am 12.05.2016 um 07:00 Uhr läuft
      Und das Controlling am 12.05.2016 um 10:00 Uhr die Antwort ablehnt, weil "Bitte mit der Geschäftsführung abstimmen"
      Und die Zielwacht am 12.05.2016 um 10:05 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                    | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016   | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Donnerstag, 12.05.2016 | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2]     |

    @T11
    Szenario: Auch eine Erinnerung sagt, dass eine Antwort vorliegt
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 20.04.2016 bis zum 22.04.2016 täglich um 07:00 Uhr läuft
      Und am 22.04.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ERLEDIGT 21.04. 50.1-2016/077"
      Und die Zielwacht vom 25.04.2016 bis zum 28.04.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Mail vom 28.04.2016 zu T11 in Text und HTML:
        | Antwort vom 22.04.2016 liegt zur Eintragung vor |

  Regel: Wer einträgt, hört es am selben Tag, wer vertritt, nach dessen Ende

    @T11
    Szenario: Das Controlling trägt am ersten Tag nicht ein, am zweiten liest es auch die Vertretung
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ÜBERNEHME bis 20.05."
      Und die Zielwacht am 03.05.2016 um 09:05 Uhr läuft
      Und die Zielwacht am 04.05.2016 um 07:00 Uhr läuft
      Dann sind diese Mails über wartende Antworten angekommen:
        | Tag        | an                            | Betreff beginnt mit                           |
        | 03.05.2016 | controlling@jobcenter.example | [Wartet auf Sie] 1 Antwort ist einzutragen    |
        | 04.05.2016 | haushalt@jobcenter.example    | [Wartet auf Sie] 1 Antwort ist einzutragen    |

  Regel: Was nichts entscheidet, hört, wen es angeht, und der Eskalationsweg läuft weiter

    @T11
    Szenario: Eine neue Frist wird vorgeschlagen, und wer sie gewähren darf, liest es
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "NEUE FRIST bis 31.05."
      Und das Controlling am 03.05.2016 um 10:00 Uhr die Antwort einträgt
      Und die Zielwacht vom 04.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Dann sind an geschaeftsfuehrung@jobcenter.example diese Mails über Antworten angekommen:
        | Tag        | Betreff beginnt mit                                          | Text nennt                                     |
        | 04.05.2016 | [Bitte entscheiden] Neue Frist bis 31.05.2016 vorgeschlagen: | Ohne Ihre Entscheidung gilt die bisherige      |
      Und hat zu T11 niemand etwas entschieden
      Und nennt die Mail vom 12.05.2016 an geschaeftsfuehrung@jobcenter.example zu T11 in Text und HTML:
        | 03.05.2016: Antwort von Bereichsleitung Leistung: Neue Frist bis 31.05.2016 vorgeschlagen |

    @T11
    Szenario: Auch die Wochenübersicht sagt, dass eine Antwort wartet
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 06.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ÜBERNEHME bis 20.05."
      Und die Zielwacht vom 07.05.2016 bis zum 09.05.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Übersicht vom 09.05.2016 an geschaeftsfuehrung@jobcenter.example in Text und HTML:
        | Antwort vom 06.05.2016 liegt zur Eintragung vor |

  Regel: Hat sich erledigt, worauf geantwortet wurde, entfällt die Antwort, und wer geantwortet hat, erfährt es

    @T11
    Szenario: Das Ergebnis kommt auf anderem Weg, bevor die Antwort eingetragen ist
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und zu T11 wird am 03.05.2016 das Protokoll "50.1-2016/077" vorgelegt und gemeldet
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ÜBERNEHME bis 20.05."
      Und die Zielwacht am 04.05.2016 um 07:00 Uhr läuft
      Dann ist der Befund zu T11 am 04.05.2016 "erledigt"
      Und sind an bereichsleitung.leistung@jobcenter.example diese Mails über Antworten angekommen:
        | Tag        | Betreff beginnt mit                              | Text nennt                           |
        | 04.05.2016 | [Antwort eingegangen] Übernommen bis 20.05.2016: | Eingetragen wird es von: Controlling |
        | 04.05.2016 | [Antwort entfallen] Übernommen bis 20.05.2016:   | hat sich erledigt                    |
      Und trägt das Controlling am 04.05.2016 um 10:00 Uhr die Antwort nicht ein: "am 04.05.2016 entfallen"

  Regel: Auch auf den Hinweis, dass ein Bericht fehlt, kann geantwortet werden

    @T09b @haus
    Szenario: Der Bericht ist angekündigt, und wer als Nächstes davon liest, liest auch den Tag
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und einzelne Mails sind nicht begrenzt
      Wenn die Zielwacht vom 11.04.2016 bis zum 15.04.2016 täglich um 07:00 Uhr läuft
      Und am 18.04.2016 um 09:00 Uhr aus fachaufsicht@jobcenter.example auf die letzte Mail an fachaufsicht@jobcenter.example geantwortet wird: "KOMMT bis 29.04."
      Und das Controlling am 18.04.2016 um 10:00 Uhr die Antwort einträgt
      Und die Zielwacht vom 19.04.2016 bis zum 20.04.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Mail vom 20.04.2016 an geschaeftsfuehrung@jobcenter.example zum Bericht "fachaufsichtlichen Prüfungen" in Text und HTML:
        | angekündigt für Freitag, 29.04.2016 |

    @T09b @haus
    Szenario: Solange die Ankündigung nicht eingetragen ist, wartet auch die nächste Stelle zwei Arbeitstage
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und einzelne Mails sind nicht begrenzt
      Wenn die Zielwacht vom 11.04.2016 bis zum 15.04.2016 täglich um 07:00 Uhr läuft
      Und am 19.04.2016 um 09:00 Uhr aus fachaufsicht@jobcenter.example auf die letzte Mail an fachaufsicht@jobcenter.example geantwortet wird: "KOMMT bis 29.04."
      Und die Zielwacht vom 20.04.2016 bis zum 25.04.2016 täglich um 07:00 Uhr läuft
      Dann sind zum Bericht "fachaufsichtlichen Prüfungen" genau diese Mails angekommen:
        | Tag                 | an                                   | Betreff beginnt mit |
        | Freitag, 15.04.2016 | fachaufsicht@jobcenter.example       | [Bericht fehlt]     |
        | Freitag, 22.04.2016 | geschaeftsfuehrung@jobcenter.example | [Bericht fehlt]     |
      Und nennt die Mail vom 22.04.2016 an geschaeftsfuehrung@jobcenter.example zum Bericht "fachaufsichtlichen Prüfungen" in Text und HTML:
        | Antwort vom 19.04.2016 liegt zur Eintragung vor |

    @T09b @haus
    Szenario: Kommt der Bericht, bevor die Ankündigung eingetragen ist, entfällt sie
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Fachaufsicht meldet am Mittwoch, 20.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft |
        | 03/2016 | Akte      | 175     |
      Wenn die Zielwacht vom 11.04.2016 bis zum 15.04.2016 täglich um 07:00 Uhr läuft
      Und am 19.04.2016 um 09:00 Uhr aus fachaufsicht@jobcenter.example auf die letzte Mail an fachaufsicht@jobcenter.example geantwortet wird: "KOMMT bis 29.04."
      Und die Zielwacht vom 20.04.2016 bis zum 21.04.2016 täglich um 07:00 Uhr läuft
      Dann sind an fachaufsicht@jobcenter.example diese Mails über Antworten angekommen:
        | Tag        | Betreff beginnt mit                                | Text nennt               |
        | 20.04.2016 | [Antwort eingegangen] Bericht kommt bis 29.04.2016 | Eingetragen wird es von: |
        | 21.04.2016 | [Antwort entfallen] Bericht kommt bis 29.04.2016   | hat sich erledigt        |

  Regel: Was zurückkommt, hat niemand gelesen

    @T11
    Szenario: Das Postfach gibt es nicht mehr, und die Geschäftsführung liest den Hinweis
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und einzelne Mails sind nicht begrenzt
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr die letzte Mail an bereichsleitung.leistung@jobcenter.example zurückkommt
      Und die Zielwacht vom 04.05.2016 bis zum 13.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Mittwoch, 04.05.2016 | geschaeftsfuehrung@jobcenter.example       | [Frist überschritten] |
        | Freitag, 13.05.2016  | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2]     |
      Und nennt die Mail vom 04.05.2016 an geschaeftsfuehrung@jobcenter.example zu T11 in Text und HTML:
        | in Vertretung der Stelle Bereichsleitung Leistung |
      Und nennt die Mail vom 13.05.2016 an geschaeftsfuehrung@jobcenter.example zu T11 in Text und HTML:
        | 03.05.2016: Hinweis an Bereichsleitung Leistung, zurückgekommen |

  Regel: Von der Mail bleibt nichts als die Antwort

    @T11
    Szenario: Wer krank ist, steht nirgends
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus ottokar.mustermann@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "Kollege Mustermann ist mit Bandscheibenvorfall krank"
      Dann warten diese Antworten auf die Eintragung:
        | Antwort | Zweifel               | Absender | Aktenzeichen |
        |         | keine Antwort erkannt | Haus     |              |
      Und steht "Bandscheibenvorfall" nirgends im Speicher
      Und steht "ustermann" nirgends im Speicher

  Regel: Angeboten wird nur, was die Stelle jetzt darf; wer sonst entscheidet, wird gesagt

    @T11
    Szenario: Wer nicht verlängern darf, dem wird es nicht angeboten
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Mail vom 03.05.2016 an bereichsleitung.leistung@jobcenter.example zu T11 in Text und HTML:
        | ERLEDIGT am 03.05. Az.                                                  |
        | NEUE FRIST bis 17.05.                                                   |
        | ÜBERNEHME bis 17.05.                                                    |
        | Über eine neue Frist oder eine Ausnahme entscheidet: Geschäftsführung   |
      Und nennt die Mail vom 03.05.2016 an bereichsleitung.leistung@jobcenter.example zu T11 nirgends "gewähren"
      Und nennt die Mail vom 03.05.2016 an bereichsleitung.leistung@jobcenter.example zu T11 nirgends "zurückgeben"
      Und nennt die Mail vom 03.05.2016 an bereichsleitung.leistung@jobcenter.example zu T11 nirgends "--by"

    @T11
    Szenario: Was die Mail anbietet, wird ohne Zweifel angenommen, auch über ihre Verweise
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example jeder Verweis der letzten Mail an bereichsleitung.leistung@jobcenter.example zu T11 geöffnet, ergänzt und abgeschickt wird
      Dann warten diese Antworten auf die Eintragung:
        | Antwort               | Zweifel | Absender | Aktenzeichen  |
        | erledigt              |         | Stelle   | 50.1-2016/077 |
        | neue Frist            |         | Stelle   |               |
        | übernommen            |         | Stelle   |               |
        | trifft nicht zu       |         | Stelle   |               |
        | nicht zuständig       |         | Stelle   |               |
        | abwesend              |         | Stelle   |               |

    @T11
    Szenario: Die Geschäftsführung darf selbst verlängern, aber nicht durch eine Zeile
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Mail vom 12.05.2016 an geschaeftsfuehrung@jobcenter.example zu T11 in Text und HTML:
        | Sie können ihn selbst übernehmen                                                              |
        | Sie dürfen eine neue Frist oder eine Ausnahme zulassen, mit Grund und Tag; ebenso darf das: Trägerversammlung. |
        | Durch eine Antwort allein geschieht das nicht; Grund und Tag nimmt entgegen: Controlling.    |

    @T09a
    Szenario: Wer auf die Übersicht antwortet, beginnt mit dem Zeichen der Zeile
      Angenommen bis zum 31.03.2016 wurden 74 Akten von Neufällen geprüft
      Und bis zum 31.03.2016 wurden 175 Akten von Bestandsfällen geprüft
      Wenn die Zielwacht vom 11.04.2016 bis zum 18.04.2016 täglich um 07:00 Uhr läuft
      Und am 18.04.2016 um 09:00 Uhr aus fachaufsicht@jobcenter.example auf die letzte Mail an fachaufsicht@jobcenter.example hinter dem Zeichen von "Neufällen" geantwortet wird: "ÜBERNEHME bis 29.04."
      Und am 18.04.2016 um 09:05 Uhr aus fachaufsicht@jobcenter.example auf die letzte Mail an fachaufsicht@jobcenter.example geantwortet wird: "ÜBERNEHME bis 29.04."
      Dann warten diese Antworten auf die Eintragung:
        | Antwort    | Zweifel      | Absender | Aktenzeichen |
        | übernommen |              | Stelle   |              |
        | übernommen | welche Zeile | Stelle   |              |
