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

  Szenario: Ist der Bericht da und nur die Zeile nicht darin, heißt es nicht, der Bericht fehle
    Angenommen das Controlling meldet am 12.02.2016 für Januar 2016 vorläufig Unterkunftskosten von 8.100.000,00 € ohne Soll
    Wenn am 15.02.2016 geurteilt wird
    Dann lautet das Urteil zu T25 "nicht bewertbar"
    Und begründet wird das mit "Im Bericht Januar 2016 fehlt die Zeile „Krankheitsquote“."

  @T03
  Szenario: Wer vom fehlenden Bericht wusste, liest, wie viele der Ziele damit beurteilt sind
    Angenommen einzelne Mails sind nicht begrenzt
    Und der Plan ist am 04.01.2016 beschlossen
    Und das Controlling meldet am 16.02.2016 für Januar 2016 vorläufig Unterkunftskosten von 8.100.000,00 € bei einem Soll von 98.200.000,00 €
    Wenn die Zielwacht vom 12.02.2016 bis zum 17.02.2016 täglich um 07:00 Uhr läuft
    Dann sind zum Bericht "Zielnachhaltung (Monat) Januar 2016" genau diese Mails angekommen:
      | Tag                  | an                             | Betreff beginnt mit |
      | Montag, 15.02.2016   | controlling@jobcenter.example  | [Bericht fehlt]     |
      | Mittwoch, 17.02.2016 | controlling@jobcenter.example  | [Bericht ist da]    |
    Und nennt die Mail vom 17.02.2016 an controlling@jobcenter.example zum Bericht "Zielnachhaltung (Monat) Januar 2016" in Text und HTML:
      | 1 von 2 Zielen ist damit beurteilt.                                                                         |
      | Krankheitsquote im Jahresdurchschnitt (Plan, T25, Zeile 510): Im Bericht Januar 2016 fehlt die Zeile „Krankheitsquote“. |
