# language: de
Funktionalität: Der Jahresbericht nennt jedes Ziel mit seinem Urteil und keines als erreicht, dem Daten fehlen
  Wer das Jahr prüft, liest ihn auf Papier. Deshalb steht jedes Ziel des Plans darin, auch das, zu dem niemand etwas
  gemeldet hat, und was fehlt, steht für sich.

  Regel: Was fehlt, ist nie erreicht

    @haus @T06
    Szenario: Ein Jahr ohne eine einzige Meldung
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn am 01.06.2017 der Jahresbericht 2016 geschrieben wird
      Dann nennt er jedes Ziel des Plans mit seinem Urteil
      Und nennt er kein Ziel als erreicht
      Und steht T06 darin als "nicht bewertbar" und unter dem, was fehlt

    @T06
    Szenario: Drei von vier Quartalen zu T06 sind gemeldet
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Fachaufsicht meldet am 10.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Auswahl | geprüft | fehlerhaft |
        | 03/2016 | KdU       | Zufall  | 100     | 4          |
      Und die Fachaufsicht meldet am 10.07.2016 für das 2. Quartal 2016:
        | Monat   | Prüfthema | Auswahl | geprüft | fehlerhaft |
        | 06/2016 | KdU       | Zufall  | 100     | 4          |
      Und die Fachaufsicht meldet am 10.10.2016 für das 3. Quartal 2016:
        | Monat   | Prüfthema | Auswahl | geprüft | fehlerhaft |
        | 09/2016 | KdU       | Zufall  | 100     | 4          |
      Wenn die Zielwacht am 11.10.2016 um 07:00 Uhr läuft
      Und am 01.03.2017 der Jahresbericht 2016 geschrieben wird
      Dann steht T06 darin als "nicht bewertbar" und unter dem, was fehlt
