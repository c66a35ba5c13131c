# language: de
Funktionalität: Kontaktdichte erhöhen (Plan 2016, Zeilen T21, T22, P01 und P26)
  Mehr Zeit für Kontakte, mindestens zwei Kontakte mit jedem und sechs mit Alleinstehenden, eine Kontaktdichte nicht
  unter der des Landes und über der des Vorjahrs. Die Vergleichswerte kommen aus der amtlichen Statistik; ohne sie wird
  nicht geurteilt.

  Regel: Der Jahreswert der Arbeitszeit entscheidet, ein schwacher Monat ist ein Zwischenstand

    @T21a
    Szenariogrundriss: T21a am Jahresende: elf Monate mit 60 Prozent, im Dezember <Minuten> von 100.000 Minuten
      Angenommen zu T21a entfallen von Januar 2016 bis November 2016 jeden Monat 60.000 von 100.000 Minuten auf Kontakte
      Und zu T21a entfallen im Dezember 2016 <Minuten> von 100.000 Minuten auf Kontakte
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T21a "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Minuten | Urteil              | Kennwert                       |
        | 60.000  | erreicht            | 60,0 % (720000 von 1200000)    |
        | 59.999  | Ziel nicht erreicht | 59,9999 % (719999 von 1200000) |

    @T21a
    Szenariogrundriss: T21a nach dem Januar mit <Minuten> von 1.000 Minuten
      Angenommen zu T21a entfallen im Januar 2016 <Minuten> von 1.000 Minuten auf Kontakte
      Wenn am 12.02.2016 geurteilt wird
      Dann lautet das Urteil zu T21a "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Minuten | Urteil                                  | Kennwert              |
        | 600     | erreicht (vorläufig)                    | 60,0 % (600 von 1000) |
        | 599     | Zielwert unterschritten (Zwischenstand) | 59,9 % (599 von 1000) |

    @P01
    Szenariogrundriss: P01 ist die engere Lesart und nie mehr als gefährdet: <Minuten> von 1.000 Minuten
      Angenommen zu P01 entfallen von Januar 2016 bis Dezember 2016 jeden Monat <Minuten> von 1.000 Minuten auf Gespräche
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu P01 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Minuten | Urteil    | Kennwert                |
        | 600     | erreicht  | 60,0 % (7200 von 12000) |
        | 599     | gefährdet | 59,9 % (7188 von 12000) |

  Regel: Zwei Kontakte mit jedem, sechs mit Alleinstehenden

    @T21b @T21c
    Szenariogrundriss: <Zeile> bis <Stand>: <erreicht> von 100
      Angenommen zu <Zeile> sind bis zum <Stand> <erreicht> von 100 oft genug gesprochen
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu <Zeile> "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele: Am Jahresende ist einer zu wenig ein verfehltes Ziel
        | Zeile | Stand      | erreicht | Tag        | Urteil              | Kennwert                                       |
        | T21b  | 31.12.2016 | 100      | 01.02.2017 | erreicht            | 100,0 % (100 von 100)                          |
        | T21b  | 31.12.2016 | 99       | 01.02.2017 | Ziel nicht erreicht | 99,0 % (Anzahlen unter 3 werden nicht gezeigt) |
        | T21c  | 31.12.2016 | 100      | 01.02.2017 | erreicht            | 100,0 % (100 von 100)                          |
        | T21c  | 31.12.2016 | 99       | 01.02.2017 | Ziel nicht erreicht | 99,0 % (Anzahlen unter 3 werden nicht gezeigt) |

      Beispiele: Unterwegs gilt ein Viertel je Quartal
        | Zeile | Stand      | erreicht | Tag        | Urteil    | Kennwert            |
        | T21b  | 30.06.2016 | 50       | 14.07.2016 | offen     | 50,0 % (50 von 100) |
        | T21b  | 30.06.2016 | 49       | 14.07.2016 | gefährdet | 49,0 % (49 von 100) |
        | T21c  | 30.09.2016 | 75       | 17.10.2016 | offen     | 75,0 % (75 von 100) |
        | T21c  | 30.09.2016 | 74       | 17.10.2016 | gefährdet | 74,0 % (74 von 100) |

  Regel: Nicht unter dem Land und über dem Vorjahr

    @T22a
    Szenariogrundriss: T22a bis <Stand>: <eigene> Kontakte je Kunde, im Land <Land>
      Angenommen zu T22a sind bis zum <Stand> <eigene> Kontakte je Kunde gezählt, im Land <Land>
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu T22a "<Urteil>"

      Beispiele:
        | Stand      | eigene | Land | Tag        | Urteil                                  |
        | 30.09.2016 | 2,40   | 2,40 | 02.01.2017 | erreicht (vorläufig)                    |
        | 30.09.2016 | 2,39   | 2,40 | 02.01.2017 | Zielwert unterschritten (Zwischenstand) |
        | 31.12.2016 | 2,40   | 2,40 | 03.04.2017 | erreicht                                |
        | 31.12.2016 | 2,39   | 2,40 | 03.04.2017 | Ziel nicht erreicht                     |

    @T22a
    Szenario: Ohne den Wert des Landes gibt es zu T22a kein Urteil
      Angenommen zu T22a sind bis zum 31.12.2016 2,40 Kontakte je Kunde gezählt
      Wenn am 03.04.2017 geurteilt wird
      Dann lautet das Urteil zu T22a "nicht bewertbar"

    @T22a
    Szenario: Der Wert des Landes aus einem anderen Monat zählt nicht
      Angenommen zu T22a wird gemeldet:
        | Stand      | Wert | Vergleichswert | Vergleichsmonat |
        | 31.12.2016 | 2,40 | 2,30           | November 2016   |
      Wenn am 03.04.2017 geurteilt wird
      Dann lautet das Urteil zu T22a "nicht bewertbar"

    @T22b
    Szenariogrundriss: T22b bis <Stand>: <eigene> Kontakte je Kunde, im Vorjahr <Vorjahr>, im Land <Land>
      Angenommen zu T22b sind bis zum <Stand> <eigene> Kontakte je Kunde gezählt, im Vorjahr <Vorjahr>, im Land <Land>
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu T22b "<Urteil>"

      Beispiele: Gleichstand mit dem Vorjahr genügt nicht
        | Stand      | eigene | Vorjahr | Land | Tag        | Urteil                                  |
        | 30.09.2016 | 2,31   | 2,30    | 2,40 | 02.01.2017 | erreicht (vorläufig)                    |
        | 30.09.2016 | 2,30   | 2,30    | 2,40 | 02.01.2017 | Zielwert unterschritten (Zwischenstand) |
        | 31.12.2016 | 2,31   | 2,30    | 2,40 | 03.04.2017 | erreicht                                |
        | 31.12.2016 | 2,30   | 2,30    | 2,40 | 03.04.2017 | Ziel nicht erreicht                     |

      Beispiele: Wer den Wert des Landes erreicht, muss nicht weiter steigen
        | Stand      | eigene | Vorjahr | Land | Tag        | Urteil              |
        | 31.12.2016 | 2,40   | 2,45    | 2,40 | 03.04.2017 | erreicht            |
        | 31.12.2016 | 2,39   | 2,45    | 2,40 | 03.04.2017 | Ziel nicht erreicht |

    @T22b
    Szenario: Ohne den Wert des Vorjahrs gibt es zu T22b kein Urteil
      Angenommen zu T22b sind bis zum 31.12.2016 2,40 Kontakte je Kunde gezählt
      Wenn am 03.04.2017 geurteilt wird
      Dann lautet das Urteil zu T22b "nicht bewertbar"

  Regel: Jours fixes mit der Agentur sind nachrichtlich, bis das Haus eine Zahl festlegt

    @P26
    Szenario: Ohne festgelegte Zahl werden die Jours fixes nur gezählt
      Angenommen zu P26 findet am 19.01.2016 ein Jour fixe statt
      Und zu P26 findet am 19.04.2016 ein Jour fixe statt
      Wenn am Sonntag, 01.01.2017 geurteilt wird
      Dann lautet das Urteil zu P26 "nachrichtlich" mit dem Kennwert "2 Termine"

    @P26
    Szenariogrundriss: Festgelegt sind <Zahl> Jours fixes, zwei finden statt
      Angenommen das Haus legt zu P26 <Zahl> Termine im Jahr fest
      Und zu P26 findet am 19.01.2016 ein Jour fixe statt
      Und zu P26 findet am 19.04.2016 ein Jour fixe statt
      Wenn am Sonntag, 01.01.2017 geurteilt wird
      Dann lautet das Urteil zu P26 "<Urteil>" mit dem Kennwert "2 Termine"

      Beispiele:
        | Zahl | Urteil              |
        | 2    | erreicht            |
        | 3    | Ziel nicht erreicht |
