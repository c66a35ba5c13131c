# language: de
Funktionalität: Wer liest, wenn eine Stelle leer ist oder eine Geschäftsstelle aufgeht (Plan 2016)
  Mails gehen an Stellen, nie an Personen. Ist eine Stelle unbesetzt oder abwesend, liest ihre Vertretung. Warum
  jemand fehlt, wird nirgends gefragt und nirgends gespeichert. Der Plan nennt keine Vertretungen, sie stehen in den
  Regeln.

  Regel: An den Tagen einer Abwesenheit liest die Vertretung, der erste und der letzte Tag zählen mit

    @T11
    Szenario: Die Fachaufsicht vertritt die Bereichsleitung Leistung bis zum 03.05.2016
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn am 02.05.2016 um 09:00 Uhr eine Abwesenheit eingetragen wird: die Bereichsleitung Leistung vom 03.05.2016 bis zum 03.05.2016, vertreten durch die Fachaufsicht
      Und die Zielwacht vom 03.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                    | an                                   | Betreff beginnt mit   |
        | Dienstag, 03.05.2016   | fachaufsicht@jobcenter.example       | [Frist überschritten] |
        | Donnerstag, 12.05.2016 | geschaeftsfuehrung@jobcenter.example | [Vorlage Stufe 2]     |
      Und nennt die Mail vom 03.05.2016 zu T11 in Text und HTML:
        | Sie erhalten diese Mail als Fachaufsicht in Vertretung der Stelle Bereichsleitung Leistung |

    @T11
    Szenario: Am Tag nach der Abwesenheit liest die Bereichsleitung Leistung wieder selbst
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn am 28.04.2016 um 09:00 Uhr eine Abwesenheit eingetragen wird: die Bereichsleitung Leistung vom 28.04.2016 bis zum 02.05.2016, vertreten durch die Fachaufsicht
      Und die Zielwacht vom 03.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |

    @T11
    Szenario: Eine Abwesenheit gilt erst, seit sie eingetragen ist
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr eine Abwesenheit eingetragen wird: die Bereichsleitung Leistung vom 02.05.2016 bis zum 31.05.2016, vertreten durch die Fachaufsicht
      Und die Zielwacht am 04.05.2016 um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |

    @T11
    Szenario: Wer geplant war und inzwischen abwesend ist, dessen Mail liest die Vertretung
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 03.05.2016 um 05:00 Uhr läuft
      Und am 03.05.2016 um 06:00 Uhr eine Abwesenheit eingetragen wird: die Bereichsleitung Leistung vom 03.05.2016 bis zum 06.05.2016, vertreten durch die Fachaufsicht
      Und die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                             | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | fachaufsicht@jobcenter.example | [Frist überschritten] |

  Regel: Ist die Vertretung selbst abwesend, liest deren Vertretung

    @T11
    Szenario: Die Fachaufsicht vertritt und ist selbst abwesend
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn am 02.05.2016 um 09:00 Uhr eine Abwesenheit eingetragen wird: die Bereichsleitung Leistung vom 03.05.2016 bis zum 06.05.2016, vertreten durch die Fachaufsicht
      Und am 02.05.2016 um 10:00 Uhr eine Abwesenheit eingetragen wird: die Fachaufsicht vom 03.05.2016 bis zum 04.05.2016, vertreten durch das Controlling
      Und die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                            | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | controlling@jobcenter.example | [Frist überschritten] |

  Regel: Vertritt die nächste Stelle, ist das eine Stufe und eine Mail

    @T11
    Szenario: Die Geschäftsführung vertritt die abwesende Bereichsleitung Leistung
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn am 02.05.2016 um 09:00 Uhr eine Abwesenheit eingetragen wird: die Bereichsleitung Leistung vom 03.05.2016 bis zum 20.05.2016, vertreten durch die Geschäftsführung
      Und die Zielwacht vom 03.05.2016 bis zum 11.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                   | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] |

    @T11
    Szenario: Sind alle Vertretungen abwesend, geht es an die nächste Stelle, die jemand liest
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn am 02.05.2016 um 09:00 Uhr eine Abwesenheit eingetragen wird: die Bereichsleitung Leistung vom 03.05.2016 bis zum 06.05.2016, vertreten durch die Fachaufsicht
      Und am 02.05.2016 um 10:00 Uhr eine Abwesenheit eingetragen wird: die Fachaufsicht vom 03.05.2016 bis zum 06.05.2016, vertreten durch die Bereichsleitung Leistung
      Und die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                   | Betreff beginnt mit |
        | Dienstag, 03.05.2016 | geschaeftsfuehrung@jobcenter.example | [Vorlage Stufe 2]   |

    @T28a
    Szenario: Wer die abwesende Geschäftsführung vertritt, liest für sie und gibt Schreiben nach außen frei
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Wenn am 31.05.2016 um 09:00 Uhr eine Abwesenheit eingetragen wird: die Geschäftsführung vom 01.06.2016 bis zum 30.06.2016, vertreten durch das Controlling
      Und die Zielwacht vom 01.06.2016 bis zum 09.06.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T28a genau diese Mails angekommen:
        | Tag                    | an                            | Betreff beginnt mit   |
        | Mittwoch, 01.06.2016   | controlling@jobcenter.example | [Frist überschritten] |
        | Donnerstag, 09.06.2016 | controlling@jobcenter.example | [Vorlage Stufe 2]     |
      Und darf die Fachaufsicht am 09.06.2016 um 10:00 Uhr das Schreiben zu T28a nicht freigeben
      Wenn das Controlling am 09.06.2016 um 10:00 Uhr das Schreiben zu T28a freigibt
      Und die Zielwacht am 10.06.2016 um 07:00 Uhr läuft
      Dann sind zu T28a genau diese Mails angekommen:
        | Tag                    | an                            | Betreff beginnt mit   |
        | Mittwoch, 01.06.2016   | controlling@jobcenter.example | [Frist überschritten] |
        | Donnerstag, 09.06.2016 | controlling@jobcenter.example | [Vorlage Stufe 2]     |
        | Freitag, 10.06.2016    | jobcenter@kreis.example       | Verfahren für         |

  Regel: Eine Abwesenheit lässt sich löschen, und dann ist sie nirgends mehr zu finden

    @T11
    Szenario: Die Abwesenheit der Bereichsleitung Leistung wird vor ihrem Beginn gelöscht
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn am 02.05.2016 um 09:00 Uhr eine Abwesenheit eingetragen wird: die Bereichsleitung Leistung vom 03.05.2016 bis zum 20.05.2016, vertreten durch die Fachaufsicht
      Und diese Abwesenheit am 02.05.2016 um 16:00 Uhr gelöscht wird
      Und die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
      Und nennt das Protokoll zu Abwesenheiten nur, dass eingetragen und gelöscht wurde
      Und ist "2016-05-20" nirgends gespeichert

  Regel: Für eine unbesetzte Stelle liest ihre Vertretung

    @T30.3
    Szenario: Die Teamleitung Bildung und Teilhabe gibt es erst ab September, die Stelle darüber ist unbesetzt
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Wenn die Zuständigkeiten am 31.08.2016 gelistet werden
      Dann liest für die Teamleitung Bildung und Teilhabe die Geschäftsführung
      Wenn die Zuständigkeiten am 01.09.2016 gelistet werden
      Dann liest für die Teamleitung Bildung und Teilhabe die Teamleitung Bildung und Teilhabe

  Regel: Bei einer Zusammenlegung zählen die Dialoge der aufgegangenen Geschäftsstellen bei der Nachfolgerin

    @T23b
    Szenario: Mitten im Jahr gehen Heiligenhaus und Wülfrath in Velbert auf
      Angenommen die Geschäftsstelle Heiligenhaus besteht bis zum 31.05.2016 und geht dann in Velbert auf
      Und die Geschäftsstelle Wülfrath besteht bis zum 30.06.2016 und geht dann in Velbert auf
      Und die Geschäftsstelle Heiligenhaus meldet am 15.03.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 15.03.2016 | 15.03.2016   |
      Und die Geschäftsstelle Wülfrath meldet am 17.03.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 17.03.2016 | 17.03.2016   |
      Wenn am 01.06.2016 geurteilt wird
      Dann gibt es zu T23b in Heiligenhaus keine Verpflichtung
      Und lautet das Urteil zu T23b in Velbert "offen" mit dem Kennwert "50,0 % (1 von 2)"
      Und lautet das Urteil zu T23b in Wülfrath "offen" mit dem Kennwert "50,0 % (1 von 2)"
      Wenn am 01.07.2016 geurteilt wird
      Dann gibt es zu T23b in Wülfrath keine Verpflichtung
      Und lautet das Urteil zu T23b in Velbert "erreicht (vorläufig)" mit dem Kennwert "100,0 % (2 von 2)"

    @T23b
    Szenario: Wülfrath geht in Heiligenhaus auf, und später beide in Velbert
      Angenommen die Geschäftsstelle Wülfrath besteht bis zum 30.04.2016 und geht dann in die Geschäftsstelle Heiligenhaus auf
      Und die Geschäftsstelle Heiligenhaus besteht bis zum 31.08.2016 und geht dann in Velbert auf
      Und die Geschäftsstelle Wülfrath meldet am 17.03.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 17.03.2016 | 17.03.2016   |
      Wenn am 01.05.2016 geurteilt wird
      Dann gibt es zu T23b in Wülfrath keine Verpflichtung
      Und lautet das Urteil zu T23b in Heiligenhaus "offen" mit dem Kennwert "50,0 % (1 von 2)"
      Und lautet das Urteil zu T23b in Velbert "gefährdet" mit dem Kennwert "0,0 % (0 von 2)"
      Wenn am 31.08.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Heiligenhaus "offen" mit dem Kennwert "50,0 % (1 von 2)"
      Wenn am 01.09.2016 geurteilt wird
      Dann gibt es zu T23b in Heiligenhaus keine Verpflichtung
      Und lautet das Urteil zu T23b in Velbert "gefährdet" mit dem Kennwert "50,0 % (1 von 2)"

  Regel: Monate, die vor einer Zusammenlegung zu Ende waren, bleiben Sache der aufgegangenen Geschäftsstelle

    @P24
    Szenario: Heiligenhaus hat im März kein Gespräch geführt und geht Ende April in Velbert auf
      Angenommen die Geschäftsstelle Heiligenhaus besteht bis zum 30.04.2016 und geht dann in Velbert auf
      Und zu P24 findet am 12.04.2016 in der Geschäftsstelle Heiligenhaus ein Gespräch statt
      Wenn am Montag, 02.05.2016 geurteilt wird
      Dann lautet das Urteil zu P24 in der Geschäftsstelle Heiligenhaus für März 2016 "Ziel nicht erreicht" mit dem Kennwert "0 Gespräche"
      Und lautet das Urteil zu P24 in der Geschäftsstelle Heiligenhaus für April 2016 "erreicht" mit dem Kennwert "1 Gespräch"
      Und lautet das Urteil zu P24 in der Geschäftsstelle Velbert für April 2016 "Ziel nicht erreicht" mit dem Kennwert "0 Gespräche"
      Und gibt es zu P24 in Heiligenhaus ab Mai 2016 keine Verpflichtung
