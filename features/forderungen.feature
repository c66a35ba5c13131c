# language: de
Funktionalität: Forderungen des Kreises abbauen (Plan 2016, Zeilen T28a, T28b und T28c)
  Das Verfahren ist bis zum 31.05.2016 mit den Trägern abgestimmt. Für den Bestand nennt der Plan keinen Betrag: Er soll
  nicht wachsen, alte Forderungen sollen weniger werden. Mehr als gefährdet wird das nie, und ohne den Stand vom
  31.12.2015 gibt es kein Urteil.

  @T28a
  Szenariogrundriss: Das Protokoll zum Verfahren trägt den <Tag>
    Angenommen zu T28a wird am <Tag> das Protokoll "20.1-2016/031" vorgelegt und gemeldet
    Wenn am Freitag, 03.06.2016 geurteilt wird
    Dann lautet das Urteil zu T28a "<Urteil>"

    Beispiele:
      | Tag                   | Urteil               |
      | Dienstag, 31.05.2016  | erreicht             |
      | Mittwoch, 01.06.2016  | erreicht (verspätet) |

  Regel: Gleich viel ist nicht mehr, aber auch nicht weniger

    @T28b @T28c
    Szenariogrundriss: <Zeile> am <Stand>: <Betrag> € offen, am 31.12.2015 waren es 5.000.000,00 €
      Angenommen zu <Zeile> sind am <Stand> <Betrag> Euro offen, am Ende des Vorjahres 5.000.000,00
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu <Zeile> "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele: Am Jahresende
        | Zeile | Stand      | Betrag       | Tag        | Urteil    | Kennwert       |
        | T28b  | 31.12.2016 | 5.000.000,00 | 01.02.2017 | erreicht  | 5.000.000,00 € |
        | T28b  | 31.12.2016 | 5.000.000,01 | 01.02.2017 | gefährdet | 5.000.000,01 € |
        | T28c  | 31.12.2016 | 4.999.999,99 | 01.02.2017 | erreicht  | 4.999.999,99 € |
        | T28c  | 31.12.2016 | 5.000.000,00 | 01.02.2017 | gefährdet | 5.000.000,00 € |

      Beispiele: Unterwegs
        | Zeile | Stand      | Betrag       | Tag        | Urteil                                 | Kennwert       |
        | T28b  | 30.06.2016 | 5.000.000,00 | 14.07.2016 | erreicht (vorläufig)                   | 5.000.000,00 € |
        | T28b  | 30.06.2016 | 5.000.000,01 | 14.07.2016 | Zielwert überschritten (Zwischenstand) | 5.000.000,01 € |
        | T28c  | 30.06.2016 | 4.999.999,99 | 14.07.2016 | erreicht (vorläufig)                   | 4.999.999,99 € |
        | T28c  | 30.06.2016 | 5.000.000,00 | 14.07.2016 | Zielwert überschritten (Zwischenstand) | 5.000.000,00 € |

    @T28b @T28c
    Szenariogrundriss: Ohne den Stand vom 31.12.2015 gibt es zu <Zeile> kein Urteil
      Angenommen zu <Zeile> sind am 31.12.2016 4.000.000,00 Euro offen
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu <Zeile> "nicht bewertbar"
      Und begründet wird das mit "Der Ausgangswert fehlt; ohne ihn gibt es kein Urteil."

      Beispiele:
        | Zeile |
        | T28b  |
        | T28c  |

    @T28b
    Szenario: Die Begründung nennt den Stand, an dem gemessen wird
      Angenommen zu T28b sind am 31.12.2016 5.000.000,01 Euro offen, am Ende des Vorjahres 5.000.000,00
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T28b "gefährdet"
      Und begründet wird das mit "Der Zeitraum ist vorbei und vollständig gemeldet: 5.000.000,01 €; verlangt: höchstens 5.000.000,00 €."

  Regel: Abgestimmt ist erst, was ein Protokoll belegt

    @T28a
    Szenario: Ohne Protokoll ist die Frist am 01.06.2016 überschritten
      Wenn am Dienstag, 31.05.2016 geurteilt wird
      Dann lautet das Urteil zu T28a "offen"
      Wenn am Mittwoch, 01.06.2016 geurteilt wird
      Dann lautet das Urteil zu T28a "Frist überschritten"
