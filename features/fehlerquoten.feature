# language: de
Funktionalität: Fehlerquoten unter 10 Prozent (Plan 2016, Zeilen T06 und T07)
  Höchstens ein kleiner Teil der geprüften Fälle darf fehlerhaft sein: weniger als 10 Prozent, im ganzen Jahr und
  im ganzen Haus. T06 meint die Arbeitsanweisung zu den Kosten der Unterkunft, T07 die wirtschaftliche
  Leistungsbearbeitung mit fünf Themen. Die Fachaufsicht meldet vierteljährlich.

  Regel: Verglichen wird exakt, gerundet wird nur die Anzeige

    @T06
    Szenariogrundriss: T06 an der Grenze von 10 Prozent
      Angenommen bis zum 31.12.2016 wurden zum Thema KdU <geprüft> Fälle geprüft, davon <fehlerhaft> fehlerhaft
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T06 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | geprüft | fehlerhaft | Urteil              | Kennwert               |
        | 300     | 29         | erreicht            | 9,7 % (29 von 300)     |
        | 300     | 30         | Ziel nicht erreicht | 10,0 % (30 von 300)    |
        | 991     | 99         | erreicht            | 9,99 % (99 von 991)    |
        | 10.000  | 999        | erreicht            | 9,99 % (999 von 10000) |
        | 300     | 0          | erreicht            | 0,0 % (0 von 300)      |

    @T07
    Szenariogrundriss: T07 an der Grenze von 10 Prozent
      Angenommen bis zum 31.12.2016 wurden zum Thema <Thema> 300 Fälle geprüft, davon <fehlerhaft> fehlerhaft
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T07 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Thema         | fehlerhaft | Urteil              | Kennwert            |
        | Rückforderung | 29         | erreicht            | 9,7 % (29 von 300)  |
        | Unterhalt     | 30         | Ziel nicht erreicht | 10,0 % (30 von 300) |
        | Regress       | 29         | erreicht            | 9,7 % (29 von 300)  |
        | Einkommen     | 30         | Ziel nicht erreicht | 10,0 % (30 von 300) |
        | Vermögen      | 31         | Ziel nicht erreicht | 10,3 % (31 von 300) |

    @T07
    Szenario: Die fünf Themen von T07 ergeben eine einzige Quote
      Angenommen bis zum 31.12.2016 wurden zum Thema Einkommen 100 Fälle geprüft, davon 12 fehlerhaft
      Und bis zum 31.12.2016 wurden zum Thema Vermögen 200 Fälle geprüft, davon 10 fehlerhaft
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T07 "erreicht" mit dem Kennwert "7,3 % (22 von 300)"

  Regel: Neben dem Urteil steht, wie viel die Stichprobe beweist

    @T06
    Szenariogrundriss: Aussagekraft einer Stichprobe zu T06
      Angenommen bis zum 31.12.2016 wurden zum Thema KdU <geprüft> Fälle geprüft, davon <fehlerhaft> fehlerhaft
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T06 "<Urteil>"
      Und die Aussagekraft ist "<Aussagekraft>"

      Beispiele:
        | geprüft | fehlerhaft | Urteil              | Aussagekraft                                             |
        | 300     | 21         | erreicht            | statistisch gesichert (95 %, einseitig)                  |
        | 300     | 22         | erreicht            | statistisch nicht gesichert, bis 10,4 % möglich          |
        | 300     | 29         | erreicht            | statistisch nicht gesichert, bis 13,0 % möglich          |
        | 300     | 39         | Ziel nicht erreicht | statistisch nicht gesichert, auch 9,9 % möglich          |
        | 300     | 40         | Ziel nicht erreicht | statistisch gesichert (95 %, einseitig)                  |
        | 99      | 5          | erreicht            | schwach, statistisch nicht gesichert, bis 10,4 % möglich |
        | 100     | 5          | erreicht            | statistisch nicht gesichert, bis 10,3 % möglich          |

    @T06
    Szenario: Weniger als 30 geprüfte Fälle sind nur ein Hinweis
      Angenommen bis zum 31.12.2016 wurden zum Thema KdU 29 Fälle geprüft, davon 2 fehlerhaft
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T06 "erreicht" mit dem Kennwert "6,9 % (Anzahlen unter 3 werden nicht gezeigt)"
      Und begründet wird das mit "Weniger als 30 geprüfte Fälle: Das ist nur ein Hinweis."

  Regel: Vor dem Jahresende ist eine überschrittene Quote ein Zwischenstand, kein verfehltes Ziel

    @T06
    Szenariogrundriss: T06 im Laufe des Jahres
      Angenommen bis zum 30.09.2016 wurden zum Thema KdU <geprüft> Fälle geprüft, davon <fehlerhaft> fehlerhaft
      Wenn am 17.10.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | geprüft | fehlerhaft | Urteil                                 | Kennwert              |
        | 300     | 29         | erreicht (vorläufig)                   | 9,7 % (29 von 300)    |
        | 300     | 30         | Zielwert überschritten (Zwischenstand) | 10,0 % (30 von 300)   |
        | 300     | 300        | Zielwert überschritten (Zwischenstand) | 100,0 % (300 von 300) |

    @T06
    Szenario: Auch am letzten Tag des Jahres ist eine überschrittene Quote noch ein Zwischenstand
      Angenommen bis zum 30.09.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 41 fehlerhaft
      Wenn am 31.12.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "Zielwert überschritten (Zwischenstand)" mit dem Kennwert "13,7 % (41 von 300)"

    @T06
    Szenario: Ist das Jahr vorbei und ein Quartal nicht gemeldet, wird nicht geurteilt, solange der Bericht fehlt
      Angenommen bis zum 30.09.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 41 fehlerhaft
      Wenn am Freitag, 13.01.2017 geurteilt wird
      Dann lautet das Urteil zu T06 "Zielwert überschritten (Zwischenstand)"
      Wenn am Samstag, 14.01.2017 geurteilt wird
      Dann lautet das Urteil zu T06 "nicht bewertbar" mit dem Kennwert "13,7 % (41 von 300)"
      Und begründet wird das mit "Der Zeitraum ist vorbei, aber es fehlen Berichte (1), als Erstes „4. Quartal 2016“."

  Regel: Fehlende Zahlen sind nie ein erreichtes Ziel

    @T06
    Szenario: Ohne Bericht ist T06 offen, bis die Zahlen zu erwarten sind, danach nicht bewertbar
      Wenn am Donnerstag, 14.04.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "offen" mit dem Kennwert "keiner"
      Und begründet wird das mit "Noch keine Zahlen; der nächste Bericht wird bis 14.04.2016 erwartet."
      Wenn am Freitag, 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "nicht bewertbar" mit dem Kennwert "keiner"
      Und begründet wird das mit "Es liegen keine Zahlen vor; als Erstes fehlt der Bericht „1. Quartal 2016“."

    @T06
    Szenario: Wurde im ganzen Jahr nichts geprüft, lässt sich T06 nicht bewerten
      Angenommen bis zum 31.12.2016 wurden zum Thema KdU 0 Fälle geprüft, davon 0 fehlerhaft
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T06 "nicht bewertbar" mit dem Kennwert "keiner"
      Und begründet wird das mit "Es wurde nichts gezählt (Nenner 0); daraus lässt sich kein Urteil ableiten."

    @T06
    Szenario: Was auf alten Zahlen beruht, nennt ihren Tag und was überfällig ist
      Angenommen die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft | fehlerhaft |
        | 03/2016 | KdU       | 300     | 12         |
      Wenn am 14.07.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "erreicht (vorläufig)" mit dem Kennwert "4,0 % (12 von 300)"
      Wenn am 18.10.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "erreicht (vorläufig, Stand 31.03.2016, zwei Berichte überfällig)" mit dem Kennwert "4,0 % (12 von 300)"
      Und begründet wird das mit "Stand 31.03.2016: 4,0 %; verlangt: unter 10 %. Der Zeitraum läuft noch."
      Und begründet wird das auch mit "Stand 31.03.2016, zwei Berichte überfällig: 2. Quartal 2016, 3. Quartal 2016."

    @T06
    Szenario: Nach einer Fehlanzeige wird der nächste überfällige Bericht nicht verschwiegen
      Angenommen die Fachaufsicht darf eine Tabelle ohne Zeilen als Fehlanzeige schicken
      Und die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016 eine Fehlanzeige
      Wenn am 18.07.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "offen (Stand 31.03.2016, ein Bericht überfällig)"
      Und begründet wird das mit "Stand 31.03.2016 war nichts zu zählen; ein weiterer Bericht wird bis 17.10.2016 erwartet."

    @T06
    Szenario: Sind alle Berichte da und keiner nennt das Thema, fehlt kein Bericht
      Angenommen bis zum 31.12.2016 wurden 300 Akten von Neufällen geprüft
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T06 "nicht bewertbar"
      Und begründet wird das mit "Die Berichte sind da, aber keiner enthält eine Stichprobe zu diesem Thema."

    @T06
    Szenario: Nach einer Fehlanzeige im ersten Quartal bleibt T06 offen
      Angenommen die Fachaufsicht darf eine Tabelle ohne Zeilen als Fehlanzeige schicken
      Und die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016 eine Fehlanzeige
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "offen" mit dem Kennwert "keiner"

    @T06
    Szenario: Eine unterdrückte Zahl macht T06 nicht bewertbar
      Angenommen die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016:
        | Geschäftsstelle | Monat   | Prüfthema | geprüft | fehlerhaft |
        | Hilden          | 01/2016 | KdU       | 40      | 1          |
        | Ratingen        | 02/2016 | KdU       | 4       | *          |
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "nicht bewertbar" mit dem Kennwert "keiner"
      Und begründet wird das mit "Vom Absender unterdrückte Zahlen: 1; die Summe ist deshalb nicht bekannt."

  Regel: Nur die Zufallsauswahl lässt auf alle Fälle schließen

    @T06
    Szenario: Geprüfte Fälle aus Anlass oder nach Beschwerde zählen bei T06 nicht mit
      Angenommen die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Auswahl    | geprüft | fehlerhaft |
        | 01/2016 | KdU       | Zufall     | 60      | 5          |
        | 01/2016 | KdU       | Anlass     | 10      | 9          |
        | 02/2016 | KdU       | Beschwerde | 7       | 7          |
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "erreicht (vorläufig)" mit dem Kennwert "8,3 % (5 von 60)"

    @T06
    Szenario: Eine unterdrückte Zahl außerhalb der Zufallsauswahl stört T06 nicht
      Angenommen die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Auswahl | geprüft | fehlerhaft |
        | 01/2016 | KdU       | Zufall  | 60      | 5          |
        | 01/2016 | KdU       | Anlass  | 4       | *          |
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "erreicht (vorläufig)" mit dem Kennwert "8,3 % (5 von 60)"

  Regel: Eine Berichtigung tritt an die Stelle der früheren Zahl, gleich welche zuerst eintrifft

    @T06
    Szenariogrundriss: Velbert berichtigt 1.012 geprüfte Fälle auf 12
      Angenommen die Fachaufsicht meldet am <Eingang der ersten Zahl> für das 1. Quartal 2016:
        | Geschäftsstelle | Monat   | Prüfthema | geprüft | fehlerhaft | Erfasst am |
        | Velbert         | 01/2016 | KdU       | 1.012   | 9          | 05.02.2016 |
        | Hilden          | 01/2016 | KdU       | 38      | 1          | 05.02.2016 |
      Und die Fachaufsicht meldet am <Eingang der Berichtigung> für das 1. Quartal 2016:
        | Geschäftsstelle | Monat   | Prüfthema | geprüft | fehlerhaft | Erfasst am |
        | Velbert         | 01/2016 | KdU       | 12      | 1          | 11.04.2016 |
      Wenn am 30.04.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "erreicht (vorläufig)" mit dem Kennwert "4,0 % (Anzahlen unter 3 werden nicht gezeigt)"

      Beispiele:
        | Eingang der ersten Zahl | Eingang der Berichtigung |
        | 11.04.2016              | 18.04.2016               |
        | 18.04.2016              | 11.04.2016               |

    @T06
    Szenario: Ein früherer Tag wird so beurteilt, wie er damals bekannt war
      Angenommen die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft | fehlerhaft |
        | 01/2016 | KdU       | 100     | 9          |
      Und die Fachaufsicht meldet am 02.05.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | geprüft | fehlerhaft |
        | 01/2016 | KdU       | 100     | 12         |
      Wenn der 30.04.2016 nach dem Kenntnisstand vom 30.04.2016, 23:59 Uhr, beurteilt wird
      Dann lautet das Urteil zu T06 "erreicht (vorläufig)" mit dem Kennwert "9,0 % (9 von 100)"
      Wenn der 30.04.2016 nach dem Kenntnisstand vom 02.05.2016, 11:59 Uhr, beurteilt wird
      Dann lautet das Urteil zu T06 "erreicht (vorläufig)" mit dem Kennwert "9,0 % (9 von 100)"
      Wenn der 30.04.2016 nach dem Kenntnisstand vom 02.05.2016, 12:01 Uhr, beurteilt wird
      Dann lautet das Urteil zu T06 "Zielwert überschritten (Zwischenstand)" mit dem Kennwert "12,0 % (12 von 100)"

  Regel: Die Quote gilt im ganzen Haus

    @T06
    Szenario: Zahlen aller Geschäftsstellen werden für T06 zusammengezählt
      Angenommen die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016:
        | Geschäftsstelle | Monat   | Prüfthema | geprüft | fehlerhaft |
        | Hilden          | 01/2016 | KdU       | 10      | 4          |
        | Wülfrath        | 01/2016 | KdU       | 90      | 5          |
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "erreicht (vorläufig)" mit dem Kennwert "9,0 % (9 von 100)"

    @T06
    Szenario: Zahlen einer aufgegangenen Geschäftsstelle zählen bei T06 weiter
      Angenommen die Geschäftsstelle Heiligenhaus besteht bis zum 30.04.2016 und geht dann in Velbert auf
      Und die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016:
        | Geschäftsstelle | Monat   | Prüfthema | geprüft | fehlerhaft |
        | Heiligenhaus    | 03/2016 | KdU       | 20      | 3          |
        | Velbert         | 03/2016 | KdU       | 20      | 0          |
      Wenn am 04.07.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "erreicht (vorläufig)" mit dem Kennwert "7,5 % (3 von 40)"
