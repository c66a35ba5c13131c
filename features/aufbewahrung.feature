# language: de
Funktionalität: Was gelöscht ist, steht nirgends mehr, und die Prüfspur bleibt heil
  Eine Begründung kann mehr sagen, als sie darf. Dann muss sie verschwinden, auch aus den Mails, die sie wiederholt haben.
  Wer prüft, sieht weiter, dass etwas entschieden und dass etwas gelöscht wurde: wann, welche Klasse, durch welche Rolle.

  Regel: Ein gelöschter Grund ist nirgends mehr zu lesen

    @T11
    Szenario: Der Grund einer Stummschaltung wird samt der Vorlage gelöscht, die ihn wiederholt
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 04.05.2016 um 10:00 Uhr den Befund zu T11 bis zum 11.05.2016 stummschaltet, weil "Kollegium im Rosengarten"
      Und die Zielwacht vom 05.05.2016 bis zum 23.05.2016 täglich um 07:00 Uhr läuft
      Dann steht "Kollegium im Rosengarten" im Bestand
      Wenn die Geschäftsführung am 24.05.2016 um 10:00 Uhr den Grund der Entscheidung zu T11 löscht
      Dann steht "Kollegium im Rosengarten" an keiner Stelle des Bestandes
      Und ist der Bestand unversehrt
      Und nennt die Prüfspur eine Löschung der Klasse "Begründungen" am 24.05.2016 durch die Geschäftsführung
      Und ist der Befund zu T11 weiter stummgeschaltet worden, ohne dass ein Grund dabei steht

  Regel: Was fällig ist, geht, und eine Löschsperre hält es auf

    @T11
    Szenario: Während ein Verfahren läuft, bleibt der Grund einer Stummschaltung, danach geht er
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 04.05.2016 um 10:00 Uhr den Befund zu T11 bis zum 11.05.2016 stummschaltet, weil "Kollegium im Rosengarten"
      Und die Zielwacht vom 05.05.2016 bis zum 23.05.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 01.06.2018 um 10:00 Uhr die Klasse "Begründungen" bis zum 31.12.2018 sperrt, weil "ein Verfahren läuft"
      Und die Geschäftsführung am 01.07.2018 um 10:00 Uhr löscht, was nach der Frist "P2Y" von der Klasse "Begründungen" fällig ist
      Dann steht "Kollegium im Rosengarten" im Bestand
      Wenn die Geschäftsführung am 01.01.2019 um 10:00 Uhr löscht, was nach der Frist "P2Y" von der Klasse "Begründungen" fällig ist
      Dann steht "Kollegium im Rosengarten" an keiner Stelle des Bestandes
      Und ist der Bestand unversehrt
