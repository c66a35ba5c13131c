# language: de
Funktionalität: Ziele, Gespräche, Regeln und Dateien im Browser
  Wer das Haus führt, bereitet im Browser das Gespräch vor und hält fest, was vereinbart ist. Wer Regeln ändert, Dateien
  bringt oder Listen auswertet, tut es dort, und die Seite sagt, was gilt und was nicht.

  Regel: Was zu einem Befund vereinbart ist, steht auf dem Gesprächsblatt, bis es erledigt ist

    @P24 @P34
    Szenario: Ein versäumtes Zielgespräch wird mit Maßnahme übernommen, und die Maßnahme wird erledigt gemeldet
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und die Bereichsleitung Markt & Integration am 03.05.2016 um 10:00 Uhr die Seite "/befunde/monthly-target-talks/ratingen/2016-04" öffnet
      Und auf dieser Seite "Mit Maßnahme bestätigen" gewählt wird mit:
        | Angabe                | Wert                |
        | Bis wann?             | 31.05.2016          |
        | Maßnahme erledigt bis | 20.05.2016          |
        | Grund                 | Maßnahme vereinbart |
        | Aktenzeichen          | 50.1-2016/080       |
      Dann sagt die Seite:
        | Bestätigt: übernommen bis 31.05.2016  |
        | bis 20.05.2016 (50.1-2016/080); offen |
      Wenn die Bereichsleitung Markt & Integration am 04.05.2016 um 10:00 Uhr die Seite "/zielgespraech/ratingen/2016-05" öffnet
      Dann sagt die Seite:
        | Vereinbarung vom 03.05.2016 (50.1-2016/080) Zielgespräch, April 2016 Bereichsleitung Markt & Integration 20.05.2016 |
      Wenn auf dieser Seite "Erledigt melden" gewählt wird mit:
        | Angabe               | Wert                                                                            |
        | Welche Vereinbarung? | Vereinbarung vom 03.05.2016 (50.1-2016/080) – Zielgespräch, April 2016 – 20.05.2016 |
        | Erledigt am          | 04.05.2016                                                                      |
        | Aktenzeichen         | 50.1-2016/081                                                                   |
      Dann sagt die Seite:
        | erledigt am 04.05.2016 |
      Wenn die Zielwacht am 05.05.2016 um 07:00 Uhr läuft
      Und die Bereichsleitung Markt & Integration am 05.05.2016 um 10:00 Uhr die Seite "/verpflichtungen/agreements-kept/ratingen/2016-m01-ratingen" öffnet
      Dann sagt die Seite:
        | ✓ Erreicht |

    @P24
    Szenario: Ein Gespräch, das auf dem Blatt gemeldet ist, erfüllt die Regel
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Bereichsleitung Markt & Integration am 03.05.2016 um 10:00 Uhr die Seite "/zielgespraech/ratingen/2016-05" öffnet
      Und auf dieser Seite "Gespräch melden" gewählt wird mit:
        | Angabe                         | Wert          |
        | Gehalten am                    | 02.05.2016    |
        | Aktenzeichen der Niederschrift | 50.1-2016/077 |
      Dann sagt die Seite:
        | gehalten am 02.05.2016 (50.1-2016/077)                           |
        | Außer dem Gespräch wird für diesen Monat hier nichts geschuldet. |
      Wenn die Zielwacht am 04.05.2016 um 07:00 Uhr läuft
      Und die Bereichsleitung Markt & Integration am 04.05.2016 um 10:00 Uhr die Seite "/verpflichtungen/monthly-target-talks/ratingen/2016-05" öffnet
      Dann sagt die Seite:
        | ✓ Erreicht                  |
        | Bereits erreicht: 1 Gespräch |

  Regel: Eine Liste zeigt nie alles, wo es die Auswahl nicht gibt, und die Datei hat die Zeilen der Seite

    @P24
    Szenario: Die Geschäftsführung vertippt sich in der Geschäftsstelle, wählt sie dann aus und nimmt die Liste mit
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und die Geschäftsführung am 03.05.2016 um 10:00 Uhr die Seite "/befunde?einheit=rattingen" öffnet
      Dann sagt die Seite:
        | Diese Auswahl gibt es so nicht, darum ist die Liste leer |
        | Einheit: „rattingen“ gibt es hier nicht                  |
      Und sagt die Seite nirgends "April 2016"
      Wenn die Geschäftsführung am 03.05.2016 um 10:00 Uhr die Seite "/befunde?einheit=ratingen" öffnet
      Dann hat die CSV-Datei dieser Seite dieselben 4 Zeilen wie die Seite

  Regel: In der Übersicht steht je Ziel und Einheit der schlechteste Zustand, mit seinem Wort

    @P24
    Szenario: Vier Gespräche sind versäumt, acht stehen noch aus, und die Zelle sagt das Schlechteste
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und die Geschäftsführung am 03.05.2016 um 10:00 Uhr die Seite "/uebersicht" öffnet
      Dann sagt die Seite:
        | In jeder Zelle steht der schlechteste Zustand                                  |
        | Führung, Planung und Arbeitsschutz im Haus ✗ Ziel nicht erreicht 4 von 12      |
        | Befunde, die niemand übernommen hat 28                                         |

  Regel: Eine geänderte Regel tritt nur so in Kraft, wie sie vorher zu sehen war, und nur einmal

    @T09a
    Szenario: Die Geschäftsführung stimmt zu, das Controlling setzt in Kraft, und der zweite Browser erfährt es
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und der Zielwert zu T09a wird im Regelordner von "300" auf "250" geändert
      Wenn am 04.07.2016 um 09:00 Uhr eine Vorschau der geänderten Regeln entstanden ist
      Und die Geschäftsführung am 04.07.2016 um 09:10 Uhr die Seite "/regeln/vorschau" öffnet
      Und auf dieser Seite "Zustimmen" gewählt wird mit:
        | Angabe              | Wert |
        | Prüfungen Neufälle  | ja   |
      Dann sagt die Seite:
        | Geschäftsführung, 04.07.2016, 09:10 Uhr |
      Wenn das Controlling am 04.07.2016 um 10:00 Uhr die Seite "/regeln/vorschau" in zwei Browsern öffnet
      Und auf dieser Seite "Weiter" gewählt wird mit:
        | Angabe | Wert          |
        | Grund  | Nachverhandelt |
      Und auf dieser Seite "Jetzt in Kraft setzen" gewählt wird
      Dann sagt die Seite:
        | Diese Änderung ist in Kraft (Aktivierung 2) |
      Wenn der andere Browser benutzt wird
      Und auf dieser Seite "Weiter" gewählt wird mit:
        | Angabe | Wert          |
        | Grund  | Nachverhandelt |
      Dann sagt die Seite:
        | hat schon zur Aktivierung 2 geführt |
      Und sind die Regeln der Aktivierung 2 in Kraft

    @T09a
    Szenario: Nach der Vorschau wird noch einmal geändert, und was niemand gesehen hat, tritt nicht in Kraft
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und der Zielwert zu T09a wird im Regelordner von "300" auf "250" geändert
      Wenn am 04.07.2016 um 09:00 Uhr eine Vorschau der geänderten Regeln entstanden ist
      Und das Controlling am 04.07.2016 um 10:00 Uhr die Seite "/regeln/vorschau" öffnet
      Und der Zielwert zu T09a im Regelordner von "250" auf "200" geändert wird
      Und auf dieser Seite "Weiter" gewählt wird mit:
        | Angabe  | Wert                |
        | Grund   | Nachverhandelt      |
        | Notfall | die Meldefrist läuft |
      Dann sagt die Seite:
        | stimmt nicht mehr |
      Und sind die Regeln der Aktivierung 1 in Kraft

  Regel: Eine Datei zählt einmal, wie oft sie auch kommt, und was zurückgehalten ist, entscheidet eine andere Stelle

    @T06
    Szenario: Das Controlling lädt dieselbe Datei zweimal hoch
      Wenn das Controlling am 11.04.2016 um 10:00 Uhr die Seite "/eingang" öffnet
      Und auf dieser Seite die Datei "fachaufsicht_2016-Q1.csv" hochgeladen wird:
        """
        Jobcenter Musterkreis;;;;;;;;;;
        Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016;;;;;;;;;;
        Stand: 11.04.2016;;;;;;;;;;
        ;;;;;;;;;;
        Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
        1;Hilden;01/2016;KdU;Neufälle;Zufall;5;1;20,0;04.02.2016;
        2;Velbert;02/2016;KdU;Bestandsfälle;Zufall;12;4;;04.03.2016;
        """
      Dann sagt die Seite:
        | 2 = 2 neu + 0 bekannt + 0 berichtigt + 0 zurückgehalten |
      Wenn das Controlling am 11.04.2016 um 10:30 Uhr die Seite "/eingang" öffnet
      Und auf dieser Seite die Datei "fachaufsicht_2016-Q1 (Kopie).csv" hochgeladen wird:
        """
        Jobcenter Musterkreis;;;;;;;;;;
        Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016;;;;;;;;;;
        Stand: 11.04.2016;;;;;;;;;;
        ;;;;;;;;;;
        Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
        1;Hilden;01/2016;KdU;Neufälle;Zufall;5;1;20,0;04.02.2016;
        2;Velbert;02/2016;KdU;Bestandsfälle;Zufall;12;4;;04.03.2016;
        """
      Dann sagt die Seite:
        | 0 neu + 2 bekannt |
      Und sind im Ganzen 2 Meldungen gespeichert

    @T06
    Szenario: Die Geschäftsführung übernimmt im Browser die Zeile, die nur mit ihrer Datei aufgehalten war
      Wenn das Controlling am 11.04.2016 um 10:00 Uhr die Seite "/eingang" öffnet
      Und auf dieser Seite die Datei "fachaufsicht_2016-Q1.csv" hochgeladen wird:
        """
        Jobcenter Musterkreis;;;;;;;;;;
        Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016;;;;;;;;;;
        Stand: 11.04.2016;;;;;;;;;;
        ;;;;;;;;;;
        Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
        1;Hilden;01/2016;KdU;Neufälle;Zufall;5;1;20,0;04.02.2016;
        2;Velbert;02/2016;Unterkunft;Bestandsfälle;Zufall;12;4;;04.03.2016;
        """
      Dann sagt die Seite:
        | 2 = 0 neu + 0 bekannt + 0 berichtigt + 2 zurückgehalten |
        | mit der Datei zurückgehalten, wegen Zeile 2             |
      Wenn die Geschäftsführung am 12.04.2016 um 09:00 Uhr die Seite "/eingang/1.1" öffnet
      Und auf dieser Seite "Weiter" gewählt wird mit:
        | Angabe       | Wert                   |
        | Übernehmen   | ja                     |
        | Begründung   | vom Absender bestätigt |
        | Aktenzeichen | 50.1-2016/077          |
      Dann sagt die Seite:
        | Bitte bestätigen |
      Wenn auf dieser Seite "Übernehmen" gewählt wird
      Dann sagt die Seite:
        | noch einmal gelesen: Nummer 1                           |
        | Gebracht von Controlling                                |
        | 1 = 1 neu + 0 bekannt + 0 berichtigt + 0 zurückgehalten |
      Wenn die Geschäftsführung am 12.04.2016 um 09:30 Uhr die Seite "/eingang/1.1" öffnet
      Dann sagt die Seite:
        | Stand: erledigt; übernommen am 12.04.2016 durch Geschäftsführung: vom Absender bestätigt, Aktenzeichen 50.1-2016/077 |
      Und sind im Ganzen 1 Meldungen gespeichert

  Regel: Ein Schlüssel, der abgelaufen ist, öffnet einer Maschine nichts mehr

    @T06
    Szenario: Das Berichtswesen liest am letzten Tag seines Schlüssels, und am Tag danach nicht mehr
      Wenn das Controlling am 11.04.2016 um 10:00 Uhr die Seite "/verwaltung" öffnet
      Und auf dieser Seite "Schlüssel anlegen" gewählt wird mit:
        | Angabe               | Wert             |
        | Zweck                | berichtswesen    |
        | Wessen Sicht hat er? | Geschäftsführung |
        | Lesen                | ja               |
        | Letzter Tag          | 12.04.2016       |
      Und mit dem Schlüssel von dieser Seite am 13.04.2016 um 00:30 Uhr "/api/v1/obligations" gelesen wird
      Dann sagt die Seite:
        | gilt seit dem Ende des 12.04.2016 nicht mehr |
      Und sagt die Seite nirgends "kdu-error-rate"

  Regel: Wer im Haus wofür da ist, sieht auf den Seiten das Seine und nicht mehr

    @P24 @P34
    Szenario: Die Geschäftsstellenleitung sieht das Gespräch über ihre Einheit im Kalender, mit der Stelle, die einlädt
      Wenn die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und die Geschäftsstellenleitung in Ratingen am 03.05.2016 um 10:00 Uhr die Seite "/kalender?monat=2016-05" öffnet
      Dann sagt die Seite:
        | Zielgespräch, Mai 2016 betrifft Ihre Einheit; zuständig: Bereichsleitung Markt & Integration |
      Wenn die Geschäftsstellenleitung in Velbert am 03.05.2016 um 10:00 Uhr die Seite "/zielgespraech/ratingen/2016-05" öffnet
      Dann sagt die Seite:
        | gibt es nicht |

    @T11 @T25
    Szenario: Der Personalrat liest, was über Beschäftigte gemessen wird, und keinen Befund des Hauses
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und der Personalrat am 03.05.2016 um 10:00 Uhr die Seite "/mitbestimmung" öffnet
      Dann sagt die Seite:
        | Krankheitsquote |
      Wenn der Personalrat am 03.05.2016 um 10:00 Uhr die Seite "/befunde/investigation-criteria-agreed/jobcenter/2016" öffnet
      Dann sagt die Seite nirgends "Kriterien"
      Wenn die Geschäftsführung am 03.05.2016 um 10:00 Uhr die Seite "/befunde/investigation-criteria-agreed/jobcenter/2016" öffnet
      Dann sagt die Seite:
        | Frist überschritten |

    @T11
    Szenario: Wer prüft, findet zu jeder Zeile des Plans die Regel oder den Grund, warum es keine gibt
      Wenn die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und die Interne Revision / Rechnungsprüfung am 03.05.2016 um 10:00 Uhr die Seite "/nachweis?regel=ohne" öffnet
      Dann sagt die Seite:
        | Z. 432 keine Regel: Beurteilungskonzept: das Verhalten Beschäftigter wird nicht überwacht (Annahme) |
      Und sagt die Seite nirgends "T11"

    @T11
    Szenario: Die Administration sieht auf der Seite des Betriebs, was die Technik weiß, die Geschäftsstelle nicht
      Wenn die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und das Controlling am 03.05.2016 um 10:00 Uhr die Seite "/betrieb" öffnet
      Dann sagt die Seite:
        | Betrieb |
      Wenn die Geschäftsstellenleitung in Ratingen am 03.05.2016 um 10:00 Uhr die Seite "/betrieb" öffnet
      Dann sagt die Seite:
        | Ihre Stelle hat dafür nicht die Rechte |
