# language: de
Funktionalität: Wer eine Datei schickt, erfährt, was aus ihr wurde (Plan 2016)
  Wo alles zählt, genügt eine Zeile in der Übersicht. Wo etwas nicht zählt, sagt es eine Mail, dem Absender und in
  demselben Durchlauf. Was niemand berichtigt, und was niemand geschickt haben will, geht an die Administration.

  Regel: Der Absender liest, welche Zeilen nicht zählen und warum

    @T06
    Szenario: Eine unmögliche Zeile hält die ganze Datei auf, und die Mail nennt sie
      Angenommen am 11.04.2016 trifft die fehlerhafte Datei "fachaufsicht_2016-Q1.csv" ein:
        """
        Jobcenter Musterkreis;;;;;;;;;;
        Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016;;;;;;;;;;
        Stand: 11.04.2016;;;;;;;;;;
        ;;;;;;;;;;
        Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
        1;Hilden;01/2016;KdU;Neufälle;Zufall;5;1;20,0;04.02.2016;
        2;Hilden;02/2016;KdU;Bestandsfälle;Zufall;12;14;;04.03.2016;
        """
      Wenn die Zielwacht am 12.04.2016 um 07:00 Uhr läuft
      Dann sind an fachaufsicht@jobcenter.example genau diese Empfangsbestätigungen angekommen:
        | Tag                  | Betreff beginnt mit                                                  |
        | Dienstag, 12.04.2016 | [Nicht übernommen] fachaufsicht_2016-Q1.csv, 2 Zeilen zurückgehalten |
      Und nennt die Empfangsbestätigung vom 12.04.2016 an fachaufsicht@jobcenter.example in Text und HTML:
        | davon zurückgehalten                                            |
        | „fehlerhaft“ ist größer als „geprüft“                           |
        | Bitte berichtigen Sie die Datei und senden Sie sie noch einmal. |
      Und nennt die Empfangsbestätigung vom 12.04.2016 an fachaufsicht@jobcenter.example nirgends "zielwacht records"

    @T06
    Szenario: Eine Datei, in der alles stimmt, macht keine Mail
      Angenommen diese Beispieldateien treffen ein:
        | Datei                    | Eingang    |
        | fachaufsicht_2016-Q1.csv | 11.04.2016 |
      Wenn die Zielwacht vom 12.04.2016 bis zum 14.04.2016 täglich um 07:00 Uhr läuft
      Dann ist keine Empfangsbestätigung angekommen

    @T09a @T09b @T06
    Szenario: Eine Datei, von der keine Zeile zählt, ist kein Bericht
      Angenommen am 11.04.2016 trifft die fehlerhafte Datei "fachaufsicht_2016-Q1.csv" ein:
        """
        Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016
        Stand: 11.04.2016

        Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
        1;Hilden;02/2016;KdU;Bestandsfälle;Zufall;12;14;;04.03.2016;
        """
      Wenn die Zielwacht vom 12.04.2016 bis zum 15.04.2016 täglich um 07:00 Uhr läuft
      Dann sind zum Bericht "fachaufsichtlichen Prüfungen" genau diese Mails angekommen:
        | Tag                 | an                             | Betreff beginnt mit |
        | Freitag, 15.04.2016 | fachaufsicht@jobcenter.example | [Bericht fehlt]     |

  Regel: Eine abgewiesene Datei, die niemand berichtigt, geht nach zwei Arbeitstagen an die Administration

    @T06
    Szenario: Am Montag abgewiesen, bis Mittwoch nicht berichtigt
      Angenommen am 11.04.2016 trifft die fehlerhafte Datei "fachaufsicht_2016-Q1.csv" ein:
        """
        Jobcenter Musterkreis;;
        """
      Wenn die Zielwacht vom 12.04.2016 bis zum 18.04.2016 täglich um 07:00 Uhr läuft
      Dann sind an fachaufsicht@jobcenter.example genau diese Empfangsbestätigungen angekommen:
        | Tag                  | Betreff beginnt mit                         |
        | Dienstag, 12.04.2016 | [Nicht übernommen] fachaufsicht_2016-Q1.csv |
      Und sind an controlling@jobcenter.example genau diese Empfangsbestätigungen angekommen:
        | Tag                    | Betreff beginnt mit                               |
        | Donnerstag, 14.04.2016 | [Noch nicht berichtigt] fachaufsicht_2016-Q1.csv |

  Regel: Was keinem Absender gehört, geht an die Administration

    @T06
    Szenario: Eine Liste, die niemand angekündigt hat
      Angenommen am 11.04.2016 trifft die fehlerhafte Datei "liste.csv" ein:
        """
        a;b
        1;2
        """
      Wenn die Zielwacht am 12.04.2016 um 07:00 Uhr läuft
      Dann sind an controlling@jobcenter.example genau diese Empfangsbestätigungen angekommen:
        | Tag                  | Betreff beginnt mit          |
        | Dienstag, 12.04.2016 | [Nicht übernommen] liste.csv |
      Und nennt die Empfangsbestätigung vom 12.04.2016 an controlling@jobcenter.example in Text und HTML:
        | keinem Postfach zuzuordnen |
