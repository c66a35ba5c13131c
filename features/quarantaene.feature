# language: de
Funktionalität: Was zurückgehalten ist, bleibt sichtbar, bis jemand darüber entschieden hat (Plan 2016)
  Eine abgewiesene Zeile ist nicht verloren: Sie hat eine Nummer, unter der Absender und Haus über sie sprechen. Ist das
  Profil berichtigt, wird die Datei aus dem Archiv noch einmal gelesen. Was ein Mensch entscheiden kann, entscheidet eine
  Stelle, die dazu befugt ist und die Datei nicht selbst gesandt hat. Was niemand lesen kann, muss neu kommen.

  Grundlage:
    Angenommen am 11.04.2016 trifft die fehlerhafte Datei "fachaufsicht_2016-Q1.csv" ein:
      """
      Jobcenter Musterkreis;;;;;;;;;;
      Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016;;;;;;;;;;
      Stand: 11.04.2016;;;;;;;;;;
      ;;;;;;;;;;
      Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
      1;Hilden;01/2016;KdU;Neufälle;Zufall;5;1;20,0;04.02.2016;
      2;Velbert;02/2016;Unterkunft;Bestandsfälle;Zufall;12;4;;04.03.2016;
      """
    Und die Dateien werden eingelesen

  Regel: Nach der Berichtigung des Profils wird gelesen, was schon da ist, und jedes Mal geht die Rechnung auf

    @T06
    Szenario: Ein Wort, das niemand vereinbart hatte, wird vereinbart
      Dann ist noch zurückgehalten:
        | 1.2  11.04.2016  fachaufsicht  fachaufsicht_2016-Q1.csv, Zeile 2 (in der Datei Zeile 7), Spalte 4 |
        | mit ihr zurückgehalten, ohne eigenen Fehler: 1                                                    |
      Wenn das Profil der Fachaufsicht am 18.04.2016 das Wort "Unterkunft" für "KdU" aufnimmt
      Und am 18.04.2016 die zurückgehaltene Datei "1" noch einmal gelesen wird
      Dann lautet die Rechenschaft:
        | Datei                    | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
        | fachaufsicht_2016-Q1.csv | 2       | 2          | 0       | 0         | 0             |
      Und sind im Ganzen 2 Meldungen gespeichert
      Und ist nichts zurückgehalten, über das noch zu entscheiden wäre
      Und steht unter "1.2":
        | Stand: erledigt; dieselbe Datei wurde am 18.04.2016, 12:00 Uhr noch einmal gelesen |

  Regel: Wer befugt ist, übernimmt, woran nichts falsch ist; wer die Datei gesandt hat, nicht

    @T06
    Szenario: Die Geschäftsführung übernimmt die Zeile, die nur mit ihrer Datei aufgehalten war
      Dann darf die Fachaufsicht am 12.04.2016 "1.1" mit dem Grund "vom Absender bestätigt" nicht übernehmen: "hat die Datei selbst gesandt"
      Und darf die Geschäftsführung am 12.04.2016 "1.2" mit dem Grund "vom Absender bestätigt" nicht übernehmen: "Was nicht lesbar oder geschützt ist"
      Wenn die Geschäftsführung am 12.04.2016 "1.1" mit dem Grund "vom Absender bestätigt" zum Aktenzeichen "50.1-2016/077" übernimmt
      Dann sind im Ganzen 1 Meldungen gespeichert
      Und steht unter "1.1":
        | Stand: erledigt; übernommen am 12.04.2016 durch gf: vom Absender bestätigt, Aktenzeichen 50.1-2016/077 |
      Und ist noch zurückgehalten:
        | 1.2  11.04.2016  fachaufsicht  fachaufsicht_2016-Q1.csv, Zeile 2 |

  Regel: Was nicht zählen soll, wird verworfen und bleibt nachzulesen

    @T06
    Szenario: Die Fachaufsicht verwirft ihre Datei, und niemand muss mehr entscheiden
      Wenn die Fachaufsicht am 12.04.2016 "1" mit dem Grund "entbehrlich" verwirft
      Dann ist nichts zurückgehalten, über das noch zu entscheiden wäre
      Und sind im Ganzen 0 Meldungen gespeichert
      Und steht unter "1.2":
        | fachaufsicht_2016-Q1.csv, Zeile 2 (in der Datei Zeile 7), Spalte 4 „Prüfthema“ |
        | Stand: erledigt; verworfen am 12.04.2016 durch fachaufsicht: entbehrlich       |
        | Original: im Archiv                                                            |
