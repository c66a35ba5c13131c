# language: de
Funktionalität: Kommunale Eingliederungsleistungen (Plan 2016, Zeilen T16 bis T19, P12, P13 und P33)
  Neben den Quartalsberichten stehen Berichte nach Anlass, Besuche des BTM, Gespräche mit den Beratungsträgern, die
  Buchung in coSach und die Schulung der Neuen. Gespräche zählt erst, wer ihre Zahl festgelegt hat.

  @T16.2 @T16.3
  Szenariogrundriss: Der Quartalsbericht <Zeile> wird am <vorgelegt> vorgelegt
    Angenommen zu <Zeile> wird am <vorgelegt> vorgelegt und gemeldet:
      | Aktenzeichen | 20.3-2016/018                              |
      | Datenstand   | <Datenstand>                               |
      | Inhalt       | Erfolge, Misserfolge, Profillage, Abbrüche |
    Wenn am <Urteil am> geurteilt wird
    Dann lautet das Urteil zu <Zeile> "<Urteil>"

    Beispiele: Donnerstag, 30.06.2016, und Freitag, 30.09.2016
      | Zeile | vorgelegt  | Datenstand  | Urteil am  | Urteil               |
      | T16.2 | 30.06.2016 | Mai 2016    | 04.07.2016 | erreicht             |
      | T16.2 | 01.07.2016 | Mai 2016    | 04.07.2016 | erreicht (verspätet) |
      | T16.2 | 30.06.2016 |             | 01.07.2016 | Frist überschritten  |
      | T16.3 | 30.09.2016 | August 2016 | 04.10.2016 | erreicht             |
      | T16.3 | 01.10.2016 | August 2016 | 04.10.2016 | erreicht (verspätet) |
      | T16.3 | 30.09.2016 |             | 01.10.2016 | Frist überschritten  |

  @T16.4
  Szenario: Der Quartalsbericht zum Samstag, 31.12.2016, ist spätestens am Montag fällig
    Wenn am Montag, 02.01.2017 geurteilt wird
    Dann lautet das Urteil zu T16.4 "offen"
    Und erbeten ist es bis 30.12.2016, laut Plan bis 31.12.2016, spätestens bis 02.01.2017
    Wenn am Dienstag, 03.01.2017 geurteilt wird
    Dann lautet das Urteil zu T16.4 "Frist überschritten"

  Regel: Ohne Anlass wird kein Bericht geschuldet

    @T17
    Szenario: Was angefordert wird, steht in einer Mail, sobald es bekannt ist
      Angenommen zu T17 wird am Montag, 02.05.2016 in Hilden zum Anlass "v1" ein Bericht angefordert
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T17 genau diese Mails angekommen:
        | Tag                  | an                               | Betreff beginnt mit |
        | Dienstag, 03.05.2016 | leitung.hilden@jobcenter.example | [Neu zu erledigen]  |
      Und nennt die Mail vom 03.05.2016 zu T17 in Text und HTML:
        | Angefragt am 02.05.2016 |

    @T17
    Szenario: Nichts angefordert, nichts geschuldet
      Wenn am Samstag, 31.12.2016 geurteilt wird
      Dann gibt es zu T17 keine Verpflichtung

    @T17
    Szenario: Zu T17 genügen der Tag der Anforderung und der des Berichts
      Angenommen zu T17 ist in "Hilden" am 02.05.2016 etwas angefordert, und dazu ist gemeldet: am 18.05.2016
      Wenn darüber am 01.05.2016 geurteilt wird
      Dann ist darüber nichts geschuldet
      Wenn darüber am 19.05.2016 geurteilt wird
      Dann lautet das Urteil darüber "erreicht"

    @T17
    Szenario: Ab der Anforderung sind zehn Arbeitstage Zeit
      Angenommen zu T17 wird am 02.05.2016 in Hilden zum Anlass "v1" ein Bericht angefordert
      Wenn am Sonntag, 01.05.2016 geurteilt wird
      Dann gibt es zu T17 keine Verpflichtung
      Wenn am Montag, 02.05.2016 geurteilt wird
      Dann lautet das Urteil zu T17 in der Geschäftsstelle Hilden zum Anlass v1 "offen"
      Wenn am Mittwoch, 18.05.2016 geurteilt wird
      Dann lautet das Urteil zu T17 in der Geschäftsstelle Hilden zum Anlass v1 "offen"
      Wenn am Donnerstag, 19.05.2016 geurteilt wird
      Dann lautet das Urteil zu T17 in der Geschäftsstelle Hilden zum Anlass v1 "Frist überschritten"

    @T17
    Szenariogrundriss: Der angeforderte Bericht kommt am <Tag>
      Angenommen zu T17 wird am 02.05.2016 in Hilden zum Anlass "v1" ein Bericht angefordert
      Und zu T17 wird am <Tag> der Bericht zum Anlass "v1" in Hilden vorgelegt
      Wenn am 23.05.2016 geurteilt wird
      Dann lautet das Urteil zu T17 in der Geschäftsstelle Hilden zum Anlass v1 "<Urteil>"

      Beispiele:
        | Tag        | Urteil               |
        | 18.05.2016 | erreicht             |
        | 19.05.2016 | erreicht (verspätet) |

  Regel: Das BTM kommt in jede Geschäftsstelle und hospitiert im Haus einmal

    @T18
    Szenario: Eine Dienstbesprechung Markt & Integration mit dem BTM in jeder Geschäftsstelle
      Angenommen zu T18 findet am 03.02.2016 in der Geschäftsstelle Langenfeld eine Dienstbesprechung statt
      Und zu T18 findet am 10.02.2016 in der Geschäftsstelle Wülfrath eine Dienstbesprechung statt
      Und zu T18 findet am 09.11.2016 in der Geschäftsstelle Wülfrath eine Dienstbesprechung statt
      Wenn am Freitag, 30.12.2016 geurteilt wird
      Dann lautet das Urteil zu T18 in Langenfeld "erreicht" mit dem Kennwert "1 Termin"
      Und lautet das Urteil zu T18 in Hilden "gefährdet" mit dem Kennwert "0 Termine"
      Wenn am Sonntag, 01.01.2017 geurteilt wird
      Dann lauten die Urteile zu T18 in den Geschäftsstellen:
        | Geschäftsstelle | Urteil              | Kennwert  |
        | Hilden          | Ziel nicht erreicht | 0 Termine |
        | Langenfeld      | erreicht            | 1 Termin  |
        | Mettmann        | Ziel nicht erreicht | 0 Termine |
        | Ratingen        | Ziel nicht erreicht | 0 Termine |
        | Velbert         | Ziel nicht erreicht | 0 Termine |
        | Heiligenhaus    | Ziel nicht erreicht | 0 Termine |
        | Wülfrath        | erreicht            | 2 Termine |

    @T18
    Szenario: Wer bis zum 30.09. nichts plant, wird bis zur Geschäftsführung in den Übersichten genannt
      Angenommen der Plan ist am 15.12.2015 beschlossen
      Wenn die Zielwacht vom 28.09.2016 bis zum 14.10.2016 täglich um 07:00 Uhr läuft
      Dann sind an leitung.hilden@jobcenter.example genau diese Übersichten angekommen:
        | Tag                | Betreff beginnt mit           |
        | Montag, 10.10.2016 | [Übersicht KW 41] 1 neu gefährdet |
      Und sind an bereichsleitung.mi@jobcenter.example genau diese Übersichten angekommen:
        | Tag                | Betreff beginnt mit           |
        | Montag, 10.10.2016 | [Übersicht KW 41] 7 neu gefährdet |
      Und sind an geschaeftsfuehrung@jobcenter.example genau diese Übersichten angekommen:
        | Tag                | Betreff beginnt mit           |
        | Montag, 10.10.2016 | [Übersicht KW 41] 7 neu gefährdet |

    @T18
    Szenario: Geht eine Geschäftsstelle in einer anderen auf, zählen ihre Dienstbesprechungen dort
      Angenommen die Geschäftsstelle Wülfrath besteht bis zum 31.05.2016 und geht dann in Velbert auf
      Und zu T18 findet am 10.02.2016 in der Geschäftsstelle Wülfrath eine Dienstbesprechung statt
      Wenn am Sonntag, 01.01.2017 geurteilt wird
      Dann lautet das Urteil zu T18 in Velbert "erreicht" mit dem Kennwert "1 Termin"
      Und gibt es zu T18 in Wülfrath keine Verpflichtung

    @T19
    Szenario: Eine Hospitation bei Markt & Integration genügt, keine ist am Jahresende ein verfehltes Ziel
      Wenn am Freitag, 30.12.2016 geurteilt wird
      Dann lautet das Urteil zu T19 "gefährdet" mit dem Kennwert "0 Hospitationen"
      Wenn am Sonntag, 01.01.2017 geurteilt wird
      Dann lautet das Urteil zu T19 "Ziel nicht erreicht" mit dem Kennwert "0 Hospitationen"

    @T19
    Szenario: Eine Hospitation in Ratingen erfüllt T19
      Angenommen zu T19 findet am 30.12.2016 in der Geschäftsstelle Ratingen eine Hospitation statt
      Wenn am Sonntag, 01.01.2017 geurteilt wird
      Dann lautet das Urteil zu T19 "erreicht" mit dem Kennwert "1 Hospitation"

  Regel: Gespräche mit den Beratungsträgern sind nachrichtlich, bis das Haus eine Zahl festlegt

    @P12
    Szenario: Ohne festgelegte Zahl werden die Gespräche nur gezählt
      Angenommen zu P12 findet am 15.03.2016 ein Gespräch statt
      Wenn am Sonntag, 01.01.2017 geurteilt wird
      Dann lautet das Urteil zu P12 "nachrichtlich" mit dem Kennwert "1 Termin"

    @P12
    Szenariogrundriss: Vier Gespräche sind festgelegt, das letzte ist am <Tag>
      Angenommen das Haus legt zu P12 4 Termine im Jahr fest
      Und zu P12 findet am 15.03.2016 ein Gespräch statt
      Und zu P12 findet am 14.06.2016 ein Gespräch statt
      Und zu P12 findet am 13.09.2016 ein Gespräch statt
      Und zu P12 findet am <Tag> ein Gespräch statt
      Wenn am Dienstag, 10.01.2017 geurteilt wird
      Dann lautet das Urteil zu P12 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Tag        | Urteil              | Kennwert  |
        | 30.12.2016 | erreicht            | 4 Termine |
        | 03.01.2017 | Ziel nicht erreicht | 3 Termine |

  Regel: Jede Bewilligung ist gebucht, jeder Neue kennt die Beratungsträger

    @P13
    Szenariogrundriss: Bis <Stand> sind <gebucht> von 356 bewilligten Teilnahmen gebucht
      Angenommen zu P13 sind bis zum <Stand> <gebucht> von 356 Teilnahmen gebucht
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu P13 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Stand      | gebucht | Tag        | Urteil                                  | Kennwert              |
        | 31.05.2016 | 356     | 14.06.2016 | erreicht (vorläufig)                    | 100,0 % (356 von 356) |
        | 31.05.2016 | 355     | 14.06.2016 | Zielwert unterschritten (Zwischenstand) | 99,7 % (355 von 356)  |
        | 31.12.2016 | 356     | 01.02.2017 | erreicht                                | 100,0 % (356 von 356) |
        | 31.12.2016 | 355     | 01.02.2017 | Ziel nicht erreicht                     | 99,7 % (355 von 356)  |

    @P13
    Szenario: Fehlen die Bewilligungen, gibt es zu P13 kein Urteil
      Angenommen zu P13 sind bis zum 31.12.2016 0 von 0 Teilnahmen gebucht
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu P13 "nicht bewertbar" mit dem Kennwert "keiner"

    @P33
    Szenariogrundriss: <geschult> von 6 Neuen des <Halbjahr> sind geschult
      Angenommen zu P33 sind für das <Halbjahr> <geschult> von 6 Neuen geschult
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu P33 für das <Halbjahr> "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele: Eine weiche Zusage: darunter ist es höchstens gefährdet
        | Halbjahr         | geschult | Tag        | Urteil    | Kennwert                                       |
        | 1. Halbjahr 2016 | 6        | 15.07.2016 | erreicht  | 100,0 % (6 von 6)                              |
        | 1. Halbjahr 2016 | 5        | 15.07.2016 | gefährdet | 83,3 % (Anzahlen unter 3 werden nicht gezeigt) |
        | 2. Halbjahr 2016 | 6        | 16.01.2017 | erreicht  | 100,0 % (6 von 6)                              |
        | 2. Halbjahr 2016 | 5        | 16.01.2017 | gefährdet | 83,3 % (Anzahlen unter 3 werden nicht gezeigt) |
