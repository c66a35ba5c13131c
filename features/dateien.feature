# language: de
Funktionalität: Was aus einer Datei wird, ist vorher zu sehen und nachher zurückzunehmen (Plan 2016)
  Wer eine Datei einliest, kann vorher sehen, was sie ändert. Was eine falsche Datei geändert hat, wird im Ganzen
  zurückgenommen, und was zu einem Zeitpunkt bekannt war, lässt sich jederzeit ausgeben.

  Regel: Vor dem Einlesen steht fest, was eine Datei ändert

    @T06
    Szenario: Der Probelauf nennt die Berichtigung und das Urteil, und nichts ist gespeichert
      Angenommen am 11.04.2016 trifft die Datei "fachaufsicht_2016-Q1a.csv" ein:
        """
        Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
        Stand: 11.04.2016

        Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
        1;Hilden;02/2016;KdU;Bestandsfälle;Zufall;60;2;;11.04.2016;
        """
      Und die Dateien werden eingelesen
      Und am 12.04.2016 trifft die Datei "fachaufsicht_2016-Q1b.csv" ein:
        """
        Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
        Stand: 12.04.2016

        Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
        1;Hilden;02/2016;KdU;Bestandsfälle;Zufall;60;9;;12.04.2016;
        """
      Wenn am 12.04.2016 der Probelauf für "fachaufsicht_2016-Q1b.csv" gezeigt wird
      Dann nennt der Probelauf:
        | Probelauf: Nichts wurde gespeichert.                                                            |
        | gelesen 1 = neu 0 + schon bekannt 0 + berichtigt 1 + zurückgehalten 0                           |
        | fehlerhaft 2, geprüft 60 → fehlerhaft 9, geprüft 60                                             |
        | kdu-error-rate/jobcenter/2016: erreicht (vorläufig) → Zielwert überschritten (Zwischenstand)    |
      Und sind im Ganzen 1 Meldungen gespeichert
      Wenn die Dateien eingelesen werden
      Dann lautet die Rechenschaft:
        | Datei                     | gelesen | angenommen | doppelt | Korrektur | in Quarantäne |
        | fachaufsicht_2016-Q1a.csv | 1       | 1          | 0       | 0         | 0             |
        | fachaufsicht_2016-Q1b.csv | 1       | 0          | 0       | 1         | 0             |

  Regel: Was eine falsche Datei geändert hat, wird im Ganzen zurückgenommen

    Grundlage:
      Angenommen am 11.04.2016 trifft die Datei "fachaufsicht_2016-Q1a.csv" ein:
        """
        Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
        Stand: 11.04.2016

        Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
        1;Hilden;02/2016;KdU;Bestandsfälle;Zufall;60;2;;11.04.2016;
        """
      Und am 12.04.2016 trifft die Datei "fachaufsicht_2016-Q1b.csv" ein:
        """
        Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
        Stand: 12.04.2016

        Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
        1;Hilden;02/2016;KdU;Bestandsfälle;Zufall;60;9;;12.04.2016;
        2;Velbert;02/2016;KdU;Bestandsfälle;Zufall;5;5;;12.04.2016;
        """

    @T06
    Szenario: Nach der Rücknahme urteilt die Zielwacht, als wäre die Datei nie gekommen
      Wenn die Zielwacht vom 11.04.2016 bis zum 13.04.2016 täglich um 18:00 Uhr läuft
      Und die Zielwacht am 14.04.2016 um 07:00 Uhr läuft
      Und am 14.04.2016 die Datei "fachaufsicht_2016-Q1b.csv" als falsche Datei zurückgenommen wird
      Dann nennt die Rücknahme:
        | fehlerhaft 9, geprüft 60 → fehlerhaft 2, geprüft 60 (fachaufsicht_2016-Q1a.csv, Zeile 1) |
        | entfällt       case_review:velbert:kdu:existing:random:2016-02                            |
      Wenn die Zielwacht am 14.04.2016 um 18:00 Uhr läuft
      Dann hat die Zielwacht am 13.04.2016 zu T06 "Zielwert überschritten (Zwischenstand)" festgehalten
      Und hat die Zielwacht am 14.04.2016 zu T06 "erreicht (vorläufig)" festgehalten

    @T06
    Szenario: Aufgehoben gilt die Datei wieder, und jeder Tag dazwischen bleibt, wie er beurteilt wurde
      Wenn die Zielwacht vom 11.04.2016 bis zum 13.04.2016 täglich um 18:00 Uhr läuft
      Und die Zielwacht am 14.04.2016 um 07:00 Uhr läuft
      Und am 14.04.2016 die Datei "fachaufsicht_2016-Q1b.csv" als falsche Datei zurückgenommen wird
      Und die Zielwacht am 14.04.2016 um 18:00 Uhr läuft
      Und die Zielwacht am 15.04.2016 um 07:00 Uhr läuft
      Und am 15.04.2016 die Rücknahme der Datei "fachaufsicht_2016-Q1b.csv" aufgehoben wird
      Und die Zielwacht am 15.04.2016 um 18:00 Uhr läuft
      Dann hat die Zielwacht am 14.04.2016 zu T06 "erreicht (vorläufig)" festgehalten
      Und hat die Zielwacht am 15.04.2016 zu T06 "Zielwert überschritten (Zwischenstand)" festgehalten

  Regel: Was zu einem Zeitpunkt bekannt war, lässt sich jederzeit ausgeben

    @T06
    Szenario: Ausgegeben wird, was am Abend vor der Berichtigung galt, und was heute gilt
      Angenommen am 11.04.2016 trifft die Datei "fachaufsicht_2016-Q1a.csv" ein:
        """
        Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
        Stand: 11.04.2016

        Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
        1;Hilden;02/2016;KdU;Bestandsfälle;Zufall;60;2;;11.04.2016;
        """
      Und am 12.04.2016 trifft die Datei "fachaufsicht_2016-Q1b.csv" ein:
        """
        Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
        Stand: 12.04.2016

        Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
        1;Hilden;02/2016;KdU;Bestandsfälle;Zufall;60;9;;12.04.2016;
        2;Velbert;02/2016;KdU;Bestandsfälle;Zufall;25;1;;12.04.2016;
        """
      Wenn die Dateien eingelesen werden
      Dann gibt der Export der geltenden Meldungen nach dem Kenntnisstand vom 11.04.2016 aus:
        | key                                            | reviewed | faulty | file                      |
        | case_review:hilden:kdu:existing:random:2016-02 | 60       | 2      | fachaufsicht_2016-Q1a.csv |
      Und gibt der Export der geltenden Meldungen nach dem Kenntnisstand vom 12.04.2016 aus:
        | key                                             | reviewed | faulty | file                      |
        | case_review:hilden:kdu:existing:random:2016-02  | 60       | 9      | fachaufsicht_2016-Q1b.csv |
        | case_review:velbert:kdu:existing:random:2016-02 | 25       | 1      | fachaufsicht_2016-Q1b.csv |
