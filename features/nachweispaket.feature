# language: de
Funktionalität: Ein Nachweis zum Mitnehmen beweist, was war, und verrät niemanden
  Wer prüft, nimmt zu einem Befund alles mit: die Regel, die galt, die gemeldete Datei, die Mails, wie sie das Haus
  verlassen haben, und das Protokoll. Nachgerechnet wird das ohne die Zielwacht. Anzahlen unter 3 und Namen bleiben im
  Haus; was deshalb fehlt, steht mit dem Grund in einer Liste.

  Regel: Der Nachweis zum Befund enthält Regel, Datei und Mail

    @T11
    Szenario: Das Protokoll zu T11 kam zu spät, und der Nachweis zeigt, wer wann davon erfuhr
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und zu T11 wird am Dienstag, 10.05.2016 das Protokoll "50.1-2016/077" vorgelegt und gemeldet
      Wenn die Zielwacht vom 02.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Dann enthält der Nachweis zum Befund zu T11 die Regel, 1 Datei und 4 Mails
      Und hält der Nachweis einer Prüfung ohne die Zielwacht stand
      Und ist der Nachweis beim zweiten Mal Byte für Byte derselbe

  Regel: Der Nachweis enthält keine kleinen Zahlen

    @T02
    Szenario: 57 von 58 Flüchtlingen haben ein Angebot, und der Nachweis sagt nicht, dass es einer nicht hat
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und bis zum 30.06.2016 haben 57 von 58 Flüchtlingen ein Angebot
      Wenn die Zielwacht vom 18.07.2016 bis zum 26.07.2016 täglich um 07:00 Uhr läuft
      Dann enthält der Nachweis zum Befund zu T02 die Regel, 0 Dateien und 2 Mails
      Und hält der Nachweis einer Prüfung ohne die Zielwacht stand
      Und nennt nichts im Nachweis "57 von 58"
      Und ist unter anderem als ausgelassen genannt:
        | was                    | warum                                                                                             |
        | Kennwert eines Urteils | enthält eine Anzahl unter 3, lässt eine solche errechnen oder ist eine Personalzahl einer Einheit |
        | Meldung                | enthält eine Anzahl unter 3, lässt eine solche errechnen oder ist eine Personalzahl einer Einheit |
