# language: de
Funktionalität: Was offen bleibt, wird vorgelegt (Plan 2016)
  Wer verantwortlich ist, erhält einen Hinweis. Bleibt er ohne Antwort, wird der Befund nach einigen Arbeitstagen der
  nächsten Stelle vorgelegt: Wesentliches nach fünf, Kritisches nach zwei. Außer Haus geht nichts ohne die
  Geschäftsführung. Die Wege stehen in den Regeln, der Plan nennt keine.

  Regel: Nach fünf Arbeitstagen ohne Antwort wird Wesentliches der Geschäftsführung vorgelegt

    @T11
    Szenario: Die Frist zu T11 ist seit Dienstag, 03.05.2016 überschritten, und am Donnerstag, 12.05.2016 erfährt es die Geschäftsführung
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 28.04.2016 bis zum 20.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                    | an                                         | Betreff beginnt mit                                                         |
        | Donnerstag, 28.04.2016 | bereichsleitung.leistung@jobcenter.example | [Erinnerung] Kriterien Ermittlungsdienst                                    |
        | Dienstag, 03.05.2016   | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] Kriterien Ermittlungsdienst                           |
        | Donnerstag, 12.05.2016 | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2] Kriterien Ermittlungsdienst, 6 Arbeitstage über der Frist |
      Und nennt die Mail vom 03.05.2016 zu T11 in Text und HTML:
        | Donnerstag, 12.05.2016 |
      Und nennt die Mail vom 12.05.2016 zu T11 in Text und HTML:
        | Frist überschritten seit 6 Arbeitstagen                                                 |
        | 28.04.2016: Erinnerung an Bereichsleitung Leistung                                      |
        | 03.05.2016: Hinweis an Bereichsleitung Leistung                                         |
        | Keine Bestätigung bis 11.05.2016, 24:00 Uhr                                             |
        | Stufe 2 des Eskalationswegs „Leistung, im Haus“                                         |

    @T11
    Szenario: Ein Schließtag des Hauses zählt so wenig wie Christi Himmelfahrt
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und das Haus ist am Freitag, 06.05.2016 geschlossen
      Wenn die Zielwacht vom 03.05.2016 bis zum 13.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Freitag, 13.05.2016  | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2]     |

    @T11
    Szenario: Am Ende des Weges wird immer seltener daran erinnert
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 08.07.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                    | an                                         | Betreff beginnt mit             |
        | Dienstag, 03.05.2016   | bereichsleitung.leistung@jobcenter.example | [Frist überschritten]           |
        | Donnerstag, 12.05.2016 | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2]               |
        | Montag, 23.05.2016     | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2, 2. Hinweis]   |
        | Mittwoch, 08.06.2016   | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2, 3. Hinweis]   |
        | Donnerstag, 07.07.2016 | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2, 4. Hinweis]   |
      Und nennt die Mail vom 07.07.2016 zu T11 in Text und HTML:
        | Vorlage Stufe 2, 4. Hinweis, noch ohne Entscheidung · Ihre Entscheidung bis Do 14.07.2016 |
        | 12.05., 23.05. und 08.06.2016: Vorlage Stufe 2 bei Geschäftsführung                       |
        | Davon wissen auch: Bereichsleitung Leistung.                                              |

    @T11
    Szenario: Solange der Plan ein Entwurf ist, wird nichts vorgelegt
      Angenommen der Plan ist noch ein Entwurf
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 31.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |

  Regel: Vertritt die nächste Stelle schon die erste, ist das eine Stufe und eine Mail

    @T11
    Szenario: Für die unbesetzte Bereichsleitung Leistung liest die Geschäftsführung, der auch vorgelegt würde
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 03.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                    | an                                   | Betreff beginnt mit               |
        | Dienstag, 03.05.2016   | geschaeftsfuehrung@jobcenter.example | [Frist überschritten]             |
        | Donnerstag, 12.05.2016 | geschaeftsfuehrung@jobcenter.example | [Frist überschritten, 2. Hinweis] |
      Und nennt die Mail vom 03.05.2016 zu T11 in Text und HTML:
        | Sie erhalten diese Mail als Geschäftsführung in Vertretung der Stelle Bereichsleitung Leistung |

  Regel: Wer bestätigt, hat bis zum genannten Tag Ruhe

    @T11
    Szenario: Die Bereichsleitung Leistung bestätigt den Befund bis zum 20.05.2016, danach geht der Weg weiter
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 10.05.2016 täglich um 07:00 Uhr läuft
      Und die Bereichsleitung Leistung am 10.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 20.05.2016 bestätigt
      Und die Zielwacht vom 11.05.2016 bis zum 22.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
      Wenn die Zielwacht vom 23.05.2016 bis zum 27.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Montag, 23.05.2016   | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2]     |
      Und nennt die Mail vom 23.05.2016 zu T11 in Text und HTML:
        | 10.05.2016: bestätigt durch Bereichsleitung Leistung bis 20.05.2016, 24:00 Uhr |

    @T11
    Szenario: Der letzte Tag der Bestätigung gehört noch dazu
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und die Bereichsleitung Leistung am 10.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 20.05.2016 bestätigt
      Und die Zielwacht am Freitag, 20.05.2016 um 07:00 Uhr läuft
      Dann ist der Befund zu T11 am 20.05.2016 "bestätigt"
      Wenn die Zielwacht am Montag, 23.05.2016 um 07:00 Uhr läuft
      Dann ist der Befund zu T11 am 23.05.2016 "offen"
      Und sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Montag, 23.05.2016   | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2]     |

    @T11
    Szenario: Was bestätigt ist und sich erledigt, wird entwarnt und nicht mehr vorgelegt
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und zu T11 wird am Dienstag, 17.05.2016 das Protokoll "50.1-2016/077" vorgelegt und gemeldet
      Wenn die Zielwacht vom 03.05.2016 bis zum 10.05.2016 täglich um 07:00 Uhr läuft
      Und die Bereichsleitung Leistung am 10.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 20.05.2016 bestätigt
      Und die Zielwacht vom 11.05.2016 bis zum 31.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Mittwoch, 18.05.2016 | bereichsleitung.leistung@jobcenter.example | [Entwarnung]          |

  Regel: Außer Haus geht nur, was die Geschäftsführung freigibt

    @T28a
    Szenario: Ein Schreiben an den Kreis verlässt das Haus erst nach der Freigabe
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 01.06.2016 bis zum 09.06.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T28a genau diese Mails angekommen:
        | Tag                    | an                                   | Betreff beginnt mit                         |
        | Mittwoch, 01.06.2016   | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] Verfahren Forderungen |
        | Donnerstag, 09.06.2016 | geschaeftsfuehrung@jobcenter.example | [Vorlage Stufe 2] Verfahren Forderungen     |
      Und nennt die Mail vom 09.06.2016 zu T28a in Text und HTML:
        | Ein Schreiben liegt als Entwurf bereit, Empfänger: Kreis Mettmann; unten steht es im Wortlaut |
        | Es verlässt das Haus nur, wenn Sie es freigeben                                               |
        | Sehr geehrte Damen und Herren,                                                                |
        | Ihre Antwort erbitten wir bis zum 10. Arbeitstag nach der Absendung.                          |
      Und darf das Controlling am 09.06.2016 um 10:00 Uhr das Schreiben zu T28a nicht freigeben
      Wenn die Zielwacht vom 10.06.2016 bis zum 13.06.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Übersicht vom Montag, 13.06.2016 an geschaeftsfuehrung@jobcenter.example in Text und HTML:
        | Entwurf an: Kreis Mettmann; liegt seit 09.06.2016. |
      Wenn die Geschäftsführung am 13.06.2016 um 10:00 Uhr das Schreiben zu T28a freigibt
      Und die Zielwacht vom 14.06.2016 bis zum 15.06.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T28a genau diese Mails angekommen:
        | Tag                    | an                                   | Betreff beginnt mit                         |
        | Mittwoch, 01.06.2016   | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] Verfahren Forderungen |
        | Donnerstag, 09.06.2016 | geschaeftsfuehrung@jobcenter.example | [Vorlage Stufe 2] Verfahren Forderungen     |
        | Dienstag, 14.06.2016   | jobcenter@kreis.example              | Verfahren für Forderungen                   |

    @T28a
    Szenario: Das Schreiben an den Kreis ist ein Schreiben des Hauses und fragt ab dem Tag seiner Freigabe
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 01.06.2016 bis zum 13.06.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 13.06.2016 um 10:00 Uhr das Schreiben zu T28a freigibt
      Und die Zielwacht am 14.06.2016 um 07:00 Uhr läuft
      Dann nennt die Mail vom 14.06.2016 an jobcenter@kreis.example zu T28a in Text und HTML:
        | Jobcenter ME-aktiv Musterstraße 1, 40822 Mettmann An: Kreis Mettmann |
        | Unser Zeichen: 01.2-2016/Ziele |
        | Datum: Montag, 13.06.2016 |
        | Sehr geehrte Damen und Herren, |
        | im Plan 2016 ist mit Ihnen vereinbart: |
        | Frist überschritten |
        | Bitte teilen Sie uns mit, ob Sie an dem Ziel festhalten, eine neue Frist setzen oder eine Ausnahme zulassen. |
        | Ihre Antwort erbitten wir bis Montag, 27.06.2016. |
        | Mit freundlichen Grüßen Die Geschäftsführung Jobcenter ME-aktiv |
        | Antwort bitte an: geschaeftsfuehrung@jobcenter.example |
        | Durchschrift: zu den Akten |
      Und nennt die Mail vom 14.06.2016 an jobcenter@kreis.example zu T28a nirgends "INTERN"
      Und nennt die Mail vom 14.06.2016 an jobcenter@kreis.example zu T28a nirgends "Bisher"
      Und nennt die Mail vom 14.06.2016 an jobcenter@kreis.example zu T28a nirgends "Stufe"
      Und nennt die Mail vom 14.06.2016 an jobcenter@kreis.example zu T28a nirgends "Regelwerk"
      Und nennt die Mail vom 14.06.2016 an jobcenter@kreis.example zu T28a nirgends "T28a"

    @T28a
    Szenario: Die Geschäftsführung bittet den Kreis in eigenen Worten, und die Angaben zum Stand bleiben
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 01.06.2016 bis zum 09.06.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 09.06.2016 um 09:00 Uhr das Schreiben zu T28a so bitten lässt: "Bitte nennen Sie uns einen Termin zur Abstimmung."
      Und die Geschäftsführung am 09.06.2016 um 10:00 Uhr das Schreiben zu T28a freigibt
      Und die Zielwacht am 10.06.2016 um 07:00 Uhr läuft
      Dann nennt die Mail vom 10.06.2016 an jobcenter@kreis.example zu T28a in Text und HTML:
        | Bitte nennen Sie uns einen Termin zur Abstimmung. |
        | Bis 31.05.2016, 24:00 Uhr, wurde kein Nachweis gemeldet. |
      Und nennt die Mail vom 10.06.2016 an jobcenter@kreis.example zu T28a nirgends "eine Ausnahme zulassen"

    @T28a
    Szenario: Was dem Kreis schon gesagt ist, gilt als mitgeteilt, und er erfährt auch das Ende nur mit Freigabe
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und zu T28a wird am Donnerstag, 16.06.2016 das Protokoll "20.1-2016/019" vorgelegt und gemeldet
      Wenn die Zielwacht vom 01.06.2016 bis zum 13.06.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 13.06.2016 um 10:00 Uhr das Schreiben zu T28a als am 10.06.2016 unter "20.1-2016/015" anders mitgeteilt einträgt
      Und die Zielwacht vom 14.06.2016 bis zum 17.06.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 17.06.2016 um 10:00 Uhr das Schreiben zu T28a freigibt
      Und die Zielwacht am 20.06.2016 um 07:00 Uhr läuft
      Dann nennt die Mail vom 20.06.2016 an jobcenter@kreis.example zu T28a in Text und HTML:
        | am 10.06.2016 hatten wir Ihnen mitgeteilt |
        | Inzwischen ist er erledigt. |

    @T28a
    Szenario: Was nicht hinausgehen soll, entwirft keine Wiederholung neu
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 01.06.2016 bis zum 09.06.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 09.06.2016 um 10:00 Uhr das Schreiben zu T28a nicht senden lässt, weil "steht auf der Tagesordnung"
      Und die Zielwacht vom 10.06.2016 bis zum 17.06.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Mail vom 17.06.2016 zu T28a in Text und HTML:
        | Das Schreiben soll nach Ihrer Entscheidung nicht gesendet werden (Empfänger wäre: Kreis Mettmann). |
      Und nennt die Mail vom 17.06.2016 an geschaeftsfuehrung@jobcenter.example zu T28a nirgends "Sehr geehrte"
      Und sind Mails angekommen, aber keine an eine Stelle außerhalb des Hauses

    @T27
    Szenario: Der Trägerversammlung wird zu ihrer nächsten bekannten Sitzung vorgelegt
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und am 02.01.2017 ist bekannt: die Trägerversammlung tagt am 25.01.2017
      Wenn die Zielwacht vom 03.01.2017 bis zum 11.01.2017 täglich um 07:00 Uhr läuft
      Dann nennt die Mail vom 11.01.2017 zu T27 in Text und HTML:
        | Vorlage für die Sitzung: Stellenbeschreibungen |
        | Sitzung: Mittwoch, 25.01.2017 |
        | Beschlussvorschlag |
      Und nennt die Mail vom 11.01.2017 an geschaeftsfuehrung@jobcenter.example zu T27 nirgends "Sehr geehrte"

    @T28a
    Szenario: Erledigt es sich vor der Freigabe, erfährt der Kreis nichts davon
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und zu T28a wird am Freitag, 10.06.2016 das Protokoll "20.1-2016/019" vorgelegt und gemeldet
      Wenn die Zielwacht vom 01.06.2016 bis zum 17.06.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T28a genau diese Mails angekommen:
        | Tag                    | an                                   | Betreff beginnt mit   |
        | Mittwoch, 01.06.2016   | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] |
        | Donnerstag, 09.06.2016 | geschaeftsfuehrung@jobcenter.example | [Vorlage Stufe 2]     |
        | Montag, 13.06.2016     | geschaeftsfuehrung@jobcenter.example | [Entwarnung]          |

    @T28a @haus
    Szenario: Zum Entwurf eines Plans entsteht kein Schreiben an den Kreis
      Angenommen der Plan ist noch ein Entwurf
      Und einzelne Mails sind nicht begrenzt
      Wenn die Zielwacht vom 01.06.2016 bis zum 13.06.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T28a genau diese Mails angekommen:
        | Tag                  | an                                   | Betreff beginnt mit   |
        | Mittwoch, 01.06.2016 | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] |
      Und nennt die Übersicht vom Montag, 13.06.2016 an geschaeftsfuehrung@jobcenter.example nirgends "Entwurf an"

  Regel: Was sich als unzutreffend erweist, wird allen richtiggestellt, die davon wussten, und sonst niemandem

    @T11
    Szenario: Rechtzeitig vorgelegt, aber erst bekannt, als es der Geschäftsführung schon vorlag
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und zu T11 wird am Montag, 02.05.2016 das Protokoll "50.1-2016/077" vorgelegt und erst am Dienstag, 17.05.2016 gemeldet
      Wenn die Zielwacht vom 03.05.2016 bis zum 31.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                    | an                                         | Betreff beginnt mit                           |
        | Dienstag, 03.05.2016   | bereichsleitung.leistung@jobcenter.example | [Frist überschritten]                         |
        | Donnerstag, 12.05.2016 | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2]                             |
        | Mittwoch, 18.05.2016   | bereichsleitung.leistung@jobcenter.example | [Richtigstellung] Kriterien Ermittlungsdienst |
        | Mittwoch, 18.05.2016   | geschaeftsfuehrung@jobcenter.example       | [Richtigstellung] Kriterien Ermittlungsdienst |
      Und nennt die Mail vom 18.05.2016 an geschaeftsfuehrung@jobcenter.example zu T11 in Text und HTML:
        | Der frühere Hinweis an Sie trifft nicht zu. |

    @T11
    Szenario: Wer davon nur in der Übersicht gelesen hat, erhält die Richtigstellung als Mail
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und zu T11 wird am Montag, 02.05.2016 das Protokoll "50.1-2016/077" vorgelegt und erst am Dienstag, 10.05.2016 gemeldet
      Wenn die Zielwacht vom 03.05.2016 bis zum 20.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Mittwoch, 11.05.2016 | bereichsleitung.leistung@jobcenter.example | [Richtigstellung]     |
        | Mittwoch, 11.05.2016 | geschaeftsfuehrung@jobcenter.example       | [Richtigstellung]     |
      Und nennt die Mail vom 11.05.2016 an geschaeftsfuehrung@jobcenter.example zu T11 in Text und HTML:
        | 09.05.2016: in der Übersicht für Geschäftsführung |

    @T11
    Szenario: Wer noch nichts davon wusste, dem wird auch nichts richtiggestellt
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und zu T11 wird am Montag, 02.05.2016 das Protokoll "50.1-2016/077" vorgelegt und erst am Dienstag, 03.05.2016 gemeldet
      Wenn die Zielwacht vom 03.05.2016 bis zum 20.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016 | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Mittwoch, 04.05.2016 | bereichsleitung.leistung@jobcenter.example | [Richtigstellung]     |
