# language: de
Funktionalität: Die Regeln selbst werden geprüft
  Wer eine Regel ändert, soll merken, wenn sie nicht mehr sagt, was der Plan verlangt. Zu jedem Ziel gehören deshalb
  Tests, die auch bei der kleinsten Änderung anschlagen.

  Szenario: Jedes Ziel des Plans ist auf beiden Seiten seiner Grenze getestet
    Wenn die Tests aller Regeln laufen
    Dann schlägt kein Test fehl
    Und bei keinem Ziel fehlt eine Seite der Grenze

  Szenariogrundriss: Eine kleine Änderung an <Zeile> fällt auf
    Angenommen in der Regel zu <Zeile> steht "<jetzt>" statt "<bisher>"
    Wenn die Tests aller Regeln laufen
    Dann schlagen nur Tests zu <Zeile> fehl

    Beispiele:
      | Zeile | bisher                 | jetzt                  |
      | T06   | selection: random      | selection: risk        |
      | T11   | nominal: 2016-04-30    | nominal: 2016-05-01    |
      | T23a  | by: 2016-03-31         | by: 2016-04-30         |
      | T25   | rounding: half_up_1    | rounding: none         |

  Szenario: Ein Test, der nichts verlangt, gilt nicht als bestanden
    Angenommen ein Test zu T11 nennt kein erwartetes Urteil
    Wenn die Tests aller Regeln laufen
    Dann werden sie mit der Stelle des Fehlers zurückgewiesen

  Szenario: Wer eine Mail zu viel oder zu wenig bekommt, fällt auf
    Angenommen die Bereichsleitung Leistung ist nicht besetzt
    Und der Plan ist noch ein Entwurf
    Wenn der Verlauf "Einsatzkriterien, Frist auf einem Samstag" zu T11 mit seinen Mails geprüft wird
    Dann schlägt kein Test fehl
    Wenn im Verlauf "Einsatzkriterien, Frist auf einem Samstag" zu T11 eine Erinnerung weniger erwartet wird
    Dann nennt der Test zu T11 die Mail vom "22.04.2016" als zu viel
