# language: de
Funktionalität: Flüchtlinge integrieren (Plan 2016, Zeilen T01a, T01b, T02 und P06)
  Der Plan beschreibt Zustände ohne Tag. Angenommen ist das Jahresende: bis dahin liegt das Konzept vor, steht
  Übersetzung und Anerkennung allen offen und hat jeder ein Angebot, der länger als 28 Tage da ist.

  Regel: Das Konzept liegt vor oder nicht

    @T01a
    Szenariogrundriss: Das Konzept zu T01a wird am <Tag> vorgelegt
      Angenommen zu T01a wird am <Tag> das Protokoll "50.1-2016/104" vorgelegt und gemeldet
      Wenn am Mittwoch, 04.01.2017 geurteilt wird
      Dann lautet das Urteil zu T01a "<Urteil>"
      Und erbeten ist es bis 30.12.2016, laut Plan bis 31.12.2016, spätestens bis 02.01.2017

      Beispiele:
        | Tag        | Urteil               |
        | 30.12.2016 | erreicht             |
        | 02.01.2017 | erreicht             |
        | 03.01.2017 | erreicht (verspätet) |

    @T01a
    Szenario: Ohne Konzept ist die Frist am Ende des ersten Arbeitstags 2017 überschritten
      Wenn am Montag, 02.01.2017 geurteilt wird
      Dann lautet das Urteil zu T01a "offen"
      Wenn am Dienstag, 03.01.2017 geurteilt wird
      Dann lautet das Urteil zu T01a "Frist überschritten"

  Regel: Am Jahresende zählt jeder einzelne

    @T01b
    Szenariogrundriss: Am Jahresende sind <erfasst> von <alle> Flüchtlingen erfasst
      Angenommen zu T01b sind am 31.12.2016 <erfasst> von <alle> Flüchtlingen erfasst
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T01b "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | erfasst | alle   | Urteil              | Kennwert                                                  |
        | 100     | 100    | erreicht            | 100,0 % (100 von 100)                                     |
        | 99      | 100    | Ziel nicht erreicht | 99,0 % (Anzahlen unter 3 werden nicht gezeigt)            |
        | 9.999   | 10.000 | Ziel nicht erreicht | knapp unter 100 % (Anzahlen unter 3 werden nicht gezeigt) |
        | 0       | 0      | nicht bewertbar     | keiner                                                    |

    @T01b
    Szenariogrundriss: Im Laufe des Jahres gilt für T01b ein Viertel je Quartal
      Angenommen zu T01b sind am <Stichtag> <erfasst> von 100 Flüchtlingen erfasst
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu T01b "<Urteil>"

      Beispiele:
        | Stichtag   | erfasst | Tag        | Urteil               |
        | 31.03.2016 | 25      | 14.04.2016 | offen                |
        | 31.03.2016 | 24      | 14.04.2016 | gefährdet            |
        | 30.06.2016 | 50      | 14.07.2016 | offen                |
        | 30.06.2016 | 49      | 14.07.2016 | gefährdet            |
        | 30.09.2016 | 75      | 17.10.2016 | offen                |
        | 30.09.2016 | 74      | 17.10.2016 | gefährdet            |
        | 30.09.2016 | 100     | 17.10.2016 | erreicht (vorläufig) |

    @T02
    Szenariogrundriss: Ein einziger ohne Angebot, Stand <Stichtag>
      Angenommen zu T02 haben am <Stichtag> <versorgt> von 240 Flüchtlingen ein Angebot
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu T02 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Stichtag   | versorgt | Tag        | Urteil                                  | Kennwert                                       |
        | 30.09.2016 | 240      | 17.10.2016 | erreicht (vorläufig)                    | 100,0 % (240 von 240)                          |
        | 30.09.2016 | 239      | 17.10.2016 | Zielwert unterschritten (Zwischenstand) | 99,6 % (Anzahlen unter 3 werden nicht gezeigt) |
        | 31.12.2016 | 240      | 01.02.2017 | erreicht                                | 100,0 % (240 von 240)                          |
        | 31.12.2016 | 239      | 01.02.2017 | Ziel nicht erreicht                     | 99,6 % (Anzahlen unter 3 werden nicht gezeigt) |

  Regel: Der Integration Point ist eine weiche Zusage: mehr als jeder Zehnte darüber ist ein Hinweis

    @P06
    Szenariogrundriss: Länger als sechs Monate betreut, März 2016: <länger> von 100
      Angenommen zu P06 sind am 31.03.2016 <länger> von 100 länger als sechs Monate betreut
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu P06 am Standort Integration Point für März 2016 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | länger | Urteil    | Kennwert            |
        | 10     | erreicht  | 10,0 % (10 von 100) |
        | 11     | gefährdet | 11,0 % (11 von 100) |

    @P06
    Szenario: Ohne Meldung lässt sich ein Monat des Integration Points nicht bewerten
      Wenn am Donnerstag, 14.04.2016 geurteilt wird
      Dann lautet das Urteil zu P06 am Standort Integration Point für März 2016 "offen"
      Wenn am Freitag, 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu P06 am Standort Integration Point für März 2016 "nicht bewertbar"
