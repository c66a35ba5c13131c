# language: de
Funktionalität: Erinnerungen und Hinweise kommen als Mail an (Plan 2016)
  Die Zielwacht erinnert vor einem Termin, weist auf verfehlte und gefährdete Ziele hin und meldet, wenn sich das
  erledigt hat. Alle Mails dieser Szenarien gehen über einen wirklichen Mailserver und werden dort gelesen.

  Regel: Erinnert wird 20, 5 und 1 Arbeitstage vor dem Tag, bis zu dem etwas erbeten ist

    @T11
    Szenario: Zu T11 meldet niemand etwas
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Wenn die Zielwacht vom 30.03.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                    | an                                   | Betreff beginnt mit                               |
        | Freitag, 01.04.2016    | geschaeftsfuehrung@jobcenter.example | [Erinnerung] Kriterien Ermittlungsdienst          |
        | Freitag, 22.04.2016    | geschaeftsfuehrung@jobcenter.example | [2. Erinnerung] Kriterien Ermittlungsdienst       |
        | Donnerstag, 28.04.2016 | geschaeftsfuehrung@jobcenter.example | [Letzte Erinnerung] Kriterien Ermittlungsdienst   |
        | Dienstag, 03.05.2016   | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] Kriterien Ermittlungsdienst |
      Und nennt die Mail vom 22.04.2016 zu T11 in Text und HTML:
        | Bitte bis       | Freitag, 29.04.2016 (in 5 Arbeitstagen) |
        | Datum laut Plan | Samstag, 30.04.2016                     |
        | Spätestens      | Montag, 02.05.2016, 24:00 Uhr           |
      Und nennt die Mail vom 22.04.2016 zu T11 in Text und HTML:
        | Die nächste Erinnerung kommt am Donnerstag, 28.04.2016.                     |
        | Bleibt die Meldung aus, erhalten Sie am Dienstag, 03.05.2016 einen Hinweis. |
      Und nennt die Mail vom 28.04.2016 zu T11 in Text und HTML:
        | Letzte Erinnerung · bitte bis Fr 29.04.2016 |
      Und nennt die Mail vom 03.05.2016 zu T11 in Text und HTML:
        | Frist überschritten seit 03.05.2016                      |
        | Einsatzkriterien des Ermittlungsdienstes abgestimmt      |
        | Bis 02.05.2016, 24:00 Uhr, wurde kein Nachweis gemeldet. |
      Und nennt die Mail vom 03.05.2016 zu T11 in Text und HTML:
        | Bitte bis       | Freitag, 29.04.2016           |
        | Datum laut Plan | Samstag, 30.04.2016           |
        | Spätestens      | Montag, 02.05.2016, 24:00 Uhr |

    @T11
    Szenario: Eine Erinnerung bringt ihren Tag für den Kalender mit
      Wenn die Zielwacht vom 30.03.2016 bis zum 29.04.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Mail vom 22.04.2016 zu T11 in Text und HTML:
        | Im Anhang liegt der Tag für Ihren Kalender: frist.ics (ganztägig, 29.04.2016). |
      Und liegt der Mail vom 22.04.2016 zu T11 der 29.04.2016 als ganzer Tag für den Kalender bei
      Und ist es in der Mail vom 22.04.2016 und in der vom 28.04.2016 zu T11 derselbe Kalendereintrag

    @T11
    Szenariogrundriss: Eine Vorlage, die <wie> ist, hält keine Erinnerung auf
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und die Vorlage der Erinnerung wurde geändert und ist <wie>
      Wenn die Zielwacht am 22.04.2016 um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag        | an                                   | Betreff beginnt mit |
        | 22.04.2016 | geschaeftsfuehrung@jobcenter.example | [Erinnerung]        |
      Und nennt die Mail vom 22.04.2016 zu T11 in Text und HTML:
        | Bitte bis | Freitag, 29.04.2016 (in 5 Arbeitstagen) |
      Beispiele:
        | wie        |
        | fehlerhaft |
        | endlos     |

    @T11
    Szenario: Wer gemeldet hat, wird nicht weiter erinnert
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und zu T11 wird am 11.04.2016 das Protokoll "50.1-2016/077" vorgelegt und gemeldet
      Wenn die Zielwacht vom 30.03.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag        | an                                   | Betreff beginnt mit |
        | 01.04.2016 | geschaeftsfuehrung@jobcenter.example | [Erinnerung]        |

    @T11
    Szenario: Eine Meldung ohne Aktenzeichen beendet die Erinnerung nicht
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und zu T11 wird am 11.04.2016 ein Papier ohne Aktenzeichen vorgelegt und gemeldet
      Wenn die Zielwacht vom 30.03.2016 bis zum 22.04.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag        | an                                   | Betreff beginnt mit |
        | 01.04.2016 | geschaeftsfuehrung@jobcenter.example | [Erinnerung]        |
        | 22.04.2016 | geschaeftsfuehrung@jobcenter.example | [2. Erinnerung]     |

  Regel: Wessen Stelle unbesetzt ist, für den liest die Vertretung

    @T11
    Szenario: Die Bereichsleitung Leistung ist nicht besetzt
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Wenn die Zielwacht am 22.04.2016 um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag        | an                                   | Betreff beginnt mit |
        | 22.04.2016 | geschaeftsfuehrung@jobcenter.example | [Erinnerung]        |
      Und nennt die Mail vom 22.04.2016 zu T11 in Text und HTML:
        | Sie erhalten diese Mail als Geschäftsführung in Vertretung der Stelle Bereichsleitung Leistung. |

    @T23b
    Szenario: Jede Geschäftsstellenleitung erhält ihre eigene Übersicht
      Wenn die Zielwacht vom 30.12.2016 bis zum 02.01.2017 täglich um 07:00 Uhr läuft
      Dann ist zu T23b keine Mail angekommen
      Und sind am 02.01.2017 diese Übersichten unter denen, die angekommen sind:
        | an                                     |
        | leitung.hilden@jobcenter.example       |
        | leitung.langenfeld@jobcenter.example   |
        | leitung.mettmann@jobcenter.example     |
        | leitung.ratingen@jobcenter.example     |
        | leitung.velbert@jobcenter.example      |
        | leitung.heiligenhaus@jobcenter.example |
        | leitung.wuelfrath@jobcenter.example    |

  Regel: An freien Tagen und außerhalb der Dienstzeit wird niemandem geschrieben

    @T11 @T32
    Szenariogrundriss: Was an einem freien Tag auffällt, geht am nächsten Arbeitstag hinaus
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und einzelne Mails sind nicht begrenzt
      Wenn die Zielwacht am <freier Tag> um 07:00 Uhr läuft
      Dann ist überhaupt keine Mail angekommen
      Wenn die Zielwacht am <Arbeitstag> um 07:00 Uhr läuft
      Dann sind zu <Zeile> genau diese Mails angekommen:
        | Tag          | an                                   | Betreff beginnt mit   |
        | <Arbeitstag> | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] |

      Beispiele:
        | Zeile | freier Tag             | Arbeitstag           |
        | T32   | Samstag, 02.07.2016    | Montag, 04.07.2016   |
        | T32   | Sonntag, 03.07.2016    | Montag, 04.07.2016   |
        | T11   | Donnerstag, 05.05.2016 | Freitag, 06.05.2016  |
        | T11   | Montag, 16.05.2016     | Dienstag, 17.05.2016 |

    @T32
    Szenario: Was am Freitag nicht hinausging, wartet bis Montag, auch wenn der Mailserver am Samstag wieder da ist
      Angenommen einzelne Mails sind nicht begrenzt
      Wenn der Mailserver nicht mehr erreichbar ist
      Und die Zielwacht am Freitag, 01.07.2016 um 07:00 Uhr läuft
      Und der Mailserver wieder alles annimmt
      Und die Zielwacht am Samstag, 02.07.2016 um 09:00 Uhr läuft
      Dann ist überhaupt keine Mail angekommen
      Wenn die Zielwacht am Montag, 04.07.2016 um 07:00 Uhr läuft
      Dann sind zu T32 genau diese Mails angekommen:
        | Tag                | an                                   | Betreff beginnt mit   |
        | Montag, 04.07.2016 | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] |

    @T11
    Szenario: Ein Schließtag des Hauses ist auch für Mails ein freier Tag
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und das Haus ist am Freitag, 06.05.2016 geschlossen
      Wenn die Zielwacht vom 05.05.2016 bis zum 08.05.2016 täglich um 07:00 Uhr läuft
      Dann ist überhaupt keine Mail angekommen
      Wenn die Zielwacht am Montag, 09.05.2016 um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag        | an                                   | Betreff beginnt mit   |
        | 09.05.2016 | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] |

    @T11
    Szenario: Was am Abend auffällt, geht am nächsten Morgen hinaus
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und einzelne Mails sind nicht begrenzt
      Wenn die Zielwacht am Dienstag, 03.05.2016 um 20:15 Uhr läuft
      Dann ist überhaupt keine Mail angekommen
      Wenn die Zielwacht am Mittwoch, 04.05.2016 um 06:45 Uhr läuft
      Dann ist überhaupt keine Mail angekommen
      Wenn die Zielwacht am Mittwoch, 04.05.2016 um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag        | an                                   | Betreff beginnt mit   |
        | 04.05.2016 | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] |

    @T32
    Szenario: Was sich über das Wochenende erledigt, wird nicht mehr verschickt
      Angenommen zu T32 wird am Freitag, 01.07.2016 das Protokoll "10.2-2016/004" vorgelegt und erst am Sonntag, 03.07.2016 gemeldet
      Wenn die Zielwacht am Samstag, 02.07.2016 um 07:00 Uhr läuft
      Und die Zielwacht am Montag, 04.07.2016 um 07:00 Uhr läuft
      Dann ist zu T32 keine Mail angekommen

  Regel: Niemand liest dasselbe zweimal

    @T11
    Szenario: Läuft die Zielwacht mehrmals, bleibt es bei einer Mail
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und einzelne Mails sind nicht begrenzt
      Wenn die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und die Zielwacht am 03.05.2016 um 07:05 Uhr läuft
      Und die Zielwacht am 04.05.2016 um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag        | an                                   | Betreff beginnt mit   |
        | 03.05.2016 | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] |

    @T11
    Szenario: Eine versäumte Erinnerung wird einmal nachgeholt, ältere entfallen
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Wenn die Zielwacht am 26.04.2016 um 07:00 Uhr läuft
      Und die Zielwacht am 27.04.2016 um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag        | an                                   | Betreff beginnt mit |
        | 26.04.2016 | geschaeftsfuehrung@jobcenter.example | [Erinnerung]        |

  Regel: Wer gewarnt wurde, erfährt auch, wenn es gut ist oder nie schlecht war

    @T11 @haus
    Szenario: Rechtzeitig vorgelegt, aber zu spät bekannt: eine Richtigstellung
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und zu T11 wird am Montag, 02.05.2016 das Protokoll "50.1-2016/077" vorgelegt und erst am Dienstag, 03.05.2016 gemeldet
      Wenn die Zielwacht vom 02.05.2016 bis zum 13.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                   | Betreff beginnt mit                               |
        | Dienstag, 03.05.2016 | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] Kriterien Ermittlungsdienst |
        | Mittwoch, 04.05.2016 | geschaeftsfuehrung@jobcenter.example | [Richtigstellung] Kriterien Ermittlungsdienst     |
      Und nennt die Übersicht vom 02.05.2016 an geschaeftsfuehrung@jobcenter.example in Text und HTML:
        | Erinnerung: noch nicht gemeldet |
      Und nennt die Mail vom 04.05.2016 zu T11 in Text und HTML:
        | Der frühere Hinweis an Sie trifft nicht zu. |

    @T11
    Szenario: Zu spät vorgelegt: eine Entwarnung
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und einzelne Mails sind nicht begrenzt
      Und zu T11 wird am Dienstag, 03.05.2016 das Protokoll "50.1-2016/077" vorgelegt und gemeldet
      Wenn die Zielwacht vom 03.05.2016 bis zum 06.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                  | an                                   | Betreff beginnt mit                               |
        | Dienstag, 03.05.2016 | geschaeftsfuehrung@jobcenter.example | [Frist überschritten] Kriterien Ermittlungsdienst |
        | Mittwoch, 04.05.2016 | geschaeftsfuehrung@jobcenter.example | [Entwarnung] Kriterien Ermittlungsdienst          |
      Und nennt die Mail vom 04.05.2016 zu T11 in Text und HTML:
        | Stand jetzt: Erreicht (verspätet) |

    @T11
    Szenario: Was im Kalender steht, nimmt die Mail zurück, mit der es zu Ende ist
      Angenommen einzelne Mails sind nicht begrenzt
      Und zu T11 wird am Dienstag, 03.05.2016 das Protokoll "50.1-2016/077" vorgelegt und gemeldet
      Wenn die Zielwacht vom 22.04.2016 bis zum 06.05.2016 täglich um 07:00 Uhr läuft
      Dann nimmt die Mail vom 04.05.2016 zu T11 den Kalendereintrag der Mail vom 22.04.2016 zurück

    @T09b
    Szenario: Ein fehlender Bericht kommt nach: eine Entwarnung
      Angenommen die Fachaufsicht meldet am Montag, 18.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft |
        | 03/2016 | Akte      | 175     |
      Wenn die Zielwacht vom 11.04.2016 bis zum 22.04.2016 täglich um 07:00 Uhr läuft
      Dann ist zu T09b keine Mail angekommen
      Und sind zum Bericht "fachaufsichtlichen Prüfungen" genau diese Mails angekommen:
        | Tag                  | an                             | Betreff beginnt mit |
        | Freitag, 15.04.2016  | fachaufsicht@jobcenter.example | [Bericht fehlt]     |
        | Dienstag, 19.04.2016 | fachaufsicht@jobcenter.example | [Bericht ist da]    |
      Und nennt die Mail vom 15.04.2016 an fachaufsicht@jobcenter.example zum Bericht "fachaufsichtlichen Prüfungen" in Text und HTML:
        | T09b, Zeile 492 |

    @T06
    Szenario: Eine nachweislich überschrittene Quote wird nach zwei Arbeitstagen gemeldet und nach der Berichtigung richtiggestellt
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und der Plan ist noch ein Entwurf
      Und die Fachaufsicht meldet am Montag, 11.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft | fehlerhaft |
        | 01/2016 | KdU       | 300     | 41         |
      Und die Fachaufsicht meldet am Montag, 18.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft | fehlerhaft |
        | 01/2016 | KdU       | 300     | 29         |
      Wenn die Zielwacht vom 11.04.2016 bis zum 22.04.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T06 genau diese Mails angekommen:
        | Tag                    | an                                   | Betreff beginnt mit                              |
        | Donnerstag, 14.04.2016 | geschaeftsfuehrung@jobcenter.example | [Zielwert überschritten] Fehlerquote KdU, 13,7 % |
        | Donnerstag, 21.04.2016 | geschaeftsfuehrung@jobcenter.example | [Richtigstellung] Fehlerquote KdU, 9,7 %         |
      Und nennt die Mail vom 14.04.2016 zu T06 in Text und HTML:
        | Kennwert | 41 von 300 = 13,7 % |
        | Ziel     | unter 10 %          |
      Und nennt die Mail vom 21.04.2016 zu T06 in Text und HTML:
        | Mitgeteilt war: Zielwert überschritten (Zwischenstand), 41 von 300 = 13,7 %. |
        | 29 von 300 = 9,7 %.                                                          |
        | Hinfällig ist „14.04.2016: Hinweis an Bereichsleitung Leistung“.             |
        | Berichtigt durch                                                             |

    @T06 @T07
    Szenario: Eine berichtigte Datei, die mehrere Urteile dreht, ist eine Richtigstellung, keine Zeile der Übersicht
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und der Plan ist noch ein Entwurf
      Und die Fachaufsicht meldet am Montag, 11.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft | fehlerhaft |
        | 01/2016 | KdU       | 300     | 41         |
        | 01/2016 | Einkommen | 300     | 41         |
      Und die Fachaufsicht meldet am Mittwoch, 20.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft | fehlerhaft |
        | 01/2016 | KdU       | 300     | 29         |
        | 01/2016 | Einkommen | 300     | 29         |
      Wenn die Zielwacht vom 11.04.2016 bis zum 27.04.2016 täglich um 07:00 Uhr läuft
      Dann sind am 25.04.2016 an geschaeftsfuehrung@jobcenter.example genau diese Mails angekommen:
        | Betreff beginnt mit                           |
        | [Richtigstellung] 2 Hinweise treffen nicht zu |

  Regel: Nach außen geht nichts ohne die Geschäftsführung

    @T03 @T06 @T07 @T09a @T09b @T11 @T23a @T23b @T25
    Szenario: Ein halbes Jahr mit den Beispieldateien
      Angenommen diese Beispieldateien treffen ein:
        | Datei                           | Eingang    |
        | fachaufsicht_2016-Q1.csv        | 11.04.2016 |
        | deliverable.json                | 03.05.2016 |
        | zielnachhaltung_2016-03.csv     | 30.06.2016 |
        | schnittstellendialoge_2016.xlsx | 04.07.2016 |
      Wenn die Zielwacht vom 29.03.2016 bis zum 29.07.2016 täglich um 07:00 Uhr läuft
      Dann sind Mails angekommen, aber keine an eine Stelle außerhalb des Hauses

    @T06
    Szenario: Ist der Plan beschlossen, sagt ein Hinweis, dass ein Schreiben an den Kreis erst freizugeben wäre
      Angenommen die Bereichsleitung Leistung ist nicht besetzt
      Und einzelne Mails sind nicht begrenzt
      Und der Plan ist am 15.12.2015 beschlossen
      Und die Fachaufsicht meldet am Montag, 11.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft | fehlerhaft |
        | 01/2016 | KdU       | 300     | 41         |
      Wenn die Zielwacht vom 11.04.2016 bis zum 14.04.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Mail vom 14.04.2016 zu T06 in Text und HTML:
        | Kreis Mettmann                                                   |
        | Es verlässt das Haus nur, wenn die Geschäftsführung es freigibt. |

    @T06
    Szenario: Solange der Plan ein Entwurf ist, sagt ein Hinweis, dass nichts vorgelegt wird
      Angenommen der Plan ist noch ein Entwurf
      Und die Fachaufsicht meldet am Montag, 11.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft | fehlerhaft |
        | 01/2016 | KdU       | 300     | 41         |
      Wenn die Zielwacht vom 11.04.2016 bis zum 14.04.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Mail vom 14.04.2016 zu T06 in Text und HTML:
        | Der Plan ist noch ein Entwurf: Bis zu seinem Beschluss wird nichts vorgelegt. |

    @T32
    Szenario: Eine Stelle außerhalb des Hauses kann für kein Ziel verantwortlich sein
      Angenommen verantwortlich für T32 soll die Trägerversammlung sein
      Dann wird dieses Regelwerk nicht angenommen

  Regel: Nachrangiges steht nur in der Übersicht

    @T06
    Szenario: Eine überschrittene Quote, die eine Stichprobe von 100 Fällen nicht beweist, löst keine eigene Mail aus
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Fachaufsicht meldet am Montag, 11.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft | fehlerhaft |
        | 01/2016 | KdU       | 100     | 13         |
      Wenn die Zielwacht vom 11.04.2016 bis zum 15.04.2016 täglich um 07:00 Uhr läuft
      Dann ist zu T06 keine Mail angekommen

    @T25
    Szenario: Eine hohe Krankheitsquote löst keine eigene Mail aus
      Angenommen das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote von 12,5 %
      Wenn die Zielwacht vom 14.04.2016 bis zum 22.04.2016 täglich um 07:00 Uhr läuft
      Dann ist zu T25 keine Mail angekommen
