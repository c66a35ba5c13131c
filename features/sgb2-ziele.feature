# language: de
Funktionalität: Integrationsquoten und Langzeitleistungsbezug (Plan 2016, Zeilen P27 bis P30)
  Die Ziele der Steuerung nach dem SGB II: 21,2 Prozent Integrationen ohne Asyl und Flucht (P27), 10,0 Prozent bei Asyl
  und Flucht (P28), 20,5 Prozent insgesamt (P29) und höchstens 1,5 Prozent mehr Langzeitleistungsbeziehende als im
  Vorjahr (P30). Maßgeblich ist die Quote mit ihrem endgültigen Nenner, nicht die Zahl der Personen im Plan.

  Regel: Die Quote gilt ungerundet, nur die Quote insgesamt wird wie veröffentlicht gerundet

    @P27
    Szenariogrundriss: P27 an der Grenze von 21,2 Prozent
      Angenommen das Controlling meldet am 05.04.2017 für Dezember 2016 endgültig zu P27 den Zähler <Integrationen> und den Nenner <Personen>
      Wenn am 06.04.2017 geurteilt wird
      Dann lautet das Urteil zu P27 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Integrationen | Personen | Urteil              | Kennwert                  |
        | 5.592         | 26.380   | Ziel nicht erreicht | 21,198 % (5592 von 26380) |
        | 5.593         | 26.380   | erreicht            | 21,202 % (5593 von 26380) |
        | 5.300         | 25.000   | erreicht            | 21,2 % (5300 von 25000)   |
        | 5.299         | 25.000   | Ziel nicht erreicht | 21,196 % (5299 von 25000) |

    @P28
    Szenariogrundriss: P28 an der Grenze von 10,0 Prozent
      Angenommen das Controlling meldet am 05.04.2017 für Dezember 2016 endgültig zu P28 den Zähler <Integrationen> und den Nenner 1.936
      Wenn am 06.04.2017 geurteilt wird
      Dann lautet das Urteil zu P28 "<Urteil>" mit dem Kennwert "<Kennwert>"
      Und begründet wird das mit "<Grund>"

      Beispiele:
        | Integrationen | Urteil              | Kennwert               | Grund                                                                                 |
        | 193           | Ziel nicht erreicht | 9,97 % (193 von 1936)  | Nur gerundet wäre der Zielwert erreicht (genau: 9,969 %).                       |
        | 194           | erreicht            | 10,02 % (194 von 1936) | Der Zeitraum ist vorbei und vollständig gemeldet: 10,02 %; verlangt: mindestens 10 %. |

    @P29
    Szenariogrundriss: P29 an der Grenze von 20,45 Prozent, die gerundet 20,5 sind
      Angenommen das Controlling meldet am 05.04.2017 für Dezember 2016 endgültig zu P29 den Zähler <Integrationen> und den Nenner <Personen>
      Wenn am 06.04.2017 geurteilt wird
      Dann lautet das Urteil zu P29 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Integrationen | Personen | Urteil              | Kennwert                |
        | 4.089         | 20.000   | Ziel nicht erreicht | 20,4 % (4089 von 20000) |
        | 4.090         | 20.000   | erreicht            | 20,5 % (4090 von 20000) |
        | 5.790         | 28.316   | Ziel nicht erreicht | 20,4 % (5790 von 28316) |
        | 5.793         | 28.316   | erreicht            | 20,5 % (5793 von 28316) |

    @P29
    Szenario: Wird zu P29 gerundet, steht der genaue Wert daneben
      Angenommen das Controlling meldet am 05.04.2017 für Dezember 2016 endgültig zu P29 den Zähler 4.090 und den Nenner 20.000
      Wenn am 06.04.2017 geurteilt wird
      Dann lautet das Urteil zu P29 "erreicht" mit dem Kennwert "20,5 % (4090 von 20000)"
      Und begründet wird das mit "Verglichen wird wie veröffentlicht, gerundet auf eine Stelle; genau: 20,450 %."

  Regel: Der Zuwachs misst sich am endgültigen Vorjahr

    @P30
    Szenariogrundriss: P30 an der Grenze von 1,5 Prozent
      Angenommen das Controlling meldet am 05.04.2017 für Dezember 2016 endgültig zu P30 den Zähler <2016> und den Nenner <2015>
      Wenn am 06.04.2017 geurteilt wird
      Dann lautet das Urteil zu P30 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | 2016   | 2015   | Urteil              | Kennwert                        |
        | 17.948 | 17.683 | erreicht            | 1,499 % (17948 gegenüber 17683) |
        | 17.949 | 17.683 | Ziel nicht erreicht | 1,504 % (17949 gegenüber 17683) |
        | 20.300 | 20.000 | erreicht            | 1,5 % (20300 gegenüber 20000)   |
        | 20.301 | 20.000 | Ziel nicht erreicht | 1,51 % (20301 gegenüber 20000)  |
        | 17.600 | 17.683 | erreicht            | -0,5 % (17600 gegenüber 17683)  |

    @P30
    Szenario: Ohne das Vorjahr gibt es keinen Zuwachs zu beurteilen
      Angenommen das Controlling meldet am 05.04.2017 für Dezember 2016 endgültig zu P30 den Zähler 17.948 und den Nenner 0
      Wenn am 06.04.2017 geurteilt wird
      Dann lautet das Urteil zu P30 "nicht bewertbar" mit dem Kennwert "keiner"
      Und begründet wird das mit "Der Vergleichswert des Vorjahres fehlt; ohne ihn gibt es keine Veränderung zu beurteilen."

  Regel: Im Laufe des Jahres gilt das Soll des Monats, nie die Jahresquote

    @P27
    Szenariogrundriss: P27 im März an der Grenze des Solls
      Angenommen das Controlling meldet am 30.06.2016 für März 2016 endgültig zu P27 den Zähler <Integrationen> und den Nenner 26.000 bei einem Soll von 5,0 %
      Wenn am 01.07.2016 geurteilt wird
      Dann lautet das Urteil zu P27 "<Urteil>"

      Beispiele:
        | Integrationen | Urteil    |
        | 1.299         | gefährdet |
        | 1.300         | offen     |

    @P27 @P28 @P29 @P30
    Szenariogrundriss: Die Zahlen eines Monats sind erst drei Monate später endgültig und werden vorher nicht vermisst
      Wenn am Samstag, 30.04.2016 geurteilt wird
      Dann lautet das Urteil zu <Zeile> "offen" mit dem Kennwert "keiner"
      Wenn am Sonntag, 01.05.2016 geurteilt wird
      Dann lautet das Urteil zu <Zeile> "nicht bewertbar" mit dem Kennwert "keiner"

      Beispiele:
        | Zeile |
        | P27   |
        | P28   |
        | P29   |
        | P30   |
