# language: de
Funktionalität: Vorlagen zu einem Datum (Plan 2016, Zeilen T11 und T32)
  Die Einsatzkriterien des Ermittlungsdienstes sind bis zum 30.04.2016 abzustimmen (T11), die statistischen
  Auswertungen bis zum 30.06.2016 (T32). Versäumt ist ein Termin erst, wenn sein letzter Tag um 24:00 Uhr vorbei ist.

  Regel: Fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag

    @T11
    Szenariogrundriss: T11 rund um Samstag, den 30.04.2016
      Angenommen zu T11 wird am <Tag> das Protokoll "50.1-2016/077" vorgelegt und gemeldet
      Wenn am 04.05.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "<Urteil>"

      Beispiele:
        | Tag                  | Urteil               |
        | Freitag, 29.04.2016  | erreicht             |
        | Samstag, 30.04.2016  | erreicht             |
        | Sonntag, 01.05.2016  | erreicht             |
        | Montag, 02.05.2016   | erreicht             |
        | Dienstag, 03.05.2016 | erreicht (verspätet) |

    @T11
    Szenario: Liegt zu T11 nichts vor, ist die Frist am Dienstag überschritten
      Wenn am Montag, 02.05.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "offen"
      Und erbeten ist es bis Freitag, 29.04.2016, laut Plan bis Samstag, 30.04.2016, spätestens bis Montag, 02.05.2016
      Und begründet wird das mit "Noch nicht nachgewiesen; Zeit ist bis 02.05.2016, 24:00 Uhr."
      Wenn am Dienstag, 03.05.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "Frist überschritten"
      Und begründet wird das mit "Bis 02.05.2016, 24:00 Uhr, wurde kein Nachweis gemeldet."

    @T11
    Szenario: Ein Schließtag des Hauses verschiebt die Frist zu T11 nicht
      Angenommen das Haus ist am Montag, 02.05.2016 geschlossen
      Wenn am Dienstag, 03.05.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "Frist überschritten"
      Und erbeten ist es bis Freitag, 29.04.2016, laut Plan bis Samstag, 30.04.2016, spätestens bis Montag, 02.05.2016

    @T11
    Szenario: Ein Schließtag des Hauses zieht die Bitte zu T11 vor
      Angenommen das Haus ist am Freitag, 29.04.2016 geschlossen
      Wenn am Montag, 02.05.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "offen"
      Und erbeten ist es bis Donnerstag, 28.04.2016, laut Plan bis Samstag, 30.04.2016, spätestens bis Montag, 02.05.2016

  Regel: Ein fester Termin gilt auch an einem freien Tag

    @T11
    Szenariogrundriss: T11 als fester Termin
      Angenommen die Frist zu T11 verschiebt sich an freien Tagen nicht
      Und zu T11 wird am <Tag> das Protokoll "50.1-2016/077" vorgelegt und gemeldet
      Wenn am 04.05.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "<Urteil>"

      Beispiele:
        | Tag                 | Urteil               |
        | Samstag, 30.04.2016 | erreicht             |
        | Sonntag, 01.05.2016 | erreicht (verspätet) |
        | Montag, 02.05.2016  | erreicht (verspätet) |

    @T11
    Szenario: Liegt zum festen Termin T11 nichts vor, ist die Frist am Sonntag überschritten
      Angenommen die Frist zu T11 verschiebt sich an freien Tagen nicht
      Wenn am Samstag, 30.04.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "offen"
      Und erbeten ist es bis Freitag, 29.04.2016, laut Plan bis Samstag, 30.04.2016, spätestens bis Samstag, 30.04.2016
      Wenn am Sonntag, 01.05.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "Frist überschritten"

    @T11
    Szenariogrundriss: Die Beispielmeldung zu T11 unter beiden Regeln
      Angenommen diese Beispieldateien treffen ein:
        | Datei            | Eingang    |
        | deliverable.json | 03.05.2016 |
      Und die Frist zu T11 verschiebt sich an freien Tagen <wie>
      Wenn am 04.07.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "<Urteil>"

      Beispiele:
        | wie                         | Urteil               |
        | auf den nächsten Arbeitstag | erreicht             |
        | nicht                       | erreicht (verspätet) |

  Regel: Ohne Aktenzeichen gibt es keinen Nachweis

    @T11
    Szenario: Ein Papier zu T11 ohne Aktenzeichen genügt nicht
      Angenommen zu T11 wird am 29.04.2016 ein Papier ohne Aktenzeichen vorgelegt und gemeldet
      Wenn am 03.05.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "Frist überschritten"
      Und begründet wird das mit "Zum 29.04.2016 gemeldet, aber ohne Aktenzeichen; es fehlt der Nachweis."

    @T11
    Szenario: Das Aktenzeichen zu T11 kommt nach
      Angenommen zu T11 wird am 29.04.2016 ein Papier ohne Aktenzeichen vorgelegt und gemeldet
      Und zu T11 wird am 29.04.2016 das Protokoll "50.1-2016/077" vorgelegt und erst am 04.05.2016 gemeldet
      Wenn am 03.05.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "Frist überschritten"
      Wenn am 04.05.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "erreicht"

  Regel: Es zählt der Tag der Vorlage, nicht der Tag, an dem man davon erfährt

    @T11
    Szenario: Am Montag vorgelegt, erst am Dienstagmittag bekannt
      Angenommen zu T11 wird am Montag, 02.05.2016 das Protokoll "50.1-2016/077" vorgelegt und erst am Dienstag, 03.05.2016 gemeldet
      Wenn der 03.05.2016 nach dem Kenntnisstand vom 03.05.2016, 07:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T11 "Frist überschritten"
      Wenn der 03.05.2016 nach dem Kenntnisstand vom 03.05.2016, 12:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T11 "erreicht"
      Und begründet wird das mit "Nachgewiesen zum 02.05.2016, also rechtzeitig: Zeit war bis 02.05.2016."

    @T11
    Szenario: Ein Papier zählt erst von seinem Tag an, auch wenn man später davon weiß
      Angenommen zu T11 wird am Freitag, 29.04.2016 das Protokoll "50.1-2016/077" vorgelegt und gemeldet
      Wenn der 28.04.2016 nach dem Kenntnisstand vom 02.05.2016, 08:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T11 "offen"
      Wenn der 29.04.2016 nach dem Kenntnisstand vom 02.05.2016, 08:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T11 "erreicht"

  Regel: Fällt der Tag auf einen Arbeitstag, gilt dieser Tag

    @T32
    Szenariogrundriss: T32 rund um Donnerstag, den 30.06.2016
      Angenommen zu T32 wird am <Tag> das Protokoll "10.2-2016/004" vorgelegt und gemeldet
      Wenn am 04.07.2016 geurteilt wird
      Dann lautet das Urteil zu T32 "<Urteil>"

      Beispiele:
        | Tag                    | Urteil               |
        | Donnerstag, 30.06.2016 | erreicht             |
        | Freitag, 01.07.2016    | erreicht (verspätet) |

    @T32
    Szenario: Liegt zu T32 nichts vor, ist die Frist am Freitag überschritten
      Wenn am Donnerstag, 30.06.2016 geurteilt wird
      Dann lautet das Urteil zu T32 "offen"
      Wenn am Freitag, 01.07.2016 geurteilt wird
      Dann lautet das Urteil zu T32 "Frist überschritten"
