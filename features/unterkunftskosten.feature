# language: de
@T03
Funktionalität: Unterkunftskosten der Bestandskunden unter 98.200.000 Euro (Plan 2016, Zeile T03)
  Gezählt wird die Summe seit Jahresbeginn, auf den Cent genau. Was einmal ausgegeben ist, lässt sich im Jahr nicht
  mehr heilen. Als Weg gilt der Sollwert des Absenders, ohne ihn zwölf gleiche Monate.

  Regel: Genau 98.200.000,00 € ist das Ziel nicht erreicht, auch mitten im Jahr

    Szenariogrundriss: Ein Cent entscheidet schon im März
      Angenommen das Controlling meldet am 14.04.2016 für März 2016 endgültig Unterkunftskosten von <Betrag> € bei einem Soll von 99.000.000,00 €
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T03 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Betrag        | Urteil              | Kennwert        |
        | 98.199.999,99 | offen               | 98.199.999,99 € |
        | 98.200.000,00 | Ziel nicht erreicht | 98.200.000,00 € |
        | 98.200.000,01 | Ziel nicht erreicht | 98.200.000,01 € |

    Szenariogrundriss: Ein Cent entscheidet auch am Jahresende
      Angenommen das Controlling meldet am 13.01.2017 für Dezember 2016 <Status> Unterkunftskosten von <Betrag> € bei einem Soll von 98.200.000,00 €
      Wenn am 16.01.2017 geurteilt wird
      Dann lautet das Urteil zu T03 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Status    | Betrag        | Urteil                          | Kennwert        |
        | endgültig | 98.199.999,99 | erreicht                        | 98.199.999,99 € |
        | vorläufig | 98.199.999,99 | erreicht (vorläufig)            | 98.199.999,99 € |
        | endgültig | 98.200.000,00 | Ziel nicht erreicht             | 98.200.000,00 € |
        | vorläufig | 98.200.000,00 | Ziel nicht erreicht (vorläufig) | 98.200.000,00 € |

  Regel: Über dem Weg ist das Ziel gefährdet

    Szenariogrundriss: Der Sollwert des Absenders ist der Weg
      Angenommen das Controlling meldet am 14.04.2016 für März 2016 vorläufig Unterkunftskosten von <Betrag> € bei einem Soll von 24.600.000,00 €
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T03 "<Urteil>" mit dem Kennwert "<Kennwert>"
      Und begründet wird das mit "Als Weg gilt der Sollwert des Absenders zum 31.03.2016: 24.600.000,00 €."

      Beispiele:
        | Betrag        | Urteil    | Kennwert        |
        | 24.600.000,00 | offen     | 24.600.000,00 € |
        | 24.600.000,01 | gefährdet | 24.600.000,01 € |

    Szenariogrundriss: Ohne Sollwert sind zwölf gleiche Monate der Weg
      Angenommen das Controlling meldet am 14.04.2016 für März 2016 vorläufig Unterkunftskosten von <Betrag> € ohne Soll
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T03 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Betrag        | Urteil    | Kennwert        |
        | 24.550.000,00 | offen     | 24.550.000,00 € |
        | 24.550.000,01 | gefährdet | 24.550.000,01 € |

  Regel: Ohne Bericht wird nicht geurteilt

    Szenario: Der erste Bericht zu T03 wird bis zum 12.02.2016 erwartet
      Wenn am Freitag, 12.02.2016 geurteilt wird
      Dann lautet das Urteil zu T03 "offen" mit dem Kennwert "keiner"
      Wenn am Samstag, 13.02.2016 geurteilt wird
      Dann lautet das Urteil zu T03 "nicht bewertbar" mit dem Kennwert "keiner"
      Und begründet wird das mit "Es liegen keine Zahlen vor; als Erstes fehlt der Bericht „Januar 2016“."

    Szenario: Ein Bericht der Summe seit Jahresbeginn holt versäumte Monate nach
      Angenommen das Controlling meldet am 14.04.2016 für März 2016 endgültig Unterkunftskosten von 24.000.000,00 € ohne Soll
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T03 "offen" mit dem Kennwert "24.000.000,00 €"
