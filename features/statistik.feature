# language: de
Funktionalität: Statistische Auswertungen verbessern (Plan 2016, Zeile T32)
  Bis zum 30.06.2016 sind die Auswertungsmöglichkeiten mit den Trägern abgestimmt; es gilt das Protokoll mit
  Aktenzeichen.

  @T32
  Szenariogrundriss: Das Protokoll über die Auswertungen trägt den <Tag>
    Angenommen zu T32 wird am <Tag> das Protokoll "10.3-2016/018" vorgelegt und gemeldet
    Wenn am Montag, 04.07.2016 geurteilt wird
    Dann lautet das Urteil zu T32 "<Urteil>"

    Beispiele:
      | Tag                    | Urteil               |
      | Donnerstag, 30.06.2016 | erreicht             |
      | Freitag, 01.07.2016    | erreicht (verspätet) |

  @T32
  Szenario: Ein Papier ohne Aktenzeichen ist zu T32 kein Nachweis
    Angenommen zu T32 wird am 29.06.2016 ein Papier ohne Aktenzeichen vorgelegt und gemeldet
    Wenn am Freitag, 01.07.2016 geurteilt wird
    Dann lautet das Urteil zu T32 "Frist überschritten"
    Und begründet wird das mit "Zum 29.06.2016 gemeldet, aber ohne Aktenzeichen; es fehlt der Nachweis."
