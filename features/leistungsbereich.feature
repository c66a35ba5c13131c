# language: de
Funktionalität: Leistung und Langzeitbezug (Plan 2016, Zeilen T04 bis T06, T08, T10 und T12 bis T15)
  Zum Ziel, die Kosten der Unterkunft zu senken, gehört mehr als die Fehlerquoten und die Prüfungen: Abgänge aus den
  Projekten, lückenlose Prüfungen und Unterlagen, geschulte Neue, der Bericht über den Ermittlungsdienst und die
  Besuche des BTM.

  Regel: Abgänge zählen im Jahr; unterwegs wird mit gleichen Monaten verglichen

    @T04
    Szenariogrundriss: T04 am Jahresende mit <Abgänge> Abgängen von <Teilnehmende>
      Angenommen zu T04 sind bis zum 31.12.2016 <Abgänge> von <Teilnehmende> Teilnehmenden abgegangen
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T04 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Abgänge | Teilnehmende | Urteil              | Kennwert            |
        | 10      | 100          | erreicht            | 10,0 % (10 von 100) |
        | 99      | 1.000        | Ziel nicht erreicht | 9,9 % (99 von 1000) |
        | 0       | 0            | nicht bewertbar     | keiner              |

    @T04
    Szenariogrundriss: T04 bis Ende Juni, wenn 5 Prozent zu erwarten sind: <Abgänge> Abgänge
      Angenommen zu T04 sind bis zum 30.06.2016 <Abgänge> von 100 Teilnehmenden abgegangen
      Wenn am 14.07.2016 geurteilt wird
      Dann lautet das Urteil zu T04 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Abgänge | Urteil    | Kennwert          |
        | 5       | offen     | 5,0 % (5 von 100) |
        | 4       | gefährdet | 4,0 % (4 von 100) |

    @T05
    Szenariogrundriss: T05 bis <Stand> mit <beendet> beendeten Leistungsfällen
      Angenommen zu T05 sind bis zum <Stand> <beendet> Leistungsfälle beendet
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu T05 im Team I-Kunden "<Urteil>" mit dem Kennwert "<beendet> Fälle"

      Beispiele: Am Jahresende
        | Stand      | beendet | Tag        | Urteil              |
        | 31.12.2016 | 289     | 01.02.2017 | erreicht            |
        | 31.12.2016 | 288     | 01.02.2017 | Ziel nicht erreicht |

      Beispiele: Ende Juni sind 145 zu erwarten, die Hälfte von 289 aufgerundet
        | Stand      | beendet | Tag        | Urteil    |
        | 30.06.2016 | 145     | 14.07.2016 | offen     |
        | 30.06.2016 | 144     | 14.07.2016 | gefährdet |

      Beispiele: Erreicht ist erreicht, auch vor dem Jahresende
        | Stand      | beendet | Tag        | Urteil   |
        | 30.09.2016 | 289     | 17.10.2016 | erreicht |
        | 30.09.2016 | 288     | 17.10.2016 | offen    |

  Regel: Wo alle gemeint sind, ist eine Lücke am Jahresende ein verfehltes Ziel und vorher ein Zwischenstand

    @T06
    Szenariogrundriss: Fälle über der Grenze, geprüft bis <Stand>: <geprüft> von 80
      Angenommen zu T06 (KdU über der Grenze) sind bis zum <Stand> <geprüft> von 80 Fällen geprüft
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu T06 (KdU über der Grenze) "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Stand      | geprüft | Tag        | Urteil                                  | Kennwert                                       |
        | 30.09.2016 | 80      | 17.10.2016 | erreicht (vorläufig)                    | 100,0 % (80 von 80)                            |
        | 30.09.2016 | 79      | 17.10.2016 | Zielwert unterschritten (Zwischenstand) | 98,8 % (Anzahlen unter 3 werden nicht gezeigt) |
        | 31.12.2016 | 80      | 01.02.2017 | erreicht                                | 100,0 % (80 von 80)                            |
        | 31.12.2016 | 79      | 01.02.2017 | Ziel nicht erreicht                     | 98,8 % (Anzahlen unter 3 werden nicht gezeigt) |

    @T08
    Szenariogrundriss: Von 412 Abrechnungen liegen am Jahresende <vorgelegt> vor
      Angenommen zu T08 liegen bis zum 31.12.2016 <vorgelegt> von 412 Abrechnungen vor
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T08 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | vorgelegt | Urteil              | Kennwert                                       |
        | 412       | erreicht            | 100,0 % (412 von 412)                          |
        | 411       | Ziel nicht erreicht | 99,8 % (Anzahlen unter 3 werden nicht gezeigt) |

    @T08
    Szenario: Bis die Abrechnungen des Jahres ausgezählt sind, bleibt T08 offen
      Wenn am Samstag, 31.12.2016 geurteilt wird
      Dann lautet das Urteil zu T08 "offen"
      Wenn am Freitag, 13.01.2017 geurteilt wird
      Dann lautet das Urteil zu T08 "offen"
      Wenn am Samstag, 14.01.2017 geurteilt wird
      Dann lautet das Urteil zu T08 "nicht bewertbar"

    @T10
    Szenariogrundriss: Kontakte mit Beurteilung des Rechtskreises, bis <Stand> <ohne> von 120 ohne
      Angenommen bis zum <Stand> wurden zum Thema Rechtskreis 120 Fälle geprüft, davon <ohne> fehlerhaft
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu T10 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Stand      | ohne | Tag        | Urteil                                  | Kennwert                                       |
        | 30.09.2016 | 0    | 17.10.2016 | erreicht (vorläufig)                    | 100,0 % (120 von 120)                          |
        | 30.09.2016 | 1    | 17.10.2016 | Zielwert unterschritten (Zwischenstand) | 99,2 % (Anzahlen unter 3 werden nicht gezeigt) |
        | 31.12.2016 | 0    | 01.02.2017 | erreicht                                | 100,0 % (120 von 120)                          |
        | 31.12.2016 | 1    | 01.02.2017 | Ziel nicht erreicht                     | 99,2 % (Anzahlen unter 3 werden nicht gezeigt) |

    @T10
    Szenario: Ohne Stichprobe gibt es zu T10 kein Urteil
      Angenommen bis zum 31.12.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 2 fehlerhaft
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T10 "nicht bewertbar"

    @T13
    Szenariogrundriss: Neue in der Leistung, bis <Stand> <geschult> von 14 geschult
      Angenommen zu T13 sind bis zum <Stand> <geschult> von 14 Neuen geschult
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu T13 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Stand      | geschult | Tag        | Urteil                                  | Kennwert                                       |
        | 30.06.2016 | 14       | 14.07.2016 | erreicht (vorläufig)                    | 100,0 % (14 von 14)                            |
        | 30.06.2016 | 13       | 14.07.2016 | Zielwert unterschritten (Zwischenstand) | 92,9 % (Anzahlen unter 3 werden nicht gezeigt) |
        | 31.12.2016 | 14       | 01.02.2017 | erreicht                                | 100,0 % (14 von 14)                            |
        | 31.12.2016 | 13       | 01.02.2017 | Ziel nicht erreicht                     | 92,9 % (Anzahlen unter 3 werden nicht gezeigt) |

    @T13
    Szenariogrundriss: Fehlen von 40 Neuen <fehlen>, steht das dabei, ohne dass die Anzahl zu lesen ist
      Angenommen zu T13 sind bis zum 31.12.2016 <geschult> von 40 Neuen geschult
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T13 "Ziel nicht erreicht" mit dem Kennwert "<Kennwert>"
      Und begründet wird das mit "Knapp: Weniger als 3 fehlen."

      Beispiele:
        | fehlen | geschult | Kennwert                                       |
        | einer  | 39       | 97,5 % (Anzahlen unter 3 werden nicht gezeigt) |
        | zwei   | 38       | 95,0 % (Anzahlen unter 3 werden nicht gezeigt) |

  Regel: Der Bericht über den Ermittlungsdienst ist am Tag der letzten Sitzung fällig

    @T12
    Szenario: Ohne Sitzungskalender wird gewartet, ab Oktober fehlt er, am Jahresende ist Schluss
      Wenn am Freitag, 30.09.2016 geurteilt wird
      Dann lautet das Urteil zu T12 "wartet auf Termin"
      Wenn am Samstag, 01.10.2016 geurteilt wird
      Dann lautet das Urteil zu T12 "wartet auf Termin (Sitzungskalender fehlt)"
      Wenn am Samstag, 31.12.2016 geurteilt wird
      Dann lautet das Urteil zu T12 "wartet auf Termin (Sitzungskalender fehlt)"
      Wenn am Sonntag, 01.01.2017 geurteilt wird
      Dann lautet das Urteil zu T12 "Frist überschritten"

    @T12
    Szenario: Sobald die letzte Sitzung bekannt ist, ist sie die Frist
      Angenommen am 04.07.2016 ist bekannt: die Trägerversammlung tagt am 07.12.2016 zum letzten Mal im Jahr
      Wenn am Sonntag, 03.07.2016 geurteilt wird
      Dann lautet das Urteil zu T12 "wartet auf Termin"
      Wenn am Montag, 04.07.2016 geurteilt wird
      Dann lautet das Urteil zu T12 "offen"
      Wenn am Mittwoch, 07.12.2016 geurteilt wird
      Dann lautet das Urteil zu T12 "offen"
      Wenn am Donnerstag, 08.12.2016 geurteilt wird
      Dann lautet das Urteil zu T12 "Frist überschritten"

    @T12
    Szenariogrundriss: Der Bericht zu T12 wird am <Tag> vorgelegt
      Angenommen am 04.07.2016 ist bekannt: die Trägerversammlung tagt am 07.12.2016 zum letzten Mal im Jahr
      Und zu T12 wird am <Tag> das Protokoll "10.2-2016/031" vorgelegt und gemeldet
      Wenn am 12.12.2016 geurteilt wird
      Dann lautet das Urteil zu T12 "<Urteil>"

      Beispiele:
        | Tag        | Urteil               |
        | 07.12.2016 | erreicht             |
        | 08.12.2016 | erreicht (verspätet) |

  Regel: Das BTM kommt in jede Geschäftsstelle und hospitiert im Haus einmal

    @T14
    Szenario: Eine Dienstbesprechung je Geschäftsstelle genügt, keiner ist am Jahresende ein verfehltes Ziel
      Angenommen zu T14 findet am 12.05.2016 in der Geschäftsstelle Hilden eine Dienstbesprechung statt
      Und zu T14 findet am 17.05.2016 in der Geschäftsstelle Ratingen eine Dienstbesprechung statt
      Und zu T14 findet am 14.06.2016 in der Geschäftsstelle Ratingen eine Dienstbesprechung statt
      Und zu T14 ist am 01.03.2016 in der Geschäftsstelle Velbert eine Dienstbesprechung für den 20.05.2016 geplant
      Und zu T14 fällt am 20.05.2016 in der Geschäftsstelle Velbert die Dienstbesprechung vom 20.05.2016 aus
      Wenn am Freitag, 30.12.2016 geurteilt wird
      Dann lautet das Urteil zu T14 in Hilden "erreicht" mit dem Kennwert "1 Termin"
      Und lautet das Urteil zu T14 in Mettmann "gefährdet" mit dem Kennwert "0 Termine"
      Wenn am Sonntag, 01.01.2017 geurteilt wird
      Dann lauten die Urteile zu T14 in den Geschäftsstellen:
        | Geschäftsstelle | Urteil              | Kennwert  |
        | Hilden          | erreicht            | 1 Termin  |
        | Langenfeld      | Ziel nicht erreicht | 0 Termine |
        | Mettmann        | Ziel nicht erreicht | 0 Termine |
        | Ratingen        | erreicht            | 2 Termine |
        | Velbert         | Ziel nicht erreicht | 0 Termine |
        | Heiligenhaus    | Ziel nicht erreicht | 0 Termine |
        | Wülfrath        | Ziel nicht erreicht | 0 Termine |

    @T14
    Szenario: Wer bis zum 30.09. keine Dienstbesprechung geplant hat, ist gefährdet, solange noch Zeit ist
      Angenommen zu T14 ist am 01.03.2016 in der Geschäftsstelle Velbert eine Dienstbesprechung für den 01.12.2016 geplant
      Wenn am Freitag, 30.09.2016 geurteilt wird
      Dann lautet das Urteil zu T14 in Mettmann "offen" mit dem Kennwert "0 Termine"
      Und begründet wird das mit "Noch nicht geplante Termine: 1; der nächste ist bis 30.09.2016 zu planen."
      Wenn am Samstag, 01.10.2016 geurteilt wird
      Dann lautet das Urteil zu T14 in Mettmann "gefährdet" mit dem Kennwert "0 Termine"
      Und lautet das Urteil zu T14 in Velbert "offen" mit dem Kennwert "0 Termine"

    @T14
    Szenario: Eine Dienstbesprechung, zu der andere als das BTM gemeldet sind, zählt nicht
      Angenommen am 31.05.2016 trifft die Datei "termine_2016_Stand_2016-05-31.csv" ein:
        """
        Termine 2016
        Stand: 31.05.2016

        Kennung;Anlass;Bereich;Monat;geplant;durchgeführt;Protokoll;Teilnehmende
        bl-hilden;BTM Dienstbesprechung Leistung;GSt Hilden;-;10.05.2016;10.05.2016;NS-1;BTM, Geschäftsführung
        bl-velbert;BTM Dienstbesprechung Leistung;GSt Velbert;-;11.05.2016;11.05.2016;NS-2;Geschäftsführung
        bl-mettmann;BTM Dienstbesprechung Leistung;GSt Mettmann;-;12.05.2016;12.05.2016;NS-3;-
        """
      Wenn am 01.06.2016 geurteilt wird
      Dann lautet das Urteil zu T14 in Hilden "erreicht" mit dem Kennwert "1 Termin"
      Und lautet das Urteil zu T14 in Mettmann "erreicht" mit dem Kennwert "1 Termin"
      Und begründet wird das mit "Termine ohne Angabe, wer teilnimmt: 1; sie zählen mit (Annahme)."
      Und lautet das Urteil zu T14 in Velbert "offen" mit dem Kennwert "0 Termine"
      Und begründet wird das mit "Termine, zu denen nicht alle gemeldet sind, die der Plan vorsieht: 1; sie zählen nicht."

    @T14 @T15
    Szenario: Die Geschäftsstelle liest im Oktober in der Übersicht, dass nichts geplant ist
      Angenommen zu T14 ist am 01.03.2016 in der Geschäftsstelle Velbert eine Dienstbesprechung für den 01.12.2016 geplant
      Wenn die Zielwacht vom 28.09.2016 bis zum 10.10.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Übersicht vom 10.10.2016 an leitung.mettmann@jobcenter.example in Text und HTML:
        | Das BTM war in der Dienstbesprechung Leistung |
        | Das BTM hat im Leistungsbereich hospitiert    |

    @T15
    Szenario: Eine Hospitation im ganzen Haus genügt für T15
      Angenommen zu T15 findet am 09.11.2016 in der Geschäftsstelle Mettmann eine Hospitation statt
      Wenn am Dienstag, 08.11.2016 geurteilt wird
      Dann lautet das Urteil zu T15 "gefährdet" mit dem Kennwert "0 Hospitationen"
      Wenn am Mittwoch, 09.11.2016 geurteilt wird
      Dann lautet das Urteil zu T15 "erreicht" mit dem Kennwert "1 Hospitation"

    @T15
    Szenario: Eine abgesagte Hospitation lässt sich nachholen, bis kein Arbeitstag mehr bleibt
      Angenommen zu T15 ist am 01.03.2016 in der Geschäftsstelle Velbert eine Hospitation für den 20.05.2016 geplant
      Und zu T15 fällt am 20.05.2016 in der Geschäftsstelle Velbert die Hospitation vom 20.05.2016 aus
      Wenn am Freitag, 30.12.2016 geurteilt wird
      Dann lautet das Urteil zu T15 "gefährdet" mit dem Kennwert "0 Hospitationen"
      Wenn am Samstag, 31.12.2016 geurteilt wird
      Dann lautet das Urteil zu T15 "Ziel nicht erreicht" mit dem Kennwert "0 Hospitationen"
