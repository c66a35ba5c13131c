# language: de
Funktionalität: Was über einen Befund entschieden wird (Plan 2016)
  Wer einen Befund stummschaltet, als Ausnahme zulässt oder eine Frist verlängert, nennt einen letzten Tag und einen
  Grund. Niemand entscheidet über die eigene Verpflichtung. Endet die Ruhe, und es ist noch so, erfährt man es gleich.

  Regel: Über die eigene Verpflichtung entscheidet niemand selbst

    @T11
    Szenario: Die Bereichsleitung Leistung will die eigene Frist verlängern
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 28.04.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Dann darf die Bereichsleitung Leistung am 04.05.2016 um 09:00 Uhr die Frist zu T11 nicht bis zum 31.05.2016 verlängern, das könnte: "gf, traegerversammlung"
      Und darf das Controlling am 04.05.2016 um 09:00 Uhr zu T11 keine Ausnahme bis zum 31.05.2016 zulassen, das könnte: "gf, traegerversammlung"
      Und ist der Befund zu T11 am 04.05.2016 "offen"

    @T11
    Szenario: Auch in Vertretung der unbesetzten Stelle verlängert die Geschäftsführung die Frist nicht
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 28.04.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Dann darf die Geschäftsführung am 04.05.2016 um 09:00 Uhr die Frist zu T11 nicht bis zum 31.05.2016 verlängern, das könnte: "traegerversammlung"

    @T28a
    Szenario: Was mit dem Kreis vereinbart ist, verlängert nur der Kreis
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 01.06.2016 bis zum 02.06.2016 täglich um 07:00 Uhr läuft
      Dann darf die Geschäftsführung am 02.06.2016 um 09:00 Uhr die Frist zu T28a nicht bis zum 30.06.2016 verlängern, das könnte: "traeger_kreis"
      Wenn der Kreis Mettmann am 02.06.2016 um 10:00 Uhr die Frist zu T28a bis zum 30.06.2016 verlängert
      Und die Zielwacht vom 03.06.2016 bis zum 04.07.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T28a genau diese Mails angekommen:
        | Tag                    | an                                   | Betreff beginnt mit   |
        | Mittwoch, 01.06.2016   | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] |
        | Freitag, 03.06.2016    | geschaeftsfuehrung@jobcenter.example | [Erinnerung]          |
        | Donnerstag, 23.06.2016 | geschaeftsfuehrung@jobcenter.example | [2. Erinnerung]       |
        | Mittwoch, 29.06.2016   | geschaeftsfuehrung@jobcenter.example | [Letzte Erinnerung]   |
        | Freitag, 01.07.2016    | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] |
      Wenn der 20.06.2016 nach dem Kenntnisstand vom 01.06.2016, 23:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T28a "Frist überschritten"
      Wenn der 20.06.2016 nach dem Kenntnisstand vom 20.06.2016, 23:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T28a "offen"
      Wenn der 01.06.2016 nach dem Kenntnisstand vom 20.06.2016, 23:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T28a "Frist überschritten"

    @T11
    Szenario: Wer eine Frist bis zu dem Tag verlängert, der schon gilt, verlängert nichts
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 28.04.2016 um 07:00 Uhr läuft
      Dann wird am 28.04.2016 um 09:00 Uhr abgelehnt, dass die Geschäftsführung die Frist zu T11 verlängert:
        | bis zum    | Antwort                             |
        | 02.05.2016 | 02.05.2016 ist keine Verlängerung   |
        | 02.05.2016 | hat ohnehin bis zum 02.05.2016 Zeit |
        | 29.04.2016 | 29.04.2016 ist keine Verlängerung   |

  Regel: Endet die Ruhe, und es ist noch so, wird es gleich gesagt

    @T11
    Szenario: Eine Stummschaltung endet
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 04.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 31.05.2016 stummschaltet, weil "die Abstimmung läuft"
      Und die Zielwacht vom 05.05.2016 bis zum 01.06.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Mittwoch, 01.06.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
      Und nennt die Mail vom 01.06.2016 zu T11 in Text und HTML:
        | 04.05.2016: stummgeschaltet durch Geschäftsführung bis 31.05.2016, 24:00 Uhr (Grund: die Abstimmung läuft) |

    @T11
    Szenario: Eine Stummschaltung nennt einen der Gründe des Hauses
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 04.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 31.05.2016 aus dem Grund "Abstimmung läuft" stummschaltet, weil "Aktenzeichen 50-16/9"
      Und die Zielwacht vom 05.05.2016 bis zum 01.06.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Mail vom 01.06.2016 zu T11 in Text und HTML:
        | 04.05.2016: stummgeschaltet durch Geschäftsführung bis 31.05.2016, 24:00 Uhr (Grund: Abstimmung läuft: Aktenzeichen 50-16/9) |

    @T11
    Szenario: Eine Ausnahme endet
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 12.05.2016 um 09:00 Uhr zu T11 bis zum 31.05.2016 eine Ausnahme zulässt, weil "die Stelle wird neu besetzt"
      Und die Zielwacht vom 13.05.2016 bis zum 01.06.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                    | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016   | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Donnerstag, 12.05.2016 | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2]     |
        | Mittwoch, 01.06.2016   | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
      Und nennt die Mail vom 01.06.2016 zu T11 in Text und HTML:
        | 12.05.2016: Ausnahme zugelassen durch Geschäftsführung bis 31.05.2016, 24:00 Uhr (Grund: die Stelle wird neu besetzt) |

    @T11
    Szenario: Der letzte Tag der Ausnahme gehört noch dazu
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und die Geschäftsführung am 04.05.2016 um 09:00 Uhr zu T11 bis zum 31.05.2016 eine Ausnahme zulässt, weil "die Stelle wird neu besetzt"
      Und die Zielwacht am 31.05.2016 um 07:00 Uhr läuft
      Dann ist der Befund zu T11 am 31.05.2016 "Ausnahme zugelassen"
      Wenn der 31.05.2016 nach dem Kenntnisstand vom 31.05.2016, 23:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T11 "Frist überschritten (Ausnahme zugelassen)"
      Wenn die Zielwacht am 01.06.2016 um 07:00 Uhr läuft
      Dann ist der Befund zu T11 am 01.06.2016 "offen"
      Wenn der 01.06.2016 nach dem Kenntnisstand vom 01.06.2016, 23:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T11 "Frist überschritten"

    @T09a
    Szenario: Wird es während der Stummschaltung schlimmer, bleibt es bis zu ihrem Ende ruhig
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und bis zum 30.09.2016 wurden 100 Akten von Neufällen geprüft
      Und die Fachaufsicht meldet am 10.01.2017 für das 4. Quartal 2016:
        | Monat   | Prüfthema | Fallart  | geprüft |
        | 12/2016 | Akte      | Neufälle | 20      |
      Wenn die Zielwacht vom 10.10.2016 bis zum 14.10.2016 täglich um 07:00 Uhr läuft
      Und die Zielwacht am 14.11.2016 um 07:00 Uhr läuft
      Und die Geschäftsführung am 14.11.2016 um 09:00 Uhr den Befund zu T09a bis zum 31.01.2017 stummschaltet, weil "die Prüfungen werden nachgeholt"
      Und die Zielwacht am 10.01.2017 um 07:00 Uhr läuft
      Und die Zielwacht am 11.01.2017 um 07:00 Uhr läuft
      Dann ist der Befund zu T09a am 11.01.2017 "stummgeschaltet"
      Wenn der 11.01.2017 nach dem Kenntnisstand vom 11.01.2017, 08:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T09a "Ziel nicht erreicht" mit dem Kennwert "120 Prüfungen"
      Wenn die Zielwacht am 01.02.2017 um 07:00 Uhr läuft
      Dann ist der Befund zu T09a am 01.02.2017 "offen"

    @T06
    Szenario: Wird ein kritisches Ziel während der Stummschaltung verfehlt, wird es gleich gesagt
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und einzelne Mails sind nicht begrenzt
      Und bis zum 30.09.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 60 fehlerhaft
      Und die Fachaufsicht meldet am 10.01.2017 für das 4. Quartal 2016:
        | Monat   | Prüfthema | geprüft | fehlerhaft |
        | 12/2016 | KdU       | 100     | 20         |
      Wenn die Zielwacht vom 10.10.2016 bis zum 14.10.2016 täglich um 07:00 Uhr läuft
      Und die Zielwacht am 14.11.2016 um 07:00 Uhr läuft
      Und die Geschäftsführung am 14.11.2016 um 09:00 Uhr den Befund zu T06 bis zum 31.01.2017 stummschaltet, weil "die Schulung läuft"
      Und die Zielwacht am 10.01.2017 um 07:00 Uhr läuft
      Dann ist der Befund zu T06 am 10.01.2017 "stummgeschaltet"
      Wenn die Zielwacht am 11.01.2017 um 07:00 Uhr läuft
      Dann ist der Befund zu T06 am 11.01.2017 "offen"

    @T11
    Szenario: Was sich während der Stummschaltung erledigt, wird entwarnt
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und zu T11 wird am Dienstag, 17.05.2016 das Protokoll "50.1-2016/077" vorgelegt und gemeldet
      Wenn die Zielwacht vom 03.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 04.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 31.05.2016 stummschaltet, weil "die Abstimmung läuft"
      Und die Zielwacht vom 05.05.2016 bis zum 03.06.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Mittwoch, 18.05.2016 | bereichsleitung.leistung@jobcenter.example | [Entwarnung]          |

  Regel: Was zurückgegeben, beanstandet oder zurückgenommen wird, ist wieder offen

    @T11
    Szenario: Die Geschäftsführung gibt zurück, was sie bestätigt hatte
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 12.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 31.05.2016 bestätigt
      Und die Geschäftsführung am 13.05.2016 um 09:00 Uhr den Befund zu T11 zurückgibt, weil "zuständig ist die Bereichsleitung"
      Und die Zielwacht vom 17.05.2016 bis zum 18.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                    | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016   | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Donnerstag, 12.05.2016 | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2]     |
        | Dienstag, 17.05.2016   | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
      Und nennt die Mail vom 17.05.2016 zu T11 in Text und HTML:
        | 13.05.2016: zurückgegeben durch Geschäftsführung (Grund: zuständig ist die Bereichsleitung) |

    @T11
    Szenario: Die Geschäftsführung erhebt Einspruch gegen eine Bestätigung
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Und die Bereichsleitung Leistung am 04.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 20.06.2016 bestätigt
      Und die Geschäftsführung am 09.05.2016 um 09:00 Uhr zu T11 Einspruch erhebt, weil "das dauert zu lange"
      Und die Zielwacht vom 10.05.2016 bis zum 11.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Dienstag, 10.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
      Und nennt die Mail vom 10.05.2016 zu T11 in Text und HTML:
        | 09.05.2016: Einspruch durch Geschäftsführung (Grund: das dauert zu lange) |

    @T11
    Szenario: Eine Bestätigung wird zurückgenommen, und der Weg geht weiter, als wäre nichts gewesen
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Und die Bereichsleitung Leistung am 04.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 20.06.2016 bestätigt
      Und die Bereichsleitung Leistung am 04.05.2016 um 10:00 Uhr ihre Entscheidung zu T11 zurücknimmt, weil "falscher Tag"
      Und die Zielwacht vom 05.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                    | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016   | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Donnerstag, 12.05.2016 | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2]     |

    @T11
    Szenario: Die Geschäftsführung übernimmt, was die Bereichsleitung bestätigt hatte
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Und die Bereichsleitung Leistung am 04.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 20.05.2016 bestätigt
      Und die Geschäftsführung am 09.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 31.05.2016 übernimmt, weil "Vertretung"
      Und die Zielwacht vom 10.05.2016 bis zum 31.05.2016 täglich um 07:00 Uhr läuft
      Dann ist der Befund zu T11 am 31.05.2016 "bestätigt"
      Und sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |

  Regel: Was unbegründet war, wird geschlossen und kommt nicht wieder

    @T11
    Szenario: Ein Befund wird als unbegründet geschlossen
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Und das Controlling am 04.05.2016 um 09:00 Uhr den Befund zu T11 unbegründet nennt, weil "der Termin war aufgehoben"
      Und die Zielwacht vom 05.05.2016 bis zum 30.06.2016 täglich um 07:00 Uhr läuft
      Dann ist der Befund zu T11 am 30.06.2016 "erledigt"
      Und sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |

  Regel: Wer entscheidet, hat gesehen, was vor ihm entschieden wurde

    @T11
    Szenario: Zwei entscheiden zugleich, und die Zweite liest, was die Erste entschieden hat
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung und die Bereichsleitung Leistung den Befund zu T11 zur selben Zeit ansehen
      Und die Geschäftsführung am 12.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 31.05.2016 bestätigt
      Dann wird am 12.05.2016 um 09:00 Uhr abgelehnt, dass die Bereichsleitung Leistung den Befund zu T11, wie sie ihn gesehen hat, bis zum 20.06.2016 bestätigt: "hat sich inzwischen geändert (Bestätigung durch gf bis 31.05.2016); bitte neu ansehen"
      Und ist der Befund zu T11 am 12.05.2016 "bestätigt"

  Regel: Unsinn wird abgelehnt, und der Befund bleibt, wie er ist

    @T11
    Szenario: Ohne Grund, für einen Tag in der Vergangenheit, zu etwas Erledigtem
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und zu T11 wird am Dienstag, 17.05.2016 das Protokoll "50.1-2016/077" vorgelegt und gemeldet
      Wenn die Zielwacht vom 03.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Dann wird am 04.05.2016 um 09:00 Uhr abgelehnt, dass die Geschäftsführung den Befund zu T11 stummschaltet:
        | bis zum    | Grund            | Antwort                               |
        | 31.05.2016 |                  | Es fehlt der Grund                    |
        | 03.05.2016 | Abstimmung läuft | Der 03.05.2016 ist vorbei             |
        | 31.12.2016 | Abstimmung läuft | liegt zu weit voraus                  |
        | 31.05.2016 | Frau Muster      | sieht nach dem Namen einer Person aus |
      Wenn die Zielwacht vom 05.05.2016 bis zum 20.05.2016 täglich um 07:00 Uhr läuft
      Dann wird am 20.05.2016 um 09:00 Uhr abgelehnt, dass die Geschäftsführung den Befund zu T11 stummschaltet:
        | bis zum    | Grund            | Antwort                          |
        | 31.05.2016 | Abstimmung läuft | ist seit dem 18.05.2016 erledigt |

  Regel: Ändern sich Regeln oder Meldungen, bleibt kein Befund ohne Antwort

    @T11
    Szenario: Die Meldung, auf die hin entwarnt wurde, wird zurückgezogen
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und zu T11 wird am Dienstag, 10.05.2016 das Protokoll "50.1-2016/077" vorgelegt und gemeldet
      Wenn die Zielwacht vom 03.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Und am 12.05.2016 um 09:00 Uhr die Meldung zu T11 zurückgezogen wird
      Und die Zielwacht vom 13.05.2016 bis zum 13.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Mittwoch, 11.05.2016 | bereichsleitung.leistung@jobcenter.example | [Entwarnung]          |
        | Freitag, 13.05.2016  | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |

    @T11
    Szenario: Ab dem 01.07. gilt ein neues Datum
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und das Datum zu T11 ist mit Beschluss "TV-2016-07" ab dem 01.07.2016 der 31.08.2016 statt des 30.04.2016
      Wenn die Zielwacht vom 03.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Und die Bereichsleitung Leistung am 04.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 30.06.2016 bestätigt
      Und die Zielwacht vom 05.05.2016 bis zum 01.07.2016 täglich um 07:00 Uhr läuft
      Und die Zielwacht vom 26.08.2016 bis zum 01.09.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                    | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016   | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Freitag, 01.07.2016    | bereichsleitung.leistung@jobcenter.example | [Regel geändert]      |
        | Freitag, 26.08.2016    | bereichsleitung.leistung@jobcenter.example | [Erinnerung]          |
        | Dienstag, 30.08.2016   | bereichsleitung.leistung@jobcenter.example | [Letzte Erinnerung]   |
        | Donnerstag, 01.09.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |

    @T11
    Szenario: Eine Regel, zu der ein Befund offen ist, wird umbenannt
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Dann wird es am 04.05.2016 um 09:00 Uhr abgelehnt, die Regel zu T11 ohne Hinweis "criteria-agreed" zu nennen
      Wenn am 04.05.2016 um 10:00 Uhr die Regel zu T11 in "criteria-agreed" umbenannt wird
      Und die Zielwacht vom 05.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                    | an                                   | Betreff beginnt mit |
        | Donnerstag, 12.05.2016 | geschaeftsfuehrung@jobcenter.example | [Vorlage Stufe 2]   |

  Regel: Endet ein Befund, weil jetzt anderes verlangt wird, ist das weder Entwarnung noch Richtigstellung

    @T11
    Szenario: Das Datum wird verlegt, nachdem die Überschreitung gemeldet war
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Und das Datum zu T11 in den Regeln vom 30.04.2016 auf den 30.06.2016 verlegt wird, in Kraft ab dem 04.05.2016, 10:00 Uhr
      Und die Zielwacht vom 06.05.2016 bis zum 13.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit                                           |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten]                                         |
        | Freitag, 06.05.2016  | bereichsleitung.leistung@jobcenter.example | [Regel geändert] Kriterien Ermittlungsdienst: Befund beendet |
      Und nennt die Mail vom 06.05.2016 an bereichsleitung.leistung@jobcenter.example zu T11 in Text und HTML:
        | Regel geändert am 04.05.2016, durch Administration.         |
        | Mitgeteilt war: Frist überschritten.                         |
        | Spätester Tag bisher: 02.05.2016, jetzt: 30.06.2016.         |
        | Das ist weder eine Entwarnung noch eine Richtigstellung      |
      Und nennt das Protokoll, welche Befunde die Änderung vom 04.05.2016 beendet hat: T11

    @T25
    Szenario: Der Zielwert wird angehoben, nachdem er als überschritten gemeldet war
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote von 11,4 %
      Wenn die Zielwacht vom 15.04.2016 bis zum 29.04.2016 täglich um 07:00 Uhr läuft
      Und der Zielwert zu T25 in den Regeln von "11" auf "12" geändert wird, in Kraft ab dem 29.04.2016, 10:00 Uhr
      Und die Zielwacht vom 02.05.2016 bis zum 13.05.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Mail vom 02.05.2016 an geschaeftsfuehrung@jobcenter.example zu T25 in Text und HTML:
        | Ziel bisher: höchstens 11 %, jetzt: höchstens 12 %. |
        | Stand jetzt: erreicht (vorläufig).                   |

    @T06 @T11
    Szenario: Die Regel entfällt, und wer von ihrem Befund wusste, erfährt es
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Und am 04.05.2016 um 10:00 Uhr die Regel zu T11 gestrichen wird
      Und die Zielwacht vom 06.05.2016 bis zum 13.05.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Mail vom 06.05.2016 an bereichsleitung.leistung@jobcenter.example zu T11 in Text und HTML:
        | Regel geändert am 04.05.2016, durch Administration. |
        | Die Regel gibt es nicht mehr.                       |

  Regel: Am Befund steht, wie und warum er gemeldet wird

    @T11
    Szenario: Eine überschrittene Frist kommt mit einer eigenen Mail, bis jemand sie bestätigt
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Dann steht am Befund zu T11, warum er so gemeldet wird: "mit einer eigenen Mail: eine Frist ist überschritten"
      Wenn die Bereichsleitung Leistung am 03.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 20.05.2016 bestätigt
      Dann steht am Befund zu T11, warum er so gemeldet wird: "keine Mail: der Befund ist bestätigt"

    @P08
    Szenario: Was gering ist, steht nur in der Übersicht, und der Befund sagt es
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 29.01.2016 bis zum 01.02.2016 täglich um 07:00 Uhr läuft
      Dann steht am Befund zu P08, warum er so gemeldet wird: "in der Übersicht: Geringes steht nur in der Übersicht"
