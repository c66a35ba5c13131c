# language: de
Funktionalität: Auf welchen Wegen eine Antwort ins Haus kommt (Plan 2016)
  Wer antwortet, antwortet aus seinem Mailprogramm. Die Antwort kommt aus dem Postfach der Zielwacht oder als Datei im
  Eingang herein, genau einmal, und auf beiden Wegen bleibt von der Mail nichts als die Antwort.

  Regel: Eine Antwort, die als Datei im Eingang liegt, wartet, und die Datei ist weg

    @T11
    Szenario: Von der abgelegten Mail bleibt weder Inhalt noch Name
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus ottokar.mustermann@jobcenter.example eine Antwort auf die letzte Mail zu T11 als Datei "AW Frist Mustermann.eml" im Eingang liegt: "ERLEDIGT 29.04. 50.1-2016/077"
      Dann warten diese Antworten auf die Eintragung:
        | Antwort  | Zweifel | Absender | Aktenzeichen  |
        | erledigt |         | Haus     | 50.1-2016/077 |
      Und liegt im Eingang die Empfangsbestätigung "ANTWORT EINGEGANGEN: Sie wartet auf die Eintragung."
      Und steht "ustermann" nirgends im Eingang
      Und steht "ustermann" nirgends im Speicher

  Regel: Das Postfach der Zielwacht wird gelesen, und jede Antwort zählt von ihrem Eingang an

    @T11
    Szenario: Um neun geantwortet, um elf gelesen
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example eine Antwort auf die letzte Mail zu T11 im Postfach der Zielwacht eingeht: "ÜBERNEHME bis 20.05."
      Und das Postfach der Zielwacht am 03.05.2016 um 11:00 Uhr gelesen wird
      Dann warten diese Antworten auf die Eintragung:
        | Antwort    | Zweifel | Absender | Aktenzeichen |
        | übernommen |         | Stelle   |              |
      Und zählt die Antwort vom 03.05.2016, 09:00 Uhr an
      Und liegt im Postfach der Zielwacht keine Mail mehr

    @T11
    Szenario: Ein Abbruch mitten im Lesen verliert keine Antwort und verdoppelt keine
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example eine Antwort auf die letzte Mail zu T11 im Postfach der Zielwacht eingeht: "ÜBERNEHME bis 20.05."
      Und das Programm am 03.05.2016 um 09:05 Uhr abbricht, bevor die gelesene Mail aus dem Postfach genommen ist
      Und das Postfach der Zielwacht am 03.05.2016 um 09:10 Uhr gelesen wird
      Dann warten diese Antworten auf die Eintragung:
        | Antwort    | Zweifel | Absender | Aktenzeichen |
        | übernommen |         | Stelle   |              |
      Und liegt im Postfach der Zielwacht keine Mail mehr

  Regel: Ist das Postfach nicht zu lesen, erfährt es die Technik, und keine Antwort geht verloren

    @T11
    Szenario: Das Kennwort des Postfachs ist abgelaufen
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und das Kennwort des Postfachs der Zielwacht ist abgelaufen
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und am 03.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example eine Antwort auf die letzte Mail zu T11 im Postfach der Zielwacht eingeht: "ÜBERNEHME bis 20.05."
      Und das Postfach der Zielwacht am 03.05.2016 um 09:05 Uhr gelesen wird
      Und das Postfach der Zielwacht am 03.05.2016 um 09:30 Uhr gelesen wird
      Und die Zielwacht am 04.05.2016 um 07:00 Uhr läuft
      Dann nennt die Zielwacht die Störung "die Anmeldung ist abgelehnt (Kennwort abgelaufen)"
      Und sind am 04.05.2016 an it@jobcenter.example genau diese Mails angekommen:
        | Betreff beginnt mit                      |
        | [Störung] Antworten werden nicht gelesen |
      Wenn das Kennwort des Postfachs erneuert ist
      Und das Postfach der Zielwacht am 04.05.2016 um 08:00 Uhr gelesen wird
      Dann zählt die Antwort vom 03.05.2016, 09:00 Uhr an
      Und nennt die Zielwacht keine Störung zu "Antworten"
