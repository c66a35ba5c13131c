# language: de
Funktionalität: Über jede gemeldete Zeile wird Rechenschaft abgelegt (Plan 2016)
  Jede gelesene Zeile ist angenommen, doppelt, eine Korrektur oder in Quarantäne. Nichts fällt weg, nichts zählt
  doppelt, und was nach einzelnen Personen aussieht, wird nicht behalten.

  @T03 @T06 @T07 @T09a @T09b @T11 @T23a @T23b @T25 @haus
  Szenario: Die vier Beispieldateien
    Angenommen diese Beispieldateien treffen ein:
      | Datei                           | Eingang    |
      | fachaufsicht_2016-Q1.csv        | 11.04.2016 |
      | deliverable.json                | 03.05.2016 |
      | zielnachhaltung_2016-03.csv     | 30.06.2016 |
      | schnittstellendialoge_2016.xlsx | 04.07.2016 |
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                           | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | fachaufsicht_2016-Q1.csv        | 13      | 12         | 0       | 1         | 0             |
      | deliverable.json                | 1       | 1          | 0       | 0         | 0             |
      | zielnachhaltung_2016-03.csv     | 6       | 6          | 0       | 0         | 0             |
      | schnittstellendialoge_2016.xlsx | 9       | 9          | 0       | 0         | 0             |
    Und gibt es zu "fachaufsicht_2016-Q1.csv" genau eine Warnung, zu den Zeilen 6, 7, 8, 9
    Und gibt es zu "schnittstellendialoge_2016.xlsx" keine Warnung
    Und gibt es zu "zielnachhaltung_2016-03.csv" keine Warnung

  @T03 @T06 @T07 @T09a @T09b @T11 @T25
  Szenario: Was am 04.07.2016 aus den vier Beispieldateien folgt
    Angenommen diese Beispieldateien treffen ein:
      | Datei                           | Eingang    |
      | fachaufsicht_2016-Q1.csv        | 11.04.2016 |
      | deliverable.json                | 03.05.2016 |
      | zielnachhaltung_2016-03.csv     | 30.06.2016 |
      | schnittstellendialoge_2016.xlsx | 04.07.2016 |
    Wenn am 04.07.2016 geurteilt wird
    Dann lautet das Urteil zu T06 "erreicht (vorläufig)" mit dem Kennwert "8,5 % (5 von 59)"
    Und die Aussagekraft ist "schwach, statistisch nicht gesichert, bis 17,0 % möglich"
    Und lautet das Urteil zu T07 "erreicht (vorläufig)" mit dem Kennwert "0,0 % (0 von 6)"
    Und begründet wird das mit "Weniger als 30 geprüfte Fälle: Das ist nur ein Hinweis."
    Und lautet das Urteil zu T09a "gefährdet" mit dem Kennwert "9 Prüfungen"
    Und lautet das Urteil zu T09b "gefährdet" mit dem Kennwert "26 Prüfungen"
    Und lautet das Urteil zu T03 "offen (Stand 31.03.2016, zwei Berichte überfällig)" mit dem Kennwert "24.519.874,36 €"
    Und lautet das Urteil zu T25 "Zielwert überschritten (Zwischenstand, Stand 31.03.2016, zwei Berichte überfällig)" mit dem Kennwert "11,4 %"
    Und lautet das Urteil zu T11 "erreicht"

  @T03 @T06 @T07 @T09a @T09b @T11 @T23a @T23b @T25
  Szenario: Zweimal eingelesen ist einmal gezählt
    Angenommen diese Beispieldateien treffen ein:
      | Datei                           | Eingang    |
      | fachaufsicht_2016-Q1.csv        | 11.04.2016 |
      | deliverable.json                | 03.05.2016 |
      | zielnachhaltung_2016-03.csv     | 30.06.2016 |
      | schnittstellendialoge_2016.xlsx | 04.07.2016 |
    Wenn die Dateien eingelesen werden
    Dann sind im Ganzen 29 Meldungen gespeichert
    Wenn am 05.07.2016 dieselben Dateien noch einmal eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                           | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | fachaufsicht_2016-Q1.csv        | 13      | 0          | 13      | 0         | 0             |
      | deliverable.json                | 1       | 0          | 1       | 0         | 0             |
      | zielnachhaltung_2016-03.csv     | 6       | 0          | 6       | 0         | 0             |
      | schnittstellendialoge_2016.xlsx | 9       | 0          | 9       | 0         | 0             |
    Und sind im Ganzen 29 Meldungen gespeichert
    Und lauten am 06.07.2016 alle Urteile wie am Mittag des 04.07.2016 bekannt

  @T06
  Szenario: Eine Summenzeile, die nicht stimmt, ist eine Warnung und keine Meldung
    Angenommen am 11.04.2016 trifft die Datei "fachaufsicht_2016-Q1.csv" ein:
      """
      Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
      Stand: 11.04.2016

      Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
      1;Hilden;01/2016;KdU;Neufälle;Zufall;40;1;2,5;04.02.2016;
      2;Ratingen;01/2016;KdU;Neufälle;Zufall;60;2;3,3;04.02.2016;
      3;Hilden;01/2016;Akte;Neufälle;Zufall;40;;;04.02.2016;
      4;Ratingen;01/2016;Akte;Neufälle;Zufall;60;;;04.02.2016;
      Summe;;;;;;210;3;;;
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                    | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | fachaufsicht_2016-Q1.csv | 4       | 4          | 0       | 0         | 0             |
    Und wird zur Summenzeile von "fachaufsicht_2016-Q1.csv" vor der Spalte "geprüft" gewarnt
    Wenn am 15.04.2016 geurteilt wird
    Dann lautet das Urteil zu T06 "erreicht (vorläufig)" mit dem Kennwert "3,0 % (3 von 100)"

  @T06
  Szenario: Zwischensummen zählen nicht mit, und jede wird für sich nachgerechnet
    Angenommen die Fachaufsicht schreibt unter jede Geschäftsstelle eine Zwischensumme
    Und am 11.04.2016 trifft die Datei "fachaufsicht_2016-Q1.csv" ein:
      """
      Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
      Stand: 11.04.2016

      Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
      1;Hilden;01/2016;KdU;Neufälle;Zufall;40;1;2,5;04.02.2016;
      2;Hilden;01/2016;Akte;Neufälle;Zufall;40;;;04.02.2016;
      Zwischensumme Hilden;;;;;;80;1;;;
      3;Ratingen;01/2016;KdU;Neufälle;Zufall;60;2;3,3;04.02.2016;
      4;Ratingen;01/2016;Akte;Neufälle;Zufall;60;;;04.02.2016;
      Zwischensumme Ratingen;;;;;;120;3;;;
      Summe;;;;;;200;3;;;
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                    | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | fachaufsicht_2016-Q1.csv | 4       | 4          | 0       | 0         | 0             |
    Und der Absender von "fachaufsicht_2016-Q1.csv" liest "Zeile 10 der Datei, Spalte 8: die Summe in „fehlerhaft“ stimmt nicht mit den Zeilen überein"
    Wenn am 15.04.2016 geurteilt wird
    Dann lautet das Urteil zu T06 "erreicht (vorläufig)" mit dem Kennwert "3,0 % (3 von 100)"

  @T03
  Szenariogrundriss: In Tausend Euro gemeldet, auf den Euro genau geurteilt
    Angenommen das Controlling meldet die Unterkunftskosten in einer eigenen Datei in Tausend Euro
    Und am 20.01.2017 trifft die Datei "unterkunft_teur_2016-12.csv" ein:
      """
      Bereich;Kosten (T€)
      Jobcenter ME-aktiv;<Tausend Euro>
      Stand: 19.01.2017 / 16:30:00;
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                       | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | unterkunft_teur_2016-12.csv | 1       | 1          | 0       | 0         | 0             |
    Wenn am 01.02.2017 geurteilt wird
    Dann lautet das Urteil zu T03 "<Urteil>" mit dem Kennwert "<Kennwert>"
    Beispiele:
      | Tausend Euro | Urteil               | Kennwert        |
      | 98.199,999   | erreicht             | 98.199.999,00 € |
      | 98.200       | Ziel nicht erreicht  | 98.200.000,00 € |

  @T06
  Szenario: Eine Summenzeile, die stimmt, fällt nicht auf
    Angenommen am 11.04.2016 trifft die Datei "fachaufsicht_2016-Q1.csv" ein:
      """
      Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
      Stand: 11.04.2016

      Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
      1;Hilden;01/2016;KdU;Neufälle;Zufall;40;1;2,5;04.02.2016;
      2;Hilden;01/2016;Akte;Neufälle;Zufall;40;;;04.02.2016;erledigt
      Summe;;;;;;80;1;;;
      """
    Wenn die Dateien eingelesen werden
    Dann gibt es zu "fachaufsicht_2016-Q1.csv" keine Warnung
    Und ist "Zufall;40;1;2,5" gespeichert
    Und ist "erledigt" gespeichert

  @T06
  Szenario: Mehr fehlerhafte als geprüfte Fälle: die ganze Datei bleibt in Quarantäne
    Angenommen am 11.04.2016 trifft die Datei "fachaufsicht_2016-Q1.csv" ein:
      """
      Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
      Stand: 11.04.2016

      Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
      1;Hilden;01/2016;KdU;Neufälle;Zufall;40;1;2,5;04.02.2016;
      2;Ratingen;01/2016;KdU;Neufälle;Zufall;12;14;116,7;04.02.2016;
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                    | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | fachaufsicht_2016-Q1.csv | 2       | 0          | 0       | 0         | 2             |
    Und sind im Ganzen 0 Meldungen gespeichert

  @T06
  Szenario: Eine Datei mit Angaben zu einer Person wird abgelehnt und nicht behalten
    Angenommen am 11.04.2016 trifft die Datei "fachaufsicht_2016-Q1.csv" ein:
      """
      Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
      Stand: 11.04.2016

      Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
      1;Hilden;01/2016;KdU;Neufälle;Zufall;40;1;2,5;04.02.2016;siehe Frau Mustermann
      """
    Wenn die Dateien eingelesen werden
    Dann ist die Datei "fachaufsicht_2016-Q1.csv" abgelehnt
    Und sind im Ganzen 0 Meldungen gespeichert
    Und ist "Mustermann" nirgends gespeichert
    Und ist "Zufall;40;1;2,5" nirgends gespeichert

  @T06
  Szenario: Ein Wort wie „Telefon“ in einer Bemerkung ist keine Spalte mit Anschriften
    Angenommen am 11.04.2016 trifft die Datei "fachaufsicht_2016-Q1.csv" ein:
      """
      Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
      Stand: 11.04.2016

      Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
      1;Hilden;01/2016;KdU;Neufälle;Zufall;40;1;2,5;04.02.2016;Telefon
      2;Hilden;01/2016;Akte;Neufälle;Zufall;40;;;04.02.2016;E-Mail
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                    | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | fachaufsicht_2016-Q1.csv | 2       | 2          | 0       | 0         | 0             |

  @T06
  Szenario: Eine Spalte „Telefon“ bleibt abgelehnt, und der Absender liest, welches Wort es war
    Angenommen am 11.04.2016 trifft die Datei "fachaufsicht_2016-Q1.csv" ein:
      """
      Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
      Stand: 11.04.2016

      Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Telefon
      1;Hilden;01/2016;KdU;Neufälle;Zufall;40;1;2,5;04.02.2016;02103 0000
      """
    Wenn die Dateien eingelesen werden
    Dann ist die Datei "fachaufsicht_2016-Q1.csv" abgelehnt
    Und der Absender von "fachaufsicht_2016-Q1.csv" liest "„Telefon“ sieht nach dem Titel einer Spalte mit Anschriften aus"
    Und ist "02103 0000" nirgends gespeichert

  @T06
  Szenariogrundriss: Statt der Tabelle kommt <Art>, und der Absender liest, was er senden soll
    Angenommen am 11.04.2016 ist die Datei "fachaufsicht_2016-Q1.csv", die eintrifft, in Wahrheit <Art>
    Wenn die Dateien eingelesen werden
    Dann ist die Datei "fachaufsicht_2016-Q1.csv" abgelehnt
    Und der Absender von "fachaufsicht_2016-Q1.csv" liest "<Bitte>"
    Und sind im Ganzen 0 Meldungen gespeichert
    Beispiele:
      | Art                                | Bitte                                                     |
      | ein PDF                            | bitte die Tabelle senden, aus der es gemacht ist          |
      | ein Bildschirmfoto                 | bitte die Tabelle selbst senden, kein Foto                |
      | eine Arbeitsmappe mit Kennwort     | bitte ohne Kennwort speichern und neu senden              |
      | ein Word-Dokument                  | bitte die Tabelle daraus als eigene Datei senden          |
      | eine Webseite                      | bitte mit der Tabellenkalkulation öffnen                  |
      | eine Arbeitsmappe                  | vereinbart ist CSV in Windows-1252                        |

  @T23a @T23b
  Szenario: Ein Pivot-Zwischenspeicher mit Einzelfällen wird abgewiesen, nichts davon liegt im Archiv
    Angenommen am 04.07.2016 trifft die Arbeitsmappe "schnittstellendialoge_2016.xlsx" ein, deren Pivot-Zwischenspeicher diese Fälle enthält:
      | Name                  | BG-Nummer      | Geburtsdatum |
      | Musterfrau, Hannelore | 12345BG0012345 | 12.03.1980   |
    Wenn die Dateien eingelesen werden
    Dann ist die Datei "schnittstellendialoge_2016.xlsx" abgelehnt
    Und der Absender von "schnittstellendialoge_2016.xlsx" liest "der Pivot-Zwischenspeicher enthält Einzelfälle; bitte als Werte speichern"
    Und sind im Ganzen 0 Meldungen gespeichert
    Und ist "Musterfrau" nirgends gespeichert
    Und ist "12345BG0012345" nirgends gespeichert
    Und ist "12.03.1980" nirgends gespeichert

  @T23a @T23b
  Szenario: Wer eine Arbeitsmappe gespeichert hat, wird nicht mit ihr aufgehoben
    Angenommen am 04.07.2016 trifft die Arbeitsmappe "schnittstellendialoge_2016.xlsx" ein, in deren Eigenschaften "Hannelore Musterfrau" als Verfasserin steht
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                           | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | schnittstellendialoge_2016.xlsx | 9       | 9          | 0       | 0         | 0             |
    Und ist "Musterfrau" nirgends gespeichert
    Und ist "Velbert" gespeichert

  @T25
  Szenario: Ein Punkt statt der Zahl heißt „nicht bekannt“ und hält die anderen Zeilen nicht auf
    Angenommen am 30.06.2016 trifft die Datei "zielnachhaltung_2016-03.csv" ein:
      """
      Jobcenter:;JC Musterkreis;;;;;;
      Berichtsmonat:;März 2016;;;;;;
      Datenstand:;Juni 2016;;;;;;
      ;;;;;;;
      Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus
      Leistungen Unterkunft und Heizung (ohne Flüchtlinge) in EUR;kum.;24.519.874,36;x;x;24.550.000,00;-0,1;vorläufig
      Krankheitsquote;JD;.;.;.;11,0;;vorläufig
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                       | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | zielnachhaltung_2016-03.csv | 2       | 2          | 0       | 0         | 0             |
    Wenn am 04.07.2016 geurteilt wird
    Dann lautet das Urteil zu T25 "nicht bewertbar"
    Wenn das Urteil zu T25 am 04.07.2016 erläutert wird
    Dann lautet die Tafel unter "Meldungen, die nicht gezählt haben":
      | Warum nicht                   | Angaben                                     | Datei, Zeile                   |
      | enthält die nötige Zahl nicht | statt einer Zahl: nicht bekannt, Soll 11 %  | zielnachhaltung_2016-03.csv, 7 |

  @T03
  Szenario: Zwei Zeilen, die sich widersprechen: keine gilt, und der Absender liest beide
    Angenommen am 30.06.2016 trifft die Datei "zielnachhaltung_2016-03.csv" ein:
      """
      Jobcenter:;JC Musterkreis;;;;;;
      Berichtsmonat:;März 2016;;;;;;
      Datenstand:;Juni 2016;;;;;;
      ;;;;;;;
      Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus
      Leistungen Unterkunft und Heizung (ohne Flüchtlinge) in EUR;kum.;24.519.874,36;x;x;24.550.000,00;-0,1;vorläufig
      Leistungen Unterkunft und Heizung (ohne Flüchtlinge) in EUR;kum.;24.591.874,36;x;x;24.550.000,00;-0,1;vorläufig
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                       | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | zielnachhaltung_2016-03.csv | 2       | 0          | 0       | 0         | 2             |
    Und der Absender von "zielnachhaltung_2016-03.csv" liest "für dasselbe stehen hier verschiedene Angaben: Zeilen 6, 7"

  @T23a @T23b
  Szenario: Was vor dieser Prüfung archiviert wurde, wird noch einmal angesehen und bereinigt
    Angenommen seit dem 04.07.2016 liegt die Arbeitsmappe "schnittstellendialoge_2016.xlsx" noch so im Archiv, wie sie kam, mit diesen Fällen im Pivot-Zwischenspeicher:
      | Name                  | BG-Nummer      | Geburtsdatum |
      | Musterfrau, Hannelore | 12345BG0012345 | 12.03.1980   |
    Wenn das Archiv am 05.07.2016 noch einmal auf Sozialdaten geprüft und bereinigt wird
    Dann nennt die Prüfung des Archivs zu "schnittstellendialoge_2016.xlsx": "der Pivot-Zwischenspeicher enthält Einzelfälle"
    Und ist "Musterfrau" nirgends gespeichert
    Und ist "12345BG0012345" nirgends gespeichert
    Und sind im Ganzen 9 Meldungen gespeichert

  @T09a
  Szenario: Was später berichtigt wurde, bleibt für einen früheren Tag so, wie es bekannt war
    Angenommen die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016:
      | Geschäftsstelle | Monat   | Prüfthema | Fallart  | geprüft |
      | Hilden          | 01/2016 | Akte      | Neufälle | 75      |
    Und die Fachaufsicht meldet am 04.07.2016 für das 1. Quartal 2016:
      | Geschäftsstelle | Monat   | Prüfthema | Fallart  | geprüft |
      | Hilden          | 01/2016 | Akte      | Neufälle | 57      |
    Wenn der 30.06.2016 nach dem Kenntnisstand vom 30.06.2016, 18:00 Uhr, beurteilt wird
    Dann lautet das Urteil zu T09a "offen" mit dem Kennwert "75 Prüfungen"
    Wenn der 30.06.2016 nach dem Kenntnisstand vom 05.07.2016, 18:00 Uhr, beurteilt wird
    Dann lautet das Urteil zu T09a "gefährdet" mit dem Kennwert "57 Prüfungen"

  @P20
  Szenario: Eine falsche Zeile hält die anderen Kennzahlen des Monats nicht auf
    Angenommen am 10.06.2016 trifft die Datei "monatszahlen_2016-05.csv" ein:
      """
      Jobcenter ME-aktiv
      Berichtsmonat: Mai 2016
      Datenstand: Mai 2016

      Kennzahl;Bereich;Aggregat;Zähler;Nenner;Ist;Vorjahr;VZÄ;Köpfe;Datenstatus
      Plus5, Integrationen;Plus5;Monatswert;x;x;130;x;x;x;endgültig
      I-Kunden, beendete Leistungsfälle;I-Kunden;kum.;x;x;-5;x;x;x;endgültig
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                    | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | monatszahlen_2016-05.csv | 2       | 1          | 0       | 0         | 1             |
    Und sind im Ganzen 1 Meldungen gespeichert

  @P24 @T14
  Szenario: Die Terminliste kommt jeden Monat ganz und zählt doch nur einmal
    Angenommen am 31.05.2016 trifft die Datei "termine_2016_Stand_2016-05-31.csv" ein:
      """
      Termine 2016
      Stand: 31.05.2016

      Kennung;Anlass;Bereich;Monat;geplant;durchgeführt;Protokoll
      zg-05-1;Zielgespräch;GSt Hilden;05/2016;10.05.2016;10.05.2016;NS-zg-05-1
      bl-hilden;BTM Dienstbesprechung Leistung;GSt Hilden;-;29.06.2016;-;-
      """
    Und am 30.06.2016 trifft die Datei "termine_2016_Stand_2016-06-30.csv" ein:
      """
      Termine 2016
      Stand: 30.06.2016

      Kennung;Anlass;Bereich;Monat;geplant;durchgeführt;Protokoll
      zg-05-1;Zielgespräch;GSt Hilden;05/2016;10.05.2016;10.05.2016;NS-zg-05-1
      bl-hilden;BTM Dienstbesprechung Leistung;GSt Hilden;-;28.09.2016;-;-
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                             | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | termine_2016_Stand_2016-05-31.csv | 2       | 2          | 0       | 0         | 0             |
      | termine_2016_Stand_2016-06-30.csv | 2       | 0          | 1       | 1         | 0             |

  @T23a @T23b @T25
  Szenario: Eine Arbeitsmappe, an der das Lesen abbrechen würde, hält keine andere Datei auf
    Angenommen am 30.06.2016 trifft die Arbeitsmappe "schnittstellendialoge_2016.xlsx" ein, in der auch die Zelle "XFD1048576" belegt ist
    Und am 30.06.2016 trifft die Datei "zielnachhaltung_2016-03.csv" ein:
      """
      Jobcenter:;JC Musterkreis;;;;;;
      Berichtsmonat:;März 2016;;;;;;
      Datenstand:;Juni 2016;;;;;;
      ;;;;;;;
      Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus
      Krankheitsquote;JD;.;.;11,4;11,0;;vorläufig
      """
    Wenn die Dateien eingelesen werden
    Dann ist die Datei "schnittstellendialoge_2016.xlsx" abgelehnt
    Und der Absender von "schnittstellendialoge_2016.xlsx" liest "die Zelle XFD1048576 ist nicht leer"
    Und lautet die Rechenschaft:
      | Datei                           | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | schnittstellendialoge_2016.xlsx | 0       | 0          | 0       | 0         | 0             |
      | zielnachhaltung_2016-03.csv     | 1       | 1          | 0       | 0         | 0             |

  @T03
  Szenario: Was in einer Zählweise gemeldet ist, die keine Regel zählt, zählt für nichts, und der Absender liest es
    Angenommen am 14.04.2016 trifft die Datei "zielnachhaltung_2016-03.csv" ein:
      """
      Jobcenter:;JC Musterkreis;;;;;;
      Berichtsmonat:;März 2016;;;;;;
      Datenstand:;April 2016;;;;;;
      ;;;;;;;
      Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus
      Leistungen Unterkunft und Heizung (ohne Flüchtlinge) in EUR;Monatswert;8.174.968,59;x;x;8.183.333,33;-0,1;vorläufig
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                       | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | zielnachhaltung_2016-03.csv | 1       | 1          | 0       | 0         | 0             |
    Und der Absender von "zielnachhaltung_2016-03.csv" liest "keine Regel zählt diese Zahl als Monatswert, nur als Wert des Jahres bis dahin; sie zählt für nichts"
    Und der Absender von "zielnachhaltung_2016-03.csv" liest "Zeile 6"

  @T03
  Szenario: Eine Zahl mit mehr Stellen, als sich vergleichen lassen, wird mit ihrer Spalte zurückgewiesen
    Angenommen am 30.06.2016 trifft die Datei "zielnachhaltung_2016-03.csv" ein:
      """
      Jobcenter:;JC Musterkreis;;;;;;
      Berichtsmonat:;März 2016;;;;;;
      Datenstand:;Juni 2016;;;;;;
      ;;;;;;;
      Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus
      Leistungen Unterkunft und Heizung (ohne Flüchtlinge) in EUR;kum.;24519874,35999999999;x;x;24.550.000,00;-0,1;vorläufig
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                       | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | zielnachhaltung_2016-03.csv | 1       | 0          | 0       | 0         | 1             |
    Und der Absender von "zielnachhaltung_2016-03.csv" liest "„Zähler“ hat mehr Stellen, als sich für die Regel „kdu-budget“ genau vergleichen lassen"

  @T03
  Szenario: Eine zurückgenommene Korrektur gilt wieder
    Angenommen am 30.06.2016 trifft die Datei "zielnachhaltung_2016-03.csv" ein:
      """
      Berichtsmonat:;März 2016;;;;;;
      Datenstand:;Juni 2016;;;;;;
      Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus
      Leistungen Unterkunft und Heizung (ohne Flüchtlinge) in EUR;kum.;24.519.874,36;x;x;24.550.000,00;-0,1;vorläufig
      """
    Und am 01.07.2016 trifft die Datei "zielnachhaltung_2016-03_berichtigt.csv" ein:
      """
      Berichtsmonat:;März 2016;;;;;;
      Datenstand:;Juni 2016;;;;;;
      Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus
      Leistungen Unterkunft und Heizung (ohne Flüchtlinge) in EUR;kum.;25.419.874,36;x;x;24.550.000,00;3,5;vorläufig
      """
    Und am 04.07.2016 trifft die Datei "zielnachhaltung_2016-03_doch_richtig.csv" ein:
      """
      Berichtsmonat:;März 2016;;;;;;
      Datenstand:;Juni 2016;;;;;;
      Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus
      Leistungen Unterkunft und Heizung (ohne Flüchtlinge) in EUR;kum.;24.519.874,36;x;x;24.550.000,00;-0,1;vorläufig
      Krankheitsquote;JD;.;.;11,4;11,0;;vorläufig
      """
    Wenn die Dateien eingelesen werden
    Dann lautet die Rechenschaft:
      | Datei                                    | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
      | zielnachhaltung_2016-03.csv              | 1       | 1          | 0       | 0         | 0             |
      | zielnachhaltung_2016-03_berichtigt.csv   | 1       | 0          | 0       | 1         | 0             |
      | zielnachhaltung_2016-03_doch_richtig.csv | 2       | 1          | 0       | 1         | 0             |
    Wenn der 06.07.2016 nach dem Kenntnisstand vom 02.07.2016, 18:00 Uhr, beurteilt wird
    Dann lautet das Urteil zu T03 "gefährdet (Stand 31.03.2016, zwei Berichte überfällig)" mit dem Kennwert "25.419.874,36 €"
    Wenn am 06.07.2016 geurteilt wird
    Dann lautet das Urteil zu T03 "offen (Stand 31.03.2016, zwei Berichte überfällig)" mit dem Kennwert "24.519.874,36 €"

  @T03
  Szenario: Dieselbe Datei noch einmal nimmt eine Berichtigung nicht zurück, und ihr Absender liest das
    Angenommen am 30.06.2016 trifft die Datei "zielnachhaltung_2016-03.csv" ein:
      """
      Berichtsmonat:;März 2016;;;;;;
      Datenstand:;Juni 2016;;;;;;
      Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus
      Leistungen Unterkunft und Heizung (ohne Flüchtlinge) in EUR;kum.;25.419.874,36;x;x;24.550.000,00;3,5;vorläufig
      """
    Und am 01.07.2016 trifft die Datei "zielnachhaltung_2016-03_berichtigt.csv" ein:
      """
      Berichtsmonat:;März 2016;;;;;;
      Datenstand:;Juni 2016;;;;;;
      Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus
      Leistungen Unterkunft und Heizung (ohne Flüchtlinge) in EUR;kum.;24.519.874,36;x;x;24.550.000,00;-0,1;vorläufig
      """
    Und am 04.07.2016 trifft die Datei "zielnachhaltung_2016-03_noch_einmal.csv" ein:
      """
      Berichtsmonat:;März 2016;;;;;;
      Datenstand:;Juni 2016;;;;;;
      Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus
      Leistungen Unterkunft und Heizung (ohne Flüchtlinge) in EUR;kum.;25.419.874,36;x;x;24.550.000,00;3,5;vorläufig
      """
    Wenn die Dateien eingelesen werden
    Dann der Absender von "zielnachhaltung_2016-03_noch_einmal.csv" liest "SCHON BEKANNT"
    Und der Absender von "zielnachhaltung_2016-03_noch_einmal.csv" liest "seitdem wurde es anders gemeldet, und das gilt"
    Wenn am 06.07.2016 geurteilt wird
    Dann lautet das Urteil zu T03 "offen (Stand 31.03.2016, zwei Berichte überfällig)" mit dem Kennwert "24.519.874,36 €"

  @T06
  Szenario: Ein Stand, der erst noch kommt, wird zurückgewiesen
    Angenommen am 11.04.2016 trifft die Datei "fachaufsicht_2016-Q1.csv" ein:
      """
      Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
      Stand: 11.04.2061

      Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
      1;Hilden;01/2016;KdU;Neufälle;Zufall;40;1;2,5;04.02.2016;
      """
    Wenn die Dateien eingelesen werden
    Dann ist die Datei "fachaufsicht_2016-Q1.csv" abgelehnt
    Und der Absender von "fachaufsicht_2016-Q1.csv" liest "der Stand liegt nach dem Eingang (11.04.2016), also in der Zukunft"

  @T14
  Szenario: Was aus der Terminliste verschwindet, gilt als zurückgezogen
    Angenommen am 31.05.2016 trifft die Datei "termine_2016_Stand_2016-05-31.csv" ein:
      """
      Termine 2016
      Stand: 31.05.2016

      Kennung;Anlass;Bereich;Monat;geplant;durchgeführt;Protokoll;Teilnehmende
      bl-hilden;BTM Dienstbesprechung Leistung;GSt Hilden;-;10.05.2016;10.05.2016;NS-1;BTM, Geschäftsführung
      bl-velbert;BTM Dienstbesprechung Leistung;GSt Velbert;-;11.05.2016;11.05.2016;NS-2;BTM, Geschäftsführung
      """
    Und am 30.06.2016 trifft die Datei "termine_2016_Stand_2016-06-30.csv" ein:
      """
      Termine 2016
      Stand: 30.06.2016

      Kennung;Anlass;Bereich;Monat;geplant;durchgeführt;Protokoll;Teilnehmende
      bl-velbert;BTM Dienstbesprechung Leistung;GSt Velbert;-;11.05.2016;11.05.2016;NS-2;BTM, Geschäftsführung
      """
    Wenn der 31.05.2016 nach dem Kenntnisstand vom 31.05.2016, 20:00 Uhr, beurteilt wird
    Dann lautet das Urteil zu T14 in Hilden "erreicht" mit dem Kennwert "1 Termin"
    Wenn der 30.06.2016 nach dem Kenntnisstand vom 30.06.2016, 20:00 Uhr, beurteilt wird
    Dann lautet das Urteil zu T14 in Hilden "offen" mit dem Kennwert "0 Termine"
    Und lautet das Urteil zu T14 in Velbert "erreicht" mit dem Kennwert "1 Termin"
