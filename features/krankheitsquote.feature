# language: de
@T25
Funktionalität: Krankheitsquote von höchstens 11 Prozent (Plan 2016, Zeile T25)
  Die Quote soll auf 11 Prozent sinken; genau 11,0 Prozent ist erreicht. Der Absender veröffentlicht den
  Jahresdurchschnitt gerundet auf eine Stelle, deshalb wird auch so verglichen.

  Szenariogrundriss: Am Jahresende an der Grenze von 11 Prozent
    Angenommen das Controlling meldet am 13.01.2017 für Dezember 2016 endgültig eine Krankheitsquote von <gemeldet> %
    Wenn am 16.01.2017 geurteilt wird
    Dann lautet das Urteil zu T25 "<Urteil>" mit dem Kennwert "<Kennwert>"

    Beispiele:
      | gemeldet | Urteil              | Kennwert |
      | 10,9     | erreicht            | 10,9 %   |
      | 11,0     | erreicht            | 11,0 %   |
      | 11,04    | erreicht            | 11,0 %   |
      | 11,05    | Ziel nicht erreicht | 11,1 %   |
      | 11,4     | Ziel nicht erreicht | 11,4 %   |

  Szenario: Solange die Zahlen vorläufig sind, ist es auch das Urteil zu T25
    Angenommen das Controlling meldet am 13.01.2017 für Dezember 2016 vorläufig eine Krankheitsquote von 11,4 %
    Wenn am 16.01.2017 geurteilt wird
    Dann lautet das Urteil zu T25 "Ziel nicht erreicht (vorläufig)" mit dem Kennwert "11,4 %"
    Und begründet wird das mit "Die Zahlen sind vorläufig."

  Szenariogrundriss: Im Laufe des Jahres ist die Krankheitsquote ein Zwischenstand
    Angenommen das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote von <gemeldet> %
    Wenn am 15.04.2016 geurteilt wird
    Dann lautet das Urteil zu T25 "<Urteil>" mit dem Kennwert "<Kennwert>"
    Und begründet wird das mit "Der Absender nennt nur die Quote, nicht die Zahlen dahinter."

    Beispiele:
      | gemeldet | Urteil                                 | Kennwert |
      | 11,0     | erreicht (vorläufig)                   | 11,0 %   |
      | 11,4     | Zielwert überschritten (Zwischenstand) | 11,4 %   |

  Szenario: Der neueste Jahresdurchschnitt gilt, nicht der Mittelwert der Berichte
    Angenommen das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote von 13,0 %
    Und das Controlling meldet am 13.05.2016 für April 2016 endgültig eine Krankheitsquote von 10,8 %
    Wenn am 17.05.2016 geurteilt wird
    Dann lautet das Urteil zu T25 "erreicht (vorläufig)" mit dem Kennwert "10,8 %"

  Szenario: Ein spät eingetroffener älterer Bericht verdrängt den neueren nicht
    Angenommen das Controlling meldet am 13.05.2016 für April 2016 endgültig eine Krankheitsquote von 10,8 %
    Und das Controlling meldet am 16.05.2016 für März 2016 endgültig eine Krankheitsquote von 13,0 %
    Wenn am 17.05.2016 geurteilt wird
    Dann lautet das Urteil zu T25 "erreicht (vorläufig)" mit dem Kennwert "10,8 %"
