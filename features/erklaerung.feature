# language: de
Funktionalität: Jedes Urteil lässt sich nachrechnen (Plan 2016, Zeilen T02, T03, T06, T09a, T11 und T23b)
  Wer ein Urteil anzweifelt, bekommt gezeigt, worauf es beruht: die Zeile des Plans, die Tage, die Meldungen, die
  gezählt haben, und die, die es nicht haben, die Rechnung mit ihren Zahlen und was das Urteil ändern würde.

  Regel: Die Rechnung steht mit ihren Zahlen da

    @T06
    Szenario: Eine Quote genau auf der Grenze wird vorgerechnet
      Angenommen bis zum 31.12.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 30 fehlerhaft
      Wenn das Urteil zu T06 am 01.02.2017 erläutert wird
      Dann steht unter "Was der Plan verspricht": "Verlangt: unter 10 %."
      Und steht unter "Rechnung": "Zusammengezählt aus 4 Meldungen: 30 (fehlerhaft) und 300 (geprüft)."
      Und steht unter "Rechnung": "Ohne Rundung verglichen: 30 × 100 = 3.000; 10 × 300 = 3.000. Verlangt ist 3.000 < 3.000: nein."
      Und steht unter "Was das Urteil ändern würde": "Bei höchstens 29 (fehlerhaft) von 300 – 9,7 % – wäre das Urteil 'erreicht'."

    @T09a
    Szenario: Ein Rückstand auf dem Weg wird vorgerechnet
      Angenommen bis zum 31.03.2016 wurden 60 Akten von Neufällen geprüft
      Wenn das Urteil zu T09a am 20.04.2016 erläutert wird
      Dann steht unter "Rechnung": "Am Weg gemessen: 60 Prüfungen; erwartet: 75 Prüfungen."
      Und steht unter "Rechnung": "Es fehlen 240 Prüfungen; bei 177 übrigen Arbeitstagen sind das 7 Prüfungen in der Woche."
      Und steht unter "Was das Urteil ändern würde": "Ab 75 Prüfungen wäre das Urteil 'offen'."
      Und lautet die Tafel unter "Vollständigkeit":
        | Bericht         | erwartet bis | Stand            |
        | 1. Quartal 2016 | 14.04.2016   | liegt vor        |
        | 2. Quartal 2016 | 14.07.2016   | noch nicht fällig |
        | 3. Quartal 2016 | 17.10.2016   | noch nicht fällig |
        | 4. Quartal 2016 | 13.01.2017   | noch nicht fällig |

  Regel: Verschiebt sich ein Tag, steht der Feiertag dabei

    @T11
    Szenario: Der 30.04.2016 verschiebt sich über das Wochenende und den Ersten Mai
      Wenn das Urteil zu T11 am 20.04.2016 erläutert wird
      Dann steht unter "Bis wann": "Laut Plan Samstag, 30.04.2016, spätestens Montag, 02.05.2016, bitte bis Freitag, 29.04.2016."
      Und steht unter "Bis wann": "Der Tag laut Plan ist kein Arbeitstag: Samstag, 30.04.2016 ist Wochenende; Sonntag, 01.05.2016 ist Erster Mai. Deshalb gilt der nächste Arbeitstag, 02.05.2016."

  Regel: Von jeder Meldung steht da, ob sie gezählt hat und warum nicht

    @T06
    Szenario: Eine Korrektur ersetzt die ältere Meldung, eine Anlassprüfung zählt nicht
      Angenommen die Fachaufsicht meldet am 10.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Auswahl | geprüft | fehlerhaft |
        | 01/2016 | KdU       | Zufall  | 100     | 40         |
        | 02/2016 | KdU       | Anlass  | 60      | 30         |
      Und die Fachaufsicht meldet am 20.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Auswahl | geprüft | fehlerhaft |
        | 01/2016 | KdU       | Zufall  | 100     | 9          |
      Wenn das Urteil zu T06 vom 04.07.2016 nach dem Kenntnisstand vom 04.07.2016, 07:00 Uhr, erläutert wird
      Dann steht unter "Rechnung": "Gemeldet: 9 (fehlerhaft) und 100 (geprüft)."
      Und lautet die Tafel unter "Meldungen, die nicht gezählt haben":
        | Warum nicht                                                      | Angaben                    |
        | ersetzt durch neuere Fassung (fachaufsicht_2016-Q1.csv, Zeile 1) | geprüft 100, fehlerhaft 40 |
        | andere Auswahl als verlangt                                      | geprüft 60, fehlerhaft 30  |

    @T06
    Szenario: Was am Stichtag noch nicht bekannt war, steht als unbekannt da
      Angenommen die Fachaufsicht meldet am 10.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Auswahl | geprüft | fehlerhaft |
        | 01/2016 | KdU       | Zufall  | 100     | 40         |
      Und die Fachaufsicht meldet am 20.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Auswahl | geprüft | fehlerhaft |
        | 01/2016 | KdU       | Zufall  | 100     | 9          |
      Wenn das Urteil zu T06 vom 15.04.2016 nach dem Kenntnisstand vom 15.04.2016, 07:00 Uhr, erläutert wird
      Dann steht unter "Rechnung": "Gemeldet: 40 (fehlerhaft) und 100 (geprüft)."
      Und lautet die Tafel unter "Meldungen, die nicht gezählt haben":
        | Warum nicht                         | Angaben                   |
        | am Stichtag noch nicht bekannt      | geprüft 100, fehlerhaft 9 |

    @T23b
    Szenario: Andere Geschäftsstellen sind eine Zeile, die eigene ersetzte Meldung steht da
      Angenommen die Geschäftsstelle Ratingen meldet am 10.03.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 10.05.2016 |              |
      Und die Geschäftsstelle Velbert meldet am 11.03.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 12.05.2016 |              |
      Und die Geschäftsstelle Ratingen meldet am 12.05.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 10.05.2016 | 10.05.2016   |
      Wenn das Urteil zu T23b in Ratingen am 04.07.2016 erläutert wird
      Dann steht unter "Meldungen, die nicht gezählt haben": "Nicht aufgeführt sind Meldungen anderer Einheiten: Velbert (1)."
      Und lautet die Tafel unter "Meldungen, die nicht gezählt haben":
        | gemeldet für   | Angaben                           |
        | Ratingen, 2016 | geplant 10.05.2016, Stand geplant |

  Regel: Was der Plan offenlässt, steht als Annahme da

    @T02
    Szenario: Wer im Nenner steht, ist eine Annahme
      Wenn das Urteil zu T02 am 04.07.2016 erläutert wird
      Dann steht unter "Annahmen, die der Plan nicht nennt": "Nenner: Flüchtlinge, deren Erstkontakt mehr als 28 Kalendertage zurückliegt – Wer gerade erst kam, kann noch kein Angebot haben; eine Karenz nennt der Plan nicht"

    @T06
    Szenario: Dass „unter“ wörtlich gilt, steht mit dem eigenen Zielwert da
      Wenn das Urteil zu T06 am 04.07.2016 erläutert wird
      Dann steht unter "Entscheidungen, nach denen geurteilt wird": "D1: 'unter' gilt wörtlich; genau 10 % hält es nicht ein. (ADR 0001)"
      Und steht unter "Bis wann": "Gezählt wird bis Samstag, 31.12.2016."

  Regel: Was ohne neue Meldung wird, steht mit seinem Tag da

    @T03
    Szenario: Ohne weiteren Bericht veraltet der Stand, und nach dem Jahr gibt es kein Urteil
      Angenommen das Controlling meldet am 14.04.2016 für März 2016 endgültig Unterkunftskosten von 24.000.000,00 € bei einem Soll von 24.600.000,00 €
      Wenn das Urteil zu T03 am 15.04.2016 erläutert wird
      Dann lautet die Tafel unter "Meldungen, die gezählt haben":
        | Angaben                                     |
        | Wert 24.000.000,00 €, Soll 24.600.000,00 € |
      Und steht unter "Was das Urteil ändern würde": "Ohne neue Meldung sind die Zahlen ab 18.05.2016 veraltet; das Urteil bleibt."
      Und steht unter "Was das Urteil ändern würde": "Ohne neue Meldung lautet das Urteil ab 01.01.2017 'nicht bewertbar'."

    @T11
    Szenario: Ein Termin ist am Tag nach der Frist überschritten
      Wenn das Urteil zu T11 am 20.04.2016 erläutert wird
      Dann steht unter "Was das Urteil ändern würde": "Ohne neue Meldung lautet das Urteil ab 03.05.2016 'Frist überschritten'."

  Regel: Was auf einzelne Menschen weisen könnte, wird nicht gezeigt

    @T06
    Szenario: Zwei fehlerhafte Fälle im ganzen Haus werden nicht genannt
      Angenommen bis zum 31.12.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 2 fehlerhaft
      Wenn das Urteil zu T06 am 01.02.2017 erläutert wird
      Dann steht unter "Rechnung": "Anzahlen unter 3 werden nicht gezeigt, auch nicht als Rest oder als Veränderung. Verglichen wurde mit den genauen Zahlen."
