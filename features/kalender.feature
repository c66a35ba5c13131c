# language: de
Funktionalität: Feiertage, Fristen und Arbeitstage
  Wann etwas fällig ist, sagt der Kalender des Landes: Feiertag ist, was im ganzen Land gesetzlicher Feiertag ist, und
  was das Haus als Feiertag an seinem Ort erklärt.
  Fristen enden nach den §§ 187 bis 193 des Bürgerlichen Gesetzbuchs; erinnert wird von der Frist aus zurück.

  Regel: Brauchtum und Heiligabend sind Arbeitstage

    Szenariogrundriss: Ein zugesagter Tag in Nordrhein-Westfalen
      Wenn in Nordrhein-Westfalen etwas zum <Tag> zugesagt ist
      Dann ist es bis <erbeten> erbeten und spätestens am <spätestens> fällig

      Beispiele: kein Feiertag
        | Tag                    | erbeten                | spätestens             |
        | Montag, 08.02.2016     | Montag, 08.02.2016     | Montag, 08.02.2016     |
        | Donnerstag, 24.12.2015 | Donnerstag, 24.12.2015 | Donnerstag, 24.12.2015 |
        | Montag, 31.10.2016     | Montag, 31.10.2016     | Montag, 31.10.2016     |

      Beispiele: Feiertage und Wochenenden
        | Tag                    | erbeten                | spätestens             |
        | Freitag, 25.03.2016    | Donnerstag, 24.03.2016 | Dienstag, 29.03.2016   |
        | Samstag, 30.04.2016    | Freitag, 29.04.2016    | Montag, 02.05.2016     |
        | Samstag, 31.12.2016    | Freitag, 30.12.2016    | Montag, 02.01.2017     |

      Beispiele: der Reformationstag, einmalig 2017
        | Tag                    | erbeten                | spätestens             |
        | Dienstag, 31.10.2017   | Montag, 30.10.2017     | Donnerstag, 02.11.2017 |
        | Mittwoch, 31.10.2018   | Mittwoch, 31.10.2018   | Mittwoch, 31.10.2018   |

  Regel: Es gilt der Feiertag des Landes, nicht der einer einzelnen Gemeinde

    Szenariogrundriss: Derselbe Tag in verschiedenen Ländern
      Wenn in <Land> etwas zum <Tag> zugesagt ist
      Dann ist es bis <erbeten> erbeten und spätestens am <spätestens> fällig

      Beispiele:
        | Land                | Tag                    | erbeten              | spätestens             |
        | Sachsen             | Mittwoch, 16.11.2016   | Dienstag, 15.11.2016 | Donnerstag, 17.11.2016 |
        | Nordrhein-Westfalen | Mittwoch, 16.11.2016   | Mittwoch, 16.11.2016 | Mittwoch, 16.11.2016   |
        | Saarland            | Montag, 15.08.2016     | Freitag, 12.08.2016  | Dienstag, 16.08.2016   |
        | Bayern              | Montag, 15.08.2016     | Montag, 15.08.2016   | Montag, 15.08.2016     |
        | Berlin              | Freitag, 08.05.2020    | Donnerstag, 07.05.2020 | Montag, 11.05.2020   |
        | Hamburg             | Mittwoch, 31.10.2018   | Dienstag, 30.10.2018 | Donnerstag, 01.11.2018 |

  Regel: Ein Feiertag des Ortes verschiebt Fristen, wo das Haus ihn erklärt

    Szenariogrundriss: Eine Zusage an einem Ort mit eigenem Feiertag
      Angenommen ein Haus in <Land>, an dessen Ort <Feiertag> gesetzlicher Feiertag ist
      Wenn dort etwas zum <Tag> zugesagt ist
      Dann ist es bis <erbeten> erbeten und spätestens am <spätestens> fällig

      Beispiele:
        | Land      | Feiertag                      | Tag                    | erbeten               | spätestens           |
        | Bayern    | Mariä Himmelfahrt             | Montag, 15.08.2016     | Freitag, 12.08.2016   | Dienstag, 16.08.2016 |
        | Bayern    | Augsburger Hohes Friedensfest | Montag, 08.08.2016     | Freitag, 05.08.2016   | Dienstag, 09.08.2016 |
        | Bayern    | Augsburger Hohes Friedensfest | Montag, 15.08.2016     | Montag, 15.08.2016    | Montag, 15.08.2016   |
        | Sachsen   | Fronleichnam                  | Donnerstag, 26.05.2016 | Mittwoch, 25.05.2016  | Freitag, 27.05.2016  |
        | Thüringen | Fronleichnam                  | Donnerstag, 15.06.2017 | Mittwoch, 14.06.2017  | Freitag, 16.06.2017  |
        | Wien      | Karfreitag                    | Freitag, 25.03.2016    | Donnerstag, 24.03.2016 | Dienstag, 29.03.2016 |

  Regel: Ein Schließtag des Hauses verschiebt keine Frist, es sei denn, das Haus sagt es und sagt warum

    Szenario: Am Rosenmontag ist das Haus zu, die Frist läuft ab
      Angenommen ein Haus in Nordrhein-Westfalen, das jedes Jahr am Rosenmontag schließt
      Wenn dort etwas zum Montag, 08.02.2016 zugesagt ist
      Dann ist es bis Freitag, 05.02.2016 erbeten und spätestens am Montag, 08.02.2016 fällig

    Szenario: Mit den Trägern ist vereinbart, dass am Rosenmontag keine Frist abläuft
      Angenommen ein Haus in Nordrhein-Westfalen, das jedes Jahr am Rosenmontag schließt, womit sich Fristen verschieben, weil es so mit den Trägern vereinbart ist
      Wenn dort etwas zum Montag, 08.02.2016 zugesagt ist
      Dann ist es bis Freitag, 05.02.2016 erbeten und spätestens am Dienstag, 09.02.2016 fällig

  Regel: Der Kalender eines Jahres lässt sich Zeile für Zeile mit dem Gesetz vergleichen

    Szenario: Was am Ort gilt, wer es sagt und ob es Fristen verschiebt
      Angenommen ein Haus in Bayern, an dessen Ort Mariä Himmelfahrt gesetzlicher Feiertag ist
      Wenn der Kalender 2016 zum Prüfen gezeigt wird
      Dann steht darin "☐ Do 26.05. Fronleichnam verschiebt Fristen: Feiertag in BY"
      Und steht darin "☐ Mo 15.08. Mariä Himmelfahrt verschiebt Fristen: örtlich, vom Haus erklärt (Art. 1 Abs. 1 Nr. 2 BayFTG)"
      Und steht darin "☐ August: 22 Arbeitstage, das Haus ist an 22 davon offen"

    Szenario: Ein Feiertag, den das Gesetz den Gemeinden lässt und den das Haus nicht erklärt hat, fällt beim Prüfen auf
      Angenommen ein Haus in Bayern, an dessen Ort Mariä Himmelfahrt gesetzlicher Feiertag ist
      Wenn der Kalender 2016 zum Prüfen gezeigt wird
      Dann steht darin "Am Ort nicht erklärt, also Arbeitstag:"
      Und steht darin "☐ Mo 08.08. Augsburger Hohes Friedensfest Art. 1 Abs. 2 BayFTG"

    Szenario: Ein Schließtag des Hauses steht als solcher darin
      Angenommen ein Haus in Nordrhein-Westfalen, das jedes Jahr am Rosenmontag schließt
      Wenn der Kalender 2016 zum Prüfen gezeigt wird
      Dann steht darin "☐ Mo 08.02. Rosenmontag verschiebt keine Frist: vom Haus bestimmt"
      Und steht darin "☐ Februar: 21 Arbeitstage, das Haus ist an 20 davon offen"

  Regel: In Österreich und in der Schweiz gelten die Feiertage des Bundeslandes und des Kantons

    Szenariogrundriss: Derselbe Tag jenseits der Grenze
      Wenn <wo> etwas zum <Tag> zugesagt ist
      Dann ist es bis <erbeten> erbeten und spätestens am <spätestens> fällig

      Beispiele:
        | wo               | Tag                    | erbeten                | spätestens             |
        | in Wien          | Mittwoch, 26.10.2016   | Dienstag, 25.10.2016   | Donnerstag, 27.10.2016 |
        | in Wien          | Freitag, 25.03.2016    | Freitag, 25.03.2016    | Freitag, 25.03.2016    |
        | in Wien          | Montag, 03.10.2016     | Montag, 03.10.2016     | Montag, 03.10.2016     |
        | im Kanton Zürich | Montag, 01.08.2016     | Freitag, 29.07.2016    | Dienstag, 02.08.2016   |
        | im Kanton Zürich | Donnerstag, 26.05.2016 | Donnerstag, 26.05.2016 | Donnerstag, 26.05.2016 |
        | im Kanton Luzern | Donnerstag, 26.05.2016 | Mittwoch, 25.05.2016   | Freitag, 27.05.2016    |

  Regel: Eine Monatsfrist endet am Tag gleicher Zahl, sonst am letzten Tag des Monats

    Szenariogrundriss: Der Tag des Ereignisses zählt nicht mit
      Wenn eine Frist von <Dauer> durch ein Ereignis am <Tag> beginnt
      Dann endet sie am <Ende>

      Beispiele:
        | Dauer                | Tag        | Ende       |
        | 1 Monat              | 31.01.2016 | 29.02.2016 |
        | 1 Monat              | 31.01.2015 | 28.02.2015 |
        | 1 Monat              | 29.02.2016 | 29.03.2016 |
        | 6 Monaten            | 31.08.2016 | 28.02.2017 |
        | einem halben Jahr    | 31.08.2016 | 28.02.2017 |
        | einem halben Monat   | 15.02.2016 | 01.03.2016 |
        | eineinhalb Monaten   | 17.01.2005 | 04.03.2005 |
        | 1 Jahr               | 29.02.2016 | 28.02.2017 |
        | 2 Wochen             | 15.01.2016 | 29.01.2016 |
        | 10 Tagen             | 15.01.2016 | 25.01.2016 |

    Szenariogrundriss: Der erste Tag zählt mit
      Wenn eine Frist von <Dauer> mit Beginn des <Tag> beginnt
      Dann endet sie am <Ende>

      Beispiele:
        | Dauer     | Tag        | Ende       |
        | 1 Monat   | 01.05.2016 | 31.05.2016 |
        | 1 Monat   | 31.01.2015 | 28.02.2015 |
        | 6 Monaten | 01.09.2016 | 28.02.2017 |
        | 10 Tagen  | 15.01.2016 | 24.01.2016 |

  Regel: Eine Verlängerung schließt an das Ende der alten Frist an

    Szenario: Die Verlängerung um einen Monat nach dem Februar
      Wenn eine Frist von 6 Monaten durch ein Ereignis am 31.08.2016 beginnt
      Und sie um 1 Monat verlängert wird
      Dann endet sie am 31.03.2017

    Szenario: Die Verlängerung zählt ab dem Samstag, auf den die alte Frist fiel
      Wenn eine Frist von 1 Monat durch ein Ereignis am 30.03.2016 beginnt
      Und sie um 10 Tage verlängert wird
      Dann endet sie am 10.05.2016

  Regel: Rückwärts zählen nur Arbeitstage

    Szenariogrundriss: Der Vorlauf vor einem Tag
      Wenn in Nordrhein-Westfalen <Zahl> Arbeitstage vor dem <Tag> gezählt werden
      Dann ist das der <Ergebnis>

      Beispiele:
        | Zahl | Tag                  | Ergebnis               |
        | 10   | Dienstag, 17.05.2016 | Freitag, 29.04.2016    |
        | 1    | Montag, 02.05.2016   | Freitag, 29.04.2016    |
        | 1    | Samstag, 30.04.2016  | Freitag, 29.04.2016    |
        | 20   | Freitag, 29.04.2016  | Freitag, 01.04.2016    |
        | 5    | Montag, 02.01.2017   | Freitag, 23.12.2016    |
