# language: de
Funktionalität: Langzeitbezug, Langzeitarbeitslose und die Annahme des Plans (Plan 2016, Zeilen P02, P03 und P31)
  Jeden Monat verlassen siebzig Personen den Langzeitbezug durch Projekte, im Jahr 840. Es gibt mehr Integrationen von
  Langzeitarbeitslosen als im Vorjahr. Der Plan nimmt an, dass die Zahl der Leistungsberechtigten um 1,5 Prozent steigt.

  Regel: Ein schwacher Monat warnt, das Jahr entscheidet

    @P02
    Szenariogrundriss: Elf Monate mit 70 Abgängen, im Dezember <Abgänge>
      Angenommen zu P02 verlassen von Januar 2016 bis November 2016 jeden Monat 70 Personen den Langzeitbezug
      Und zu P02 verlassen im Dezember 2016 <Abgänge> Personen den Langzeitbezug
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu P02 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Abgänge | Urteil              | Kennwert     |
        | 70      | erreicht            | 840 Personen |
        | 69      | Ziel nicht erreicht | 839 Personen |

    @P02
    Szenariogrundriss: Im Januar gab es <Januar> Abgänge, im Februar <Februar>
      Angenommen zu P02 verlassen im Januar 2016 <Januar> Personen den Langzeitbezug
      Und zu P02 verlassen im Februar 2016 <Februar> Personen den Langzeitbezug
      Wenn am 14.03.2016 geurteilt wird
      Dann lautet das Urteil zu P02 "<Urteil>"
      Und begründet wird das mit "<Grund>"

      Beispiele:
        | Januar | Februar | Urteil    | Grund                                                                         |
        | 70     | 70      | offen     | Auf dem Weg: bisher 140 Personen, verlangt: mindestens 840 Personen.          |
        | 71     | 69      | gefährdet | Februar 2016: 69 Personen; verlangt sind im Monat 70 Personen.                |
        | 69     | 70      | gefährdet | Stand 29.02.2016: 139 Personen; auf dem Weg zum Ziel wären es 140 Personen.   |

    @P02
    Szenario: Sind 840 erreicht, ist das Ziel erreicht, bevor das Jahr um ist
      Angenommen zu P02 verlassen von Januar 2016 bis Juni 2016 jeden Monat 140 Personen den Langzeitbezug
      Wenn am 14.07.2016 geurteilt wird
      Dann lautet das Urteil zu P02 "erreicht" mit dem Kennwert "840 Personen"

  Regel: Gleichstand mit dem Vorjahr ist keine Steigerung

    @P03
    Szenariogrundriss: P03 bis <Stand>: <eigene> Integrationen, im Vorjahr <Vorjahr>
      Angenommen zu P03 gelingen bis zum <Stand> <eigene> Integrationen, im Vorjahr <Vorjahr>
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu P03 "<Urteil>" mit dem Kennwert "<eigene> Integrationen"

      Beispiele:
        | Stand      | eigene | Vorjahr | Tag        | Urteil                                  |
        | 31.12.2016 | 901    | 900     | 03.04.2017 | erreicht                                |
        | 31.12.2016 | 900    | 900     | 03.04.2017 | Ziel nicht erreicht                     |
        | 30.06.2016 | 451    | 450     | 03.10.2016 | erreicht (vorläufig)                    |
        | 30.06.2016 | 450    | 450     | 03.10.2016 | Zielwert unterschritten (Zwischenstand) |

    @P03
    Szenario: Ohne den Wert des Vorjahres gibt es zu P03 kein Urteil
      Angenommen zu P03 gelingen bis zum 31.12.2016 901 Integrationen
      Wenn am 03.04.2017 geurteilt wird
      Dann lautet das Urteil zu P03 "nicht bewertbar"
      Und begründet wird das mit "Der Vergleichswert des Vorjahres fehlt; ohne ihn gibt es kein Urteil."

  Regel: Eine Annahme wird nicht verfehlt, aber sie kann aufhören zu gelten

    @P31
    Szenariogrundriss: Im März 2016 sind es <jetzt> Leistungsberechtigte nach 26.000 im Vorjahr
      Angenommen zu P31 wird gemeldet:
        | Stand     | Zähler  | Nenner |
        | März 2016 | <jetzt> | 26.000 |
      Wenn am 01.07.2016 geurteilt wird
      Dann lautet das Urteil zu P31 für März 2016 "nachrichtlich" mit dem Kennwert "<Kennwert>"
      Und begründet wird das mit "<Grund>"

      Beispiele:
        | jetzt  | Kennwert                      | Grund                                                              |
        | 26.390 | 1,5 % (26390 gegenüber 26000) | Nur nachrichtlich: 1,5 %. Ein Urteil gibt es hierzu nicht.         |
        | 26.403 | 1,6 % (26403 gegenüber 26000) | Die Prognose des Plans ist überschritten: 1,6 %, angenommen 1,5 %. |
        | 26.364 | 1,4 % (26364 gegenüber 26000) | Weniger, als der Plan annimmt: 1,4 %, angenommen 1,5 %.            |
        | 26.403 | 1,6 % (26403 gegenüber 26000) | Auf dieser Prognose beruhen Ziele; sie sind neu zu rechnen.        |
        | 26.364 | 1,4 % (26364 gegenüber 26000) | Auf dieser Prognose beruhen Ziele; sie sind neu zu rechnen.        |
