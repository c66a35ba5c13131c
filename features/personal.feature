# language: de
Funktionalität: Personalbestand (Plan 2016, Zeilen T26, T27 und P22)
  Fluktuation und besetzte Stellen werden nur beobachtet: Für sie gibt es kein Urteil, wohl aber eine Meldung, wenn die
  Zahl fehlt. Die Stellenbeschreibungen sind bis zum 31.12.2016 vollständig, jede einzelne zählt.

  Regel: Was nur beobachtet wird, kann nicht verfehlt werden

    @T26
    Szenariogrundriss: Im ersten Quartal verlassen <gegangen> von 400 Beschäftigten das Haus
      Angenommen zu T26 sind am 31.03.2016 <gegangen> von 400 Beschäftigten gegangen
      Wenn am 18.04.2016 geurteilt wird
      Dann lautet das Urteil zu T26 für das 1. Quartal 2016 "nachrichtlich" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | gegangen | Kennwert              |
        | 0        | 0,0 % (0 von 400)     |
        | 8        | 2,0 % (8 von 400)     |
        | 400      | 100,0 % (400 von 400) |

    @T26
    Szenario: Bleibt die Zahl zur Fluktuation aus, ist das eine Lücke und kein verfehltes Ziel
      Wenn am Donnerstag, 14.04.2016 geurteilt wird
      Dann lautet das Urteil zu T26 für das 1. Quartal 2016 "nachrichtlich" mit dem Kennwert "keiner"
      Und begründet wird das mit "Nur nachrichtlich; eine Zahl liegt noch nicht vor."
      Wenn am Freitag, 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T26 für das 1. Quartal 2016 "nachrichtlich" mit dem Kennwert "keiner"
      Und begründet wird das mit "Die Zahl „1. Quartal 2016“ sollte schon vorliegen: eine Lücke in den Daten, kein verfehltes Ziel."

    @P22
    Szenariogrundriss: Besetzte Stellen Ende März: <besetzt> Vollzeitäquivalente
      Angenommen zu P22 sind am 31.03.2016 <besetzt> Vollzeitäquivalente besetzt
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu P22 für März 2016 "nachrichtlich" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | besetzt | Kennwert   |
        | 433,93  | 433,93 VZÄ |
        | 401,5   | 401,50 VZÄ |
        | 434     | 434,00 VZÄ |

    @P22
    Szenario: Fehlt die Zahl der besetzten Stellen, wird das gesagt
      Wenn am Montag, 15.02.2016 geurteilt wird
      Dann lautet das Urteil zu P22 für Januar 2016 "nachrichtlich" mit dem Kennwert "keiner"
      Und begründet wird das mit "Die Zahl „Januar 2016“ sollte schon vorliegen: eine Lücke in den Daten, kein verfehltes Ziel."

  Regel: Eine einzige Stellenbeschreibung, die fehlt, und das Ziel ist nicht erreicht

    @T27
    Szenariogrundriss: Am <Tag> liegen <fertig> von 43 Stellenbeschreibungen vor
      Angenommen zu T27 wird am <Tag> vorgelegt und gemeldet:
        | Aktenzeichen | 13.2-2016/040 |
        | fertig       | <fertig>      |
        | von          | 43            |
      Wenn am Mittwoch, 04.01.2017 geurteilt wird
      Dann lautet das Urteil zu T27 "<Urteil>"

      Beispiele:
        | Tag        | fertig | Urteil               |
        | 30.12.2016 | 43     | erreicht             |
        | 02.01.2017 | 43     | erreicht             |
        | 03.01.2017 | 43     | erreicht (verspätet) |
        | 30.12.2016 | 42     | Frist überschritten  |
