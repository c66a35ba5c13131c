# language: de
Funktionalität: Eine Tabelle wird gelesen, wie sie im Haus aussieht (Plan 2016)
  Die übliche Tabelle hat eine Zeile je Geschäftsstelle und eine Spalte je Kennzahl. Jede gefüllte Kennzahl ist eine
  Meldung für sich: Sie zählt, wird berichtigt oder zurückgehalten, ohne dass eine andere davon abhängt.

  @P13 @T03 @T08
  Szenario: Eine Zeile, drei Kennzahlen
    Angenommen die Tabelle "kennzahlen" ist so vereinbart:
      | Überschrift      | Angabe  | zu Zeile |
      | Bereich          | Bereich |          |
      | KdU in Euro      | Wert    | T03      |
      | Abrechnungen     | Zähler  | T08      |
      | Abrechnungsfälle | Nenner  | T08      |
      | gebucht          | Zähler  | P13      |
      | Maßnahmen        | Nenner  | P13      |
    Und am 10.01.2017 trifft die Datei "kennzahlen_2016-Q4.csv" ein:
      """
      Bereich;KdU in Euro;Abrechnungen;Abrechnungsfälle;gebucht;Maßnahmen
      Jobcenter ME-aktiv;98.000.000,50;4.100;4.100;39;40
      Velbert;;400;410;;
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                  | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | kennzahlen_2016-Q4.csv | 4       | 4          | 0       | 0         | 0             |
    Wenn am 01.02.2017 geurteilt wird
    Dann lautet das Urteil zu T03 "erreicht" mit dem Kennwert "98.000.000,50 €"
    Und lautet das Urteil zu T08 "erreicht" mit dem Kennwert "100,0 % (4100 von 4100)"
    Und lautet das Urteil zu P13 "Ziel nicht erreicht" mit dem Kennwert "97,5 % (39 von 40)"
    Wenn am 02.02.2017 dieselben Dateien noch einmal eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                  | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | kennzahlen_2016-Q4.csv | 4       | 0          | 4       | 0         | 0             |

  @P13 @T08
  Szenario: Eine unlesbare Kennzahl hält die andere ihrer Zeile nicht auf
    Angenommen die Tabelle "kennzahlen" ist so vereinbart:
      | Überschrift      | Angabe  | zu Zeile |
      | Bereich          | Bereich |          |
      | Abrechnungen     | Zähler  | T08      |
      | Abrechnungsfälle | Nenner  | T08      |
      | gebucht          | Zähler  | P13      |
      | Maßnahmen        | Nenner  | P13      |
    Und am 10.01.2017 trifft die Datei "kennzahlen_2016-Q4.csv" ein:
      """
      Bereich;Abrechnungen;Abrechnungsfälle;gebucht;Maßnahmen
      Jobcenter ME-aktiv;4.100;4.100;viele;40
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                  | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | kennzahlen_2016-Q4.csv | 2       | 1          | 0       | 0         | 1             |
    Und der Absender von "kennzahlen_2016-Q4.csv" liest "Zeile 2, Spalte 4"
    Und sind im Ganzen 1 Meldungen gespeichert

  @P36
  Szenario: Was aus einer großen Datei nicht gelesen wird, liest ihr Absender, und ein vertippter Titel fällt auf
    Angenommen die Tabelle "kennzahlen" ist so vereinbart, alle anderen Spalten bleiben ungelesen:
      | Überschrift | Angabe | zu Zeile |
      | Bereich | Bereich |          |
      | Wachdienst da   | Zähler          | P36      |
      | Öffnungsstunden | Nenner          | P36      |
    Und am 10.01.2017 trifft die Datei "kennzahlen_2016-Q4.csv" ein:
      """
      Bereich;Fläche;Wachdienst da;Öffnungsstunden;Kosten
      Ratingen;900;1.500;1.500;12
      """
    Und am 11.01.2017 trifft die Datei "kennzahlen_2016-Q4_neu.csv" ein:
      """
      Bereich;Fläche;Wachdienst da;Öffnungstunden;Kosten
      Ratingen;900;1.400;1.500;12
      """
    Wenn die Dateien eingelesen werden
    Dann ist die Datei "kennzahlen_2016-Q4_neu.csv" abgelehnt
    Und der Absender von "kennzahlen_2016-Q4.csv" liest "nicht gelesen (wird hier nicht gebraucht): Spalten 2, 5"
    Und der Absender von "kennzahlen_2016-Q4_neu.csv" liest "gemeint ist vielleicht „Öffnungsstunden“"

  @T03 @T08
  Szenario: Eine Datei bringt Kosten und Abrechnungen, und jede Tabelle hat ihre eigene Rechenschaft
    Angenommen die Datei "haus" bringt mehrere Tabellen, unterschieden nach dem Wort in "Art":
      | Wort       | Überschrift      | Angabe  | zu Zeile |
      | Kosten     | Bereich          | Bereich |          |
      | Kosten     | Betrag           | Wert    | T03      |
      | Abrechnung | Bereich          | Bereich |          |
      | Abrechnung | Abrechnungen     | Zähler  | T08      |
      | Abrechnung | Abrechnungsfälle | Nenner  | T08      |
    Und am 10.01.2017 trifft die Datei "haus_2016-Q4.csv" ein:
      """
      Bereich;Art;Betrag;Abrechnungen;Abrechnungsfälle
      Jobcenter ME-aktiv;Kosten;98.000.000,50;;
      Jobcenter ME-aktiv;Abrechnung;;4.100;4.100
      Velbert;Abrechnung;;400;410
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                         | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | haus_2016-Q4.csv (kosten)     | 1       | 1          | 0       | 0         | 0             |
      | haus_2016-Q4.csv (abrechnung) | 2       | 2          | 0       | 0         | 0             |
    Wenn am 01.02.2017 geurteilt wird
    Dann lautet das Urteil zu T03 "erreicht" mit dem Kennwert "98.000.000,50 €"
    Und lautet das Urteil zu T08 "erreicht" mit dem Kennwert "100,0 % (4100 von 4100)"
    Wenn am 02.02.2017 dieselben Dateien noch einmal eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                         | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | haus_2016-Q4.csv (kosten)     | 1       | 0          | 1       | 0         | 0             |
      | haus_2016-Q4.csv (abrechnung) | 2       | 0          | 2       | 0         | 0             |

  @T03 @T08
  Szenario: Eine Zeile, deren Wort keine der Tabellen kennt, ist keiner zugeschlagen und in jeder genannt
    Angenommen die Datei "haus" bringt mehrere Tabellen, unterschieden nach dem Wort in "Art":
      | Wort       | Überschrift      | Angabe  | zu Zeile |
      | Kosten     | Bereich          | Bereich |          |
      | Kosten     | Betrag           | Wert    | T03      |
      | Abrechnung | Bereich          | Bereich |          |
      | Abrechnung | Abrechnungen     | Zähler  | T08      |
      | Abrechnung | Abrechnungsfälle | Nenner  | T08      |
    Und am 10.01.2017 trifft die fehlerhafte Datei "haus_2016-Q4.csv" ein:
      """
      Bereich;Art;Betrag;Abrechnungen;Abrechnungsfälle
      Jobcenter ME-aktiv;Kosten;98.000.000,50;;
      Velbert;Abrechnnug;;400;410
      Jobcenter ME-aktiv;Abrechnung;;4.100;4.100
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                         | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | haus_2016-Q4.csv (kosten)     | 2       | 1          | 0       | 0         | 1             |
      | haus_2016-Q4.csv (abrechnung) | 2       | 1          | 0       | 0         | 1             |
    Und der Absender von "haus_2016-Q4.csv" liest "die Zeile gehört zu keinem (zulässig: Kosten, Abrechnung); gemeint ist vielleicht „Abrechnung“"
    Und sind im Ganzen 2 Meldungen gespeichert

  @T03
  Szenario: Eine gepackte Datei wird gelesen, als wäre sie es nicht
    Angenommen die Tabelle "kennzahlen" ist so vereinbart:
      | Überschrift  | Angabe  | zu Zeile |
      | Bereich      | Bereich |          |
      | KdU in Euro  | Wert    | T03      |
    Und am 10.01.2017 trifft die Tabelle "kennzahlen_2016-Q4.csv.gz" gepackt ein:
      """
      Bereich;KdU in Euro
      Jobcenter ME-aktiv;98.000.000,50
      """
    Wenn am 01.02.2017 geurteilt wird
    Dann lautet das Urteil zu T03 "erreicht" mit dem Kennwert "98.000.000,50 €"

  @T03
  Szenario: Eine Arbeitsmappe von LibreOffice wird gelesen wie jede andere
    Angenommen die Tabelle "kennzahlen" ist so vereinbart, als Arbeitsmappe von LibreOffice:
      | Überschrift  | Angabe  | zu Zeile |
      | Bereich      | Bereich |          |
      | KdU in Euro  | Wert    | T03      |
    Und am 10.01.2017 trifft die Tabelle "kennzahlen_2016-Q4.ods" als Arbeitsmappe von LibreOffice ein:
      """
      Bereich;KdU in Euro
      Jobcenter ME-aktiv;98.000.000,50
      """
    Wenn am 01.02.2017 geurteilt wird
    Dann lautet das Urteil zu T03 "erreicht" mit dem Kennwert "98.000.000,50 €"

  @T03
  Szenario: JSON-Zeilen aus einem Fachverfahren werden gelesen wie eine Tabelle
    Angenommen die Tabelle "kennzahlen" ist so vereinbart, als JSON-Zeilen:
      | Überschrift  | Angabe  | zu Zeile |
      | Bereich      | Bereich |          |
      | KdU in Euro  | Wert    | T03      |
    Und am 10.01.2017 trifft die Tabelle "kennzahlen_2016-Q4.ndjson" als JSON-Zeilen ein:
      """
      Bereich;KdU in Euro
      Jobcenter ME-aktiv;98.000.000,50
      """
    Wenn am 01.02.2017 geurteilt wird
    Dann lautet das Urteil zu T03 "erreicht" mit dem Kennwert "98.000.000,50 €"
