# language: de
Funktionalität: Bildung und Teilhabe besser gewähren (Plan 2016, Zeilen T29 bis T31)
  Die Neuorganisation ist bis zum 31.08.2016 verfügt und ab dem 01.09.2016 wirksam. Viermal im Jahr melden alle zehn
  Städte und das Haus ihre Rückstände zu einem festen Stichtag. Im März 2017 folgt der Bericht über die Inanspruchnahme.

  Regel: Verfügt und wirksam, beides zu seinem Tag

    @T29
    Szenariogrundriss: Verfügt am <verfügt>, wirksam ab <wirksam>
      Angenommen zu T29 wird am <verfügt> vorgelegt und gemeldet:
        | Aktenzeichen | 10.1-2016/009 |
        | wirksam ab   | <wirksam>     |
      Wenn am Freitag, 02.09.2016 geurteilt wird
      Dann lautet das Urteil zu T29 "<Urteil>"

      Beispiele:
        | verfügt    | wirksam    | Urteil               |
        | 31.08.2016 | 01.09.2016 | erreicht             |
        | 01.09.2016 | 01.09.2016 | erreicht (verspätet) |
        | 31.08.2016 | 02.09.2016 | Frist überschritten  |

  Regel: Eine Rückmeldung meint alle Städte und ihren Stichtag

    @T30.1 @T30.2 @T30.3 @T30.4
    Szenariogrundriss: <Zeile> zum Stichtag <Stichtag>, vorgelegt am <vorgelegt> für <alle>
      Angenommen zu <Zeile> wird am <vorgelegt> vorgelegt und gemeldet:
        | Aktenzeichen | 51.2-2016/021                                                            |
        | Stichtag     | <Stichtag>                                                               |
        | für          | <alle>                                                                   |
        | Inhalt       | Rückstände, Aufwendungen, bearbeitete Anträge, nicht bearbeitete Anträge |
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu <Zeile> "<Urteil>"

      Beispiele: Die zweite, am Freitag, 15.07.2016
        | Zeile | Stichtag   | vorgelegt  | alle                                      | Tag        | Urteil               |
        | T30.2 | 15.07.2016 | 15.07.2016 | zehn Städte und gesamt                    | 18.07.2016 | erreicht             |
        | T30.2 | 15.07.2016 | 16.07.2016 | zehn Städte und gesamt                    | 18.07.2016 | erreicht (verspätet) |
        | T30.2 | 14.07.2016 | 15.07.2016 | zehn Städte und gesamt                    | 18.07.2016 | Frist überschritten  |
        | T30.2 | 15.07.2016 | 15.07.2016 | zehn Städte und gesamt ohne Stadt Velbert | 18.07.2016 | Frist überschritten  |

      Beispiele: Den anderen darf ebenso wenig eine Stadt fehlen
        | Zeile | Stichtag   | vorgelegt  | alle                                       | Tag        | Urteil               |
        | T30.1 | 15.04.2016 | 15.04.2016 | zehn Städte und gesamt ohne Stadt Haan     | 18.04.2016 | Frist überschritten  |
        | T30.3 | 15.10.2016 | 17.10.2016 | zehn Städte und gesamt ohne Stadt Ratingen | 18.10.2016 | Frist überschritten  |
        | T30.3 | 15.10.2016 | 18.10.2016 | zehn Städte und gesamt                     | 19.10.2016 | erreicht (verspätet) |
        | T30.4 | 15.01.2017 | 16.01.2017 | zehn Städte und gesamt ohne Stadt Erkrath  | 17.01.2017 | Frist überschritten  |
        | T30.4 | 15.01.2017 | 17.01.2017 | zehn Städte und gesamt                     | 18.01.2017 | erreicht (verspätet) |

  Regel: Der Bericht über die Inanspruchnahme hat vier Teile

    @T31
    Szenariogrundriss: Der Bericht zum Stichtag <Stichtag> wird am <vorgelegt> vorgelegt und enthält: <Inhalt>
      Angenommen zu T31 wird am <vorgelegt> vorgelegt und gemeldet:
        | Aktenzeichen | 40.2-2017/003 |
        | Stichtag     | <Stichtag>    |
        | Inhalt       | <Inhalt>      |
      Wenn am Mittwoch, 05.04.2017 geurteilt wird
      Dann lautet das Urteil zu T31 "<Urteil>"

      Beispiele:
        | Stichtag   | vorgelegt  | Inhalt                                         | Urteil               |
        | 31.03.2017 | 31.03.2017 | Berechtigte, Anträge, Quote, nach Leistungsart | erreicht             |
        | 31.03.2017 | 03.04.2017 | Berechtigte, Anträge, Quote, nach Leistungsart | erreicht (verspätet) |
        | 31.03.2017 | 31.03.2017 | Berechtigte, Anträge, Quote                    | Frist überschritten  |
        | 30.03.2017 | 31.03.2017 | Berechtigte, Anträge, Quote, nach Leistungsart | Frist überschritten  |
