# language: de
Funktionalität: Führung, Planung und Arbeitsschutz im Haus (Plan 2016, Zeilen P23 bis P25 und P34 bis P36)
  Gespräche über die Ziele in jedem Monat und jeder Geschäftsstelle, Vereinbarungen daraus mit einem Tag, eine Planung je
  Team, dazu Arbeitsschutz. Die Umschichtung in die Verwaltungskosten ist eine Prognose und kein Ziel.

  Regel: Eine Prognose wird nur beobachtet

    @P23
    Szenariogrundriss: Umgeschichtet sind bis Ende 2016 <Betrag> €
      Angenommen zu P23 sind bis zum 31.12.2016 <Betrag> Euro umgeschichtet
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu P23 "nachrichtlich" mit dem Kennwert "<Kennwert>"
      Und begründet wird das mit "<Grund>"

      Beispiele:
        | Betrag       | Kennwert       | Grund                                                                                |
        | 4.820.000,00 | 4.820.000,00 € | Nur nachrichtlich: 4.820.000,00 €. Ein Urteil gibt es hierzu nicht.                  |
        | 4.820.000,01 | 4.820.000,01 € | Die Prognose des Plans ist überschritten: 4.820.000,01 €, angenommen 4.820.000,00 €. |

  Regel: Ein Monat ohne Gespräch ist nicht nachzuholen

    @P24
    Szenario: Im März gab es in Ratingen ein Gespräch, in Hilden keines
      Angenommen zu P24 findet am 31.03.2016 in der Geschäftsstelle Ratingen ein Gespräch statt
      Und zu P24 findet am 01.04.2016 in der Geschäftsstelle Hilden ein Gespräch statt
      Wenn am Freitag, 01.04.2016 geurteilt wird
      Dann lautet das Urteil zu P24 in der Geschäftsstelle Ratingen für März 2016 "erreicht" mit dem Kennwert "1 Gespräch"
      Und lautet das Urteil zu P24 in der Geschäftsstelle Hilden für März 2016 "Ziel nicht erreicht" mit dem Kennwert "0 Gespräche"
      Und lautet das Urteil zu P24 in der Geschäftsstelle Hilden für April 2016 "erreicht" mit dem Kennwert "1 Gespräch"

    @P24
    Szenario: Solange der Monat läuft, ist das Gespräch offen
      Wenn am Mittwoch, 30.03.2016 geurteilt wird
      Dann lautet das Urteil zu P24 in der Geschäftsstelle Hilden für März 2016 "offen" mit dem Kennwert "0 Gespräche"

  Regel: Was vereinbart ist, hat einen Tag

    @P34 @haus
    Szenario: Ohne Vereinbarung ist nichts offen
      Wenn am 01.07.2016 geurteilt wird
      Dann gibt es zu P34 keine Verpflichtung

    @P34
    Szenario: Eine Vereinbarung ist bis zu ihrem Tag offen und danach überschritten
      Angenommen in Hilden wird am 02.05.2016 vereinbart, "a1" bis zum 31.05.2016 zu erledigen
      Wenn am Dienstag, 31.05.2016 geurteilt wird
      Dann lautet das Urteil zu P34 in der Geschäftsstelle Hilden zum Anlass a1 "offen"
      Und begründet wird das mit "Noch nicht nachgewiesen; Zeit ist bis 31.05.2016, 24:00 Uhr."
      Wenn am Mittwoch, 01.06.2016 geurteilt wird
      Dann lautet das Urteil zu P34 in der Geschäftsstelle Hilden zum Anlass a1 "Frist überschritten"

    @P34
    Szenario: Zu P34 genügen der Tag der Vereinbarung und der, bis zu dem es zu erledigen ist
      Angenommen zu P34 ist in "Hilden" am 02.05.2016 etwas bis zum 31.05.2016 vereinbart, und erledigt ist es: nichts
      Wenn darüber am 01.06.2016 geurteilt wird
      Dann lautet das Urteil darüber "Frist überschritten"

    @P34
    Szenariogrundriss: Die Vereinbarung zum 31.05.2016 ist am <Tag> erledigt
      Angenommen in Hilden ist die Vereinbarung "a1" vom 02.05.2016, fällig am 31.05.2016, am <Tag> erledigt
      Wenn am Freitag, 03.06.2016 geurteilt wird
      Dann lautet das Urteil zu P34 in der Geschäftsstelle Hilden zum Anlass a1 "<Urteil>"

      Beispiele:
        | Tag        | Urteil               |
        | 31.05.2016 | erreicht             |
        | 01.06.2016 | erreicht (verspätet) |

  Regel: Jedes Team plant sein Jahr

    @P25
    Szenariogrundriss: Das Team Leistung Hilden legt seine Jahresplanung am <Tag> vor
      Angenommen zu P25 legt das Team Leistung Hilden am <Tag> seine Jahresplanung vor
      Wenn am Montag, 04.04.2016 geurteilt wird
      Dann lautet das Urteil zu P25 im Team Leistung Hilden "<Urteil>"
      Und lautet das Urteil zu P25 im Team M&I Hilden "Frist überschritten"

      Beispiele:
        | Tag                    | Urteil               |
        | Donnerstag, 31.03.2016 | erreicht             |
        | Freitag, 01.04.2016    | erreicht (verspätet) |

  Regel: Arbeitsschutz ist ganz oder gar nicht

    @P35
    Szenariogrundriss: Bis <Stand> sind <erledigt> von 80 fälligen Maßnahmen erledigt
      Angenommen zu P35 sind bis zum <Stand> <erledigt> von 80 Maßnahmen erledigt
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu P35 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Stand      | erledigt | Tag        | Urteil                                  | Kennwert            |
        | 31.12.2016 | 80       | 01.02.2017 | erreicht                                | 100,0 % (80 von 80) |
        | 31.12.2016 | 79       | 01.02.2017 | Ziel nicht erreicht                     | 98,8 % (79 von 80)  |
        | 30.06.2016 | 79       | 14.07.2016 | Zielwert unterschritten (Zwischenstand) | 98,8 % (79 von 80)  |

    @P36
    Szenariogrundriss: In Ratingen war der Sicherheitsdienst <besetzt> von 1.500 Stunden da
      Angenommen zu P36 war bis zum 31.12.2016 in der Geschäftsstelle Ratingen <besetzt> von 1.500 Stunden besetzt
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu P36 in der Geschäftsstelle Ratingen "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele: Eine Lücke ist nur ein Hinweis
        | besetzt | Urteil    | Kennwert                |
        | 1.500   | erreicht  | 100,0 % (1500 von 1500) |
        | 1.499   | gefährdet | 99,9 % (1499 von 1500)  |
