# language: de
Funktionalität: Zahlen, die auf einzelne Menschen weisen, verlassen das Haus nicht
  Anzahlen von einer oder zwei Personen werden nicht gezeigt, auch nicht als Rest: 57 von 58 verrät den einen.
  Geurteilt wird mit den genauen Zahlen. Termine, Stunden und Beträge weisen auf niemanden.

  Regel: Kleine Anzahlen fehlen in jeder Ausgabe, das Urteil bleibt

    @T02
    Szenario: 57 von 58 Flüchtlingen haben ein Angebot
      Angenommen bis zum 30.06.2016 haben 57 von 58 Flüchtlingen ein Angebot
      Wenn am 20.07.2016 geurteilt wird
      Dann lautet das Urteil zu T02 "Zielwert unterschritten (Zwischenstand)" mit dem Kennwert "98,3 % (Anzahlen unter 3 werden nicht gezeigt)"
      Und begründet wird das auch mit "Anzahlen unter 3 werden nicht gezeigt, auch nicht als Rest oder als Veränderung."
      Und nennt keine Ausgabe "57 von 58"
      Und nennt keine Ausgabe "57 of 58"

    @T06
    Szenariogrundriss: Fehlerhafte Fälle im ganzen Haus
      Angenommen bis zum 31.12.2016 wurden zum Thema KdU <geprüft> Fälle geprüft, davon <fehlerhaft> fehlerhaft
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T06 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | geprüft | fehlerhaft | Urteil              | Kennwert                                       |
        | 300     | 3          | erreicht            | 1,0 % (3 von 300)                              |
        | 300     | 2          | erreicht            | 0,7 % (Anzahlen unter 3 werden nicht gezeigt)  |
        | 300     | 0          | erreicht            | 0,0 % (0 von 300)                              |
        | 5       | 3          | Ziel nicht erreicht | 60,0 % (Anzahlen unter 3 werden nicht gezeigt) |
        | 2       | 1          | Ziel nicht erreicht | Anzahlen unter 3 werden nicht gezeigt          |

  Regel: Von wenigen Beschäftigten wird nur der Wert des Hauses gezeigt

    @P18
    Szenario: Am Standort sind drei Vermittlungskräfte tätig
      Angenommen zu P18 sind am 31.03.2016 am Standort gAGS Hilden 3 Vermittlungskräfte tätig
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu P18 am Standort gAGS Hilden für März 2016 "erreicht" mit dem Kennwert "von so wenigen Beschäftigten wird nur der Wert des Hauses gezeigt"
      Und begründet wird das auch mit "Von so wenigen Beschäftigten, und wo ihre Zahl nicht gemeldet ist, wird nur der Wert des Hauses gezeigt."
      Und nennt keine Ausgabe "3 Personen"

    @P18
    Szenario: Ein unbesetzter Standort weist auf niemanden
      Angenommen zu P18 sind am 31.03.2016 am Standort gAGS Hilden 0 Vermittlungskräfte tätig
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu P18 am Standort gAGS Hilden für März 2016 "Ziel nicht erreicht" mit dem Kennwert "0 Personen"

  Regel: Auch der Unterschied zweier Tage verrät niemanden

    @T05
    Szenario: Ein Fall mehr als im Vormonat wird erst mit weiteren gezeigt
      Angenommen das Projekt I-Kunden meldet am 03.08.2016 für Juli 2016 100 beendete Leistungsfälle
      Und das Projekt I-Kunden meldet am 03.09.2016 für August 2016 101 beendete Leistungsfälle
      Und das Projekt I-Kunden meldet am 03.10.2016 für September 2016 120 beendete Leistungsfälle
      Wenn die Zielwacht an jedem Montag bis zum 10.10.2016 geurteilt hat
      Dann zeigt der Bestand zu T05 am 08.08.2016 den Wert "100"
      Und zeigt der Bestand zu T05 am 05.09.2016 keinen Wert
      Und zeigt der Bestand zu T05 am 10.10.2016 den Wert "120"

  Regel: Ein beendeter Befund nennt seine Rollen zwölf Monate lang, danach nur die Einheit

    @T11
    Szenario: Das Protokoll kam zwei Tage zu spät; nach einem Jahr steht niemand mehr am Befund
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und zu T11 wird am 04.05.2016 das Protokoll "50.1-2016/041" vorgelegt und gemeldet
      Wenn die Zielwacht vom 02.05.2016 bis zum 06.05.2016 täglich um 07:00 Uhr läuft
      Dann ist der Befund zu T11 am 06.05.2016 "erledigt"
      Und nennt der Befund zu T11 am 05.05.2017 als zuständig "bereichsleitung_leistung@jobcenter"
      Und nennt der Befund zu T11 am 06.05.2017 als zuständig "jobcenter"
