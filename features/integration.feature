# language: de
Funktionalität: Jüngere, Fachkräfte und Projekte (Plan 2016, Zeilen P04, P05, P07 bis P11, P14 bis P21 und P32)
  Was der Plan im Text zusagt: über Jüngere, Weiterbildung, die Joboffensive U25, Plus5 und die Ansprechpersonen. Monate
  und Quartale werden hier jeder für sich beurteilt, Eintritte erst, wenn ein halbes Jahr vergangen ist.

  Regel: Jeder Monat steht für sich

    @P04
    Szenariogrundriss: Arbeitslosenquote U25 im März <eigene> %, im Vorjahresmonat 4,2 %
      Angenommen zu P04 steht im März 2016 <eigene> Prozent, im Vorjahresmonat 4,2
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu P04 für März 2016 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | eigene | Urteil              | Kennwert |
        | 4,1    | erreicht            | 4,1 %    |
        | 4,2    | erreicht            | 4,2 %    |
        | 4,3    | Ziel nicht erreicht | 4,3 %    |

    @P04
    Szenario: Ohne den Vorjahresmonat gibt es zu P04 kein Urteil
      Angenommen zu P04 steht im März 2016 4,1 Prozent
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu P04 für März 2016 "nicht bewertbar"
      Und begründet wird das mit "Der Vergleichswert des Vorjahres fehlt; ohne ihn gibt es kein Urteil."

    @P05
    Szenariogrundriss: Ende März sind <rechtzeitig> von 240 Jüngeren in den letzten 28 Tagen gesprochen
      Angenommen zu P05 sind am 31.03.2016 <rechtzeitig> von 240 Jüngeren gesprochen
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu P05 für März 2016 "<Urteil>" mit dem Kennwert "<Kennwert>"
      Und begründet wird das mit "Grenze im einzelnen Fall: 28 Tage."

      Beispiele:
        | rechtzeitig | Urteil              | Kennwert                                       |
        | 240         | erreicht            | 100,0 % (240 von 240)                          |
        | 239         | Ziel nicht erreicht | 99,6 % (Anzahlen unter 3 werden nicht gezeigt) |

    @P11
    Szenariogrundriss: Prozessqualität im März <eigene> % bei einem Sollwert von 75,0 %
      Angenommen zu P11 steht im März 2016 <eigene> Prozent, als Sollwert 75,0
      Wenn am 01.07.2016 geurteilt wird
      Dann lautet das Urteil zu P11 für März 2016 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | eigene | Urteil              | Kennwert |
        | 75,0   | erreicht            | 75,0 %   |
        | 74,99  | Ziel nicht erreicht | 74,99 %  |

    @P11
    Szenario: Ohne den Sollwert der Agentur gibt es zu P11 kein Urteil
      Angenommen zu P11 steht im März 2016 80,0 Prozent
      Wenn am 01.07.2016 geurteilt wird
      Dann lautet das Urteil zu P11 für März 2016 "nicht bewertbar"
      Und begründet wird das mit "Der Vergleichswert der anderen fehlt; ohne ihn gibt es kein Urteil."

    @P15
    Szenariogrundriss: Ende März dauern <lange> Betreuungen der Joboffensive U25 länger als sechs Monate
      Angenommen zu P15 wird gemeldet:
        | Stand      | Wert    | von allen |
        | 31.03.2016 | <lange> | 40        |
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu P15 im Team Joboffensive U25 für März 2016 "<Urteil>" mit dem Kennwert "<Kennwert>"
      Und begründet wird das mit "Grenze im einzelnen Fall: 6 Monate."

      Beispiele:
        | lange | Urteil              | Kennwert                              |
        | 0     | erreicht            | 0 Fälle                               |
        | 1     | Ziel nicht erreicht | Anzahlen unter 3 werden nicht gezeigt |

  Regel: Angebotene Plätze zählen über das Jahr

    @P07
    Szenariogrundriss: Bis zum <Stand> sind <Plätze> Plätze mit Abschluss angeboten
      Angenommen zu P07 sind bis zum <Stand> <Plätze> Plätze angeboten
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu P07 "<Urteil>"

      Beispiele:
        | Stand      | Plätze | Tag        | Urteil              |
        | 31.12.2016 | 123    | 01.02.2017 | erreicht            |
        | 31.12.2016 | 122    | 01.02.2017 | Ziel nicht erreicht |
        | 30.06.2016 | 123    | 14.07.2016 | erreicht            |
        | 30.06.2016 | 62     | 14.07.2016 | offen               |
        | 30.06.2016 | 61     | 14.07.2016 | gefährdet           |

  Regel: Die Messe ist im Januar oder gar nicht

    @P08
    Szenariogrundriss: Die Weiterbildungsmesse findet am <Tag> statt
      Angenommen zu P08 findet am <Tag> eine Messe statt
      Wenn am Montag, 29.02.2016 geurteilt wird
      Dann lautet das Urteil zu P08 "<Urteil>"

      Beispiele:
        | Tag                 | Urteil              |
        | Freitag, 01.01.2016 | erreicht            |
        | Sonntag, 31.01.2016 | erreicht            |
        | Montag, 01.02.2016  | Frist überschritten |

    @P08
    Szenariogrundriss: Der Plan will die Messe in Mettmann; gemeldet ist als Ort: <Ort>
      Angenommen am 25.01.2016 trifft die Datei "termine_2016_Stand_2016-01-25.csv" ein:
        """
        Termine 2016
        Stand: 25.01.2016

        Kennung;Anlass;Bereich;Monat;geplant;durchgeführt;Protokoll;Ort
        messe;Ausbildungsmesse;Jobcenter ME-aktiv;-;20.01.2016;20.01.2016;NS-1;<Ort>
        """
      Wenn am 01.02.2016 geurteilt wird
      Dann lautet das Urteil zu P08 "<Urteil>"
      Und begründet wird das mit "<Grund>"

      Beispiele:
        | Ort      | Urteil              | Grund                                                                                 |
        | -        | erreicht            | Termine ohne Angabe, wo sie stattfinden: 1; sie zählen mit (Annahme).                 |
        | Hilden   | Frist überschritten | Termine an einem anderen Ort als dem, den der Plan nennt: 1; sie zählen nicht.        |
        | anderswo | Frist überschritten | Termine an einem anderen Ort als dem, den der Plan nennt: 1; sie zählen nicht.        |

    @P08
    Szenario: Ohne Messe ist die Frist mit dem 31.01.2016 um
      Wenn am Sonntag, 31.01.2016 geurteilt wird
      Dann lautet das Urteil zu P08 "offen"
      Wenn am Montag, 01.02.2016 geurteilt wird
      Dann lautet das Urteil zu P08 "Frist überschritten"

  Regel: Eingliederung nach Weiterbildung: die Gruppe muss genannt sein

    @P09 @P10
    Szenariogrundriss: <Zeile> bis <Stand>: <eingegliedert> von 1.000 sind eingegliedert
      Angenommen zu <Zeile> wird gemeldet:
        | Stand   | Zähler          | Nenner | Kohorte       |
        | <Stand> | <eingegliedert> | 1.000  | Ausgetretene  |
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu <Zeile> "<Urteil>"

      Beispiele: Ende 2016 mindestens 53 Prozent, gerundet auf eine Stelle
        | Zeile | Stand      | eingegliedert | Tag        | Urteil                                  |
        | P09   | 31.12.2016 | 530           | 03.04.2017 | erreicht                                |
        | P09   | 31.12.2016 | 529           | 03.04.2017 | Ziel nicht erreicht                     |
        | P09   | 30.06.2016 | 530           | 03.10.2016 | erreicht (vorläufig)                    |
        | P09   | 30.06.2016 | 529           | 03.10.2016 | Zielwert unterschritten (Zwischenstand) |

      Beispiele: Ende 2017 mindestens 60 Prozent, nie mehr als gefährdet
        | Zeile | Stand      | eingegliedert | Tag        | Urteil    |
        | P10   | 31.12.2017 | 600           | 03.04.2018 | erreicht  |
        | P10   | 31.12.2017 | 599           | 03.04.2018 | gefährdet |

    @P09
    Szenario: Wer nicht sagt, um welche Gruppe es geht, sagt zu P09 nichts
      Angenommen zu P09 wird gemeldet:
        | Stand      | Zähler | Nenner |
        | 31.12.2016 | 600    | 1.000  |
      Wenn am 03.04.2017 geurteilt wird
      Dann lautet das Urteil zu P09 "nicht bewertbar"
      Und begründet wird das mit "In der Meldung fehlt: um welche Gruppe es geht."

  Regel: Wie viele auf eine Stelle kommen, ist ein Wert des Teams, nie der Einzelnen

    @P14 @P19
    Szenariogrundriss: <Zeile>: jeden Monat <Kunden> Personen auf 6 Stellen
      Angenommen zu <Zeile> wird gemeldet:
        | Stand          | Zähler   | Nenner | Köpfe |
        | Januar 2016    | <Kunden> | 6      | 6     |
        | Februar 2016   | <Kunden> | 6      | 6     |
        | März 2016      | <Kunden> | 6      | 6     |
        | April 2016     | <Kunden> | 6      | 6     |
        | Mai 2016       | <Kunden> | 6      | 6     |
        | Juni 2016      | <Kunden> | 6      | 6     |
        | Juli 2016      | <Kunden> | 6      | 6     |
        | August 2016    | <Kunden> | 6      | 6     |
        | September 2016 | <Kunden> | 6      | 6     |
        | Oktober 2016   | <Kunden> | 6      | 6     |
        | November 2016  | <Kunden> | 6      | 6     |
        | Dezember 2016  | <Kunden> | 6      | 6     |
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu <Zeile> im Team <Team> "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele: 45 bis 55 in der Joboffensive U25
        | Zeile | Team             | Kunden | Urteil              | Kennwert            |
        | P14   | Joboffensive U25 | 300    | erreicht            | 50,00 Kunden je VZÄ |
        | P14   | Joboffensive U25 | 270    | erreicht            | 45,00 Kunden je VZÄ |
        | P14   | Joboffensive U25 | 269    | Ziel nicht erreicht | 44,83 Kunden je VZÄ |
        | P14   | Joboffensive U25 | 330    | erreicht            | 55,00 Kunden je VZÄ |
        | P14   | Joboffensive U25 | 331    | Ziel nicht erreicht | 55,17 Kunden je VZÄ |

      Beispiele: 27 bis 33 bei Plus5
        | Zeile | Team  | Kunden | Urteil              | Kennwert            |
        | P19   | Plus5 | 162    | erreicht            | 27,00 Kunden je VZÄ |
        | P19   | Plus5 | 161    | Ziel nicht erreicht | 26,83 Kunden je VZÄ |
        | P19   | Plus5 | 198    | erreicht            | 33,00 Kunden je VZÄ |
        | P19   | Plus5 | 199    | Ziel nicht erreicht | 33,17 Kunden je VZÄ |

    @P14
    Szenario: Ein Team mit weniger als fünf Beschäftigten bekommt keine Zahl
      Angenommen zu P14 wird gemeldet:
        | Stand       | Zähler | Nenner | Köpfe |
        | Januar 2016 | 200    | 4      | 4     |
      Wenn am 15.02.2016 geurteilt wird
      Dann lautet das Urteil zu P14 im Team Joboffensive U25 "nicht bewertbar" mit dem Kennwert "keiner"
      Und begründet wird das mit "Weniger als 5 Beschäftigte: zum Schutz der Einzelnen gibt es keine Zahl."

  Regel: Eintritte werden nach einem halben Jahr gezählt

    @P16 @P17
    Szenariogrundriss: <Zeile>: von 40 aus dem 1. Quartal ist es <gelungen> gelungen
      Angenommen zu <Zeile> sind im 1. Quartal 2016 <gelungen> von 40 Personen so weit
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu <Zeile> im Team Joboffensive U25 für das 1. Quartal 2016 "<Urteil>"

      Beispiele:
        | Zeile | gelungen | Tag        | Urteil              |
        | P16   | 10       | 17.10.2016 | erreicht            |
        | P16   | 9        | 17.10.2016 | Ziel nicht erreicht |
        | P16   | 9        | 30.09.2016 | offen               |
        | P17   | 10       | 17.10.2016 | erreicht            |
        | P17   | 9        | 17.10.2016 | Ziel nicht erreicht |
        | P17   | 9        | 30.09.2016 | offen               |

  Regel: An jedem Standort eine Person

    @P18
    Szenariogrundriss: Ende März sind am Standort gAGS Hilden <Personen> Vermittlungskräfte tätig
      Angenommen zu P18 sind am 31.03.2016 am Standort gAGS Hilden <Personen> Vermittlungskräfte tätig
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu P18 am Standort gAGS Hilden für März 2016 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Personen | Urteil              | Kennwert                                                         |
        | 1        | erreicht            | von so wenigen Beschäftigten wird nur der Wert des Hauses gezeigt |
        | 4        | erreicht            | von so wenigen Beschäftigten wird nur der Wert des Hauses gezeigt |
        | 5        | erreicht            | 5 Personen                                                       |
        | 0        | Ziel nicht erreicht | 0 Personen                                                       |

    @P32
    Szenariogrundriss: Ende März gibt es am Standort Reha/SB Velbert <Personen> Ansprechpersonen
      Angenommen zu P32 sind am 31.03.2016 am Standort Reha/SB Velbert <Personen> Ansprechpersonen benannt
      Wenn am 18.04.2016 geurteilt wird
      Dann lautet das Urteil zu P32 am Standort Reha/SB Velbert für das 1. Quartal 2016 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele: Eine Lücke ist nur ein Hinweis
        | Personen | Urteil    | Kennwert                                                         |
        | 1        | erreicht  | von so wenigen Beschäftigten wird nur der Wert des Hauses gezeigt |
        | 5        | erreicht  | 5 Personen                                                       |
        | 0        | gefährdet | 0 Personen                                                       |

  Regel: Plus5 integriert fünfundzwanzig im Monat

    @P20
    Szenariogrundriss: Elf Monate mit 25 Integrationen bei Plus5, im Dezember <Dezember>
      Angenommen zu P20 gelingen von Januar 2016 bis November 2016 jeden Monat 25 Integrationen
      Und zu P20 gelingen im Dezember 2016 <Dezember> Integrationen
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu P20 im Team Plus5 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Dezember | Urteil              | Kennwert          |
        | 25       | erreicht            | 300 Integrationen |
        | 24       | Ziel nicht erreicht | 299 Integrationen |

    @P20
    Szenariogrundriss: Bei Plus5 gelingen im Januar <Januar> Integrationen, im Februar <Februar>
      Angenommen zu P20 gelingen im Januar 2016 <Januar> Integrationen
      Und zu P20 gelingen im Februar 2016 <Februar> Integrationen
      Wenn am 14.03.2016 geurteilt wird
      Dann lautet das Urteil zu P20 im Team Plus5 "<Urteil>"

      Beispiele:
        | Januar | Februar | Urteil    |
        | 25     | 25      | offen     |
        | 26     | 24      | gefährdet |
        | 24     | 25      | gefährdet |

  Regel: Jedes Team legt seine Planung mit dem Arbeitgeberservice vor

    @P21
    Szenariogrundriss: Das Team M&I Hilden legt seine Planung am <Tag> vor
      Angenommen zu P21 legt das Team M&I Hilden am <Tag> seine Planung vor
      Wenn am Mittwoch, 04.01.2017 geurteilt wird
      Dann lautet das Urteil zu P21 im Team M&I Hilden "<Urteil>"
      Und lautet das Urteil zu P21 im Team M&I Velbert "Frist überschritten"

      Beispiele:
        | Tag        | Urteil               |
        | 30.12.2016 | erreicht             |
        | 02.01.2017 | erreicht             |
        | 03.01.2017 | erreicht (verspätet) |
